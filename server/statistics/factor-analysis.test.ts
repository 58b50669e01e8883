import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { correlationsOf, factorModel, mostFactors } from './factor-analysis.js';
import { factorScores, longList } from './factor-scores.js';
import { geomin } from './geomin.js';
import { randomNumbers } from './random.js';

const INDICATORS = [
  'assault_serious_harm',
  'knife_possession',
  'firearm_intent',
  'drug_trafficking',
  'cin_going_missing',
  'cin_gangs',
  'cin_socially_unacceptable',
];
const areas = readOracle('factors/data.csv');
const columns = INDICATORS.map((name) => areas.map((row) => Number(row[name])));
const data = correlationsOf(columns);
const models = [factorModel(data, 1), factorModel(data, 2)];
const expected = JSON.parse(readFileSync(new URL('../../test/oracles/factors/expected.json', import.meta.url), 'utf8')) as {
  one_factor_loadings: { loading: number; uniqueness: number }[];
  rotation: Record<string, { criterion: number; factor_correlation: number; loadings: { factor1: number; factor2: number }[] }>;
  top25: Record<string, { cut_points: [number, number]; areas: string[] }>;
};

describe('factors, beside R', () => {
  it.each([1, 2])('the fit of %d', (factors) => {
    const { fit } = models[factors - 1]!;
    const row = readOracle('factors/expected_fit.csv')[factors - 1]!;
    for (const [figure, name, tolerance] of [
      [fit.chisq, 'chisq', 1e-3],
      [fit.df, 'df', 1e-9],
      [fit.p, 'p', 1e-6],
      [fit.baselineChisq, 'baseline_chisq', 1e-3],
      [fit.cfi, 'cfi', 1e-4],
      [fit.tli, 'tli', 1e-4],
      [fit.rmsea, 'rmsea', 1e-4],
      [fit.rmseaLower, 'rmsea_ci90_lower', 1e-4],
      [fit.rmseaUpper, 'rmsea_ci90_upper', 1e-4],
      [fit.srmrWithoutMeans, 'srmr_no_mean', 1e-4],
      [fit.srmrWithMeans, 'srmr_with_mean_count', 1e-4],
      [fit.bicRaw, 'bic_raw', 2e-3],
      [fit.bicStandardised, 'bic_standardised', 2e-3],
    ] as const)
      expect(Math.abs(figure - Number(row[name])), name).toBeLessThan(tolerance);
  });

  it('loadings and uniquenesses of one', () => {
    for (const [at, row] of expected.one_factor_loadings.entries()) {
      expect(Math.abs(models[0]!.loadings[at]! - row.loading)).toBeLessThan(2e-4);
      expect(Math.abs(models[0]!.uniquenesses[at]! - row.uniqueness)).toBeLessThan(1e-4);
    }
  });

  it.each(['0.0001', '0.001', '0.01'])(
    'rotated with ε = %s: loadings, correlation, scores, and who is on the long list',
    (epsilon) => {
      const rotated = geomin(models[1]!.loadings, 2, Number(epsilon));
      const reference = expected.rotation[epsilon]!;
      expect(Math.abs(rotated.criterion - reference.criterion)).toBeLessThan(1e-6);
      expect(Math.abs(rotated.correlations[1]! - reference.factor_correlation)).toBeLessThan(2e-4);
      for (const [at, row] of reference.loadings.entries()) {
        expect(Math.abs(rotated.loadings[at * 2]! - row.factor1)).toBeLessThan(2e-4);
        expect(Math.abs(rotated.loadings[at * 2 + 1]! - row.factor2)).toBeLessThan(2e-4);
      }
      for (const row of readOracle('factors/expected_loadings.csv'))
        expect(Math.abs(models[1]!.uniquenesses[INDICATORS.indexOf(row['variable']!)]! - Number(row['uniqueness']))).toBeLessThan(
          1e-4,
        );
      const scores = factorScores(columns, data, models[1]!, rotated);
      const references = readOracle('factors/expected_scores.csv');
      for (const [at, row] of references.entries())
        for (const k of [0, 1])
          expect(Math.abs(scores[at * 2 + k]! - Number(row[`factor${k + 1}_eps${epsilon}`])), row['area']).toBeLessThan(5e-4);
      const { cut_points: cuts, areas: listed } = expected.top25[epsilon]!;
      const isNearCut = (at: number): boolean =>
        [0, 1].some((k) => Math.abs(Number(references[at]![`factor${k + 1}_eps${epsilon}`]) - cuts[k]!) < 5e-4);
      const found = longList(scores, 2).filter((at) => !isNearCut(at));
      expect(found.map((at) => areas[at]!['area'])).toEqual(
        listed.filter((area) => !isNearCut(areas.findIndex((row) => row['area'] === area))),
      );
    },
  );
});

describe('factors', () => {
  it('do not depend on units, nor on the order of areas', () => {
    const scaled = correlationsOf(columns.map((column, at) => column.map((one) => 100 * one + at)));
    expect(factorModel(scaled, 2).fit.chisq).toBeCloseTo(models[1]!.fit.chisq, 6);
    const turned = correlationsOf(columns.map((column) => column.toReversed()));
    expect(factorModel(turned, 2).fit.chisq).toBeCloseTo(models[1]!.fit.chisq, 6);
  });

  it('of three are rotated too, to loadings that give the same correlations', () => {
    const model = factorModel(data, 3);
    const { loadings, correlations } = geomin(model.loadings, 3, 1e-4);
    for (let one = 0; one < 7; one++)
      for (let other = 0; other < one; other++) {
        let sum = 0;
        for (let k = 0; k < 3; k++)
          for (let l = 0; l < 3; l++) sum += loadings[one * 3 + k]! * correlations[k * 3 + l]! * loadings[other * 3 + l]!;
        expect(sum).toBeCloseTo(model.implied[one * 7 + other]!, 8);
      }
  });

  it('refuse what they cannot be found in', () => {
    expect(mostFactors(7)).toBe(3);
    expect(() => factorModel(data, 4)).toThrow('7 indicators bear 1 to 3 factors, not 4');
    expect(() => correlationsOf([columns[0]!, columns[0]!.map(() => 3)])).toThrow('column 1 does not vary');
    const made = correlationsOf([...columns.slice(0, 4), columns[0]!.map((one, at) => one + columns[1]![at]!)]);
    expect(() => factorModel(made, 1)).toThrow(RangeError);
  });

  it('say when a uniqueness goes to 0', () => {
    const whole = randomNumbers(5);
    const noise = (): number => whole(1_000_000) / 1_000_000 + whole(1_000_000) / 1_000_000 + whole(1_000_000) / 1_000_000;
    const factor = Array.from({ length: 60 }, noise);
    const heywood = correlationsOf([
      factor,
      ...[0.9, 0.9, 0.2].map((share) => factor.map((one) => share * one + (1 - share) * noise())),
    ]);
    expect(factorModel(heywood, 1).heywood).toEqual([0]);
    expect(models.map((model) => model.heywood)).toEqual([[], []]);
  });
});
