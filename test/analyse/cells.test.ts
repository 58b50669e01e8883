import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';
import { readOracle } from '../oracles/read-oracle.js';
import { analyse, csvOf, figure } from './run-analyse.js';

beforeAll(buildServer);

const INITIALS: Record<string, string> = { 'High-High': 'HH', 'Low-Low': 'LL', 'High-Low': 'HL', 'Low-High': 'LH' };
const GRIDS = [
  ['square', '1.5'],
  ['hexagon', '1.1'],
] as const;
const inputOf = (grid: string): string =>
  csvOf(readOracle(`spatial/${grid}.csv`).map((row) => ({ id: row['id']!, x: row['x']!, y: row['y']!, count: row['count']! })));

describe('homeward analyse gi-star', () => {
  test.each(GRIDS)('the %s grid of the reference results', async (grid, within) => {
    const { rows, stdout, exitCode } = await analyse(inputOf(grid), 'gi-star', 'FILE', '--within', within);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('id,x,y,count,z,p,p_fdr,class');
    const expected = readOracle(`spatial/${grid}.csv`);
    expect(rows).toHaveLength(expected.length);
    for (const [cell, row] of rows.entries()) {
      const reference = expected[cell]!;
      expect(row['id']).toBe(reference['id']);
      for (const name of ['z', 'p', 'p_fdr'])
        expect(Math.abs(figure(row[name]) - Number(reference[`gi_star_${name}`]))).toBeLessThan(1e-8);
      expect(row['class']).toBe(reference['gi_star_class_fdr']);
    }
  });

  test('counts that are all equal: empty cells, null in JSON, and a warning', async () => {
    const input = 'x,y,count\n1,1,4\n2,1,4\n3,1,4\n';
    const csv = await analyse(input, 'gi-star', 'FILE', '--within', '1');
    expect(csv.stdout).toBe('x,y,count,z,p,p_fdr,class\n1,1,4,,,,\n2,1,4,,,,\n3,1,4,,,,\n');
    expect(csv.stderr).toMatch(/All counts are 4.*not computable/);
    const json = JSON.parse((await analyse(input, 'gi-star', '--json', '--within', '1', 'FILE')).stdout);
    expect(json).toMatchObject({ method: 'gi-star', parameters: { within: 1 }, rows: { length: 3 } });
    expect(json.rows[0]).toEqual({ x: 1, y: 1, count: 4, z: null, p: null, p_fdr: null, class: null });
  });

  test('one cell, cells without neighbours, places given twice, sparse counts: said', async () => {
    expect((await analyse('x,y,count\n1,1,4\n', 'gi-star', 'FILE', '--within', '1')).stderr).toMatch(/one cell only/);
    const { stderr } = await analyse('x,y,count\n1,1,1\n1,1,0\n9,9,2\n', 'gi-star', 'FILE', '--within', '1');
    expect(stderr).toMatch(/1 row has the place of an earlier row/);
    expect(stderr).toMatch(/1 row has no neighbour/);
    expect(stderr).toMatch(/neighbourhood of 3 of 3 cells/);
  });

  test.each([
    ['x,y,count\n1,1,-4\n', ['--within', '1'], /row 2, column count: must be a number, 0 or more; got «-4»/],
    ['x,y,count\n1,,4\n', ['--within', '1'], /row 2, column y: is empty/],
    ['x,count\n1,4\n', ['--within', '1'], /no column «y»/],
    ['x,y,count\n1,1,4\n', ['--within', '0'], /above 0/],
    ['x,y,count\n1,1,4\n', [], /--within/],
  ])('refuses %j %j', async (input, options, words) => {
    expect(await analyse(input, 'gi-star', 'FILE', ...options)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(words),
    });
  });
});

describe('homeward analyse local-moran', () => {
  test.each(GRIDS)('the %s grid of the reference results', async (grid, within) => {
    const { rows, stdout } = await analyse(inputOf(grid), 'local-moran', 'FILE', '--within', within);
    expect(stdout.split('\n')[0]).toBe('id,x,y,count,i,e,var,z,p,p_fdr,quadrant,class');
    const expected = readOracle(`spatial/${grid}.csv`);
    const references = {
      i: 'i',
      e: 'e_conditional',
      var: 'var_conditional',
      z: 'z_conditional',
      p: 'p_conditional',
      p_fdr: 'p_fdr',
    };
    expect(rows).toHaveLength(expected.length);
    for (const [cell, row] of rows.entries()) {
      const reference = expected[cell]!;
      for (const [name, column] of Object.entries(references))
        expect(Math.abs(figure(row[name]) - Number(reference[`local_moran_${column}`])), name).toBeLessThan(1e-8);
      expect(row['quadrant']).toBe(INITIALS[reference['quadrant']!]);
      expect(row['class']).toBe(INITIALS[reference['lisa_class_fdr05']!] ?? 'not_significant');
    }
  });

  test('a cell without neighbours and one at the mean have no z, and no class', async () => {
    const { rows, stderr } = await analyse('x,y,count\n1,1,1\n2,1,5\n3,1,3\n90,1,3\n', 'local-moran', 'FILE', '--within', '1');
    expect(rows[3]).toMatchObject({ i: '', z: '', quadrant: '', class: '' });
    expect(rows[2]).toMatchObject({ i: '0', z: '', class: '' });
    expect(rows[0]!['z']).not.toBe('');
    expect(stderr).toMatch(/1 row has no neighbour/);
  });
});
