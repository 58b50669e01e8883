import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';
import { analyse, figure } from './run-analyse.js';

beforeAll(buildServer);

describe('homeward analyse accuracy', () => {
  test('the example of R’s ptools: rows in the input’s order, figures by rank', async () => {
    const input = 'cell,observed,predicted,area\na,6,8,1\nb,7,4,1\nc,3,4,1\nd,2,2,1\ne,1,1,1\nf,0,0,1\n';
    const { rows, stdout, exitCode } = await analyse(input, 'accuracy', 'FILE');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('cell,observed,predicted,area,rank,hit_rate,area_share,pai,pei,rri');
    expect(rows.map((row) => row['cell']! + row['rank'])).toEqual(['a1', 'b3', 'c2', 'd4', 'e5', 'f6']);
    const pai = [1.8947, 1.6842, 1.4211, 1.4211, 1.2, 1];
    for (const [at, row] of rows.entries()) expect(figure(row['pai'])).toBeCloseTo(pai[at]!, 4);
    expect(figure(rows[2]!['pei'])).toBeCloseTo(0.6923, 4);
    expect(figure(rows[0]!['rri'])).toBeCloseTo(1.3333, 4);
  });

  test('nothing observed: empty and said; an area of 0 is refused with its row', async () => {
    const none = await analyse('observed,predicted,area\n0,1,1\n', 'accuracy', 'FILE');
    expect(none.rows[0]).toMatchObject({ rank: '1', hit_rate: '', area_share: '1', pai: '', pei: '', rri: '' });
    expect(none.stderr).toMatch(/Nothing was observed/);
    const bad = await analyse('observed,predicted,area\n0,1,0\n', 'accuracy', 'FILE');
    expect(bad).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/row 2, column area: must be a number above 0/) });
  });
});
