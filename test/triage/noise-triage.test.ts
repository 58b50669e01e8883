/** The threshold test kept: no result without every answer, none twice, none of another version; nothing of a place but whether it is the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { setNoiseTest, triageNoiseReport, type AskedTriage, type SetNoiseTest } from '../../server/triage/keep-noise-triage.js';
import { countsOfTriage, currentNoiseTest, listNoiseTriages } from '../../server/triage/noise-triage.sql.js';
import { acting, eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadWards, NOISE_TEST, WARDS } from './a-noise-test.js';

const REPORT: AskedTriage = {
  ...{ reference: 'EH-2026/1', placeReference: 'PL-77', ward: WARDS[0], category: 'music', channel: 'online', testVersion: 1 },
  answers: [{ question: 'often', answer: 'no' }],
  guideSentBy: 'message',
};
const NIGHT = [
  { question: 'often', answer: 'yes' },
  { question: 'when', answer: 'night' },
];
const fieldsOf = (outcome: { ok: boolean; problems?: readonly { field: string }[] }): string[] =>
  outcome.problems?.map(({ field }) => field) ?? [];

describe.each(engines)('the threshold test (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
    await loadWards(database);
  });
  afterAll(() => database.close());

  const set = (part: Partial<SetNoiseTest> = {}, seen: number | null = null) =>
    setNoiseTest(database, seen, { ...NOISE_TEST, ...part }, acting);
  const triage = (part: Partial<AskedTriage> = {}, now?: Date) =>
    triageNoiseReport(database, { ...REPORT, ...part }, acting, now);

  test('none is set: no report has a result', async () => {
    expect(fieldsOf(await triage())).toEqual(['']);
  });

  test.each<[string, Partial<SetNoiseTest>, string]>([
    ['no questions', { questions: [] }, 'questions'],
    ['no guide', { guide: ' ' }, 'guide'],
    ['a person among the officers', { officers: 'Ask for Jordan Whitfield, 07700 900123' }, 'officers'],
    ['no reason', { reason: '' }, 'reason'],
    [
      'a person in a question',
      { questions: NOISE_TEST.questions.map((one) => ({ ...one, words: 'Is it Jordan Whitfield, 07700 900123?' })) },
      'questions.0',
    ],
  ])('%s: not set', async (_, part, field) => {
    expect(fieldsOf(await set(part))).toContain(field);
    expect(await database.asOwner(currentNoiseTest)).toBeNull();
  });

  test('is set, and by whoever saw another version not set again', async () => {
    expect(await set()).toEqual({ ok: true, version: 1 });
    expect(fieldsOf(await set())).toEqual(['']);
    expect(await database.asOwner(currentNoiseTest)).toMatchObject({ version: 1, questions: NOISE_TEST.questions });
  });

  test.each<[string, Partial<AskedTriage>, string]>([
    ['no answers', { answers: [] }, 'answers.often'],
    ['a result brought along', { answers: [...REPORT.answers, { question: 'result', answer: 'above' }] }, 'answers.result'],
    ['an answer that is not offered', { answers: [{ question: 'often', answer: 'above' }] }, 'answers.often'],
    ['a question answered twice', { answers: [...REPORT.answers, ...REPORT.answers] }, 'answers'],
    ['questions of another version', { testVersion: 2 }, 'testVersion'],
    ['below, and no guide sent', { guideSentBy: null }, 'guideSentBy'],
    ['above, and a guide sent', { answers: NIGHT }, 'guideSentBy'],
    ['a ward that is none', { ward: 'E05999999' }, 'ward'],
    ['a name for a reference', { reference: 'Jordan Whitfield' }, 'reference'],
    ['an address for a place', { placeReference: '12 Shelter Parade' }, 'placeReference'],
  ])('%s: no result', async (_, part, field) => {
    expect(fieldsOf(await triage(part))).toContain(field);
    expect(await database.asOwner((sql) => listNoiseTriages(sql, 10, undefined))).toEqual([]);
  });

  test('a result holds the reason, the version and what was sent or to whom it went; a second one is refused', async () => {
    expect(await triage({}, new Date('2026-01-10T20:00:00Z'))).toMatchObject({ ok: true });
    expect(fieldsOf(await triage({ reference: ' eh-2026/1 ', answers: NIGHT, guideSentBy: null }))).toEqual(['reference']);
    const again = { reference: 'EH-2026/2', placeReference: 'pl-77', answers: NIGHT, guideSentBy: null };
    expect(await triage(again, new Date('2026-02-01T23:30:00Z'))).toMatchObject({ ok: true });
    const [above, below] = await database.asOwner((sql) => listNoiseTriages(sql, 10, undefined));
    expect(below).toMatchObject({
      ...{ reference: 'EH-2026/1', result: 'below', reason: 'Heard once.', testVersion: 1 },
      ...{ guide: 'Living with noise', guideSentBy: 'message', passedTo: null },
    });
    expect(above).toMatchObject({ result: 'above', guide: null, passedTo: 'Environmental Health officers' });
    const [stored] = await database.asOwner((sql) =>
      sql.query('SELECT t.*::text AS row FROM noise_triage t WHERE reference LIKE $1', ['%/1']),
    );
    expect(JSON.stringify(stored)).not.toMatch(/PL-?77/i);
    const events = (await eventsOf(database)).filter(({ action }) => action === 'NOISE_TRIAGE');
    expect(events.map(({ detail }) => detail)).toEqual([
      { change: 'set' },
      { result: 'below', testVersion: 1 },
      { result: 'above', testVersion: 1 },
    ]);
  });

  test('came back: another of the same place within 28 days, told of the one that was turned away', async () => {
    const at = (day: string) => new Date(`${day}T12:00:00Z`);
    await triage({ reference: 'A-1', placeReference: 'P-1', category: 'dog' }, at('2026-03-01'));
    await triage({ reference: 'A-2', placeReference: 'P-1', category: 'dog' }, at('2026-03-30'));
    await triage({ reference: 'A-3', placeReference: 'P-2', category: 'dog' }, at('2026-03-05'));
    const { agency } = acting.actor;
    const counts = await database.asOwner(async (sql) => {
      await sql.execute("SELECT set_config('homeward.agency', $1, true)", [agency]);
      return countsOfTriage(sql);
    });
    expect(counts).toEqual([
      { agency, month: '2026-01', ward: WARDS[0], category: 'music', result: 'below', cameBack: true, reports: 1 },
      { agency, month: '2026-02', ward: WARDS[0], category: 'music', result: 'above', cameBack: false, reports: 1 },
      { agency, month: '2026-03', ward: WARDS[0], category: 'dog', result: 'below', cameBack: false, reports: 3 },
    ]);
  });

  test('nothing of it is changed or taken away, also by the owner', async () => {
    for (const statement of [
      "UPDATE noise_triage SET result = 'above'",
      'DELETE FROM noise_triage',
      'DELETE FROM noise_test',
      "UPDATE noise_place_key SET key = 'x'",
    ])
      await expect(
        database.asOwner((sql) => sql.execute(statement)),
        statement,
      ).rejects.toThrow();
  });
});
