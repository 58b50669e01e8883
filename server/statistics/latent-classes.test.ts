import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { latentClasses, mostClasses, posteriorOf, posteriorsOf } from './latent-classes.js';
import { responsePatterns } from './response-patterns.js';

const ITEMS = ['weapons', 'violence_with_injury', 'robbery', 'drugs_trafficking', 'drugs_possession', 'age_16_17'];
const children = readOracle('latent-classes/data.csv');
const patterns = responsePatterns(ITEMS.map((item) => children.map((row) => Number(row[item]))));
const found = [1, 2, 3, 4, 5, 6].map((k) => latentClasses(patterns, k, { starts: k > 4 ? 120 : 60, seed: 1 }));
const near = (figure: number, expected: string | undefined, tolerance: number, name: string): void => {
  expect(Math.abs(figure - Number(expected)), name).toBeLessThan(tolerance);
};

describe('latent classes, beside R', () => {
  const fit = readOracle('latent-classes/expected_fit.csv');

  it.each([1, 2, 3])('the fit of %d', (k) => {
    const [one, row] = [found[k - 1]!, fit[k - 1]!];
    near(one.loglik, row['loglik'], 1e-3, 'loglik');
    for (const name of ['bic', 'aic', 'g2'] as const) near(one[name], row[name], 2e-3, name);
    near(one.g2P, row['g2_p'], 1e-3, 'g2_p');
    expect([one.parameters, one.df]).toEqual([Number(row['parameters']), Number(row['df'])]);
    if (k > 1) near(one.relativeEntropy, row['relative_entropy'], 1e-3, 'relative_entropy');
    else expect(one.relativeEntropy).toBeNaN();
    expect(one.replicated).toBe(k === 1 ? 1 : 10);
  });

  it('likelihoods of more, where there are several maxima: as good or better', () => {
    near(found[3]!.loglik, fit[3]!['loglik'], 0.01, '4');
    for (const k of [5, 6]) expect(found[k - 1]!.loglik).toBeGreaterThan(Number(fit[k - 1]!['loglik']) - 0.5);
  });

  it('shares and probabilities of up to three', () => {
    for (const row of readOracle('latent-classes/expected_classes.csv')) {
      const [k, at] = [Number(row['k']), Number(row['class']) - 1];
      if (k > 3) continue;
      near(found[k - 1]!.shares[at]!, row['share'], 2e-3, `share ${k}/${at}`);
      for (const [j, item] of ITEMS.entries()) near(found[k - 1]!.probabilities[at]![j]!, row[item], 3e-3, `${item} ${k}/${at}`);
    }
  });

  it('three are chosen', () => {
    const bic = found.map((one) => one.bic);
    expect(bic.indexOf(Math.min(...bic)) + 1).toBe(3);
  });

  it('posteriors of patterns, and of new cases of which something is not known', () => {
    const posteriors = posteriorsOf(patterns, found[2]!);
    for (const row of readOracle('latent-classes/expected_k3_patterns.csv')) {
      const answers = ITEMS.map((item) => row[item] === '1');
      const single = posteriorOf(found[2]!, answers);
      for (const k of [0, 1, 2]) near(single[k]!, row[`posterior_class${k + 1}`], 3e-3, ITEMS.map((item) => row[item]).join(''));
      const at = children.findIndex((child) => ITEMS.every((item) => child[item] === row[item]));
      if (at >= 0) expect(posteriors[patterns.ofChild[at]! * 3]).toBeCloseTo(single[0]!, 12);
    }
    const expected = JSON.parse(
      readFileSync(new URL('../../test/oracles/latent-classes/expected.json', import.meta.url), 'utf8'),
    ) as { k3_new_case_scoring: Record<string, number | null>[] };
    for (const row of expected.k3_new_case_scoring) {
      const single = posteriorOf(
        found[2]!,
        ITEMS.map((item) => (row[item] == null ? null : row[item] === 1)),
      );
      for (const k of [0, 1, 2]) near(single[k]!, String(row[`posterior_class${k + 1}`]), 3e-3, JSON.stringify(row));
    }
  });
});

describe('latent classes', () => {
  it('are the same by the same seed, and in any order of children', () => {
    const again = latentClasses(patterns, 3, { starts: 60, seed: 1 });
    expect(again).toEqual(found[2]);
    const turned = responsePatterns(ITEMS.map((item) => children.toReversed().map((row) => Number(row[item]))));
    expect(latentClasses(turned, 3, { starts: 60, seed: 1 }).loglik).toBeCloseTo(found[2]!.loglik, 6);
  });

  it('of one class are the shares of the indicators', () => {
    for (const [j, item] of ITEMS.entries())
      expect(found[0]!.probabilities[0]![j]).toBeCloseTo(
        children.filter((row) => row[item] === '1').length / children.length,
        12,
      );
  });

  it('are no more than indicators tell apart', () => {
    expect(mostClasses(6)).toBe(9);
    expect(() => latentClasses(patterns, 10, { starts: 1, seed: 1 })).toThrow('6 indicators tell 1 to 9 classes apart, not 10');
    expect(() => latentClasses(patterns, 0, { starts: 1, seed: 1 })).toThrow(RangeError);
    expect(() => responsePatterns([[0, 1, 2]])).toThrow('an indicator is 0 or 1');
  });

  it('tell when the best was reached once only', () => {
    const [first] = [latentClasses(patterns, 6, { starts: 2, seed: 3 })];
    expect(first!.runs).toBe(2);
    expect(first!.replicated).toBeLessThanOrEqual(2);
  });
});
