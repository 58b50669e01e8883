import { describe, expect, it } from 'vitest';
import { poundsText, readPence } from './pence.js';

describe('money is read to the penny', () => {
  it.each([
    ['57083.36', 5_708_336],
    ['57,083.36', 5_708_336],
    ['£100200', 10_020_000],
    ['£ 1,000,000', 100_000_000],
    [' 0 ', 0],
    ['0.07', 7],
    // As a double it is 64616.64 × 100 = 6461663.999…
    ['64616.64', 6_461_664],
  ])('%s', (written, pence) => {
    expect(readPence(written)).toEqual({ ok: true, pence });
  });

  it.each([
    ['', /no sum/],
    ['1000.5', /one digit/],
    ['1000.', /no digit/],
    ['1,000.505', /3 digits/],
    ['10,00', /commas/],
    ['1,0000', /commas/],
    ['1000,50', /commas/],
    ['1.000,50', /not a sum/],
    ['-5', /less than nothing/],
    ['(5.00)', /less than nothing/],
    ['5k', /not a sum/],
    ['1e6', /not a sum/],
    ['99999999999999', /more than any/],
  ])('«%s» is refused', (written, problem) => {
    expect(readPence(written)).toMatchObject({ ok: false, problem: expect.stringMatching(problem) as unknown });
  });

  it('is written with its pence, and less than nothing with a minus', () => {
    expect([5_708_336, 7, 0, -1_000_000].map(poundsText)).toEqual(['£57,083.36', '£0.07', '£0.00', '−£10,000.00']);
  });
});
