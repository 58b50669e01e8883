/** The register over HTTP: who may not, before who may; what is refused field by field; what only those who keep it see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTER_ACCESS } from '../../server/access/access-table.js';
import { PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { eventsOf } from '../audit/events.js';
import { testDatabase } from '../database.js';
import { ISA, register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';
import { serve, type Answer, type Served } from './serve.js';

const today = londonDay();
const HEALTH = { sources: ['indicators'], health: true, specialCondition: 'uk-gdpr-9-2-i' };
const INPUT = { ...ISA, id: 'ISA-API-1', health: false };

const REGISTER = `{ register { today
  sources { name openData { publisher controller licence basis retentionMonths loadsTooOld reviewer reviewOn } agreements loads rows }
  agreements { id state lawfulBasis { code words } loads rows history { change changedBy reason fields { field before after } } }
  due { agreement source rule before oldest rows canCoarsen } uncovered { batch source agreement } choices { gateways { code } } } }`;
const ADD =
  'mutation ($input: AgreementInput!) { registerAgreement(input: $input) { agreement { id rows history { changedBy } } problems { field problem } } }';
const AMEND = `mutation ($input: AgreementInput!, $reason: String!) {
  amendAgreement(input: $input, reason: $reason) { agreement { title approval { by } } problems { field } } }`;
const DECIDE = `mutation ($decision: String!, $until: String) {
  decideReview(id: "ISA-TEST-01", decision: $decision, keepUntil: $until, reason: "the board decided") { disposals { source action rows } problems { field } } }`;

let database: PostgresDatabase;
let served: Served;
beforeAll(async () => {
  database = await testDatabase('server');
  await register(database, { retention: { months: 24, rule: 'review' } });
  await loadText(
    database,
    asbReports,
    `reference,force,occurred_from,category\na,marram,2020-03-01,Noise\nb,marram,${addDays(today, -9)},Noise\n`,
  );
  served = await serve(database);
});
afterAll(async () => {
  await served.close();
  await database.close();
});

const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';
const data = <Part>(answer: Answer): Part => {
  expect(answer.body.errors).toBeUndefined();
  return Object.values(answer.body.data!)[0] as Part;
};
const lastEvents = async (count: number) => (await eventsOf(database)).slice(-count);

describe('refused', () => {
  it.each(PERSONA_NAMES)('to %s what the table does not give', async (persona) => {
    const access = REGISTER_ACCESS[persona];
    expect(code(await served.ask(REGISTER, {}, persona))).toBe(access === 'nothing' ? 'FORBIDDEN' : 'answered');
    const keeps = access === 'all' || access === 'settings';
    const wrong = { ...INPUT, id: 'no id' };
    expect(code(await served.ask(ADD, { input: wrong }, persona))).toBe(keeps ? 'answered' : 'FORBIDDEN');
    expect(code(await served.ask(DECIDE, { decision: 'keep', until: 'never' }, persona))).toBe(
      access === 'all' ? 'answered' : 'FORBIDDEN',
    );
  });

  it('fields that are wrong, each by its name, and nothing is registered', async () => {
    const input = { ...INPUT, startsOn: 'May', retention: { months: 0, rule: 'shred' }, lawfulBasis: '' };
    const { agreement, problems } = data<{ agreement: null; problems: { field: string }[] }>(
      await served.ask(ADD, { input }, 'information-governance'),
    );
    expect(agreement).toBeNull();
    expect(problems.map(({ field }) => field).sort()).toEqual(['lawfulBasis', 'retention.months', 'retention.rule', 'startsOn']);
  });

  it('an approval that comes with the agreement: the schema knows none', async () => {
    const input = { ...INPUT, ...HEALTH, approval: { by: 'Me', on: today, reference: 'none' } };
    expect(code(await served.ask(ADD, { input }, 'administrator'))).toBe('BAD_USER_INPUT');
  });
});

describe('open data', () => {
  const SET = `mutation ($source: String!, $on: String!) {
    setOpenData(source: $source, reviewer: "GIS officer", reviewOn: $on, retentionMonths: 72) { problems { field } } }`;
  const entryOf = async (name: string) =>
    data<{ sources: { name: string; openData: object }[] }>(await served.ask(REGISTER, {}, 'jsna-author')).sources.find(
      (source) => source.name === name,
    )!.openData;

  it.each(PERSONA_NAMES)('%s sets it only who keeps the register', async (persona) => {
    const keeps = ['all', 'settings'].includes(REGISTER_ACCESS[persona]);
    const answer = await served.ask(SET, { source: 'asb-reports', on: addDays(today, 9) }, persona);
    expect(code(answer)).toBe(keeps ? 'answered' : 'FORBIDDEN');
    if (keeps) expect(data(answer)).toEqual({ problems: [{ field: 'source' }] });
  });

  it('the administrator sets it, and everybody who reads the register reads it', async () => {
    expect(await entryOf('boundaries')).toMatchObject({ reviewer: null, reviewOn: null, retentionMonths: null });
    const reviewOn = addDays(today, 9);
    expect(data(await served.ask(SET, { source: 'boundaries', on: reviewOn }, 'administrator'))).toEqual({ problems: [] });
    expect(await entryOf('boundaries')).toMatchObject({
      publisher: expect.stringContaining('Office for National Statistics'),
      controller: 'Community safety partnership',
      basis: expect.stringContaining('no personal data'),
      reviewer: 'GIS officer',
      reviewOn,
      retentionMonths: 72,
      loadsTooOld: [],
    });
  });
});

describe('read', () => {
  it('by those who keep it with rows; by all others without, what is due too', async () => {
    for (const [persona, rows] of [
      ['information-governance', 2],
      ['administrator', 2],
      ['council-analyst', null],
      ['police-analyst', null],
    ] as const) {
      const read = data<{ sources: object[]; agreements: object[]; due: object[]; uncovered: object[] }>(
        await served.ask(REGISTER, {}, persona as PersonaName),
      );
      expect(read.sources).toHaveLength(25);
      expect(read.sources).toContainEqual({ name: 'asb-reports', openData: null, agreements: ['ISA-TEST-01'], loads: 1, rows });
      expect(read.sources).toContainEqual(
        expect.objectContaining({
          name: 'police-street',
          openData: expect.objectContaining({ licence: 'Open Government Licence v3.0' }),
          agreements: [],
        }),
      );
      expect(read.agreements).toMatchObject([
        {
          id: 'ISA-TEST-01',
          state: 'in force',
          lawfulBasis: { code: 'uk-gdpr-6-1-e' },
          loads: 1,
          rows,
          history: [{ change: 'registered' }],
        },
      ]);
      expect(read.due).toMatchObject([
        {
          agreement: 'ISA-TEST-01',
          source: 'asb-reports',
          rule: 'review',
          oldest: persona === 'information-governance' ? '2020-03-01' : null,
          rows: persona === 'information-governance' ? 1 : null,
          canCoarsen: true,
        },
      ]);
      expect(read.uncovered).toEqual([]);
    }
    expect(await lastEvents(1)).toMatchObject([
      { action: 'READ_REGISTER', actor: 'police-analyst', detail: { query: 'register' } },
    ]);
  });

  it('agreements to load under: those of one’s own agency; invented ones in the demonstration only', async () => {
    await register(database, { id: 'ISA-POLICE', agencies: ['Police'] });
    await database.asOwner((sql) => sql.execute(`UPDATE agreement SET invented = true WHERE id = 'ISA-POLICE'`));
    const ids = async (persona: PersonaName, from = served) =>
      data<{ id: string }[]>(await from.ask('{ agreementsInForce { id sources } }', {}, persona)).map(({ id }) => id);
    expect(await ids('council-analyst')).toEqual(['ISA-TEST-01']);
    expect((await ids('police-analyst')).sort()).toEqual(['ISA-POLICE', 'ISA-TEST-01']);
    expect((await ids('administrator')).sort()).toEqual(['ISA-POLICE', 'ISA-TEST-01']);
    expect(code(await served.ask('{ agreementsInForce { id } }', {}, 'partner'))).toBe('FORBIDDEN');
    await database.asOwner(async (sql) => {
      await sql.execute(`DELETE FROM agreement_change WHERE agreement = 'ISA-POLICE'`);
      await sql.execute(`DELETE FROM agreement WHERE id = 'ISA-POLICE'`);
    });
  });
});

describe('kept', () => {
  it('registered and amended by the administrator, approved by information governance alone; an amendment keeps the approval', async () => {
    const input = { ...INPUT, ...HEALTH };
    expect(data(await served.ask(ADD, { input }, 'administrator'))).toMatchObject({
      agreement: { id: 'ISA-API-1', rows: 0, history: [{ changedBy: expect.stringMatching(/\(.+\)$/) }] },
      problems: [],
    });
    const approve = `mutation { approveHealthData(id: "ISA-API-1", by: "Caldicott Guardian", on: "${today}", reference: "CG-7") { agreement { approval { by } } problems { field } } }`;
    expect(code(await served.ask(approve, {}, 'administrator'))).toBe('FORBIDDEN');
    expect(data(await served.ask(approve, {}, 'information-governance'))).toMatchObject({
      agreement: { approval: { by: 'Caldicott Guardian' } },
    });
    const amended = await served.ask(AMEND, { input: { ...input, title: 'Renewed' }, reason: 'renewed' }, 'administrator');
    expect(data(amended)).toEqual({ agreement: { title: 'Renewed', approval: { by: 'Caldicott Guardian' } }, problems: [] });
    expect(await lastEvents(4)).toMatchObject([
      { action: 'REGISTER', actor: 'administrator', subject: 'agreement:ISA-API-1', detail: { change: 'registered' } },
      { action: 'REFUSED', actor: 'administrator', detail: { query: 'approveHealthData' } },
      { action: 'REGISTER', actor: 'information-governance', detail: { change: 'approved', fields: ['approval'] } },
      {
        action: 'REGISTER',
        actor: 'administrator',
        detail: { change: 'amended', fields: ['title'] },
        request: amended.headers['x-request-id'],
      },
    ]);
  });

  it('reviewed and ended, with the reason in its history', async () => {
    const review = `mutation { recordReview(id: "ISA-API-1", nextOn: "${addDays(today, 90)}", outcome: "still needed") { agreement { reviewOn } problems { field } } }`;
    expect(data(await served.ask(review, {}, 'information-governance'))).toMatchObject({
      agreement: { reviewOn: addDays(today, 90) },
    });
    const end = (on: string) =>
      served.ask(
        'mutation ($on: String!) { endAgreement(id: "ISA-API-1", on: $on, reason: "left") { agreement { state history { reason } } problems { field } } }',
        { on },
        'administrator',
      );
    expect(data(await end('tomorrow'))).toEqual({ agreement: null, problems: [{ field: 'on' }] });
    expect(data(await end(addDays(today, -1)))).toMatchObject({
      agreement: { state: 'expired', history: [{ reason: 'left' }, { reason: 'still needed' }, {}, {}, {}] },
    });
  });

  it('a review decided: kept, then due again, then deleted', async () => {
    const decide = (variables: object) => served.ask(DECIDE, { ...variables }, 'information-governance');
    expect(code(await decide({ decision: 'shred' }))).toBe('BAD_USER_INPUT');
    expect(data(await decide({ decision: 'keep', until: addDays(today, 30) }))).toEqual({ disposals: [], problems: [] });
    expect(data(await decide({ decision: 'delete' }))).toEqual({ disposals: [], problems: [{ field: 'agreement' }] });
    await database.asOwner((sql) => sql.execute('DELETE FROM retention_decision'));
    expect(data(await decide({ decision: 'delete' }))).toEqual({
      disposals: [{ source: 'asb-reports', action: 'delete', rows: 1 }],
      problems: [],
    });
    expect((await lastEvents(2)).map(({ action }) => action)).toEqual(['DISPOSE', 'REVIEW']);
  });

  it('a rule carried out at once, by information governance', async () => {
    await database.asOwner((sql) => sql.execute(`UPDATE agreement SET retention_rule = 'delete' WHERE id = 'ISA-TEST-01'`));
    const apply = 'mutation { applyRetention(id: "ISA-TEST-01") { disposals { rows } problems { field } } }';
    expect(code(await served.ask(apply, {}, 'administrator'))).toBe('FORBIDDEN');
    expect(data(await served.ask(apply, {}, 'information-governance'))).toEqual({ disposals: [], problems: [] });
  });

  it('loads of before there was a register are assigned by their numbers', async () => {
    await database.asOwner((sql) => sql.execute('UPDATE batch SET agreement = NULL'));
    const { uncovered } = data<{ uncovered: { batch: string }[] }>(await served.ask(REGISTER, {}, 'information-governance'));
    expect(uncovered).toHaveLength(1);
    const assign =
      'mutation ($batches: [ID!]!) { assignLoads(id: "ISA-TEST-01", batches: $batches) { agreement { loads } problems { field } } }';
    expect(code(await served.ask(assign, { batches: ['x'] }, 'administrator'))).toBe('BAD_USER_INPUT');
    expect(data(await served.ask(assign, { batches: uncovered.map(({ batch }) => batch) }, 'administrator'))).toEqual({
      agreement: { loads: 1 },
      problems: [],
    });
  });
});
