/** Figures of documents: what is refused, that nothing entered is overwritten, that a load taken back takes them out, and that few children are withheld. Every figure is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { mayChangeLoad } from '../../server/access/change-load.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { partnershipMeasures } from '../../server/ingest/partnership-measures.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const HEADER =
  'measure,value,document,unit,area,period,numerator,denominator,claimed,claim,baseline_period,of,same_as,disclosure,note\n';
/** measure, value, document, then by name. */
function row(
  measure: string,
  figure: string,
  more: Partial<Record<string, string>> = {},
  document = 'Report of the year',
): string {
  const rest = HEADER.trim()
    .split(',')
    .slice(3)
    .map((name) => more[name] ?? '');
  return `${[measure, figure, document, ...rest].map((cell) => `"${cell}"`).join(',')}\n`;
}
const CHECKS = `query ($year: String) { accountPrintedChecks(year: $year) { rule verdict measure printed check use documents figures { measure area figure withheld } } }`;
const MEASURES = `{ accountMeasures(year: "2024/25") { id title area due moved figures { period figure withheld source note }
  beside { printed { measure area period figure withheld } isOwn lower upper verdict why } } }`;

describe.each(engines)('figures of documents (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let activity = '';
  const load = (rows: string, options = {}) => loadText(database, partnershipMeasures, HEADER + rows, options);
  const ask = async (query: string, persona: PersonaName, variables: Record<string, unknown> = {}) =>
    (await served.ask(query, variables, persona)).body;
  const keep = async (input: object): Promise<string> => {
    const { body } = await served.ask(
      'mutation ($input: AccountMeasureInput!) { keepAccountMeasure(input: $input) { id problems { field problem } } }',
      { input: { activity, agency: 'Council', frequency: 'yearly', measured: 'entered', ofChildren: false, ...input } },
      'partnership-manager',
    );
    return (body.data!['keepAccountMeasure'] as { id: string }).id;
  };
  const enter = (measure: string, figure: string) =>
    served.ask(
      'mutation ($measure: ID!, $input: AccountFigureInput!) { enterAccountFigure(measure: $measure, input: $input) { problems { field } } }',
      { measure, input: { period: '2024/25', figure, document: 'Own register', statedOn: '2025-05-01' } },
      'partnership-manager',
    );
  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
    const input = {
      ...{ outcome: 'anti-social-behaviour', title: 'Lamps', provider: 'Council', fromYear: '2024/25', toYear: '2024/25' },
      ...{ description: 'Lamps on two paths', expected: 'A walk home' },
    };
    const { body } = await served.ask(
      'mutation ($input: AccountActivityInput!) { keepAccountActivity(input: $input) { id } }',
      { input },
      'partnership-manager',
    );
    activity = (body.data!['keepAccountActivity'] as { id: string }).id;
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  it.each([
    ['value', row('Lamps out', '')],
    ['value', row('Lamps out', 'many')],
    ['value', row('Lamps out', '7.5', { unit: 'rank' })],
    ['period', row('Lamps out', '7', { period: '2018/29' })],
    ['period', row('Lamps out, 2023/24', '7', { period: '2024/25' })],
    ['denominator', row('Lamps out', '7', { unit: '%', numerator: '7' })],
    ['denominator', row('Lamps out', '7', { unit: '%', numerator: '7', denominator: '0' })],
    ['numerator', row('Lamps out', '7', { unit: '%', numerator: '9', denominator: '8' })],
    ['claimed', row('Lamps out', '7', { claimed: 'many' })],
    ['claim', row('Lamps out', '7', { claimed: '7%' })],
    ['claimed', row('Lamps out', '7', { claim: 'share', of: 'Lamps' })],
    ['of', row('Lamps out', '7', { claimed: '7%', claim: 'share' })],
    ['baseline_period', row('Lamps out', '7', { claimed: '7%', claim: 'change' })],
    ['disclosure', row('Lamps out', '7', { disclosure: 'secret' })],
    ['measure', row('Lamps out', '7') + row('lamps  out', '7')],
  ])('a wrong «%s» is refused by its row and column, with a remedy, and nothing is loaded', async (column, rows) => {
    const { errors, loaded } = await load(rows);
    expect([errors.map((one) => one.column), loaded]).toEqual([[column], 0]);
    expect(errors[0]!.remedy).toMatch(/\w{3}/);
    expect(await database.asOwner((sql) => sql.query('SELECT FROM account_printed'))).toHaveLength(0);
  });

  it('are the account’s keeper’s to load, and nobody reads the table', async () => {
    const mayLoad = PERSONA_NAMES.filter((persona) => {
      const { role, agency } = findPersona(persona)!;
      try {
        mayChangeLoad({ persona, role, agency }, { source: partnershipMeasures.name, agency });
        return true;
      } catch {
        return false;
      }
    });
    expect(mayLoad).toEqual(['partnership-manager', 'administrator']);
    for (const persona of PERSONA_NAMES) {
      const { databaseRole, agency, displayName: name } = findPersona(persona)!;
      await expect(
        database.asViewer({ databaseRole, agency, name }, (sql) => sql.query('SELECT FROM account_printed')),
      ).rejects.toThrow('permission denied');
    }
  });

  it('the same again is refused unless it replaces the load, and the load taken back takes them out', async () => {
    const twice = row('Twice', '7', { period: '2024/25', disclosure: 'published' });
    const first = await load(twice);
    expect(first).toMatchObject({ loaded: 1 });
    expect((await load(twice + row('Another', '8'))).errors.length).toBeGreaterThan(0);
    const replaced = await load(row('Twice', '9', { period: '2024/25', disclosure: 'published' }), { replace: true });
    expect(replaced).toMatchObject({ loaded: 1, errors: [] });
    const figures = () =>
      database.asOwner((sql) => sql.query<{ figure: number }>('SELECT figure::float8 AS figure FROM account_printed'));
    expect(await figures()).toEqual([{ figure: 9 }]);
    await undoBatch(database, findSource, replaced.batch!, 'cli:test');
    expect((await figures()).map(({ figure }) => figure)).not.toContain(9);
    if (first.batch !== null && (await figures()).length > 0) await undoBatch(database, findSource, first.batch, 'cli:test');
    expect(await figures()).toEqual([]);
  });

  it('nothing that was entered is overwritten: both stand with their sources, and the difference is told', async () => {
    const measure = await keep({ title: 'Lamps that work', unit: 'lamps', area: 'Marram' });
    const own = { period: '2024/25', area: 'Marram', unit: 'lamps', disclosure: 'things' };
    await enter(measure, '43');
    const { warnings, batch } = await load(
      row('Lamps that work', '44', own) + row('Lamps that work', '40', { ...own, period: '2023/24' }),
    );
    expect(warnings.join(' ')).toContain('«Lamps that work», 2024/25: another figure was entered. Both stand');
    const told = async () =>
      ((await ask(MEASURES, 'partner')).data!['accountMeasures'] as { title: string; figures: object[] }[]).find(
        ({ title }) => title === 'Lamps that work',
      )!;
    expect(await told()).toMatchObject({
      ...{ area: 'Marram', due: [], moved: '2024/25: 43 lamps; no baseline.' },
      figures: [
        { period: '2024/25', figure: 43, source: 'Own register, 2025-05-01', note: 'Report of the year prints 44: both stand.' },
        { period: '2023/24', figure: 40, source: 'Report of the year', note: null },
      ],
    });
    await undoBatch(database, findSource, batch!, 'cli:test');
    expect((await told()).figures).toMatchObject([{ figure: 43, note: null }]);
  });

  it('stand beside other areas, compared by interval where the counts are known, and else not, with why', async () => {
    await keep({ title: 'Lamps out', unit: '%', area: 'Marram', target: '10', aim: 'at most' });
    const share = { unit: '%', period: '2024/25', disclosure: 'things' };
    await load(
      row('Lamps out', '25', { ...share, area: 'Marram', numerator: '100', denominator: '400' }) +
        row('Lamps out', '20', { ...share, area: 'Family of towns' }) +
        row('Lamps out', '26', { ...share, area: 'Region' }) +
        row('Lamps out', '30', { ...share, area: 'England' }) +
        row('Lamps out', '31', { ...share, area: 'England', period: '2023/24' }) +
        row('Lamps out', '3', { ...share, unit: 'rank in the family', area: 'Marram' }) +
        row('Lamps out', '2', { ...share, unit: 'rank in the region', area: 'Region' }),
    );
    const told = (
      (await ask(MEASURES, 'partner')).data!['accountMeasures'] as {
        title: string;
        beside: {
          printed: { area: string; period: string; figure: number };
          verdict: string | null;
          why: string | null;
          lower: number | null;
          isOwn: boolean;
        }[];
      }[]
    ).find(({ title }) => title === 'Lamps out')!;
    expect(told.beside.map(({ printed, verdict, why }) => [printed.area, printed.period, printed.figure, verdict, why])).toEqual([
      ['Marram', '2024/25', 25, null, null],
      ['Marram', '2024/25', 3, null, null],
      ['Family of towns', '2024/25', 20, 'worse', null],
      ['Region', '2024/25', 26, 'similar', null],
      ['England', '2024/25', 30, 'better', null],
      ['Region', '2024/25', 2, 'not compared', 'a rank is told as its source prints it'],
      ['England', '2023/24', 31, 'not compared', 'no own figure of this period is loaded'],
    ]);
    expect(told.beside[0]).toMatchObject({ isOwn: true });
    expect(told.beside[0]!.lower).toBeCloseTo(21.01, 1);
  });

  it('few children are withheld for every reader, in the figures, beside others and in the checks', async () => {
    const few = { unit: 'young people', area: 'Marram', period: '2024/25' };
    const { warnings, errors } = await load(
      row('Held', '4', { ...few, period: '2023/24' }) +
        row('Held', '1', { ...few, claimed: '-13%', claim: 'change', baseline_period: '2023/24' }) +
        row('Held rate', '0.61', { ...few, unit: 'per 1,000' }) +
        row('Held', '63', { ...few, period: '2022/23' }),
    );
    expect([warnings, errors]).toEqual([[], []]);
    await keep({ title: 'Held', unit: 'young people', area: 'Marram', ofChildren: true });
    for (const persona of ['partner', 'partnership-manager', 'police-analyst'] as const) {
      const measures = (await ask(MEASURES, persona)).data!['accountMeasures'] as {
        title: string;
        figures: object[];
        beside: object[];
      }[];
      const held = measures.find(({ title }) => title === 'Held')!;
      expect(held.figures).toMatchObject([
        { period: '2024/25', figure: null, withheld: true },
        { period: '2023/24', figure: null, withheld: true },
        { period: '2022/23', figure: 60, withheld: false },
      ]);
      const checks = (await ask(CHECKS, persona, { year: '2024/25' })).data!['accountPrintedChecks'] as { measure: string }[];
      expect(checks.filter(({ measure }) => measure === 'Held')).toEqual([
        {
          ...{
            rule: 'change',
            verdict: 'does not follow',
            measure: 'Held',
            printed: 'withheld',
            documents: ['Report of the year'],
          },
          ...{
            check: 'It does not follow; its figures are of children and are withheld.',
            use: 'Ask whoever wrote the document.',
          },
          figures: [
            { measure: 'Held', area: 'Marram', figure: null, withheld: true },
            { measure: 'Held', area: 'Marram', figure: null, withheld: true },
          ],
        },
      ]);
    }
  });

  it('checks are those of the year, for readers of the account alone', async () => {
    await load(
      row('Paths lit', '24', { unit: '%', period: '2021/22', numerator: '31', denominator: '130', disclosure: 'things' }) +
        row('Paths lit', '25', { unit: '%', period: '2020/21', numerator: '31', denominator: '130', disclosure: 'things' }),
    );
    const of = async (year: string | null) =>
      ((await ask(CHECKS, 'partner', { year })).data!['accountPrintedChecks'] as { measure: string; check: string }[]).filter(
        ({ measure }) => measure === 'Paths lit',
      );
    expect((await of('2021/22')).map(({ check }) => check)).toEqual(['31 of 130 is 24%.']);
    expect((await of('2020/21')).map(({ check }) => check)).toEqual(['31 of 130 is 24%, not 25%.']);
    expect(await of(null)).toHaveLength(2);
    expect((await ask(CHECKS, 'council-analyst', { year: '2021/22' })).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await ask(CHECKS, 'partner', { year: '2021/29' })).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});
