/** Programmes and their evaluation: what is refused in files and forms, that no row of a participant is kept, and what everybody sees. Every child is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { preventionProgrammes } from '../../server/ingest/prevention-programmes.js';
import { programmeQuestionnaires } from '../../server/ingest/programme-questionnaires.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';

const HEADER = 'programme,period,participant,question,before,after,better\n';
const row = (participant: string, question: string, before: string, after: string, better = 'higher', period = '2031/32 Q2') =>
  `Straight Talk,${period},${participant},${question},${before},${after},${better}\n`;

/** 120 participants. Speak up: 98 improved, 14 the same, 4 worse, 4 in no pair. Worry, where lower is better: 102, 13, 2 and 3. Both: 85. */
function madeUpAnswers(): string {
  const rows: string[] = [];
  for (let at = 1; at <= 120; at++) {
    const speak = at <= 98 ? ['2', '4'] : at <= 112 ? ['3', '3'] : at <= 116 ? ['4', '1'] : ['', '3'];
    const worry = at <= 85 || (at > 98 && at <= 115) ? ['5', '2'] : at <= 98 ? ['3', '3'] : at <= 117 ? ['2', '5'] : ['4', ''];
    rows.push(row(String(at), 'I can speak up', speak[0]!, speak[1]!), row(String(at), 'I worry', worry[0]!, worry[1]!, 'lower'));
  }
  return HEADER + rows.join('');
}

const PROGRAMMES = `{ accountProgrammes { method
  programmes { id title provider audience version activity { title } deliveries { id period sessions participants { count suppressed roundedTo } participantsTyped version }
    evaluations { ...told } } others { ...told } } }
  fragment told on ProgrammeEvaluation { id programme period basis batch participants { count } onAll { count } onAllShare { share lower upper } bounds { lower upper } statedOnAll
    questions { question better asked { count } improved { count } same { count } worse { count } missing { count } improvedShare { share } } }`;
const KEEP = `mutation ($input: ProgrammeInput!, $id: ID, $version: Int, $reason: String) {
  keepProgramme(input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const DELIVER = `mutation ($programme: ID!, $input: DeliveryInput!, $id: ID, $version: Int, $reason: String) {
  keepProgrammeDelivery(programme: $programme, input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $reason: String!) { withdrawProgrammeDelivery(id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const EVALUATE = `mutation ($programme: ID!, $input: EvaluationSharesInput!) { addEvaluationByShares(programme: $programme, input: $input) { id problems { field problem } } }`;
const TAKE_OUT = `mutation ($id: ID!, $reason: String!) { withdrawEvaluation(id: $id, reason: $reason) { id problems { field problem } } }`;

interface Kept {
  id: string | null;
  problems: { field: string; problem: string }[];
}
interface Told {
  id: string;
  programme: string;
  basis: string;
  onAll: { count: number | null } | null;
  bounds: { lower: number; upper: number } | null;
  statedOnAll: string | null;
  questions: Record<string, { count: number | null } | null>[];
}
interface Programmes {
  programmes: {
    id: string;
    title: string;
    version: number;
    deliveries: {
      id: string;
      period: string;
      participants: { count: number | null };
      participantsTyped: number | null;
      version: number;
    }[];
    evaluations: Told[];
  }[];
  others: Told[];
}

const AGREEMENT = 'ISA-QUESTIONNAIRES';

const TERMS = {
  ...{ title: 'Straight Talk', provider: 'Lantern Youth Trust', audience: 'Children in years 7 and 8' },
  description: 'Six sessions at school on speaking up',
};

describe.each(engines)('programmes (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let programme = '';
  beforeAll(async () => {
    database = await testDatabase(engine);
    await register(database, {
      id: AGREEMENT,
      sources: [programmeQuestionnaires.name, preventionProgrammes.name],
      agencies: ['Council'],
    });
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  const load = (text: string) => loadText(database, programmeQuestionnaires, text, { agency: 'Council', agreement: AGREEMENT });
  const ask = async <T>(query: string, variables: object = {}, persona: PersonaName = 'partnership-manager'): Promise<T> => {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as T;
  };
  const read = (persona: PersonaName = 'partner'): Promise<Programmes> => ask(PROGRAMMES, {}, persona);
  const fieldsOf = ({ problems }: Kept): string[] => problems.map(({ field }) => field);

  it.each([
    [row('Ottokar', 'I can speak up', '1', '2'), 'participant'],
    [row('AB123456', 'I can speak up', '1', '2'), 'participant'],
    [row('100000', 'I can speak up', '1', '2'), 'participant'],
    [row('1', 'I can speak up', 'a little', '2'), 'before'],
    [row('1', 'I can speak up', '1', '2', 'more'), 'better'],
    [row('1', 'I can speak up', '1', '2', 'higher', 'Spring'), 'period'],
    [row('1', 'I can speak up', '1', '2') + row('1', 'I can SPEAK up', '1', '2'), 'question'],
    [row('1', 'I can speak up', '1', '2') + row('2', 'I can speak up', '1', '2', 'lower'), 'better'],
    [row('1', 'I can speak up', '1', '2') + row('2', 'I can speak up', '1', '2', 'higher', '2031/32'), 'period'],
    [row('1', 'I told Mr Ottokar Marsh', '1', '2'), 'question'],
    [Array.from({ length: 61 }, (_, at) => row(String(at + 1), `Words of their own ${at}`, '1', '2')).join(''), 'question'],
  ])('a wrong row (%#) is refused at its column, and repeated nowhere', async (rows, column) => {
    const result = await load(HEADER + rows);
    expect(result.loaded).toBe(0);
    expect(result.errors.map((error) => error.column)).toEqual([column]);
    expect(JSON.stringify(result.errors)).not.toMatch(/Ottokar|AB123456|a little|Spring|Words of their/);
  });

  it('needs an agreement', async () => {
    const refused = await loadText(database, programmeQuestionnaires, madeUpAnswers(), {
      agency: 'Council',
      agreement: undefined,
    });
    expect([refused.loaded, refused.errors[0]?.column]).toEqual([0, 'agreement']);
  });

  it('a column of what somebody wrote is refused whole', async () => {
    const text = HEADER.replace('\n', ',comment\n') + row('1', 'I can speak up', '1', '2').replace('\n', ',they shout at home\n');
    const result = await load(text);
    expect(result).toMatchObject({ loaded: 0, errors: [{ row: 1, column: 'comment' }] });
    expect(JSON.stringify(result)).not.toContain('shout');
  });

  it.each([
    [{ provider: '' }, 'provider'],
    [{ description: 'Ring Ottokar Marsh on 07700 900123' }, 'description'],
    [{ activity: '999999' }, 'activity'],
  ])('a programme %j is refused at its field', async (wrong, field) => {
    expect(fieldsOf(await ask<Kept>(KEEP, { input: { ...TERMS, ...wrong } }))).toEqual([field]);
  });

  it('is kept once, changed with a reason and as it was seen', async () => {
    programme = (await ask<Kept>(KEEP, { input: TERMS })).id!;
    expect(fieldsOf(await ask<Kept>(KEEP, { input: { ...TERMS, title: 'STRAIGHT TALK' } }))).toEqual(['title']);
    const changed = { input: { ...TERMS, audience: 'Children in year 7' }, id: programme };
    expect(fieldsOf(await ask<Kept>(KEEP, { ...changed, version: 1 }))).toEqual(['reason']);
    expect((await ask<Kept>(KEEP, { ...changed, version: 1, reason: 'Year 8 has another' })).problems).toEqual([]);
    expect((await ask<Kept>(KEEP, { ...changed, version: 1, reason: 'Unseen' })).problems[0]!.problem).toMatch(
      /since you opened it/,
    );
  });

  it('what was delivered: no year beside its quarters; children are protected for all but who typed them', async () => {
    const deliver = (period: string, participants: number, more = {}): Promise<Kept> =>
      ask(DELIVER, { programme, input: { period, sessions: 6, participants }, ...more });
    expect(fieldsOf(await deliver('2031', -1))).toEqual(['period', 'participants']);
    expect((await deliver('2031/32 Q1', 7)).problems).toEqual([]);
    expect((await deliver('2031/32 Q2', 124)).problems).toEqual([]);
    expect(fieldsOf(await deliver('2031/32', 131))).toEqual(['period']);
    expect(fieldsOf(await deliver('2031/32 q1', 8))).toEqual(['period']);
    const { deliveries } = (await read()).programmes[0]!;
    expect(deliveries).toMatchObject([
      { period: '2031/32 Q2', sessions: 6, participants: { count: 120, roundedTo: 10 }, participantsTyped: null },
      { period: '2031/32 Q1', participants: { count: null, suppressed: true }, participantsTyped: null },
    ]);
    const [, first] = (await read('partnership-manager')).programmes[0]!.deliveries;
    expect(first).toMatchObject({ participants: { count: null }, participantsTyped: 7 });
    const { id, version } = first!;
    expect(fieldsOf(await deliver('2031/32 Q1', 8, { id, version }))).toEqual(['reason']);
    expect((await deliver('2031/32 Q1', 8, { id, version, reason: 'One came late' })).problems).toEqual([]);
    expect((await ask<Kept>(WITHDRAW, { id, version, reason: 'Unseen' })).problems[0]!.problem).toMatch(/since you opened it/);
    expect((await ask<Kept>(WITHDRAW, { id, version: 2, reason: 'Counted in Q2' })).problems).toEqual([]);
    expect((await read()).programmes[0]!.deliveries).toHaveLength(1);
  });

  it('questionnaires are compared by participant, and no row of one is kept', async () => {
    const result = await load(madeUpAnswers());
    expect(result.errors).toEqual([]);
    expect(result.warnings).toEqual(['Straight Talk, 2031/32 Q2: some 120 took part. No row of theirs is kept.']);
    const rows = await database.asOwner((sql) =>
      sql.query('SELECT question, better, improved, answered, worse, missing FROM programme_question ORDER BY position'),
    );
    expect(rows).toEqual([
      { question: 'I can speak up', better: 'higher', improved: 98, answered: 116, worse: 4, missing: 4 },
      { question: 'I worry', better: 'lower', improved: 102, answered: 117, worse: 2, missing: 3 },
    ]);
    const [kept] = await database.asOwner((sql) => sql.query('SELECT participants, complete, on_all FROM programme_evaluation'));
    expect(kept).toEqual({ participants: 120, complete: 116, on_all: 85 });
    const [evaluation] = (await read()).programmes[0]!.evaluations;
    expect(evaluation).toMatchObject({
      ...{ basis: 'answers', batch: String(result.batch), participants: { count: 120 }, onAll: { count: 90 } },
      onAllShare: { share: 0.75 },
      questions: [
        {
          question: 'I can speak up',
          improved: { count: 100 },
          same: { count: 10 },
          worse: { count: null },
          missing: { count: null },
        },
        { question: 'I worry', better: 'lower', improved: { count: 100 }, same: { count: 10 }, worse: { count: null } },
      ],
    });
    // Whoever keeps the account sees no more of them.
    expect((await read('partnership-manager')).programmes[0]!.evaluations).toEqual([evaluation]);
    const again = await load(madeUpAnswers().replaceAll('2031/32 Q2', '2031/32'));
    expect(again.loaded).toBe(0);
    expect((await ask<Kept>(TAKE_OUT, { id: evaluation!.id, reason: 'A slip' })).problems[0]!.problem).toMatch(/with a file/);
  });

  it('of shares alone, what is stated on all is refused where a question cannot bear it, which is named', async () => {
    const shares = [89, 95, 94, 97, 96].map((improved, at) => ({ question: `Question ${at + 1}`, improved, answered: 100 }));
    const evaluate = (more: object): Promise<Kept> =>
      ask(EVALUATE, { programme, input: { period: '2032/33', questions: shares, ...more } });
    const { problems } = await evaluate({ statedOnAll: '92' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      field: 'statedOnAll',
      problem: expect.stringMatching(/89\.0 %.*«Question 1»/) as unknown,
    });
    expect(fieldsOf(await evaluate({ statedOnAll: '60' }))).toEqual(['statedOnAll']);
    expect(fieldsOf(await evaluate({ statedOnAll: 'most' }))).toEqual(['statedOnAll']);
    expect(fieldsOf(await evaluate({ period: '2031/32' }))).toEqual(['period']);
    expect(fieldsOf(await evaluate({ questions: [] }))).toEqual(['questions']);
    const wrong = [
      { ...shares[0], improved: 101 },
      { ...shares[0], answered: 0 },
      { question: 'Ask Ottokar Marsh, 07700 900123', improved: 1, answered: 2 },
    ];
    expect(fieldsOf(await evaluate({ questions: wrong }))).toEqual([
      ...['questions.0.improved', 'questions.1.question', 'questions.1.answered', 'questions.2.question'],
    ]);
    const { id } = await evaluate({
      questions: [
        { ...shares[0], improved: 80 },
        { ...shares[1], improved: 71 },
      ],
      statedOnAll: '65%',
    });
    const [told] = (await read()).programmes[0]!.evaluations;
    expect(told).toMatchObject({ basis: 'shares', batch: null, statedOnAll: '65', onAll: null });
    expect(told!.questions.map(({ improved }) => improved!.count)).toEqual([80, 70]);
    expect(told!.bounds!.upper).toBeCloseTo(0.7, 12);
    const file = HEADER + row('1', 'I can speak up', '1', '2', 'higher', '2032/33 Q1');
    expect(await load(file)).toMatchObject({ loaded: 0, errors: [{ column: 'period' }] });
    expect((await ask<Kept>(TAKE_OUT, { id, reason: 'The report was withdrawn' })).problems).toEqual([]);
    expect((await read()).programmes[0]!.evaluations).toHaveLength(1);
  });

  it('a programme that is called otherwise keeps its evaluation; one that nobody described has it apart', async () => {
    const { version } = (await read()).programmes[0]!;
    const input = { ...TERMS, title: 'Straight Talking' };
    expect((await ask<Kept>(KEEP, { input, id: programme, version, reason: 'Its new title' })).problems).toEqual([]);
    expect((await read()).programmes[0]!.evaluations).toHaveLength(1);
    const few = HEADER + Array.from({ length: 8 }, (_, at) => row(String(at + 1), 'I can speak up', '1', '2')).join('');
    const { batch, warnings } = await load(few);
    expect(warnings.join(' ')).toMatch(/fewer than 10 took part.*not described/);
    expect((await read()).others).toMatchObject([
      { programme: 'Straight Talk', participants: { count: null }, questions: [{ improved: { count: null } }] },
    ]);
    // Eight rows of the file would be eight children: told is what is held, an evaluation of one question.
    for (const persona of ['police-analyst', 'jsna-author', 'partnership-manager'] as const) {
      const { edges } = await ask<{ edges: { node: object }[] }>(
        '{ batches(first: 1) { edges { node { id read loaded } } } }',
        {},
        persona,
      );
      expect([persona, edges[0]!.node]).toEqual([persona, { id: String(batch), read: 2, loaded: 2 }]);
    }
    const told = await database.asOwner((sql) =>
      sql.query(`SELECT row_count::int AS rows FROM audit_event WHERE action = 'LOAD' AND subject = $1`, [`batch:${batch}`]),
    );
    expect(told).toEqual([{ rows: 2 }]);
    await undoBatch(database, findSource, batch!, 'test');
    expect((await read()).others).toEqual([]);
  });

  it('schools reached and not are counted, of lists and the register, and none is named', async () => {
    const READ = '{ accountProgrammes { schools { programme schoolYear reached notReached notOpen } } }';
    expect(await ask(READ, {}, 'partner')).toEqual({ schools: [] });
    const list = ['100001', '100001', '100009'].map((urn, at) => `${urn},Straight Talk,2031-10-0${at + 1}\n`).join('');
    const { batch, errors } = await loadText(database, preventionProgrammes, `school_urn,programme,held_on\n${list}`, {
      ...{ agency: 'Council', agreement: AGREEMENT },
    });
    expect(errors).toEqual([]);
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO place (batch_id, kind, reference, name, district, open) SELECT $1, 'school', reference, 'A school', 'Marram', open
           FROM (VALUES ('100001', true), ('100002', true), ('100003', false)) AS made (reference, open)`,
        [batch],
      ),
    );
    const counted = { schoolYear: '2031/32', reached: 1, notReached: 1, notOpen: 1 };
    for (const persona of ['partner', 'police-analyst', 'jsna-author', 'partnership-manager'] as const)
      expect(await ask(READ, {}, persona)).toEqual({
        schools: [
          { programme: null, ...counted },
          { programme: 'Straight Talk', ...counted },
        ],
      });
    const { text } = await served.send('/export/programmes.csv', {
      headers: { authorization: `Bearer ${await served.token('partnership-manager')}` },
    });
    expect(text).toContain('schools,Straight Talk,,school year 2031/32,,,,,,,,,,,1,1,1');
    expect(text).toContain('held,Straight Talking,Lantern Youth Trust,2031/32 Q2,,6,120');
    expect(text).not.toMatch(/100001|A school|\b124\b/);
    await database.asOwner((sql) => sql.execute('DELETE FROM place WHERE batch_id = $1', [batch]));
    await undoBatch(database, findSource, batch!, 'test');
  });

  it('every change stays in the history', async () => {
    const changes = await ask<{ record: string; change: string }[]>('{ accountChanges { record change } }');
    expect(changes.map(({ change }) => change).reverse()).toEqual([
      ...['added', 'changed', 'delivery added', 'delivery added', 'delivery changed', 'delivery withdrawn'],
      ...['evaluation added', 'withdrawn', 'changed'],
    ]);
  });

  it('its counts are in nobody’s reach in the database but the counter’s, and deliveries of who keeps them', async () => {
    for (const persona of PERSONA_NAMES) {
      const { databaseRole, agency, displayName: name } = findPersona(persona)!;
      const reading = (table: string) =>
        database.asViewer({ databaseRole, agency, name }, (sql) => sql.query(`SELECT FROM ${table}`));
      if (ACCOUNT_ACCESS[persona] === 'nothing') await expect(reading('account_programme')).rejects.toThrow('permission denied');
      else await reading('account_programme');
      if (ACCOUNT_ACCESS[persona] === 'keeping') await reading('programme_delivery');
      else await expect(reading('programme_delivery')).rejects.toThrow('permission denied');
      for (const table of ['programme_evaluation', 'programme_question'])
        await expect(reading(table)).rejects.toThrow('permission denied');
    }
  });
});
