import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';
import { analyse, figure } from './run-analyse.js';

beforeAll(buildServer);

/** A hundred participants: on each of five questions so many improve, the first of them in turn. */
const QUESTIONS: readonly (readonly [string, number])[] = [
  ['knows the law', 98],
  ['knows where to go', 89],
  ['feels safer', 95],
  ['would tell', 96],
  ['knows the risk', 97],
];
const ANSWERS = QUESTIONS.flatMap(([question, improved], at) =>
  Array.from({ length: 100 }, (_, who) => `${who + 1},${question},2,${(who + 20 * at) % 100 < improved ? 4 : 2}`),
);
const FILE = `participant,question,before,after\n${ANSWERS.join('\n')}\n`;
const MARGINS = `question,improved,answered\n${QUESTIONS.map(([name, improved]) => `${name},${improved},100`).join('\n')}\n`;

describe('homeward analyse paired-answers', () => {
  test('counts improved on all of the participants, and refuses a share that one question cannot bear', async () => {
    const { rows, stderr, stdout } = await analyse(FILE, 'paired-answers', 'FILE');
    expect(stdout.split('\n')[0]).toBe(
      'question,pairs,improved,same,worse,percent,lower95,upper95,p,missing_before,missing_after',
    );
    expect(rows[1]).toMatchObject({ question: 'knows where to go', improved: '89', same: '11', worse: '0' });
    // Those who did not improve on one are others than those who did not on another: 2 + 11 + 5 + 4 + 3.
    expect(rows.at(-1)).toMatchObject({ question: 'on all', pairs: '100', improved: '75', p: '' });
    expect(stderr).toMatch(/shows no effect/);
    const stated = await analyse(FILE, 'paired-answers', 'FILE', '--stated-on-all', '92');
    expect(stated).toMatchObject({ exitCode: 2, stdout: '' });
    expect(stated.stderr).toMatch(/75\.0 % did: 75 of 100.*No more than 89\.0 % can have, since on «knows where to go»/s);
    expect((await analyse(FILE, 'paired-answers', 'FILE', '--stated-on-all', '75')).exitCode).toBe(0);
  });

  test('missing answers are counted, and nobody with one is in «on all»', async () => {
    const file = 'participant,question,before,after\n1,a,1,2\n1,b,3,1\n2,a,1,\n2,b,3,2\n3,a,2,1\n';
    const { rows, stderr } = await analyse(file, 'paired-answers', 'FILE', '--reversed', 'b');
    expect(
      rows.map((row) => [row['question'], row['pairs'], row['improved'], row['missing_before'], row['missing_after']]),
    ).toEqual([
      ['a', '2', '1', '0', '1'],
      ['b', '2', '2', '1', '1'],
      ['on all', '1', '1', '', ''],
    ]);
    expect(stderr).toMatch(/2 of 3 did not answer everything twice/);
  });

  test.each([
    ['participant,question,before,after\n1,a,one,2\n', [], /row 2, column before: must be a number or empty; got «one»/],
    ['participant,question,before,after\n1,a,1,2\n1,a,1,2\n', [], /row 3, column question: «a» stands twice/],
    ['participant,question,before,after\n,a,1,2\n', [], /row 2, column participant: is empty/],
    [FILE, ['--reversed', 'z'], /no question «z»/],
    [FILE, ['--stated-on-all', '920'], /from 0 to 100/],
  ])('refuses %.60s %j', async (input, options, words) => {
    const { exitCode, stderr } = await analyse(input, 'paired-answers', 'FILE', ...options);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(words)]);
  });
});

describe('homeward analyse answer-margins', () => {
  test('bounds what improved on all, and refuses what cannot be', async () => {
    const { rows } = await analyse(MARGINS, 'answer-margins', 'FILE');
    expect(rows.slice(-2).map((row) => [row['question'], figure(row['percent'])])).toEqual([
      ['on all, at least', expect.closeTo(75, 9)],
      ['on all, at most', 89],
    ]);
    const stated = await analyse(MARGINS, 'answer-margins', 'FILE', '--stated-on-all', '92');
    expect(stated).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/No more than 89\.0 % can have, since on «knows where to go»/),
    });
    expect((await analyse(MARGINS, 'answer-margins', 'FILE', '--stated-on-all', '60')).stderr).toMatch(/No fewer than 75\.0 %/);
    expect((await analyse('question,improved,answered\na,3,2\n', 'answer-margins', 'FILE')).stderr).toMatch(
      /3 is more than answered/,
    );
  });
});
