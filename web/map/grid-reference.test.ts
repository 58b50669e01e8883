import { describe, expect, it } from 'vitest';
import { gridReference } from './grid-reference.js';

describe('a reference of the National Grid', () => {
  it.each([
    ['TQ 300 800', 530_000, 180_000],
    ['SD 333 173', 333_390, 417_310],
    ['NY 215 072', 321_500, 507_290],
    ['HU 480 420', 448_000, 1_142_000],
    ['SV 890 120', 89_000, 12_000],
  ])('%s', (reference, easting, northing) => {
    expect(gridReference(easting, northing)).toBe(reference);
  });

  it('has eight figures for ten metres', () => {
    expect(gridReference(333_390, 417_310, 10)).toBe('SD 3339 1731');
    expect(gridReference(330_000, 400_550, 10)).toBe('SD 3000 0055');
  });
});
