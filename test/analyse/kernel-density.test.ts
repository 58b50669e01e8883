import { beforeAll, describe, expect, test } from 'vitest';
import { EVENTS } from '../oracles/hotspot-fixtures.js';
import { buildServer } from '../engine/homeward-process.js';
import { readOracle, relativeError } from '../oracles/read-oracle.js';
import { analyse, csvOf, figure } from './run-analyse.js';

beforeAll(buildServer);

const GRID = ['--bandwidth', '300', '--cell', '100', '--bounds', '0,0,3000,3000'];
const events = csvOf(
  readOracle('spatial/events.csv').map((row) => ({
    event: row['event']!,
    easting_m: row['easting_m']!,
    northing_m: row['northing_m']!,
  })),
);

describe('homeward analyse kernel-density', () => {
  test.each([[[]], [['--kernel', 'quartic']]])('the reference results, cell by cell %j', async (more) => {
    const { rows, stdout, exitCode } = await analyse(events, 'kernel-density', 'FILE', ...GRID, ...more);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('easting_m,northing_m,density_per_km2');
    const expected = readOracle('spatial/kde_quartic.csv');
    expect(rows).toHaveLength(expected.length);
    for (const [cell, row] of rows.entries()) {
      expect([row['easting_m'], row['northing_m']]).toEqual([expected[cell]!['easting_m'], expected[cell]!['northing_m']]);
      expect(relativeError(figure(row['density_per_km2']), Number(expected[cell]!['density_per_km2']))).toBeLessThan(1e-9);
    }
  });

  test('a bandwidth by rule is told in metres, with its name', async () => {
    const input = csvOf(EVENTS.x.map((x, i) => ({ easting_m: x, northing_m: EVENTS.y[i]! })));
    const bounds = ['--cell', '40', '--bounds', '0,0,1200,1200', '--json'];
    const ppl = JSON.parse(
      (await analyse(input, 'kernel-density', 'FILE', '--bandwidth', 'ppl', '--kernel', 'gaussian', ...bounds)).stdout,
    );
    expect(ppl.parameters.bandwidth).toBeCloseTo(72.603, 3);
    expect(ppl.variant).toMatch(/gaussian.*ppl.*no edge correction/);
    const scott = JSON.parse(
      (await analyse(input, 'kernel-density', 'FILE', '--bandwidth', 'scott', '--edge', 'jones', ...bounds)).stdout,
    );
    expect(scott.parameters.bandwidth).toBeCloseTo(67.085 * Math.sqrt(8), 2);
    const inside = scott.rows.reduce((sum: number, row: { density_per_km2: number }) => sum + row.density_per_km2 * 0.0016, 0);
    expect(inside).toBeCloseTo(120, 0);
  });

  test('what the map leaves out or should not be is said', async () => {
    const { stderr, exitCode } = await analyse(
      'easting_m,northing_m\n5,5\n900,5\n',
      'kernel-density',
      'FILE',
      '--bandwidth',
      '40',
      '--cell',
      '60',
      '--bounds',
      '0,0,100,100',
    );
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/1 row lies outside the bounds/);
    expect(stderr).toMatch(/under a cell/);
    expect(stderr).toMatch(/no whole number of cells/);
  });

  test.each([
    [['--bandwidth', '300', '--cell', '100'], /--bounds/],
    [['--bandwidth', '300', '--cell', '100', '--bounds', '0,0,100'], /west,south,east,north/],
    [['--bandwidth', '300', '--cell', '100', '--bounds', '100,0,0,100'], /west before east/],
    [['--bandwidth', 'best', '--cell', '100', '--bounds', '0,0,100,100'], /scott, ppl, diggle/],
    [['--bandwidth', '300', '--cell', '0.01', '--bounds', '0,0,100,100'], /4,000,000 at most/],
    [['--bandwidth', '300', '--cell', '100', '--bounds', '0,0,100,100', '--kernel', 'flat'], /quartic, gaussian/],
  ])('refuses %j', async (options, words) => {
    expect(await analyse('easting_m,northing_m\n5,5\n', 'kernel-density', 'FILE', ...options)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(words),
    });
  });

  test('names row and column of what is no coordinate, and says when a rule finds nothing', async () => {
    expect((await analyse('easting_m,northing_m\n5,north\n', 'kernel-density', 'FILE', ...GRID)).stderr).toMatch(
      /row 2, column northing_m/,
    );
    const options = ['--bandwidth', 'ppl', '--cell', '10', '--bounds', '0,0,100,100'];
    expect(await analyse('easting_m,northing_m\n5,5\n5,5\n', 'kernel-density', 'FILE', ...options)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/finds none/),
    });
  });
});
