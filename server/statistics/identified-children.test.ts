/** Reference: the Commissioner's own arithmetic, recomputed in test/oracles/report-arithmetic (to 1e-9 before rounding). */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapOf, identifiedHigh, identifiedLow, shareIdentified } from './identified-children.js';

interface Oracle {
  readonly items: readonly { readonly id: string; readonly computed: number; readonly printed: number | null }[];
  readonly calculator: {
    readonly inputs: CalculatorInputs;
    readonly expected_unrounded: number;
    readonly edge_cases: readonly { readonly inputs: CalculatorInputs; readonly expected: number }[];
  };
}
interface CalculatorInputs {
  readonly cin: number;
  readonly yot: number;
  readonly yots_total: number;
  readonly yots_responding: number;
  readonly overlap: number;
}

const oracle = JSON.parse(
  readFileSync(new URL('../../test/oracles/report-arithmetic/expected.json', import.meta.url), 'utf8'),
) as Oracle;
const computed = (id: string): number => oracle.items.find((item) => item.id === id)!.computed;
const toTen = (count: number): number => 10 * Math.floor(count / 10 + 0.5);

const LOW = { childrenInNeed: 5230, youthOffending: 2420, teamsInCountry: 137, teamsAnswered: 130, overlap: 0.48 };
const HIGH = {
  childrenPerEpisode: 0.96,
  shareAged10to17: 0.76,
  episodes: 8650,
  flaggedShare: 0.12,
  caseload: 26681,
  overlap: 0.48,
};
const lowOf = ({ cin, yot, yots_total, yots_responding, overlap }: CalculatorInputs): number =>
  identifiedLow({
    childrenInNeed: cin,
    youthOffending: yot,
    teamsInCountry: yots_total,
    teamsAnswered: yots_responding,
    overlap,
  });

describe('bad input', () => {
  it.each([
    [{ childrenInNeed: -1 }, /childrenInNeed/],
    [{ childrenInNeed: 0.12 }, /whole number/],
    [{ youthOffending: Number.NaN }, /youthOffending/],
    [{ overlap: 48 }, /share from 0 to 1/],
    [{ teamsAnswered: 0 }, /at least 1/],
    [{ teamsAnswered: 138 }, /more than/],
  ])('low of %o', (part, message) => expect(() => identifiedLow({ ...LOW, ...part })).toThrow(message));

  it.each([
    [{ flaggedShare: 12 }, /flaggedShare/],
    [{ shareAged10to17: -0.1 }, /shareAged10to17/],
    [{ episodes: 0.5 }, /episodes/],
    [{ childrenPerEpisode: 0 }, /above 0/],
  ])('high of %o', (part, message) => expect(() => identifiedHigh({ ...HIGH, ...part })).toThrow(message));
});

describe('the report’s figures', () => {
  it('low: 6,556.16, published as 6,560', () => {
    expect(Math.abs(identifiedLow(LOW) - computed('low_estimate'))).toBeLessThan(1e-9);
    expect(toTen(identifiedLow(LOW))).toBe(6560);
  });
  it('before upscaling: 6,488.4, of which the printed 6,480 cannot be made', () => {
    const before = identifiedLow({ ...LOW, teamsAnswered: 137 });
    expect(Math.abs(before - computed('identified_before_upscaling'))).toBeLessThan(1e-9);
    expect(toTen(before)).toBe(6490);
  });
  it('high: 7,975.9344, published as 7,980', () => {
    expect(Math.abs(identifiedHigh(HIGH) - computed('high_estimate'))).toBeLessThan(1e-9);
    expect(toTen(identifiedHigh(HIGH))).toBe(7980);
  });
  it.each([27000, 34000, 60000])('the two gaps of %i', (prevalence) => {
    expect(gapOf(prevalence, toTen(identifiedLow(LOW)))).toBe(computed(`gap_low_${prevalence}`));
    expect(gapOf(prevalence, toTen(identifiedHigh(HIGH)))).toBe(computed(`gap_high_${prevalence}`));
  });
  it('share of members identified: 24.3 %, printed as one in four', () => {
    expect(shareIdentified(27000, 6560)).toBeCloseTo(computed('identified_share'), 9);
    expect(shareIdentified(0, 5)).toBeNull();
  });
  it('the calculator’s edge cases', () => {
    expect(Math.abs(lowOf(oracle.calculator.inputs) - oracle.calculator.expected_unrounded)).toBeLessThan(1e-9);
    for (const { inputs, expected } of oracle.calculator.edge_cases)
      expect(Math.abs(lowOf(inputs) - expected)).toBeLessThan(1e-9);
  });
});

describe('monotone', () => {
  const count = fc.integer({ min: 0, max: 100_000 });
  const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  it('more known children, or less overlap, never make fewer', () => {
    fc.assert(
      fc.property(count, count, count, share, share, (childrenInNeed, youthOffending, more, one, other) => {
        const overlap = Math.max(one, other);
        const before = identifiedLow({ ...LOW, childrenInNeed, youthOffending, overlap });
        expect(identifiedLow({ ...LOW, childrenInNeed: childrenInNeed + more, youthOffending, overlap })).toBeGreaterThanOrEqual(
          before,
        );
        expect(identifiedLow({ ...LOW, childrenInNeed, youthOffending: youthOffending + more, overlap })).toBeGreaterThanOrEqual(
          before,
        );
        expect(identifiedLow({ ...LOW, childrenInNeed, youthOffending, overlap: Math.min(one, other) })).toBeGreaterThanOrEqual(
          before,
        );
        const high = identifiedHigh({ ...HIGH, episodes: childrenInNeed, caseload: youthOffending, overlap });
        const larger = {
          ...HIGH,
          episodes: childrenInNeed + more,
          caseload: youthOffending + more,
          overlap: Math.min(one, other),
        };
        expect(identifiedHigh(larger)).toBeGreaterThanOrEqual(high);
      }),
    );
  });
});
