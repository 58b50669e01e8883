import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';
import { readOracle } from '../oracles/read-oracle.js';
import { nearRepeat } from '../../server/statistics/near-repeat.js';
import { analyse, csvOf, figure } from './run-analyse.js';

beforeAll(buildServer);

const events = readOracle('spatial/events.csv').map(({ event, easting_m, northing_m, day }) => ({
  event: event!,
  easting_m: easting_m!,
  northing_m: northing_m!,
  day: day!,
}));
const BANDS = ['--distances', '100,200,400,800', '--days', '7,14,28'];

describe('homeward analyse near-repeat', () => {
  test('the reference results, band by band', async () => {
    const { rows, stdout, exitCode } = await analyse(
      csvOf(events),
      'near-repeat',
      'FILE',
      ...BANDS,
      '--permutations',
      '999',
      '--seed',
      '1',
    );
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('distance_over,distance_to,days_over,days_to,observed,expected,ratio,p');
    const expected = readOracle('spatial/knox_expected.csv');
    expect(rows).toHaveLength(expected.length);
    for (const [cell, row] of rows.entries()) {
      const reference = expected[cell]!;
      expect([row['distance_to'], row['days_to'], row['observed']]).toEqual([
        reference['distance_to'],
        reference['days_to'],
        reference['observed'],
      ]);
      expect(figure(row['expected'])).toBeCloseTo(Number(reference['expected']), 10);
      expect(figure(row['p'])).toBeGreaterThanOrEqual(Number(reference['p_999_low']));
      expect(figure(row['p'])).toBeLessThanOrEqual(Number(reference['p_999_high']));
    }
  });

  test('enough events for threads of its own: the same p as in one', async () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({
      easting_m: (i * 7919) % 3001,
      northing_m: (i * 104729) % 2999,
      day: (i * i) % 365,
    }));
    const { rows } = await analyse(
      csvOf(many),
      'near-repeat',
      'FILE',
      '--distances',
      '200,500',
      '--days',
      '7,14',
      '--permutations',
      '499',
      '--seed',
      '8',
    );
    const alone = nearRepeat(
      many.map((one) => one.easting_m),
      many.map((one) => one.northing_m),
      many.map((one) => one.day),
      {
        distances: [200, 500],
        days: [7, 14],
        permutations: 499,
        seed: 8,
      },
    );
    expect(rows.map((row) => [figure(row['observed']), figure(row['p'])])).toEqual(alone.map((band) => [band.observed, band.p]));
  });

  test('bands that can hold nothing, one day for all, shared places: empty and said', async () => {
    const { rows, stderr } = await analyse(
      'easting_m,northing_m,day\n1,1,5\n1,1,5\n',
      'near-repeat',
      'FILE',
      '--distances',
      '10,20',
      '--days',
      '7',
      '--json',
    );
    expect(rows).toEqual([]);
    expect(stderr).toMatch(/1 of 2 bands can hold no pair/);
    expect(stderr).toMatch(/same day/);
    expect(stderr).toMatch(/repeats mean nothing/);
  });

  test.each([
    [['--distances', '200,100', '--days', '7'], /larger than the one before/],
    [['--distances', '100', '--days', '7,'], /number/],
    [['--distances', '100'], /--days/],
    [['--distances', '100', '--days', '7', '--permutations', '0'], /whole number/],
    [['--distances', '100', '--days', '7', '--metric', 'walking'], /euclidean, manhattan/],
  ])('refuses %j', async (options, words) => {
    expect(await analyse(csvOf(events), 'near-repeat', 'FILE', ...options)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(words),
    });
  });

  test('names row and column of what is no day', async () => {
    const { exitCode, stderr } = await analyse('easting_m,northing_m,day\n1,1,2024-01-05\n', 'near-repeat', 'FILE', ...BANDS);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/row 2, column day: must be a number; got «2024-01-05»/);
  });
});
