/** The methods of the needs assessment on files, as an analyst runs them: risk ratios, latent classes, factors. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';
import { readOracle, relativeError } from '../oracles/read-oracle.js';
import { analyse, figure } from './run-analyse.js';

beforeAll(buildServer);

const oracle = (file: string): string => readFileSync(new URL(`../oracles/${file}`, import.meta.url), 'utf8');
const refused = (words: RegExp) => ({ exitCode: 2, stdout: '', stderr: expect.stringMatching(words) as string });

describe('homeward analyse risk-ratios', () => {
  const OPTIONS = ['--cluster', 'la', '--exposure', 'gang', '--adjust', 'age_band,gender,ethnicity', '--count', 'n'];
  const REFERENCE = ['--reference', 'age_band=10-12,gender=Female,ethnicity=White'];

  test('as R has them, by every correction', async () => {
    const input = oracle('risk-ratios/data_aggregated.csv');
    const expected = readOracle('risk-ratios/expected_coefficients.csv');
    for (const correction of ['CR0', 'CR_G', 'CR1']) {
      const words = ['risk-ratios', 'FILE', '--outcome', 'going_missing', ...OPTIONS, ...REFERENCE, '--correction', correction];
      const { rows, stdout, stderr, exitCode } = await analyse(input, ...words);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout.split('\n')[0]).toBe('term,level,coef,se,z,p,rr,lower95,upper95,note');
      expect(rows.map(({ term, level }) => `${term}${level}`)[0]).toBe('(intercept)');
      expect(rows).toHaveLength(9);
      const gang = rows.find(({ term }) => term === 'gang')!;
      const reference = expected.find(
        (row) => row['outcome'] === 'going_missing' && row['variant'] === correction && row['term'] === 'gang',
      )!;
      for (const [name, theirs] of Object.entries({ se: 'se', rr: 'rr', lower95: 'lcl', upper95: 'ucl' }))
        expect(relativeError(figure(gang[name]), Number(reference[theirs])), name).toBeLessThan(1e-5);
    }
  });

  test('what has no estimate is said to have none', async () => {
    const { rows, stderr } = await analyse(
      oracle('risk-ratios/data_separation.csv'),
      ...['risk-ratios', 'FILE', '--outcome', 'events', ...OPTIONS, ...REFERENCE, '--correction', 'CR0'],
    );
    expect(rows.find(({ level }) => level === 'Other')).toMatchObject({ coef: '', rr: '', note: 'not estimable' });
    expect(stderr).toMatch(/Not estimable: ethnicity «Other»\. .*There are 12 clusters/s);
  });

  test('one row a child, one cluster: ratios without errors', async () => {
    const rows = [...'aabbaabb'].map((age, at) => `S1,${at % 2},${age},${at < 3 || at === 5 ? 1 : 0}`);
    const words = ['risk-ratios', 'FILE', '--outcome', 'missing', '--cluster', 'team', '--exposure', 'gang', '--adjust', 'age'];
    const answer = await analyse(`team,gang,age,missing\n${rows.join('\n')}\n`, ...words, '--json');
    const { rows: terms, warnings, parameters } = JSON.parse(answer.stdout);
    expect(parameters).toMatchObject({ children: 8, clusters: 1, correction: 'CR1', reference: ['gang=0', 'age=a'] });
    expect(terms[1]).toMatchObject({ term: 'gang', se: null, p: null, lower95: null, note: '' });
    expect(warnings).toEqual([expect.stringMatching(/one cluster, so that errors are not estimable/)]);
  });

  test('one row a child gives what the same children counted together give, and a wrong cell is named where it first stands', async () => {
    const kinds = [...'ABC'].flatMap((la, at) => [
      [la, 'no', 40 + at, 4 + at],
      [la, 'yes', 20, 5 + 2 * at],
    ]) as [string, string, number, number][];
    const together = `la,gang,n,y\n${kinds.map((kind) => kind.join()).join('\n')}\n`;
    const single = kinds.flatMap(([la, gang, n, y]) =>
      Array.from({ length: n }, (_, child) => `${la},${gang},${child < y ? 1 : 0}`),
    );
    const oneEach = `la,gang,y\n${single.join('\n')}\n`;
    const options = ['--outcome', 'y', '--cluster', 'la', '--exposure', 'gang'];
    const counted = await analyse(together, 'risk-ratios', 'FILE', ...options, '--count', 'n');
    expect(counted.rows[1]).toMatchObject({ term: 'gang', level: 'yes', note: '' });
    expect((await analyse(oneEach, 'risk-ratios', 'FILE', ...options)).stdout).toBe(counted.stdout);
    const wrong = oneEach.replaceAll('B,yes,1', 'B,yes,2');
    const first = 2 + single.indexOf('B,yes,1');
    expect(await analyse(wrong, 'risk-ratios', 'FILE', ...options)).toMatchObject(
      refused(new RegExp(`row ${first}, column y: must be 0 or 1 of one child; got 2`)),
    );
  });

  const two = 'la,gang,n,y\nA,0,10,1\nB,1,10,2\nA,1,10,2\n';
  const asked = ['--outcome', 'y', '--count', 'n', '--cluster', 'la', '--exposure', 'gang'];
  test.each([
    [two.replace('A,0,10,1', 'A,0,10,11'), asked, /row 2, column y: has 11 of 10 children/],
    [two, asked.toSpliced(2, 2), /row 3, column y: must be 0 or 1 of one child; got 2\. .*--count/],
    [two.replace('A,0', ',0'), asked, /row 2, column la: is empty/],
    [two.replace('B,1', 'B,'), asked, /row 3, column gang: is empty/],
    [two.replaceAll(',1,', ',0,'), asked, /«gang» has one level, «0»: there is nothing to compare/],
    [two.replace('A,0,10,1', 'A,0,10,0'), asked, /Not estimable: no child of gang «0» has the outcome/],
    [two.replace('A,0,10,1', 'A,0,10,1.5'), asked, /row 2, column y: must be a whole number/],
    [two, [...asked, '--reference', 'gang=2'], /«gang» has no level «2»; it has 0, 1/],
    [two, [...asked, '--reference', 'age=1'], /«age» is neither the exposure nor adjusted for/],
    [two, [...asked, '--reference', 'gang'], /Write column=level/],
  ])('refuses %j %j', async (input, options, words) => {
    expect(await analyse(input, 'risk-ratios', 'FILE', ...options)).toMatchObject(refused(words));
  });
});

describe('homeward analyse latent-classes', () => {
  const INDICATORS = 'weapons,violence_with_injury,robbery,drugs_trafficking,drugs_possession,age_16_17';

  test('as R has them: fit by row, and in JSON classes and profiles', async () => {
    const words = ['latent-classes', 'FILE', '--indicators', INDICATORS, '--classes', '1-4', '--seed', '1'];
    const input = oracle('latent-classes/data.csv');
    const { rows, stdout, exitCode } = await analyse(input, ...words, '--starts', '30');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('k,loglik,parameters,bic,aic,g2,df,g2_p,relative_entropy,replicated');
    const fit = readOracle('latent-classes/expected_fit.csv');
    for (const [at, row] of rows.entries())
      expect(Math.abs(figure(row['loglik']) - Number(fit[at]!['loglik'])), String(at + 1)).toBeLessThan(0.01);
    expect(rows[0]!['relative_entropy']).toBe('');

    const json = await analyse(input, ...words, '--starts', '30', '--profile', 'female,ethnicity', '--json');
    const answer = JSON.parse(json.stdout);
    expect([answer.selected, answer.classes.length, answer.fit.length]).toEqual([3, 10, 4]);
    for (const row of readOracle('latent-classes/expected_k3_profiles.csv')) {
      const [variable, level = null] = row['variable']!.split('=');
      for (const at of [1, 2, 3]) {
        const found = answer.profiles.find(
          (one: Record<string, unknown>) =>
            one['k'] === 3 && one['class'] === at && one['variable'] === variable && one['level'] === level,
        );
        if (['female', 'ethnicity'].includes(variable!))
          expect(Math.abs(found.mean - Number(row[`class${at}`])), row['variable']).toBeLessThan(2e-3);
      }
    }
  });

  const small = 'a,b,c\n1,0,1\n0,1,1\n1,1,0\n0,0,0\n';
  test.each([
    [small, ['--indicators', 'a,b,c', '--classes', '1-3'], /3 indicators tell up to 2 classes apart/],
    [small, ['--indicators', 'a,b,c', '--classes', '2-1'], /Write whole numbers from 1 to 30/],
    [small.replace('1,0,1', '1,0,'), ['--indicators', 'a,b,c', '--classes', '1'], /row 2, column c: is empty; it must be 0 or 1/],
    [small.replace('1,0,1', '1,0,37'), ['--indicators', 'a,b,c', '--classes', '1'], /row 2, column c: must be 0 or 1; got «37»/],
    [small.replaceAll(/^\d/gm, '1'), ['--indicators', 'a,b,c', '--classes', '1'], /«a» is 1 in every row/],
    [small, ['--indicators', 'a,a', '--classes', '1'], /«a» is named twice/],
  ])('refuses %j %j', async (input, options, words) => {
    expect(await analyse(input, 'latent-classes', 'FILE', ...options)).toMatchObject(refused(words));
  });
});

describe('homeward analyse factors', () => {
  const INDICATORS =
    'assault_serious_harm,knife_possession,firearm_intent,drug_trafficking,cin_going_missing,cin_gangs,cin_socially_unacceptable';
  const words = ['factors', 'FILE', '--id', 'area', '--indicators', INDICATORS, '--factors', '1,2'];

  test('as R has them: fit by row, and in JSON loadings, scores and the long list', async () => {
    const input = oracle('factors/data.csv');
    const { rows, stdout, stderr, exitCode } = await analyse(input, ...words);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe('factors,chisq,df,p,cfi,tli,rmsea,srmr,bic');
    for (const [at, row] of readOracle('factors/expected_fit.csv').entries()) {
      expect(Math.abs(figure(rows[at]!['chisq']) - Number(row['chisq']))).toBeLessThan(1e-3);
      expect(Math.abs(figure(rows[at]!['srmr']) - Number(row['srmr_no_mean']))).toBeLessThan(1e-4);
      expect(Math.abs(figure(rows[at]!['bic']) - Number(row['bic_standardised']))).toBeLessThan(2e-3);
    }
    const answer = JSON.parse((await analyse(input, ...words, '--json')).stdout);
    expect(answer.factorCorrelation).toBeCloseTo(0.291765775103113, 3);
    expect(answer.scores).toHaveLength(152);
    expect(Math.abs(answer.scores[1].factor2 - 1.7496969075683)).toBeLessThan(5e-4);
    const reference = JSON.parse(oracle('factors/expected.json')) as { top25: Record<string, { areas: string[] }> };
    expect(answer.shortlist).toEqual(reference.top25['0.0001']!.areas);
    expect(answer.fit[1]).toMatchObject({ factors: 2, baseline_df: 21 });
  });

  const lines = [
    'area,a,b,c,d',
    ...Array.from({ length: 12 }, (_, at) => `A${at},${(at * 7) % 5},${(at * 5) % 7},${(at * 3) % 11},${at % 3}`),
  ];
  const input = `${lines.join('\n')}\n`;
  const four = ['--id', 'area', '--indicators', 'a,b,c,d', '--factors', '1'];
  test.each([
    [input, ['--id', 'area', '--indicators', 'a,b,c,d', '--factors', '1,2'], /4 indicators bear up to 1/],
    [input, ['--id', 'area', '--indicators', 'a,b', '--factors', '1'], /name three or more/],
    [`${lines.slice(0, 5).join('\n')}\n`, four, /There are 4 areas and 4 indicators: more areas than indicators/],
    [input.replace('A1,', 'A0,'), four, /row 3, column area: «A0» stands twice/],
    [input.replace('A1,2', 'A1,'), four, /row 3, column a: is empty/],
    [input.replaceAll(/,\d+$/gm, ',4'), four, /«d» is the same in every area/],
    [
      `area,a,b,c,d\n${lines
        .slice(1)
        .map((line) => line.split(',').slice(0, 4))
        .map((cells) => [...cells, 2 * Number(cells[1]) + Number(cells[2])].join(','))
        .join('\n')}\n`,
      four,
      /«d» is made of those before it/,
    ],
  ])('refuses %j %j', async (table, options, said) => {
    expect(await analyse(table, 'factors', 'FILE', ...options)).toMatchObject(refused(said));
  });
});
