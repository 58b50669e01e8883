/** Single records over HTTP: who may correct, restrict, take out and ask what is held; and what no answer tells. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { emptyIncidents } from '../incidents/tables.js';
import { loadText } from '../ingest/load-text.js';
import { PURPOSE, serve, type Served } from './serve.js';

const HEADER = 'reference,force,occurred_from,easting,northing,category,agency,national_type,outcome\n';
const POLICE = `${HEADER}P1,marram,2024-03-01T19:30,334000,395000,Noise,police,nuisance,a warning\n`;
const COUNCIL = `${HEADER}K1,marram,2024-03-01T19:30,334000,395000,Noise,council,nuisance,\nK2,marram,2024-03-05T19:30,334000,395000,Noise,council,personal,\n`;

const RECORD = '$record: RecordInput!, $reason: String!';
const MUTATIONS: Readonly<Record<string, string>> = {
  correct: `mutation (${RECORD}, $fields: [CorrectedFieldInput!]!) { done: correctRecord(record: $record, fields: $fields, reason: $reason) { force rows batches } }`,
  restrict: `mutation (${RECORD}) { done: restrictRecord(record: $record, reason: $reason) { force rows batches } }`,
  remove: `mutation (${RECORD}) { done: removeRecord(record: $record, reason: $reason) { force rows batches } }`,
  lift: `mutation (${RECORD}, $change: RecordLift!) { done: liftRecordChange(record: $record, change: $change, reason: $reason) { force rows batches } }`,
};
const HELD = `query ($record: RecordInput!) { heldRecord(record: $record) {
  rows { held batch fileName fields { name content } } changes { change fields reason changedBy } } }`;

describe.each(engines)('single records over HTTP (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  beforeEach(async () => {
    await database.asOwner((sql) =>
      sql.execute('TRUNCATE removed_record, record_restriction, restricted_row, record_correction, record_change'),
    );
    await emptyIncidents(database);
    await loadText(database, asbReports, POLICE, { agency: 'Police' }, 'police.csv');
    await loadText(database, asbReports, COUNCIL.replaceAll('2024-03', '2024-04'), { agency: 'Council' }, 'council.csv');
  });

  const act = (name: string, reference: string, persona: PersonaName, further: Record<string, unknown> = {}) =>
    served.ask(
      MUTATIONS[name]!,
      { record: { source: 'asb-reports', reference }, reason: 'a complaint', ...WHAT[name], ...further },
      persona,
    );
  const WHAT: Readonly<Record<string, object>> = {
    correct: { fields: [{ field: 'category', content: 'Fireworks' }] },
    lift: { change: 'RESTRICTION' },
  };
  const held = (reference: string, persona: PersonaName, source = 'asb-reports', headers = {}) =>
    served.ask(HELD, { record: { source, reference } }, persona, headers);
  const code = (answer: { body: { errors?: { extensions: { code: string } }[] } }) => answer.body.errors?.[0]?.extensions.code;
  const plain = ({ body }: { body: { errors?: { message: string }[] } }) =>
    JSON.stringify(body.errors).replaceAll(/[PK]\d/g, '·');

  it.each(['deployment-planner', 'outreach-worker', 'jsna-author', 'partner', 'information-governance'] as const)(
    '%s may not',
    async (persona) => {
      for (const name of Object.keys(MUTATIONS)) expect(code(await act(name, 'P1', persona))).toBe('FORBIDDEN');
      expect(code(await held('P1', persona))).toBe('FORBIDDEN');
    },
  );

  it('what another agency loaded is answered as what is not there', async () => {
    for (const [persona, others] of [
      ['police-analyst', 'K1'],
      ['council-analyst', 'P1'],
    ] as const) {
      for (const name of Object.keys(MUTATIONS)) {
        const answer = await act(name, others, persona);
        expect(answer.body.data ?? null).toBeNull();
        expect(plain(answer)).toBe(plain(await act(name, 'P9', persona)));
      }
      expect(code(await held(others, persona))).toBe('NOT_FOUND');
      expect(plain(await held(others, persona))).toBe(plain(await held('P9', persona)));
    }
  });

  it('a reason and a right content are asked for, at their place', async () => {
    const path = async (name: string, further: object) => {
      const answer = await act(name, 'P1', 'police-analyst', further as Record<string, unknown>);
      expect(code(answer)).toBe('BAD_USER_INPUT');
      return answer.body.errors![0]!.extensions.path;
    };
    expect(await path('restrict', { reason: ' ' })).toEqual(['reason']);
    expect(await path('restrict', { record: { source: 'police-street', reference: 'P1' } })).toEqual(['record', 'source']);
    const fields = [
      { field: 'outcome', content: '' },
      { field: 'national_type', content: 'rowdy' },
    ];
    expect(await path('correct', { fields })).toEqual(['fields', 1, 'content']);
    expect(await path('correct', { fields: [] })).toEqual(['fields']);
  });

  it('an analyst corrects, restricts, lifts and takes out what the agency loaded; the figures follow', async () => {
    const COUNT =
      '{ incidentCounts(filter: {kinds: [ASB_REPORT], from: "2024-03-01", to: "2024-03-31"}, by: CATEGORY) { rows { key count { count } } } }';
    const counted = async () =>
      ((await served.ask(COUNT)).body.data as { incidentCounts: { rows: { key: string }[] } }).incidentCounts.rows.map(
        ({ key }) => key,
      );
    expect((await act('correct', 'P1', 'police-analyst')).body.data).toMatchObject({ done: { force: 'marram', rows: 1 } });
    expect(await counted()).toEqual(['Fireworks']);
    expect((await act('restrict', 'P1', 'police-analyst')).body.data).toMatchObject({ done: { rows: 1 } });
    expect(await counted()).toEqual([]);
    expect((await act('lift', 'P1', 'police-analyst')).body.data).toMatchObject({ done: { rows: 1 } });
    expect(await counted()).toEqual(['Fireworks']);
    expect((await act('remove', 'P1', 'police-analyst')).body.data).toMatchObject({ done: { rows: 1 } });
    expect(await counted()).toEqual([]);
    expect((await act('lift', 'P1', 'police-analyst', { change: 'REMOVAL' })).body.data).toMatchObject({ done: { rows: 0 } });
  });

  it('the operator acts on whatever was loaded, and is shown nothing of it', async () => {
    for (const reference of ['P1', 'K2']) {
      const answer = await act('restrict', reference, 'administrator');
      expect(answer.body.data).toMatchObject({ done: { force: 'marram', rows: 1 } });
      expect(answer.text).not.toMatch(/Noise|warning|personal/);
    }
    expect(code(await held('P1', 'administrator'))).toBe('FORBIDDEN');
  });

  it('a load that holds a restricted record is taken back by nobody over HTTP, and the refusal tells of no other’s', async () => {
    const undo = async (batch: string, persona: PersonaName) =>
      served.ask('mutation ($id: ID!) { undoBatch(id: $id) { state } }', { id: batch }, persona);
    const done = (await act('restrict', 'K1', 'administrator')).body.data as { done: { batches: string[] } };
    const [batch] = done.done.batches as [string];
    expect(code(await undo(batch, 'police-analyst'))).toBe('FORBIDDEN');
    expect((await undo(batch, 'police-analyst')).text).not.toContain('restrict');
    for (const persona of ['council-analyst', 'administrator'] as const) {
      const answer = await undo(batch, persona);
      expect(code(answer)).toBe('BAD_USER_INPUT');
      expect(answer.body.errors![0]!.message).toBe(
        `Batch ${batch} holds 1 row of a record whose processing is restricted; taken back, it would be destroyed. ` +
          'First it must be lifted, by the operator of this installation (1); nothing was changed.',
      );
    }
    await act('lift', 'K1', 'administrator');
    expect((await undo(batch, 'council-analyst')).body.data).toEqual({ undoBatch: { state: 'undone' } });
  });

  it('what is held: rows in the words of the file, and what was done, restricted ones too', async () => {
    await act('correct', 'P1', 'police-analyst', { fields: [{ field: 'outcome', content: '' }] });
    await act('restrict', 'P1', 'police-analyst');
    const { body } = await held('P1', 'police-analyst');
    const { rows, changes } = (body.data as { heldRecord: { rows: Record<string, unknown>[]; changes: object[] } }).heldRecord;
    expect(rows).toMatchObject([{ held: 'RESTRICTED', fileName: 'police.csv' }]);
    const fields = Object.fromEntries(
      (rows[0]!['fields'] as { name: string; content: string }[]).map((f) => [f.name, f.content]),
    );
    expect(fields).toMatchObject({
      reference: 'P1',
      force: 'marram',
      category: 'Noise',
      national_type: 'nuisance',
      easting: '334000',
    });
    expect(fields).not.toHaveProperty('outcome');
    expect(changes).toEqual([
      { change: 'restricted', fields: [], reason: 'a complaint', changedBy: 'Priya Marsh (Police)' },
      { change: 'corrected', fields: ['outcome'], reason: 'a complaint', changedBy: 'Priya Marsh (Police)' },
    ]);
    const events = await eventsOf(database);
    expect(events.at(-1)).toMatchObject({ action: 'HELD', detail: { query: 'heldRecord', kinds: ['ASB_REPORT'] } });
    expect(JSON.stringify(events)).not.toMatch(/P1|a warning/);
  });

  it('a council’s analyst is told of a record of type personal, and not what it holds; discharges need a purpose', async () => {
    const read = async (reference: string) =>
      ((await held(reference, 'council-analyst')).body.data as { heldRecord: { rows: { fields: unknown }[] } }).heldRecord.rows;
    expect((await read('K1'))[0]!.fields).toContainEqual({ name: 'category', content: 'Noise' });
    expect(await read('K2')).toMatchObject([{ held: 'IN_USE', fields: null }]);
    await loadText(
      database,
      firearmsDischarges,
      'reference,force,occurred_from,weapon,verification\nF1,marram,2024-03-01T22:00,unknown,unconfirmed\n',
      { agency: 'Police' },
    );
    expect(code(await held('F1', 'police-analyst', 'firearms-discharges'))).toBe('PURPOSE_REQUIRED');
    expect((await held('F1', 'police-analyst', 'firearms-discharges', PURPOSE)).body.errors).toBeUndefined();
    expect(code(await held('F1', 'council-analyst', 'firearms-discharges'))).toBe('FORBIDDEN');
  });
});
