/** A request for numbers from asking to what is handed in, over HTTP, on both engines: who is refused, what each sees, and what never changes. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATA_REQUEST_ACCESS } from '../../server/access/access-table.js';
import { PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingOf, type Acting } from '../../server/audit/actor.js';
import { countedClasses, printedOtherwise } from '../../server/data-requests/board-responses.js';
import { boardResponses } from '../../server/data-requests/board-responses.sql.js';
import { answerForOwnAgency } from '../../server/data-requests/keep-data-requests.js';
import { takeDataRequestStep } from '../../server/data-requests/data-request-steps.js';
import type { WrittenAnswer } from '../../server/data-requests/read-terms.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { publishedBoardResponses } from '../../server/ingest/published-board-responses.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { requireShared } from '../shared-data.js';
import { withoutClock } from '../without-clock.js';

const COUNT = '{ count suppressed roundedTo }';
const REQUEST = `id state version overdue own { agency open sentBack } asked { agency open noAnswer sentBack }
  ownAnswers { group answer children supported definition words countedOn note }
  response { agencies { agency noAnswer answers { group answer children ${COUNT} supported ${COUNT} definition words } }
    overlaps { group agency otherAgency known children ${COUNT} howKnown } totals { group lower upper counted without words } completedBy }
  history { change reason changedBy }`;
const OUTCOME = `{ request { ${REQUEST} } problems { field problem } }`;
const ASK = `mutation ($input: AskForNumbersInput!) { askForNumbers(input: $input) ${OUTCOME} }`;
const ANSWER = `mutation ($id: ID!, $answers: [DataRequestAnswerInput!]!) { answerDataRequest(id: $id, answers: $answers) ${OUTCOME} }`;
const OVERLAP = `mutation ($id: ID!, $overlap: DataRequestOverlapInput!) { sayDataRequestOverlap(id: $id, overlap: $overlap) ${OUTCOME} }`;
const STEP = `mutation ($id: ID!, $version: Int!, $step: DataRequestStep!, $agency: String, $reason: String) {
  takeDataRequestStep(id: $id, version: $version, step: $step, agency: $agency, reason: $reason) ${OUTCOME} }`;
const READ = `query ($id: ID!) { dataRequest(id: $id) { ${REQUEST} } }`;

interface Shown {
  count: number | null;
  suppressed: boolean;
}
interface Request {
  id: string;
  state: string;
  version: number;
  overdue: boolean;
  own: { agency: string; open: boolean; sentBack: string | null } | null;
  asked: { agency: string; open: boolean }[];
  ownAnswers: { group: string; children: number | null; supported: number | null }[];
  response: {
    agencies: { agency: string; answers: { group: string; answer: string; children: Shown | null; supported: Shown | null }[] }[];
    overlaps: { known: boolean; children: Shown | null }[];
    totals: { lower: number | null; upper: number | null; counted: string[]; without: string[]; words: string }[];
  } | null;
  history: { change: string }[];
}
interface Outcome {
  request: Request | null;
  problems: { field: string; problem: string }[];
}

const input = {
  ...{ title: 'Children in gangs', askedFor: 'Children’s Commissioner for England', areaLabel: 'Marram', asAt: '2026-10-01' },
  ...{ dueOn: '2099-12-31', note: '', agencies: ['Council', 'Police', 'Lantern Youth Trust', 'Health trust'] },
};
const number = (group: string, children: string, supported = '', different: object = {}) => ({
  ...{ group, answer: 'NUMBER', children, supported, definition: 'STREET_GANG', words: 'Named in an assessment' },
  ...{ countedOn: '2026-10-01', ...different },
});

describe.each(engines)('a request for numbers (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let request: Request;

  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  async function as<Answer>(persona: PersonaName, query: string, variables: object): Promise<Answer> {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as Answer;
  }
  const answer = (persona: PersonaName, answers: object[]) => as<Outcome>(persona, ANSWER, { id: request.id, answers });
  const read = (persona: PersonaName) => as<Request | null>(persona, READ, { id: request.id });
  async function step(name: string, agency?: string, reason?: string): Promise<Outcome> {
    const outcome = await as<Outcome>('jsna-author', STEP, {
      id: request.id,
      version: request.version,
      step: name,
      agency,
      reason,
    });
    request = (await read('jsna-author'))!;
    return outcome;
  }
  /** The health trust has no persona: whoever signs in for it answers so. */
  const health: Acting = { ...actingOf('test'), actor: { ...actingOf('test').actor, agency: 'Health trust' } };

  it('is asked by JSNA authors alone, and every field that is wrong is named', async () => {
    for (const persona of PERSONA_NAMES.filter((one) => DATA_REQUEST_ACCESS[one] !== 'running')) {
      const { body } = await served.ask(ASK, { input }, persona);
      expect(body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
    }
    const wrong = await as<Outcome>('jsna-author', ASK, {
      input: { ...input, dueOn: '2026-09-30', agencies: ['Police', 'police'] },
    });
    expect(wrong.problems.map(({ field }) => field)).toEqual(['dueOn', 'agencies']);
    const asked = await as<Outcome>('jsna-author', ASK, { input });
    expect(asked).toMatchObject({ problems: [], request: { state: 'ASKED', overdue: false } });
    request = asked.request!;
  });

  it('is answered for the own agency alone, and what is no count is refused', async () => {
    const wrong = await answer('police-analyst', [
      number('IN_GANGS', '-3'),
      number('RELATED', '12.5'),
      number('AT_HIGH_RISK', '15%', '3', { words: '', countedOn: '2099-01-01' }),
    ]);
    expect(wrong.problems.map(({ field }) => field)).toEqual([
      ...['answers.0.children', 'answers.1.children', 'answers.2.children', 'answers.2.words', 'answers.2.countedOn'],
    ]);
    expect((await answer('police-analyst', [number('IN_GANGS', '20', '21')])).problems).toMatchObject([
      { field: 'answers.0.supported' },
    ]);
    const awaited = await answer('police-analyst', [{ group: 'IN_GANGS', answer: 'AWAITED' }]);
    expect(awaited.problems).toMatchObject([{ field: 'answers.0.answer' }]);
    expect(await database.asOwner((sql) => sql.query('SELECT FROM data_request_answer'))).toHaveLength(0);
    const elsewhere = await as<Outcome>('jsna-author', ASK, { input: { ...input, agencies: ['Council'] } });
    const refused = await as<Outcome>('partner', ANSWER, { id: elsewhere.request!.id, answers: [number('IN_GANGS', '12')] });
    expect(refused.problems).toMatchObject([{ field: '', problem: 'Your agency is asked in no such request.' }]);
    // It looks the same as one that is not there.
    const nowhere = await as<Outcome>('partner', ANSWER, { id: '999', answers: [number('IN_GANGS', '12')] });
    expect(nowhere.problems).toEqual(refused.problems);
    expect(await as('partner', READ, { id: elsewhere.request!.id })).toBeNull();
  });

  it('shows an agency its own number as counted, the author a protected one, and other agencies none', async () => {
    const half = await answer('police-analyst', [number('IN_GANGS', '63', '31')]);
    expect(half.request).toMatchObject({ state: 'ASKED', own: { open: true }, response: null });
    await answer('police-analyst', [
      number('RELATED', '8', '2'),
      { group: 'AT_HIGH_RISK', answer: 'REFUSED', note: 'Not agreed.' },
    ]);
    const own = (await read('police-analyst'))!;
    expect(own.ownAnswers.find(({ group }) => group === 'IN_GANGS')).toMatchObject({ children: 63, supported: 31 });
    expect(own).toMatchObject({ own: { open: false }, asked: [{ agency: 'Police' }], history: [] });
    expect(await read('partner')).toMatchObject({ ownAnswers: [], response: null, asked: [{ agency: 'Lantern Youth Trust' }] });
    request = (await read('jsna-author'))!;
    expect(request.ownAnswers).toEqual([]);
    const police = request.response!.agencies[1]!.answers;
    expect(police[0]).toMatchObject({ children: { count: 60, roundedTo: 10 }, supported: { count: 30 } });
    expect(police[1]).toMatchObject({
      children: { count: null, suppressed: true },
      supported: { count: null, suppressed: true },
    });
    expect(police[2]).toMatchObject({ answer: 'REFUSED', children: null });
    expect(withoutClock(JSON.stringify(request.response))).not.toMatch(/\b(63|31)\b/);
    const late = await answer('police-analyst', [number('IN_GANGS', '64')]);
    expect(late.problems[0]!.problem).toMatch(/answer is in/);
  });

  it('lets no role read another agency’s number in the database itself', async () => {
    for (const persona of PERSONA_NAMES) {
      const role = `homeward_${persona.replaceAll('-', '_')}`;
      const seen = (agency: string) =>
        database.asViewer({ databaseRole: role, name: 'x', actor: 'x', agency }, (sql) =>
          sql.query('SELECT children FROM data_request_answer'),
        );
      if (DATA_REQUEST_ACCESS[persona] === 'nothing') await expect(seen('Police'), persona).rejects.toThrow(/permission denied/);
      else {
        expect(await seen('Council'), persona).toEqual([]);
        expect(await seen('not stated'), persona).toEqual([]);
      }
    }
  });

  it('takes «no data» for an answer, and does not count before all have answered', async () => {
    await answer('jsna-author', [number('IN_GANGS', '41'), number('RELATED', '120'), number('AT_HIGH_RISK', '0')]);
    const none = (group: string) => ({ group, answer: 'NO_DATA' });
    await answer('partner', [none('IN_GANGS'), none('RELATED'), none('AT_HIGH_RISK')]);
    request = (await read('jsna-author'))!;
    expect((await step('CHECK')).problems[0]!.problem).toMatch(/once every agency has answered/);
    expect((await step('WAIT_NO_LONGER', 'Health trust', 'Called twice.')).problems[0]!.problem).toMatch(/until 2099-12-31/);
    expect(request.response!.totals[0]).toMatchObject({
      ...{ lower: 60, upper: 100, counted: ['Council', 'Police'], without: ['Lantern Youth Trust', 'Health trust'] },
    });
    expect(request.response!.totals[2]).toMatchObject({ lower: 0, upper: 10, counted: ['Council'] });
  });

  it('states overlaps, and a refusal tells no true number', async () => {
    const say = (children: string, different: object = {}) =>
      as<Outcome>('jsna-author', OVERLAP, {
        id: request.id,
        overlap: {
          group: 'IN_GANGS',
          agency: 'Police',
          otherAgency: 'Council',
          children,
          howKnown: 'Matched by both',
          ...different,
        },
      });
    expect((await say('12', { otherAgency: 'police' })).problems).toMatchObject([{ field: 'otherAgency' }]);
    expect((await say('12', { otherAgency: 'Lantern Youth Trust' })).problems[0]!.problem).toMatch(/gave no number/);
    // 41 are displayed as 40, which could be 44.
    expect((await say('45')).problems[0]!.problem).toBe('More than Council counts at all.');
    expect((await say('44')).problems).toEqual([]);
    expect((await say('')).request!.response!.overlaps).toMatchObject([{ known: false, children: null }]);
    const known = (await say('21')).request!;
    expect(known.response!.overlaps).toMatchObject([{ known: true, children: { count: 20 } }]);
    expect(known.response!.totals[0]).toMatchObject({ lower: 80, upper: 80 });
  });

  it('is overdue when the day is over, and then an agency is waited for no longer, with the reason', async () => {
    const past = await as<Outcome>('jsna-author', ASK, {
      input: { ...input, dueOn: '2026-10-02', agencies: ['Police', 'Council'] },
    });
    expect(past.request).toMatchObject({ overdue: true });
    const { id, version } = past.request!;
    const asked = { step: 'wait no longer', version, agency: 'Police', reason: 'Called twice.' } as const;
    const early = await takeDataRequestStep(database, Number(id), asked, health, '2026-10-02');
    expect(early).toMatchObject({ ok: false });
    expect(await takeDataRequestStep(database, Number(id), asked, health, '2026-10-03')).toEqual({ ok: true });
    const now = (await as<Request>('jsna-author', READ, { id })).response!.agencies[0]!;
    expect(now).toMatchObject({ noAnswer: 'Called twice.', answers: [{ answer: 'NOT_ANSWERED', children: null }, {}, {}] });
  });

  it('goes back to an agency and on to what is handed in', async () => {
    const of = (group: WrittenAnswer['group'], children: string): WrittenAnswer => ({
      ...{ group, answer: 'number', children, supported: '', definition: 'local', words: 'Known to the ward', note: '' },
      countedOn: '2026-10-01',
    });
    const all = [of('in gangs', '14'), of('related to gang members', '15'), of('at high risk', '16')];
    expect(await answerForOwnAgency(database, Number(request.id), all, health)).toEqual({ ok: true });
    request = (await read('jsna-author'))!;
    expect(request.state).toBe('ANSWERED');
    expect((await step('COMPLETE')).problems[0]!.problem).toMatch(/Only a request that was checked/);
    expect((await step('SEND_BACK', 'Police')).problems).toMatchObject([{ field: 'reason' }]);
    await step('SEND_BACK', 'Police', 'Which definition?');
    expect(request.state).toBe('ASKED');
    expect((await read('police-analyst'))!.own).toMatchObject({ open: true, sentBack: 'Which definition?' });
    const none = (group: string) => ({ group, answer: 'NO_DATA' });
    await answer('police-analyst', [number('IN_GANGS', '65', '31'), none('RELATED'), none('AT_HIGH_RISK')]);
    const stale = await as<Outcome>('jsna-author', STEP, { id: request.id, version: request.version, step: 'CHECK' });
    expect(stale.problems[0]!.problem).toMatch(/changed since/);
    request = (await read('jsna-author'))!;
    expect((await step('CHECK')).request!.state).toBe('CHECKED');
    expect((await step('COMPLETE')).request!.state).toBe('COMPLETE');
    expect((await answer('police-analyst', [number('IN_GANGS', '1')])).problems[0]!.problem).toMatch(/is complete/);
  });

  it('is then read by whoever answers, asked or not, and never changes', async () => {
    for (const persona of ['partner', 'council-analyst', 'police-analyst'] as const) {
      const { response } = (await read(persona))!;
      expect(
        response!.agencies.map(({ answers }) => answers[0]!.children?.count ?? null),
        persona,
      ).toEqual([40, 70, null, 10]);
    }
    for (const persona of ['deployment-planner', 'information-governance', 'administrator', 'outreach-worker'] as const)
      expect((await served.ask(READ, { id: request.id }, persona)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const table of ['data_request_answer', 'data_request_overlap', 'data_request_change', 'data_request_response'])
      await expect(
        database.asOwner((sql) => sql.execute(`DELETE FROM ${table}`)),
        table,
      ).rejects.toThrow();
  });

  it('leaves as a file once it is complete, marked and told to the audit', async () => {
    const file = async (persona: PersonaName, address: string) =>
      served.send(`/export/data-request.${address}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
    expect((await file('deployment-planner', `csv?request=${request.id}`)).status).toBe(403);
    expect((await file('partner', 'csv?request=2')).status).toBe(404);
    expect((await file('partner', 'csv?request=all')).status).toBe(400);
    expect((await file('partner', `pdf?request=${request.id}`)).status).toBe(400);
    const csv = await file('partner', `csv?request=${request.id}`);
    expect(csv.headers['content-disposition']).toMatch(/homeward-data-request-\d+-OFFICIAL/);
    const [heading, , ...rows] = csv.text.trim().split(/\r?\n/);
    expect(heading).toMatch(/^"?OFFICIAL\. .*Fewer than 10 children are withheld/);
    expect(rows).toHaveLength(4 * 3 + 1 + 3);
    expect(rows[3]).toMatch(/^counted,in gangs,Police,,number,70,,30,street gang,Named in an assessment,2026-10-01/);
    expect(rows[6]).toMatch(/^counted,in gangs,Lantern Youth Trust,,no data,,/);
    expect(withoutClock(csv.text)).not.toMatch(/\b(65|31|41)\b/);
    const told = await database.asOwner((sql) =>
      sql.query(`SELECT FROM audit_event WHERE action = 'EXPORT' AND role = 'partner'`),
    );
    expect(told).toHaveLength(1);
  });

  it('keeps the definitions a closed list, with the words each agency uses', async () => {
    const definitions = await as<{ definition: string; words: { agency: string; words: string }[] }[]>(
      'partner',
      '{ groupDefinitions { definition meaning words { agency words } } }',
      {},
    );
    expect(definitions.map(({ definition }) => definition)).toEqual(['PEER_GROUP', 'STREET_GANG', 'ORGANISED_GROUP', 'LOCAL']);
    expect(definitions[3]!.words).toEqual([{ agency: 'Health trust', words: 'Known to the ward' }]);
  });

  it('takes no answer of somebody who belongs to no agency, also where such a one is asked', async () => {
    const { id } = (await as<Outcome>('jsna-author', ASK, { input: { ...input, agencies: ['Police'] } })).request!;
    await database.asOwner((sql) =>
      sql.execute(`INSERT INTO data_request_agency (request_id, agency, position) VALUES ($1, 'not stated', 2)`, [id]),
    );
    const nobody: Acting = { ...health, actor: { ...health.actor, agency: 'not stated' } };
    expect(await answerForOwnAgency(database, Number(id), [], nobody)).toMatchObject({
      problems: [{ problem: 'Your agency is asked in no such request.' }],
    });
  });

  it('tells other agencies no words of a request that is open', async () => {
    const { id } = (await as<Outcome>('jsna-author', ASK, { input: { ...input, agencies: ['Police', 'Council'] } })).request!;
    const words = { definition: 'PEER_GROUP', words: 'Our panel has seven' };
    await as('police-analyst', ANSWER, { id, answers: [number('IN_GANGS', '12', '', words)] });
    const wordsFor = async (persona: PersonaName): Promise<string> =>
      JSON.stringify(await as(persona, '{ groupDefinitions { words { agency words } } }', {}));
    for (const persona of ['police-analyst', 'jsna-author'] as const) expect(await wordsFor(persona)).toContain(words.words);
    for (const persona of ['council-analyst', 'partner'] as const) expect(await wordsFor(persona)).not.toContain(words.words);
  });

  it('shows what boards answered elsewhere once it is loaded, and where a report contradicts its own table', async () => {
    const header = 'risk_order,area,response_as_printed,response_class,source_file,source_part,section\n';
    const row = (order: number, area: string, kind: string, part = 'CCO report Keeping Kids Safe, of a test') =>
      `${order},${area},As printed,${kind},made-up.txt,"${part}",Question`;
    for (const [rows, column] of [
      [[row(0, 'Dunmouth', 'full')], 'risk_order'],
      [[row(1, 'Dunmouth', 'perhaps')], 'response_class'],
      [[row(1, 'Dunmouth', 'full'), row(1, 'Marram', 'full')], 'risk_order'],
      [[row(1, 'Dunmouth', 'full'), row(2, 'dunmouth', 'full')], 'area'],
    ] as const) {
      const refused = await loadText(database, publishedBoardResponses, `${header}${rows.join('\n')}\n`);
      expect([refused.loaded, refused.errors[0]?.column]).toEqual([0, column]);
    }
    const query =
      '{ boardResponses { licence caveats areas { riskOrder area printed responseClass } classes { responseClass areas } } }';
    interface Boards {
      areas: object[];
      classes: { responseClass: string; areas: number }[];
      caveats: string[];
    }
    expect(await as<Boards>('partner', query, {})).toMatchObject({ areas: [], caveats: [] });
    const file =
      header + [row(2, 'Marram', 'no data'), row(1, 'Dunmouth', 'failed to respond'), row(3, 'Saltby', 'full')].join('\n');
    expect(await loadText(database, publishedBoardResponses, `${file}\n`)).toMatchObject({ loaded: 3, refused: 0 });
    const boards = await as<Boards>('partner', query, {});
    expect(boards.areas.map((one) => (one as { area: string }).area)).toEqual(['Dunmouth', 'Marram', 'Saltby']);
    expect(boards.classes.map(({ areas }) => areas)).toEqual([1, 0, 0, 1, 1]);
    expect(boards.caveats[0]).toMatch(/nine areas failed .* table counts 1 and 2/);
    const other = `${header}${row(1, 'Elsewhere', 'full', 'Another report')}\n`;
    expect(printedOtherwise([])).toEqual([]);
    expect(await loadText(database, publishedBoardResponses, other)).toMatchObject({ loaded: 1 });
  });

  it('leaves an event of each step and reading, without a number', async () => {
    const events = await database.asOwner((sql) =>
      sql.query<{ action: string; detail: object }>(`SELECT action, detail FROM audit_event WHERE subject = $1 ORDER BY at`, [
        `data-request:${request.id}`,
      ]),
    );
    expect(events.map(({ action }) => action)).toContain('VIEW');
    expect(events).toContainEqual({ action: 'DATA_REQUEST', detail: { change: 'complete' } });
    expect(withoutClock(JSON.stringify(events))).not.toMatch(/\b(63|65|31|41)\b/);
  });

  it('counts 8 boards that failed and 17 that answered in the published table', async (context) => {
    const text = readFileSync(requireShared(context, 'facts', 'c_areas_lscb_response.csv'), 'utf8');
    expect(await loadText(database, publishedBoardResponses, text)).toMatchObject({ loaded: 25, refused: 0 });
    const areas = (await database.asOwner(boardResponses)).filter(
      ({ document }) => !document.includes('of a test') && document !== 'Another report',
    );
    expect(areas.map(({ riskOrder }) => riskOrder)).toEqual(Array.from({ length: 25 }, (_, place) => place + 1));
    expect(countedClasses(areas).map(({ areas: count }) => count)).toEqual([5, 7, 3, 2, 8]);
    expect(printedOtherwise(areas)).toEqual([
      expect.stringMatching(/counts 8 and 17/),
      expect.stringMatching(/counts 2 that held no data and 3 that gave very limited/),
    ]);
  });
});
