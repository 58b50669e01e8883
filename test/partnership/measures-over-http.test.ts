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

  it('what was entered of children stays of children, whoever changes the measure and however', async () => {
    const own = idOf(await keep(measure({ title: 'Young people in work', frequency: 'yearly' }), 'partner'));
    await enter(own, figure('2024/25', '7'));
    const change = (more: object, version = 1): Promise<Answer> =>
      keep(measure({ title: 'Young people in work', frequency: 'yearly', ...more }), 'partnership-manager', {
        ...{ id: own, version, reason: 'Looks better' },
      });
    expect(fields(await change({ ofChildren: false, unit: 'people' }))).toEqual(['ofChildren']);
    expect(fields(await change({ unit: '% of young people' }))).toEqual(['unit']);
    expect(fields(await change({ frequency: 'monthly' }))).toEqual(['frequency']);
    expect(fields(await change({ target: '8' }))).toEqual([]);
    const { body } = await served.ask(READ, {}, 'partnership-manager');
    const told = (body.data!['accountMeasures'] as { id: string }[]).find(({ id }) => id === own);
    expect(told).toMatchObject({ moved: '2024/25: withheld.', figures: [{ figure: null, withheld: true }] });
  });

  it.each([
    ['a unit that is children, said not to be', { unit: 'Pupils', ofChildren: false }, 'ofChildren'],
    ['a person in the unit', { unit: 'calls to 07700 900123' }, 'unit'],
    ['a dozen homes', { agency: OWN, title: 'Calls from flats at L20 4QQ' }, 'title'],
    ['part of a child where it starts', { baseline: '7.5', baselinePeriod: '2023/24' }, 'baseline'],
    ['fewer children than none', { baseline: '-3', baselinePeriod: '2023/24' }, 'baseline'],
  ])('refuses %s', async (title, more, field) => {
    expect(fields(await keep(measure({ title, ...more }), 'partner'))).toEqual([field]);
  });

  it('of two who add the same at once one adds it, and the other is told', async () => {
    const twice = await Promise.all([1, 2, 3].map(() => keep(measure({ title: 'Added at once' }), 'partnership-manager')));
    expect(twice.map(fields).sort((one, other) => one.length - other.length)).toEqual([[], ['title'], ['title']]);
  });

  it('refuses days that are in no calendar, and parts of children', async () => {
    const share = idOf(
      await keep(measure({ title: 'Came back', unit: 'per cent of young people', frequency: 'yearly' }), 'partner'),
    );
    const counts = { numerator: '30.5', denominator: '60' };
    expect(fields(await enter(share, figure('2024/25', '50', { ...counts, statedOn: '2026-02-30' })))).toEqual([
      ...['numerator', 'statedOn'],
    ]);
  });

  it('a percentage of children is whole, and so is what it should be', async () => {
    const share = idOf(await keep(measure({ title: 'In training', unit: '%', frequency: 'yearly' }), 'partner'));
    await enter(share, figure('2024/25', '41.379', { numerator: '29', denominator: '68' }));
    const { body } = await served.ask(READ, {}, 'police-analyst');
    const told = (body.data!['accountMeasures'] as { id: string }[]).find(({ id }) => id === share);
    expect(told).toMatchObject({ figures: [{ figure: 41, note: '41% does not follow from its counts: they give 43%.' }] });
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
