import { describe, expect, it } from 'vitest';
import { readOracle, relativeError } from '../../test/oracles/read-oracle.js';
import { NotEstimable, riskRatios, type ClusterCorrection, type Factor, type RiskCells } from './risk-ratios.js';

const REFERENCES = { gang: '0', age_band: '10-12', gender: 'Female', ethnicity: 'White' } as const;
type Row = Record<string, string>;

function factorsOf(rows: readonly Row[]): Factor[] {
  return Object.entries(REFERENCES).map(([name, reference]) => {
    const levels = [...new Set(rows.map((row) => row[name]!))];
    return { name, levels, reference: levels.indexOf(reference) };
  });
}

function cellsOf(rows: readonly Row[], factors: readonly Factor[], outcome: string): RiskCells {
  const clusters = [...new Set(rows.map(({ la }) => la))];
  return {
    cluster: Int32Array.from(rows, ({ la }) => clusters.indexOf(la)),
    levels: factors.map(({ name, levels }) => Int32Array.from(rows, (row) => levels.indexOf(row[name]!))),
    children: Float64Array.from(rows, ({ n }) => Number(n)),
    events: Float64Array.from(rows, (row) => Number(row[outcome])),
  };
}

/** As R names them: «age_band13-15». */
const nameOf = (term: string, level: string): string =>
  term === '(intercept)' ? '(Intercept)' : term === 'gang' ? 'gang' : `${term}${level}`;

const children = readOracle('risk-ratios/data_aggregated.csv');
const factors = factorsOf(children);

describe('adjusted risk ratios, beside R', () => {
  const expected = readOracle('risk-ratios/expected_coefficients.csv');

  it.each(['parental_substance_misuse', 'going_missing', 'attendance_issues', 'no_association'])('%s', (outcome) => {
    const cells = cellsOf(children, factors, outcome);
    for (const correction of ['CR0', 'CR_G', 'CR1'] as const satisfies readonly ClusterCorrection[]) {
      const found = riskRatios(factors, cells, correction);
      expect([found.children, found.clusters, found.terms.length]).toEqual([20_000, 150, 9]);
      for (const term of found.terms) {
        const row = expected.find(
          (one) => one['outcome'] === outcome && one['variant'] === correction && one['term'] === nameOf(term.term, term.level),
        )!;
        const name = `${correction} ${row['term']}`;
        expect(Math.abs(term.coef - Number(row['coef'])), name).toBeLessThan(1e-6);
        for (const [figure, reference] of [
          [term.se, row['se']],
          [term.rr, row['rr']],
          [term.lower95, row['lcl']],
          [term.upper95, row['ucl']],
        ] as const)
          expect(relativeError(figure, Number(reference)), name).toBeLessThan(1e-5);
        if (Number(row['p']) > 1e-12) expect(relativeError(term.p, Number(row['p'])), name).toBeLessThan(1e-4);
        else expect(term.p, name).toBeLessThan(1e-12);
      }
    }
  });

  it('says of a level without an event that it is not estimable, and gives the others what they have without it', () => {
    const rows = readOracle('risk-ratios/data_separation.csv');
    const separated = factorsOf(rows);
    const found = riskRatios(separated, cellsOf(rows, separated, 'events'), 'CR0');
    expect(found.terms.filter(({ estimable }) => !estimable).map(({ level }) => level)).toEqual(['Other']);
    const without = rows.filter(({ ethnicity }) => ethnicity !== 'Other');
    const fewer = factorsOf(without);
    const alone = riskRatios(fewer, cellsOf(without, fewer, 'events'), 'CR0');
    expect(found.terms.filter(({ estimable }) => estimable)).toEqual(alone.terms);
    expect(found.children).toBe(alone.children);
  });
});

describe('what cannot be estimated', () => {
  const two: Factor[] = [
    { name: 'gang', levels: ['0', '1'], reference: 0 },
    { name: 'age', levels: ['young', 'old'], reference: 0 },
  ];
  const cells = (events: readonly number[], cluster = [0, 1, 0, 1]): RiskCells => ({
    cluster: Int32Array.from(cluster),
    levels: [Int32Array.from([0, 1, 0, 1]), Int32Array.from([0, 0, 1, 1])],
    children: Float64Array.from([10, 10, 10, 10]),
    events: Float64Array.from(events),
  });

  it('is said: no event at all, or none of the reference', () => {
    expect(() => riskRatios(two, cells([0, 0, 0, 0]), 'CR1')).toThrow(/no child has the outcome/);
    expect(() => riskRatios(two, cells([0, 2, 0, 3]), 'CR1')).toThrow(/gang «0» has the outcome, .* choose another reference/);
    expect(() => riskRatios(two, cells([1, 11, 0, 0]), 'CR1')).toThrow(RangeError);
  });

  it('is the error of one cluster, but not the ratio', () => {
    const { terms, clusters } = riskRatios(two, cells([1, 2, 3, 4], [0, 0, 0, 0]), 'CR1');
    expect(clusters).toBe(1);
    expect(terms[1]!.rr).toBeGreaterThan(1);
    expect([terms[1]!.se, terms[1]!.p, terms[1]!.upper95]).toEqual([NaN, NaN, NaN]);
  });

  it('is a column that says the same as another', () => {
    const same: Factor[] = [two[0]!, { ...two[1]!, name: 'again' }];
    const alike = { ...cells([1, 2, 1, 3]), levels: [Int32Array.from([0, 1, 0, 1]), Int32Array.from([0, 1, 0, 1])] };
    const { terms } = riskRatios(same, alike, 'CR1');
    expect(terms.map(({ estimable }) => estimable)).toEqual([true, true, false]);
    expect(terms[1]!.rr).toBeCloseTo(2.5, 10);
  });

  it('is what diverges with levels together', () => {
    const three: Factor[] = [two[0]!, { name: 'age', levels: ['a', 'b', 'c'], reference: 0 }];
    const diverging: RiskCells = {
      cluster: Int32Array.from([0, 1, 0, 1]),
      levels: [Int32Array.from([0, 0, 1, 1]), Int32Array.from([0, 1, 1, 2])],
      children: Float64Array.from([10, 10, 10, 10]),
      events: Float64Array.from([3, 0, 2, 2]),
    };
    expect(() => riskRatios(three, diverging, 'CR1')).toThrow(NotEstimable);
  });
});

describe('properties', () => {
  it('does not depend on how children are counted together, nor on the order of rows', () => {
    const cells = cellsOf(children.slice(0, 400), factors, 'going_missing');
    const order = Array.from({ length: 400 }, (_, at) => (at * 37) % 400);
    const turned: RiskCells = {
      cluster: Int32Array.from(order, (at) => cells.cluster[at]!),
      levels: cells.levels.map((levels) => Int32Array.from(order, (at) => levels[at]!)),
      children: Float64Array.from(order, (at) => cells.children[at]!),
      events: Float64Array.from(order, (at) => cells.events[at]!),
    };
    const [one, other] = [riskRatios(factors, cells, 'CR1'), riskRatios(factors, turned, 'CR1')];
    for (const [at, term] of one.terms.entries()) {
      if (!term.estimable) continue;
      expect(other.terms[at]!.coef).toBeCloseTo(term.coef, 9);
      expect(other.terms[at]!.se).toBeCloseTo(term.se, 9);
    }
  });

  it('gives the crude ratio where nothing is adjusted for', () => {
    const gang = [factors[0]!];
    const cells = cellsOf(children, gang, 'going_missing');
    expect(riskRatios(gang, cells, 'CR0').terms[1]!.rr).toBeCloseTo(4.80240683741949, 8);
  });
});
