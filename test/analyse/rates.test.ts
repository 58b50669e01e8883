import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';
import { readOracle, relativeError } from '../oracles/read-oracle.js';
import { analyse, figure } from './run-analyse.js';

beforeAll(buildServer);

describe('homeward analyse rates', () => {
  const oracle = readOracle('rates/rates.csv');
  const input = ['ward,events,population', ...oracle.map((row, index) => `w${index},${row['events']},${row['population']}`)].join(
    '\n',
  );

  test('every row of the reference results, after the input’s own columns', async () => {
    const { exitCode, stdout, rows } = await analyse(input, 'rates', 'FILE');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('ward,events,population,rate,lower95,upper95,lower998,upper998,method');
    expect(rows).toHaveLength(oracle.length);
    for (const [index, row] of rows.entries()) {
      const expected = oracle[index]!;
      expect(row['ward']).toBe(`w${index}`);
      expect(row['method']).toBe(expected['ukph_method']);
      const tolerance = row['method'] === 'exact' ? 1e-5 : 1e-6;
      expect(relativeError(figure(row['rate']), Number(expected['rate_per_1000']))).toBeLessThan(1e-6);
      for (const limit of ['lower', 'upper'])
        for (const level of ['95', '998']) {
          const ours = figure(row[`${limit}${level}`]);
          expect(relativeError(ours, Number(expected[`ukph${level}_${limit}`]))).toBeLessThan(tolerance);
        }
    }
  });

  test('--per, and an input column of an answer’s name is replaced', async () => {
    const { rows, stdout } = await analyse('rate,events,population\nold,9,10000\n', 'rates', '--per', '100000', 'FILE');
    expect(stdout.split('\n')[0]).toBe('events,population,rate,lower95,upper95,lower998,upper998,method');
    expect(figure(rows[0]!['lower95'])).toBeCloseTo(41.154, 3);
  });

  test('--json has the same names, null for what is undefined, and says why', async () => {
    const { stdout, stderr, exitCode } = await analyse(
      'code,events,population\n007,9,10000\n008,1,0\n',
      'rates',
      'FILE',
      '--json',
    );
    expect(exitCode).toBe(0);
    const answer = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual(['method', 'variant', 'parameters', 'warnings', 'rows']);
    expect(answer).toMatchObject({
      method: 'rates',
      parameters: { per: 1000 },
      warnings: [expect.stringMatching(/1 row has no population/)],
    });
    expect(answer.rows[0]).toMatchObject({ code: '007', events: 9, rate: expect.closeTo(0.9, 9), method: 'exact' });
    expect(answer.rows[1]).toEqual({
      code: '008',
      events: 1,
      population: 0,
      rate: null,
      lower95: null,
      upper95: null,
      lower998: null,
      upper998: null,
      method: null,
    });
    expect(stderr).toMatch(/no population/);
  });

  test.each([
    ['events,people\n1,2\n', /row 1: there is no column «population»/],
    ['events,population\n1,2\n-1,2\n', /row 3, column events: must be a whole number, 0 or more; got «-1»/],
    ['events,population\n1.5,2\n', /row 2, column events/],
    ['events,population\n1,many\n', /row 2, column population: must be a number, 0 or more; got «many»/],
    ['events,population\n\n1,\n', /row 3, column population: is empty/],
    ['events,population\n1,"1,000"\n', /row 2, column population/],
    ['events,population\n1,0x10\n', /row 2, column population/],
    ['events,population\n1,Infinity\n', /row 2, column population/],
    ['events,population\n1\n', /row 2, column population: the row has 1 cells, the header 2/],
    ['events,events\n1,2\n', /«events» stands twice/],
    ['events,population\n', /no rows under the header/],
    ['events;population\n1;2\n', /separated by semicolons/],
    ['', /empty/],
  ])('refuses %j with exit code 2', async (csv, words) => {
    const { exitCode, stdout, stderr } = await analyse(csv, 'rates', 'FILE');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });

  test('a file that is not there, a method that is not, a wrong option', async () => {
    expect(await analyse('x', 'rates', '/nowhere/at-all.csv')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/no such file/),
    });
    const unknown = {
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/no method «rate»\. Did you mean «rates»\? Methods: rates, proportions/),
    };
    expect(await analyse('x', 'rate', 'FILE', '--per', '10')).toMatchObject(unknown);
    expect(await analyse('x')).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/Name a method/) });
    expect(await analyse('x', 'rates', 'FILE', '--per', '0')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/above 0/),
    });
  });
});

describe('homeward analyse proportions', () => {
  const oracle = readOracle('rates/proportions.csv');

  test('every row of the reference results', async () => {
    const input = ['numerator,denominator', ...oracle.map((row) => `${row['numerator']},${row['denominator']}`)].join('\n');
    const { rows, exitCode } = await analyse(input, 'proportions', 'FILE');
    expect(exitCode).toBe(0);
    expect(rows).toHaveLength(oracle.length);
    for (const [index, row] of rows.entries()) {
      const expected = oracle[index]!;
      expect(relativeError(figure(row['percent']), Number(expected['percent']))).toBeLessThan(1e-6);
      for (const limit of ['lower', 'upper'])
        for (const level of ['95', '998'])
          expect(relativeError(figure(row[`${limit}${level}`]), Number(expected[`wilson${level}_${limit}`]))).toBeLessThan(1e-6);
    }
  });

  test('a share of nothing is empty and said; more than all is refused', async () => {
    const nothing = await analyse('numerator,denominator\n0,0\n', 'proportions', 'FILE');
    expect(nothing.stdout).toBe('numerator,denominator,percent,lower95,upper95,lower998,upper998\n0,0,,,,,\n');
    expect(nothing.stderr).toMatch(/share of nothing/);
    expect(await analyse('numerator,denominator\n3,2\n', 'proportions', 'FILE')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/row 2, column numerator: 3 is more than the denominator/),
    });
  });
});

describe('homeward analyse standardised-rates', () => {
  const input = readOracle('rates/dsr_input.csv');
  const csv = [
    'area,age_band,events,population,standard_population',
    ...input.map((row) => [row['area'], row['age_band'], row['events'], row['population'], row['standard_population']].join(',')),
  ].join('\n');

  test('one row an area; under 10 events the rate without limits', async () => {
    const expected = readOracle('rates/dsr_expected.csv');
    const { rows, stdout, exitCode } = await analyse(csv, 'standardised-rates', 'FILE');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('area,events,rate,lower95,upper95,lower998,upper998,publish');
    expect(rows.map((row) => row['area'])).toEqual(expected.map((row) => row['area']));
    for (const [index, row] of rows.entries()) {
      const reference = expected[index]!;
      expect(row['events']).toBe(reference['total_events']);
      expect(row['publish']).toBe(reference['publish']!.toLowerCase());
      expect(relativeError(figure(row['rate']), Number(reference['dsr_per_1000']))).toBeLessThan(1e-6);
      for (const limit of ['lower', 'upper'])
        for (const level of ['95', '998']) {
          if (row['publish'] === 'false') expect(row[`${limit}${level}`]).toBe('');
          else
            expect(
              relativeError(figure(row[`${limit}${level}`]), Number(reference[`dobson_byar${level}_${limit}`])),
            ).toBeLessThan(1e-6);
        }
    }
  });

  test.each([
    ['A,0-4,1,10,5\nA,0-4,1,10,5', /row 3, column age_band: «0-4» stands twice/],
    ['A,0-4,1,10,5\nB,0-4,1,10,6', /row 3, column standard_population: is 6 for «0-4», and 5/],
    ['A,0-4,1,10,5\nA,5-9,1,10,5\nB,0-4,1,10,5', /row 4, column age_band: the area «B» has no row for «5-9»/],
    ['A,0-4,1.5,10,5', /row 2, column events/],
  ])('refuses %j', async (rows, words) => {
    const answer = await analyse(`area,age_band,events,population,standard_population\n${rows}\n`, 'standardised-rates', 'FILE');
    expect(answer).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(words) });
  });

  test('an age band without people leaves the rate empty and says so', async () => {
    const header = 'area,age_band,events,population,standard_population';
    const answer = await analyse(`${header}\nA,0-4,0,0,5\nA,5-9,12,10,5\n`, 'standardised-rates', 'FILE');
    expect(answer.rows[0]).toMatchObject({ area: 'A', events: '12', rate: '', lower95: '', publish: 'false' });
    expect(answer.stderr).toMatch(/nobody lives there/);
  });
});
