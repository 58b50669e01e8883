import { describe, expect, it } from 'vitest';
import { carriedForward, isSameBasis, type Basis } from './carried-forward.js';

const [JAN, FEB, MAR] = ['2025-01-01', '2025-02-01', '2025-03-01'] as const;
const cell = (area: string, month: string, count: number) => ({ area, month, category: 'Noise', count });
const basis = (covered: readonly string[], ...levels: Basis['levels']): Basis => ({ loader: null, covered, levels });
const before = basis([JAN, FEB], [cell('W1', JAN, 5), cell('W1', FEB, 20), cell('W2', JAN, 12)]);

describe('what is published next', () => {
  it('is what was published, while fewer than ten records of published months have changed', () => {
    const removed = basis([JAN, FEB], [cell('W1', JAN, 4), cell('W1', FEB, 20), cell('W2', JAN, 12)]);
    expect(isSameBasis(carriedForward(before, removed), before)).toBe(true);
    const nine = basis([JAN, FEB], [cell('W1', JAN, 5), cell('W1', FEB, 29), cell('W2', JAN, 12)]);
    expect(isSameBasis(carriedForward(before, nine), before)).toBe(true);
    const ten = basis([JAN, FEB], [cell('W1', JAN, 4), cell('W1', FEB, 29), cell('W2', JAN, 12)]);
    expect(isSameBasis(carriedForward(before, ten), ten)).toBe(true);
  });

  it('is a new month beside the published ones as they were', () => {
    const next = basis([JAN, FEB, MAR], [cell('W1', JAN, 4), cell('W1', FEB, 20), cell('W2', JAN, 12), cell('W2', MAR, 3)]);
    expect(carriedForward(before, next).levels[0]).toEqual([...before.levels[0]!, cell('W2', MAR, 3)]);
  });

  it('keeps a month whose last record was taken out, and drops one that is covered no more', () => {
    const one = basis([JAN, FEB], [cell('W1', JAN, 1)]);
    expect(isSameBasis(carriedForward(one, basis([JAN, FEB], [])), one)).toBe(true);
    expect(carriedForward(before, basis([JAN], [cell('W1', JAN, 5), cell('W2', JAN, 12)])).levels[0]).toEqual([
      cell('W1', JAN, 5),
      cell('W2', JAN, 12),
    ]);
  });

  it('counts a move within a ward where the smaller areas see it', () => {
    const ward = [cell('W1', JAN, 30)];
    const was = basis([JAN], ward, [cell('L1', JAN, 20), cell('L2', JAN, 10)]);
    const four = basis([JAN], ward, [cell('L1', JAN, 16), cell('L2', JAN, 14)]);
    const five = basis([JAN], ward, [cell('L1', JAN, 15), cell('L2', JAN, 15)]);
    expect(isSameBasis(carriedForward(was, four), was)).toBe(true);
    expect(isSameBasis(carriedForward(was, five), five)).toBe(true);
  });
});
