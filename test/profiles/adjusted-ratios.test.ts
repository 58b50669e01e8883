/** Ratios and cross-tabs of a profile against R (glm, sandwich): test/oracles/risk-ratios. And what of them may be told. */
import { describe, expect, it } from 'vitest';
import { divide } from '../../server/disclosure/disclosure.js';
import { adjustedRatios, USUAL_REFERENCE, type AskedRatios } from '../../server/profiles/extract/adjusted-ratios.js';
import type { AssessmentCell } from '../../server/profiles/extract/own-extracts.sql.js';
import { ratiosInThread } from '../../server/profiles/extract/ratios-in-thread.js';
import { readOracle } from '../oracles/read-oracle.js';

const OUTCOMES = ['parental_substance_misuse', 'going_missing', 'attendance_issues', 'no_association'];
const cells: AssessmentCell[] = readOracle('risk-ratios/data_aggregated.csv').flatMap((row) =>
  OUTCOMES.map((factor) => ({
    factor,
    cluster: row['la']!,
    association: row['gang'] === '1' ? ('yes' as const) : ('no' as const),
    ageBand: row['age_band']!,
    gender: row['gender']!.toLowerCase(),
    ethnicity: row['ethnicity']!.toLowerCase(),
    yes: Number(row[factor]),
    no: Number(row['n']) - Number(row[factor]),
    missing: 0,
  })),
);
const usual: AskedRatios = {
  exposure: 'ASSOCIATION',
  adjustFor: ['AGE_BAND', 'GENDER', 'ETHNICITY'],
  references: USUAL_REFERENCE,
  correction: 'CR1',
  clustered: true,
};
const TERMS: Readonly<Record<string, string>> = {
  'ASSOCIATION yes': 'gang',
  'AGE_BAND 13-15': 'age_band13-15',
  'AGE_BAND 16-17': 'age_band16-17',
  'GENDER male': 'genderMale',
  'ETHNICITY asian': 'ethnicityAsian',
  'ETHNICITY black': 'ethnicityBlack',
  'ETHNICITY mixed': 'ethnicityMixed',
  'ETHNICITY other': 'ethnicityOther',
};

describe('adjusted ratios of a profile', () => {
  it.each(['CR0', 'CR_G', 'CR1'] as const)('are R’s to two decimals, limits and significance too: %s', (correction) => {
    const expected = readOracle('risk-ratios/expected_coefficients.csv').filter(({ variant }) => variant === correction);
    let compared = 0;
    for (const { outcome, ratios } of adjustedRatios(cells, OUTCOMES, { ...usual, correction })) {
      for (const told of ratios.filter(({ ratio }) => ratio !== null)) {
        const row = expected.find((one) => one['outcome'] === outcome && one['term'] === TERMS[`${told.factor} ${told.level}`])!;
        expect([told.ratio, told.lower, told.upper]).toEqual(
          ['rr', 'lcl', 'ucl'].map((name) => Number(Number(row[name]).toFixed(2))),
        );
        expect(told.significant).toBe(Number(row['p']) < 0.0001);
        compared++;
      }
    }
    expect(compared).toBe(4 * Object.keys(TERMS).length);
  });

  it('the intercept is never among them, nor a level that nobody has', () => {
    for (const { ratios } of adjustedRatios(cells, OUTCOMES, usual)) {
      expect(ratios.map(({ factor, level }) => `${factor} ${level}`)).not.toContain('(intercept) ');
      expect(ratios.find(({ level }) => level === 'yet to clarify')).toMatchObject({
        ratio: null,
        note: expect.stringMatching(/^Withheld/),
      });
    }
  });

  it('children whose ethnic group is not recorded change no model, whatever is adjusted for', () => {
    const more = [...cells, ...cells.slice(0, 400).map((cell) => ({ ...cell, ethnicity: null, association: 'yes' as const }))];
    for (const adjustFor of [[], ['AGE_BAND'], usual.adjustFor] as const)
      expect(adjustedRatios(more, OUTCOMES, { ...usual, adjustFor })).toEqual(
        adjustedRatios(cells, OUTCOMES, { ...usual, adjustFor }),
      );
  });

  it('a reference of few children withholds what is compared with it; one cluster, or none, gives no limits', () => {
    const few = cells.filter(({ ethnicity, yes }) => ethnicity !== 'other' || yes === 0);
    const [told] = adjustedRatios(few, OUTCOMES.slice(0, 1), {
      ...usual,
      references: { ...USUAL_REFERENCE, ETHNICITY: 'other' },
    });
    for (const { note } of told!.ratios.filter(({ factor }) => factor === 'ETHNICITY')) expect(note).toMatch(/compared with/);
    expect(told!.ratios[0]!.ratio).toBeGreaterThan(1);

    const one = cells.map((cell) => ({ ...cell, cluster: 'T1' }));
    expect(adjustedRatios(one, OUTCOMES, usual)[0]!.ratios[0]).toMatchObject({
      ratio: 1.75,
      lower: null,
      p: null,
      significant: null,
    });
    const [none] = adjustedRatios(one, OUTCOMES, { ...usual, clustered: false });
    expect(none!.notes[0]).toMatch(/names no teams/);
  });

  it('fewer than ten with the outcome, or without, give nothing away', () => {
    const rare = cells.map((cell) => (cell.association === 'yes' ? { ...cell, yes: 0, no: cell.yes + cell.no } : cell));
    const [told] = adjustedRatios(rare, OUTCOMES.slice(0, 1), usual);
    expect(told!.ratios.every(({ ratio, p }) => ratio === null && p === null)).toBe(true);
  });

  it('nobody waits for them any more: nothing is worked out', async () => {
    const gone = AbortSignal.abort();
    await expect(ratiosInThread({ cells, outcomes: OUTCOMES, asked: usual }, gone)).rejects.toThrow();
    expect(await ratiosInThread({ cells, outcomes: OUTCOMES, asked: usual }, new AbortController().signal)).toHaveLength(4);
  });
});

it('cross-tabs are to the nearest 10 with percentages from unrounded counts, as in the reference', () => {
  const expected = readOracle('risk-ratios/expected_crosstab.csv');
  for (const outcome of OUTCOMES)
    for (const [group, association] of [
      ['Gang associated', 'yes'],
      ['Not', 'no'],
    ]) {
      const own = cells.filter((cell) => cell.factor === outcome && cell.association === association);
      const sum = (answer: 'yes' | 'no'): number => own.reduce((all, cell) => all + cell[answer], 0);
      const { parts, percents } = divide(new Map([['Yes', sum('yes')], ['No', sum('no')]]), null); // prettier-ignore
      for (const value of ['Yes', 'No']) {
        const row = expected.find((one) => one['outcome'] === outcome && one['group'] === group && one['value'] === value)!;
        expect([parts!.get(value)!.count, percents!.get(value)]).toEqual([
          Number(row['n_published']),
          Number(row['percent_published']),
        ]);
      }
    }
});
