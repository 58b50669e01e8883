/** Multi-agency counts: what files and forms refuse, that nothing is counted twice, and who sees what of small numbers. Every count is made up but one that a strategy printed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { multiAgencyCounts } from '../../server/ingest/multi-agency-counts.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';

const OWN = findPersona('partner')!.agency;
const COUNT = '{ count suppressed roundedTo }';
const READ = `{ multiAgencyCounts { counts { id kind title period agency meetings cases ${COUNT} repeats ${COUNT} repeatShare { percent lower upper } statedPercent note
  children ${COUNT} referrals ${COUNT} referredBy { agency count ${COUNT} } change isExact mayKeep batch version } } }`;
const KEEP = `mutation ($input: MultiAgencyCountInput!, $id: ID, $version: Int, $reason: String) {
  keepMultiAgencyCount(input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const TAKE_OUT = `mutation ($id: ID!, $version: Int!, $reason: String!) { withdrawMultiAgencyCount(id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;

const AGREEMENT = 'ISA-COUNTS';
const HEADER = 'kind,named,period,agency,meetings,cases,repeats,stated_percent,children,referrals,referred_by,document\n';
const CONFERENCE = 'marac,,2017/18,Police,24,540,126,24,819,,Police 300; Health: 233; Housing 7,Strategy\n';

interface Done {
  id: string | null;
  problems: { field: string; problem: string }[];
}
interface Shown {
  id: string;
  kind: string;
  period: string;
  cases: { count: number | null } | null;
  repeats: { count: number | null } | null;
  isExact: boolean;
  mayKeep: boolean;
  change: string | null;
  version: number;
}

const PANEL = {
  ...{
    kind: 'mace',
    period: '2025/26 Q1',
    agency: OWN,
    meetings: '6',
    cases: '83',
    repeats: '21',
    children: '83',
    document: 'Minutes',
  },
};

describe.each(engines)('multi-agency counts (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  beforeAll(async () => {
    database = await testDatabase(engine);
    await register(database, { id: AGREEMENT, sources: [multiAgencyCounts.name], agencies: ['Council'] });
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  const load = (rows: string) =>
    loadText(database, multiAgencyCounts, HEADER + rows, { agency: 'Council', agreement: AGREEMENT });
  const ask = async <T>(query: string, variables: object = {}, persona: PersonaName = 'partnership-manager'): Promise<T> => {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as T;
  };
  const read = async (persona: PersonaName = 'jsna-author'): Promise<Shown[]> =>
    (await ask<{ counts: Shown[] }>(READ, {}, persona)).counts;
  const keep = (input: object, persona: PersonaName = 'partnership-manager', more: object = {}): Promise<Answer> =>
    served.ask(KEEP, { input, ...more }, persona);
  const done = ({ body }: Answer): Done => Object.values(body.data!)[0] as Done;
  const fieldsOf = (answer: Answer): string[] => done(answer).problems.map(({ field }) => field);

  it.each([
    ['marak,,2017/18,Police,,540,,,,,,Strategy\n', 'kind'],
    ['marac,,2017,Police,,540,,,,,,Strategy\n', 'period'],
    ['marac,,2098/99,Police,,540,,,,,,Strategy\n', 'period'],
    ['marac,,2017/18,Police,,540,541,,,,,Strategy\n', 'repeats'],
    ['marac,,2017/18,Police,,540,23%,,,,,Strategy\n', 'repeats'],
    ['marac,,2017/18,Police,,54.5,,,,,,Strategy\n', 'cases'],
    ['marac,,2017/18,Police,,-4,,,,,,Strategy\n', 'cases'],
    ['marac,,2017/18,Police,,540,,24,,,,Strategy\n', 'stated_percent'],
    ['nrm,,2017/18,Police,,,,,,,,Strategy\n', 'referrals'],
    ['marac,,2017/18,Police,,540,,,,,Police 300; Health,Strategy\n', 'referred_by'],
    ['marac,,2017/18,Police,,540,,,,,Police 300; Health 7,Strategy\n', 'referred_by'],
    ['marac,,2017/18,Mr Ottokar Marsh,,540,,,,,,Strategy\n', 'agency'],
    [CONFERENCE + CONFERENCE.replace('2017/18', '2017/18 Q2'), 'period'],
  ])('a wrong row (%#) is refused at its column, and repeated nowhere', async (rows, column) => {
    const { loaded, errors } = await load(rows);
    expect([loaded, errors.map((error) => error.column)]).toEqual([0, [column]]);
    expect(JSON.stringify(errors.map(({ value }) => value))).not.toMatch(/Ottokar|54|23%/);
  });

  it('needs an agreement', async () => {
    const options = { agency: 'Council', agreement: undefined };
    const { loaded, errors } = await loadText(database, multiAgencyCounts, HEADER + CONFERENCE, options);
    expect([loaded, errors[0]?.column]).toEqual([0, 'agreement']);
  });

  it.each([
    [{ kind: 'gang-meeting' }, ['kind']],
    [{ period: '2025/26 Q9' }, ['period']],
    [{ period: '2098/99' }, ['period']],
    [{ cases: '8.5' }, ['cases']],
    [{ cases: '-8' }, ['cases']],
    [{ repeats: '25 %' }, ['repeats']],
    [{ repeats: '84' }, ['repeats']],
    [{ referrals: '5' }, ['referrals']],
    [{ document: 'Told by Ottokar Marsh, 07700 900123' }, ['document']],
    [{ referredBy: [{ agency: 'Police', count: '80' }] }, ['referredBy']],
  ])('a form %j is refused at its field', async (wrong, fields) => {
    expect(fieldsOf(await keep({ ...PANEL, ...wrong }))).toEqual(fields);
  });

  it('a partner keeps its own agency’s alone; who reads keeps none', async () => {
    const others = await keep({ ...PANEL, agency: 'Police' }, 'partner');
    expect(others.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await keep(PANEL, 'jsna-author')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(done(await keep(PANEL, 'partner')).problems).toEqual([]);
  });

  it('a period that comes again is said, and one that shares its months is refused', async () => {
    expect(done(await keep({ ...PANEL, cases: '90' })).problems).toMatchObject([
      { field: 'period', problem: expect.stringMatching(/stands already.*not counted twice/) as unknown },
    ]);
    for (const period of ['2025/26', '2025-05']) expect(fieldsOf(await keep({ ...PANEL, period }))).toEqual(['period']);
    const file = await load(`mace,,2025/26,Council,,300,,,,,,Minutes\n`);
    expect(file).toMatchObject({ loaded: 0, errors: [{ column: 'period' }] });
  });

  it('small numbers are for who keeps them: 126 of 540 is told as 23 %, and the printed 24 % with it', async () => {
    const { batch, errors } = await load(CONFERENCE);
    expect(errors).toEqual([]);
    const shown = (await read()).find(({ kind }) => kind === 'marac')!;
    expect(shown).toMatchObject({
      ...{ meetings: 24, cases: { count: 540 }, repeats: { count: 130, roundedTo: 10 }, children: { count: 820 } },
      ...{ repeatShare: { percent: 23, lower: 20, upper: 27 }, note: 'The document states 24 %; its counts give 23 %.' },
      referredBy: [
        { agency: 'Police', count: { count: 300 } },
        { agency: 'Health', count: { count: null } },
        { agency: 'Housing', count: { count: null, suppressed: true } },
      ],
      ...{ isExact: false, mayKeep: false, batch: String(batch) },
    });
    for (const persona of ['partner', 'police-analyst', 'council-analyst'] as const)
      expect((await read(persona)).find(({ kind }) => kind === 'marac')).toEqual(shown);
    const kept = (await read('partnership-manager')).find(({ kind }) => kind === 'marac')!;
    expect(kept).toMatchObject({ repeats: { count: 126, roundedTo: 1 }, repeatShare: { percent: 23.3 }, isExact: true });
    expect(
      done(await served.ask(TAKE_OUT, { id: kept.id, version: 1, reason: 'A slip' }, 'partnership-manager')).problems[0]!.problem,
    ).toMatch(/with a file/);
    const twice = await load(CONFERENCE.replace('Strategy', 'Strategy again').replace('540', '541').replace('233', '234'));
    expect(twice.loaded).toBe(0);
    expect(JSON.stringify(twice.errors)).toContain('marac, 2017/18');
    await undoBatch(database, findSource, batch!, 'test');
    expect((await read()).map(({ kind }) => kind)).toEqual(['mace']);
  });

  it('a quarter stands beside the one before, as each viewer has the two', async () => {
    expect(done(await keep({ ...PANEL, period: '2025/26 Q2', cases: '132', repeats: '30' }, 'partner')).problems).toEqual([]);
    const [second, first] = await read();
    expect([second!.cases!.count, first!.cases!.count, first!.change]).toEqual([130, 80, null]);
    expect(second!.change).toBe(
      '50 more cases than in 2025/26 Q1, of rounded figures. Repeats 23 % after 25 % in 2025/26 Q1: the limits overlap, so that chance may be all of it.',
    );
    expect((await read('partner'))[0]!.change).toMatch(/^49 more cases than in 2025\/26 Q1\. Repeats 22\.7 %/);
  });

  it('is changed with a reason and as it was seen, and taken out by who keeps it', async () => {
    const [second] = await read('partner');
    const { id, version } = second!;
    const changed = { ...PANEL, period: '2025/26 Q2', cases: '7', repeats: '0' };
    expect(fieldsOf(await keep(changed, 'partner', { id, version }))).toEqual(['reason']);
    expect(done(await keep(changed, 'partner', { id, version, reason: 'Counted anew' })).problems).toEqual([]);
    expect(done(await keep(changed, 'partner', { id, version, reason: 'Unseen' })).problems[0]!.problem).toMatch(
      /since you opened it/,
    );
    expect((await read())[0]).toMatchObject({
      cases: { count: null },
      repeats: { count: null },
      repeatShare: null,
      change: null,
    });
    expect(
      (await served.ask(TAKE_OUT, { id, version: 2, reason: 'A slip' }, 'police-analyst')).body.errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    expect(done(await served.ask(TAKE_OUT, { id, version: 2, reason: 'A slip' }, 'partner')).problems).toEqual([]);
    expect((await read()).map(({ period }) => period)).toEqual(['2025/26 Q1']);
  });

  it('a kind by its own name is another than one by another name', async () => {
    const named = { ...PANEL, kind: 'other-meeting', period: '2025/26' };
    expect(done(await keep({ ...named, named: 'County lines board' })).problems).toEqual([]);
    expect(done(await keep({ ...named, named: 'Vehicle crime board' })).problems).toEqual([]);
    expect(fieldsOf(await keep({ ...named, named: 'COUNTY lines board' }))).toEqual(['period']);
  });

  it('a file has what every reader may have, for whoever keeps a count too; it is marked and recorded', async () => {
    const file = async (words: string, persona: PersonaName) =>
      served.send(`/export/multi-agency.${words}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
    for (const words of ['json', 'csv?year=2025-26'])
      expect((await file(words, 'partner')).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    for (const persona of ['deployment-planner', 'information-governance', 'administrator'] as const)
      expect((await file('csv', persona)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const persona of ['partner', 'partnership-manager', 'jsna-author'] as const) {
      const { text } = await file('csv', persona);
      expect(text).toMatch(/^.*OFFICIAL/);
      expect(text).toContain(`count,meeting,mace,Child exploitation meeting (MACE),2025/26 Q1,${OWN},,6,80,20,25,`);
    }
    const { body } = await served.ask('{ auditEvents(first: 5) { edges { node { action subject } } } }', {}, 'partner');
    expect(JSON.stringify(body.data)).toContain('{"action":"EXPORT","subject":"multi-agency"}');
  });

  it('its counts are in nobody’s reach in the database but the counter’s', async () => {
    for (const persona of PERSONA_NAMES) {
      const { databaseRole, agency, displayName: name } = findPersona(persona)!;
      const reading = database.asViewer({ databaseRole, agency, name }, (sql) => sql.query('SELECT FROM multi_agency_count'));
      await expect(reading).rejects.toThrow('permission denied');
    }
  });
});
