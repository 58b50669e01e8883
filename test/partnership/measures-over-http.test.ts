/** Measures: a partner keeps its own agency's alone, few children are withheld, and nobody measures what nobody measures. Every figure here is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';

const OWN = findPersona('partner')!.agency;
const KEEP_ACTIVITY = `mutation ($input: AccountActivityInput!) { keepAccountActivity(input: $input) { id problems { field } } }`;
const KEEP = `mutation ($input: AccountMeasureInput!, $id: ID, $version: Int, $reason: String) {
  keepAccountMeasure(input: $input, id: $id, version: $version, reason: $reason) { id problems { field } } }`;
const ENTER = `mutation ($measure: ID!, $input: AccountFigureInput!) { enterAccountFigure(measure: $measure, input: $input) { id problems { field } } }`;
const READ = `{ accountMeasures(year: "2024/25") { id title measured moved due mayKeep figures { period figure withheld note } } }`;

describe.each(engines)('measures of the account (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let activity = '';
  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
    const input = {
      ...{ outcome: 'anti-social-behaviour', title: 'Evening sport', provider: OWN, fromYear: '2024/25', toYear: '2024/25' },
      ...{ description: 'Football on two evenings', expected: 'Somewhere to be' },
    };
    const { body } = await served.ask(KEEP_ACTIVITY, { input }, 'partnership-manager');
    activity = (body.data!['keepAccountActivity'] as { id: string }).id;
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  const measure = (more: object) => ({
    ...{
      activity,
      title: 'Young people who came back',
      unit: 'young people',
      agency: OWN,
      frequency: 'quarterly',
      measured: 'entered',
    },
    ...{ ofChildren: true, target: '40', aim: 'at least' },
    ...more,
  });
  const keep = (input: object, persona: PersonaName, more: object = {}): Promise<Answer> =>
    served.ask(KEEP, { input, ...more }, persona);
  const figure = (period: string, found: string, more: object = {}) => ({
    period,
    figure: found,
    document: 'Own register',
    statedOn: '2025-05-01',
    ...more,
  });
  const enter = (id: string, input: object, persona: PersonaName = 'partner'): Promise<Answer> =>
    served.ask(ENTER, { measure: id, input }, persona);
  const idOf = ({ body }: Answer): string => Object.values(body.data as Record<string, { id: string }>)[0]!.id;
  const fields = ({ body }: Answer) =>
    Object.values(body.data as Record<string, { problems: { field: string }[] }>)[0]!.problems.map((one) => one.field);

  it('a partner writes none of another agency, neither new nor by change, and enters nothing for it', async () => {
    expect((await keep(measure({ agency: 'Council' }), 'partner')).body.errors![0]!.extensions.code).toBe('FORBIDDEN');
    const theirs = idOf(await keep(measure({ agency: 'Council', title: 'Lamps that stand' }), 'partnership-manager'));
    const taken = { id: theirs, version: 1, reason: 'Ours now' };
    expect((await keep(measure({ title: 'Lamps that stand' }), 'partner', taken)).body.errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect((await enter(theirs, figure('2024/25 Q1', '5'))).body.errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await keep(measure({}), 'police-analyst')).body.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('few children are withheld, and whether the target is reached with them', async () => {
    const own = idOf(await keep(measure({}), 'partner'));
    expect(fields(await enter(own, figure('2024/25', '5')))).toEqual(['period']);
    expect(fields(await enter(own, figure('2024/25 Q1', '5.5')))).toEqual(['figure']);
    expect(fields(await enter(own, figure('2024/25 Q1', '57')))).toEqual([]);
    expect(fields(await enter(own, figure('2024/25 Q2', '4')))).toEqual([]);
    for (const persona of ['partner', 'partnership-manager', 'police-analyst'] as const) {
      const { body } = await served.ask(READ, {}, persona);
      const told = (body.data!['accountMeasures'] as { id: string }[]).find(({ id }) => id === own);
      expect(told).toMatchObject({
        ...{ moved: '2024/25 Q2: withheld.', due: ['2024/25 Q3', '2024/25 Q4'], mayKeep: persona !== 'police-analyst' },
        figures: [
          { period: '2024/25 Q2', figure: null, withheld: true },
          { period: '2024/25 Q1', figure: 60, withheld: false },
        ],
      });
    }
  });

  it('a percentage that does not follow from its counts is told with what does; what nobody measures is said', async () => {
    const share = idOf(
      await keep(measure({ title: 'Lamps that work', unit: '%', ofChildren: false, frequency: 'yearly' }), 'partner'),
    );
    await enter(share, figure('2024/25', '24', { numerator: '30', denominator: '120' }));
    await keep(measure({ title: 'Feeling safe', measured: 'nobody' }), 'partner');
    const { body } = await served.ask(READ, {}, 'partner');
    const told = JSON.stringify(body.data);
    expect(told).toContain('24% does not follow from its counts: they give 25%.');
    expect(told).toContain('Nobody measures this.');
  });

  it('nobody reads them in the database, and nothing entered is changed', async () => {
    for (const persona of PERSONA_NAMES) {
      const { databaseRole, agency, displayName: name } = findPersona(persona)!;
      for (const table of ['account_measure', 'account_figure'])
        await expect(
          database.asViewer({ databaseRole, agency, name }, (sql) => sql.query(`SELECT FROM ${table}`)),
        ).rejects.toThrow('permission denied');
    }
    await expect(database.asOwner((sql) => sql.execute('UPDATE account_figure SET figure = 1'))).rejects.toThrow(
      /permission denied|only ever added/,
    );
  });
});
