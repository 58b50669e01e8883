/**
 * What somebody can work out who has every figure that is shown of smaller areas, of all groups, scenarios and versions, and knows the rule, the
 * national numbers and that areas add up. Asked as linear programmes of the attacker's own, which know nothing of how areas were chosen.
 */
import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import type { EstimateQuestion } from '../../server/estimates/asked/asked-estimate.js';
import { CHILDREN_OF_ENGLAND } from '../../server/estimates/work/estimate-indicators.js';
import type { EstimateFacts } from '../../server/estimates/facts/estimate-facts.js';
import type { AreaEstimate, EstimateResult } from '../../server/estimates/estimate-result.js';
import { readAskedEstimate } from '../../server/estimates/asked/read-asked-estimate.js';
import { workOutEstimate } from '../../server/estimates/work/work-out-estimate.js';

const highs = await (loadHighs as unknown as typeof loadHighs.default)();

const NATIONAL: Readonly<Record<string, number>> = {
  KNOWS_A_MEMBER: 313_000,
  MEMBER_OR_SIBLING: 60_000,
  VICTIM_OF_VIOLENCE: 34_000,
  SIBLING: 33_000,
  MEMBER: 27_000,
};

interface Made {
  readonly facts: EstimateFacts;
  readonly question: EstimateQuestion;
}

/** Up to nine LSOAs in wards of one to three, and areas made of others that cut wards. */
const made: fc.Arbitrary<Made> = fc
  .record({
    children: fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 2, maxLength: 9 }),
    wardOf: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }),
    composites: fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 2 }), { maxLength: 2 }),
    level: fc.constantFrom('WARD' as const, 'LSOA' as const),
    groups: fc.subarray(Object.keys(NATIONAL), { minLength: 1 }),
    counts: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 }),
    byIndicator: fc.boolean(),
  })
  .filter(({ children }) => children.reduce((total, one) => total + one, 0) > 0)
  .map(({ children, wardOf, composites, level, groups, counts, byIndicator }) => {
    const lsoas = children.map((_, at) => at);
    const wards = [...new Set(lsoas.map((at) => wardOf[at]!))].sort();
    const units = children.map((one, at) => ({
      gssCode: `L${at}`,
      children: one,
      within: level === 'WARD' ? `W${wardOf[at]!}` : `L${at}`,
    }));
    const area = (code: string, kind: 'WARD' | 'LSOA' | 'COMPOSITE', ofArea: readonly number[]) => ({
      ...{ gssCode: code, name: code, kind, vintage: 2021, units: ofArea },
    });
    const listed =
      level === 'LSOA'
        ? lsoas.map((at) => area(`L${at}`, 'LSOA', [at]))
        : wards.map((ward) =>
            area(
              `W${ward}`,
              'WARD',
              lsoas.filter((at) => wardOf[at] === ward),
            ),
          );
    const made = composites
      .map((all) => all.filter((at) => at < children.length))
      .filter((all) => all.length > 0)
      .map((all, at) => area(`C${at}`, 'COMPOSITE', all));
    const facts: EstimateFacts = {
      authority: { gssCode: 'E08', name: 'Brinmouth', type: 'DISTRICT', vintage: 2021 },
      children: { figure: children.reduce((total, one) => total + one, 0), source: 'invented' },
      scored: [],
      units,
      areas: [...listed, ...made],
    };
    const ofWards = wards.map((ward) => ({ area: `W${ward}`, count: counts[ward]! }));
    const indicator = {
      indicator: 'CHILDREN_IN_NEED_GANGS' as const,
      weight: 0.6,
      ...(level === 'WARD' && ofWards.some(({ count }) => count > 0) ? { areas: ofWards, areasSource: 'invented' } : {}),
    };
    const question: EstimateQuestion = {
      area: 'E08',
      level,
      areaGroups: groups as EstimateQuestion['areaGroups'],
      ...(byIndicator ? { methods: ['POPULATION_SHARE', 'INDICATOR_SHARE'], indicators: [indicator] } : {}),
    };
    return { facts, question };
  });

const SLACK = 1e-6;

/**
 * Least and most of one area's figure in the smallest group by the central method. Unknown: each LSOA's figure. Known: what is shown, ±5 of each group,
 * scaled to the smallest; that nothing is below 0; and the authority's figure, which is public knowledge to four digits.
 */
function bounds({ facts }: Made, result: EstimateResult, at: number): { least: number; most: number } {
  const smallest = Math.min(...result.areaGroups.map((group) => NATIONAL[group]!));
  const rows: string[] = [];
  const sum = (units: readonly number[]): string => units.map((unit) => `x${unit}`).join(' + ');
  const tell = (units: readonly number[], figures: AreaEstimate['figures']): void => {
    for (const { group, range } of figures) {
      if (range.central.count === null) continue;
      const scale = smallest / NATIONAL[group]!;
      rows.push(` r${rows.length}: ${sum(units)} >= ${(range.central.count - 5) * scale - SLACK}`);
      rows.push(` r${rows.length}: ${sum(units)} <= ${(range.central.count + 5) * scale + SLACK}`);
    }
  };
  facts.areas.forEach(({ units }, area) => tell(units, result.areas[area]!.figures));
  const all = facts.units.map((_, unit) => unit);
  const ofAuthority = result.groups
    .filter(({ group }) => result.areaGroups.includes(group))
    .map(({ group, estimate }) => ({ group, range: estimate! }));
  tell(all, ofAuthority);
  const solve = (goal: 'Minimize' | 'Maximize'): number => {
    const solution = highs.solve(
      `${goal}\n goal: ${sum(facts.areas[at]!.units)}\nSubject To\n${rows.length > 0 ? rows.join('\n') : ' r0: x0 >= 0'}\nEnd`,
    );
    return solution.Status === 'Optimal' ? solution.ObjectiveValue : Infinity;
  };
  return { least: solve('Minimize'), most: solve('Maximize') };
}

/** By the central method, which shares by children. */
function trulyBelow({ facts }: Made, { areaGroups }: EstimateResult, at: number): boolean {
  const children = facts.areas[at]!.units.reduce((total, unit) => total + facts.units[unit]!.children, 0);
  const smallest = Math.min(...areaGroups.map((group) => NATIONAL[group]!));
  return (smallest * children) / CHILDREN_OF_ENGLAND.figure < 10;
}

const answer = ({ facts, question }: Made, standing: readonly boolean[] | null = null): EstimateResult =>
  workOutEstimate(readAskedEstimate(question), facts, standing);

const figuresOf = (result: EstimateResult): (number | null)[] =>
  result.areas.flatMap(({ figures }) =>
    figures.flatMap(({ range }) => [range.lower.count, range.central.count, range.upper.count]),
  );

describe('smaller areas', () => {
  it('show nothing under 10, the rest to the nearest 10, and an area with all its groups or none', () => {
    fc.assert(
      fc.property(made, (one) => {
        const result = answer(one);
        for (const count of figuresOf(result)) if (count !== null) expect(count % 10 === 0 && count >= 10).toBe(true);
        for (const { withheld, figures } of result.areas)
          for (const { range } of figures)
            for (const part of [range.lower, range.central, range.upper]) expect(part.suppressed).toBe(withheld);
      }),
      { numRuns: 60, seed: 20261127 },
    );
  });

  it('whoever has all figures of all groups cannot bound a withheld one under 10, nor above 0', () => {
    let tried = 0;
    fc.assert(
      fc.property(made, (one) => {
        const result = answer(one);
        result.areas.forEach(({ withheld }, at) => {
          // Where nothing of the authority is shown there is nothing to bound it by.
          if (!withheld || one.facts.areas[at]!.units.length === one.facts.units.length) return;
          tried++;
          const { least, most } = bounds(one, result, at);
          expect(most).toBeGreaterThanOrEqual(10 - 0.02);
          // An area of more than 10 that is withheld for another’s sake may be known to hold one that is shown.
          if (trulyBelow(one, result, at)) expect(least).toBeLessThanOrEqual(SLACK);
        });
      }),
      { numRuns: 50, seed: 20261127 },
    );
    expect(tried).toBeGreaterThan(50);
  });

  it('a later version shows no more areas than the first, whatever its numbers', () => {
    fc.assert(
      fc.property(made, fc.integer({ min: 1, max: 9 }), (one, times) => {
        const first = answer(one);
        const standing = first.areas.map(({ withheld }) => withheld);
        const groups = Object.entries(NATIONAL).map(([group, children]) => ({
          ...{ group: group as 'MEMBER', children: children * times, source: 'invented' },
        }));
        const later = answer({ ...one, question: { ...one.question, groups } }, standing);
        later.areas.forEach(({ withheld }, at) => expect(withheld || !standing[at]).toBe(true));
      }),
      { numRuns: 60, seed: 20261127 },
    );
  });
});
