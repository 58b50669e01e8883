import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';
import { analyse, figure } from './run-analyse.js';

beforeAll(buildServer);

const HEADER = 'group,before,after';
const EXAMPLE = `${HEADER}\ncontrol,308,318\ntreated,207,110\nbuffer_control,150,140\nbuffer,178,157\n`;

describe('homeward analyse displacement', () => {
  test('the example of R’s ptools', async () => {
    const { rows, stdout, stderr, exitCode } = await analyse(EXAMPLE, 'displacement', 'FILE');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe('wdd,se,z,lower,upper,wdq,tne');
    const expected = { wdd: -118, se: 39.598, z: -2.98, lower: -195.61, upper: -40.39, wdq: 0.2582, tne: 130.5 };
    for (const [name, reference] of Object.entries(expected))
      expect(Math.abs(figure(rows[0]![name]) - reference), name).toBeLessThan(0.006);
  });

  test('--alpha narrows the limits; --json bears the same names', async () => {
    const answer = JSON.parse((await analyse(EXAMPLE, 'displacement', 'FILE', '--alpha', '0.1', '--json')).stdout);
    expect(answer).toMatchObject({ method: 'displacement', parameters: { alpha: 0.1 }, warnings: [], rows: [{ wdd: -118 }] });
    expect(answer.rows[0].lower).toBeCloseTo(-118 - 1.6448536 * 39.598, 2);
  });

  test('treated and control alone: the difference, and why there is no WDQ or TNE', async () => {
    const { rows, stderr } = await analyse(`${HEADER}\ncontrol,308,318\ntreated,207,110\n`, 'displacement', 'FILE');
    expect(rows[0]).toMatchObject({ wdd: '-107', wdq: '', tne: '' });
    expect(stderr).toMatch(/there is no buffer/);
  });

  test('no gain, or a control of 0: WDQ is empty and said', async () => {
    const worse = await analyse(
      `${HEADER}\ncontrol,10,10\ntreated,10,20\nbuffer,5,5\nbuffer_control,5,5\n`,
      'displacement',
      'FILE',
    );
    expect(worse.rows[0]!['wdq']).toBe('');
    expect(worse.stderr).toMatch(/no gain/);
    const none = await analyse(`${HEADER}\ncontrol,0,0\ntreated,0,0\n`, 'displacement', 'FILE');
    expect(none.rows[0]).toMatchObject({ wdd: '0', se: '0', z: '' });
  });

  test.each([
    [`${HEADER}\ncontrol,1,2\ntreatment,1,2\n`, [], /row 3, column group: «treatment» is not one of/],
    [`${HEADER}\ncontrol,1,2\ncontrol,1,2\n`, [], /row 3, column group: «control» stands twice/],
    [`${HEADER}\ncontrol,1,2\n`, [], /column group: .*«treated»/],
    [`${HEADER}\ncontrol,1,2\ntreated,-1,2\n`, [], /row 3, column before: must be a whole number/],
    [EXAMPLE, ['--alpha', '1'], /above 0 and below 1/],
  ])('refuses %j %j', async (input, options, words) => {
    expect(await analyse(input, 'displacement', 'FILE', ...options)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(words),
    });
  });
});
