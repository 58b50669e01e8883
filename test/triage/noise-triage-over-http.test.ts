/** The threshold test over HTTP: who may what, and figures of both sides in the form of each role, in the answer and in the database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRIAGE_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { setNoiseTest, triageNoiseReport } from '../../server/triage/keep-noise-triage.js';
import { monthsOf, quarterOf } from '../../server/triage/quarter.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { acting, eventsOf } from '../audit/events.js';
import { testDatabase } from '../database.js';
import { loadWards, NOISE_TEST, WARDS } from './a-noise-test.js';

const FIGURES = `query ($by: NoiseFiguresBy!, $quarter: String) { noiseFigures(by: $by, quarter: $quarter) { quarter quarters protection
  rows { key label below { count suppressed roundedTo } above { count suppressed } cameBack { count suppressed } }
  total { below { count } above { count } cameBack { count } } } }`;
const TRIAGE = `mutation ($input: NoiseReportInput!) { triageNoiseReport(input: $input) {
  triage { reference result reason passedTo guide } problems { field problem } } }`;
const SET =
  'mutation ($version: Int, $input: NoiseTestInput!) { setNoiseTest(version: $version, input: $input) { version problems { field } } }';
const LIST = '{ noiseTriages { totalCount edges { node { reference ward answers { question answer } } } } }';

const today = londonDay();
/** Two quarters back is over for more than 28 days on every day of the year. */
const OVER = quarterOf(addDays(today, -183).slice(0, 7));
const NOW = quarterOf(today.slice(0, 7));
const council = { ...acting, actor: { ...acting.actor, agency: 'Council' } };

let database: PostgresDatabase;
let served: Served;
const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';

interface Figures {
  readonly quarters: string[];
  readonly protection: string | null;
  readonly rows: Record<'below' | 'above' | 'cameBack', { count: number | null; suppressed: boolean; roundedTo?: number }>[];
  readonly total: Record<string, { count: number | null }>;
}
const figures = async (persona: PersonaName, by: string, quarter?: string): Promise<Figures> => {
  const answer = await served.ask(FIGURES, { by, quarter }, persona);
  expect(answer.body.errors).toBeUndefined();
  return answer.body.data!['noiseFigures'] as Figures;
};

const input = (more: object = {}) => ({
  ...{ reference: 'N-1', placeReference: 'P-N1', ward: WARDS[1], category: 'DOG', channel: 'ONLINE', testVersion: 1 },
  answers: [{ question: 'often', answer: 'no' }],
  guideSentBy: 'POST',
  ...more,
});

beforeAll(async () => {
  database = await testDatabase('server');
  await loadWards(database);
  expect(await setNoiseTest(database, null, NOISE_TEST, council)).toMatchObject({ ok: true });
  const [month] = monthsOf(OVER);
  // In the first ward 42 below, of which the first 21 came back once, and 3 above; in the second 2 below.
  const places = [
    ...Array.from({ length: 42 }, (_, at) => [WARDS[0], at % 21, 'no']),
    [WARDS[1], 50, 'no'],
    [WARDS[1], 51, 'no'],
  ];
  const reports = [...places, [WARDS[0], 60, 'yes'], [WARDS[0], 61, 'yes'], [WARDS[0], 62, 'yes']];
  for (const [at, [ward, place, often]] of reports.entries()) {
    const outcome = await triageNoiseReport(
      database,
      {
        ...{ reference: `R-${at}`, placeReference: `P-${place}`, ward: ward as string, category: 'music', channel: 'telephone' },
        testVersion: 1,
        answers: [
          { question: 'often', answer: often as string },
          ...(often === 'yes' ? [{ question: 'when', answer: 'night' }] : []),
        ],
        guideSentBy: often === 'yes' ? null : 'post',
      },
      council,
      new Date(Date.parse(`${month}-02T12:00:00Z`) + at * 3_600_000),
    );
    expect(outcome).toMatchObject({ ok: true });
  }
}, 120_000);
afterAll(async () => {
  await served?.close();
  await database.close();
});
beforeAll(async () => {
  served = await serve(database);
});

describe('the threshold test', () => {
  it.each(PERSONA_NAMES)('%s has what the table says, and no more', async (persona) => {
    const access = TRIAGE_ACCESS[persona];
    const refused = async (query: string, variables: object = {}) =>
      code(await served.ask(query, { ...variables }, persona)) === 'FORBIDDEN';
    expect(await refused('{ noiseTest { version } }')).toBe(access === 'nothing');
    expect(await refused(FIGURES, { by: 'WARD' })).toBe(!['all', 'figures'].includes(access));
    expect(await refused(LIST)).toBe(access !== 'all');
    expect(await refused(TRIAGE, { input: input({ testVersion: 99 }) })).toBe(access !== 'all');
    expect(await refused(SET, { version: 99, input: { questions: [], guide: '', officers: '', reason: '' } })).toBe(
      !['all', 'questions'].includes(access),
    );
  });

  it('gives an online report no other way than the answers', async () => {
    const brought = await served.ask(TRIAGE, { input: { ...input(), result: 'ABOVE' } }, 'council-analyst');
    expect(code(brought)).toBe('BAD_USER_INPUT');
    const unanswered = await served.ask(TRIAGE, { input: input({ answers: [] }) }, 'council-analyst');
    expect(unanswered.body.data).toMatchObject({ triageNoiseReport: { triage: null, problems: [{ field: 'answers.often' }] } });
    const answered = await served.ask(TRIAGE, { input: input() }, 'council-analyst');
    expect(answered.body.data).toMatchObject({
      triageNoiseReport: { triage: { result: 'BELOW', guide: 'Living with noise' }, problems: [] },
    });
    const again = await served.ask(TRIAGE, { input: input() }, 'council-analyst');
    expect(again.body.data).toMatchObject({ triageNoiseReport: { triage: null, problems: [{ field: 'reference' }] } });
  });

  it('an answer that both leads on and ends is malformed', async () => {
    const answers = [{ code: 'a', words: 'Yes', next: 'b', result: 'BELOW' }];
    const set = { questions: [{ code: 'q', words: 'Is it?', answers }], guide: 'Guide', officers: 'Officers', reason: 'a test' };
    expect(code(await served.ask(SET, { version: 1, input: set }, 'administrator'))).toBe('BAD_USER_INPUT');
  });
});

describe('figures of both sides', () => {
  it('are a council’s own as they are, this quarter too', async () => {
    const own = await figures('council-analyst', 'WARD', OVER);
    expect(own.protection).toBeNull();
    expect(own.rows.map(({ below, above, cameBack }) => [below.count, above.count, cameBack.count])).toEqual([
      [42, 3, 21],
      [2, 0, 0],
    ]);
    expect((await figures('council-analyst', 'CATEGORY')).quarters).toEqual([NOW, OVER]);
  });

  it.each(['police-analyst', 'deployment-planner', 'jsna-author', 'partner'] as const)(
    'are for %s protected, of quarters that are over alone',
    async (persona) => {
      const shown = await figures(persona, 'WARD');
      expect(shown.quarters).toEqual([OVER]);
      expect(shown.protection).toContain('withheld');
      const [first, second] = shown.rows;
      expect(second!.below).toMatchObject({ count: null, suppressed: true });
      expect(first!.above).toMatchObject({ count: null, suppressed: true });
      for (const by of ['WARD', 'MONTH', 'CATEGORY'])
        for (const row of (await figures(persona, by)).rows)
          for (const { count } of Object.values({ below: row.below, above: row.above, cameBack: row.cameBack }))
            expect((count ?? 0) % 5).toBe(0);
      const now = await served.ask(FIGURES, { by: 'WARD', quarter: NOW }, persona);
      expect(now.body.data!['noiseFigures']).toMatchObject({ rows: [], total: null });
      expect(code(await served.ask(FIGURES, { by: 'WARD', quarter: '2026' }, persona))).toBe('BAD_USER_INPUT');
    },
  );

  it('leave an event', async () => {
    const read = (await eventsOf(database)).filter(
      ({ action, detail }) => action === 'READ_NOISE_TRIAGE' && detail['by'] === 'CATEGORY',
    );
    expect(read.at(-1)).toMatchObject({ role: 'partner', detail: { query: 'noiseFigures', by: 'CATEGORY', quarter: OVER } });
  });
});

describe('in the database', () => {
  it.each(PERSONA_NAMES)('%s reads no more than that', async (persona) => {
    const access = TRIAGE_ACCESS[persona];
    const read = (statement: string, agency?: string): Promise<number | 'denied'> => {
      const viewer = viewerOf(inventedPerson(findPersona(persona)!));
      return database
        .asViewer(actingViewer(agency ? { ...viewer, agency } : viewer), (sql) => sql.query(statement))
        .then(
          (rows) => rows.length,
          () => 'denied' as const,
        );
    };
    expect(await read('SELECT version FROM noise_test')).toBe(access === 'nothing' ? 'denied' : 1);
    expect(await read('SELECT reference, ward FROM noise_triage')).toBe(access === 'all' ? 48 : 'denied');
    expect(await read('SELECT place_digest FROM noise_triage')).toBe('denied');
    expect(await read('SELECT key FROM noise_place_key')).toBe('denied');
    if (access === 'all')
      for (const table of ['noise_triage', 'noise_triage_count'])
        expect(await read(`SELECT ward FROM ${table}`, 'Another council'), table).toBe(0);
    else expect(await read('SELECT ward FROM noise_triage_count')).toBe('denied');
    expect(await read('DELETE FROM noise_triage RETURNING 1')).toBe('denied');
  });
});
