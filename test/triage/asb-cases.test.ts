/** Cases of anti-social behaviour: what is refused, what each role gets, and what an attacker makes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASB_CASE_ACCESS } from '../../server/access/access-table.js';
import { PERSONA_NAMES, PERSONAS, type PersonaName } from '../../server/access/personas.js';
import { INCIDENT_RULE } from '../../server/disclosure/disclosure.js';
import { roundedBounds } from '../../server/disclosure/rule.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbCases } from '../../server/ingest/asb-cases.js';
import { asbCaseFigures } from '../../server/triage/cases/asb-case-figures.js';
import type { AsbCaseCount } from '../../server/triage/cases/asb-cases.sql.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';

const HEADER = 'case_reference,opened,closed,team,ward_code\n';
const WARDS = ['E05000001', 'E05000002', 'E05000003'];
/** Of the wards 3, 12 and 20 cases in May 2026, all of one team but the last ward's. */
const LIST =
  HEADER +
  [3, 12, 20]
    .flatMap((cases, ward) =>
      Array.from(
        { length: cases },
        (_, at) =>
          `C-${ward}-${at},2026-05-0${1 + (at % 9)},${at % 2 === 0 ? '2026-06-11' : ''},${ward === 2 ? 'Wardens' : 'ASB team'},${WARDS[ward]}`,
      ),
    )
    .join('\n') +
  '\n';
const QUERY = `query ($by: AsbCaseFiguresBy!, $quarter: String, $own: Boolean) { asbCaseFigures(by: $by, quarter: $quarter, own: $own) {
  quarter quarters protection rows { key label opened { count suppressed roundedTo } closed { count suppressed roundedTo } } total { opened { count suppressed } closed { count suppressed } } } }`;

interface Figures {
  readonly quarter: string | null;
  readonly quarters: string[];
  readonly protection: string | null;
  readonly rows: { key: string; label: string; opened: Count; closed: Count }[];
  readonly total: { opened: Count; closed: Count } | null;
}
interface Count {
  readonly count: number | null;
  readonly suppressed: boolean;
}

describe.each(engines)('cases of anti-social behaviour (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let agreement: string;
  const agency = PERSONAS.find(({ persona }) => persona === 'council-analyst')!.agency;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, in_use) SELECT 'WARD', code, 2025, 'Ward ' || right(code, 1), true FROM unnest($1::text[]) AS code`,
        [WARDS],
      ),
    );
    agreement = await register(database, { id: 'ISA-CASES', sources: ['asb-cases'], agencies: [agency] });
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const figures = async (persona: PersonaName, variables: object): Promise<Figures> => {
    const { body } = await served.ask(QUERY, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return body.data!['asbCaseFigures'] as Figures;
  };

  it.each([
    ['C-1,2026-05-02,2026-05-01,ASB team,E05000001', 'closed'],
    ['C-1,2999-05-02,,ASB team,E05000001', 'opened'],
    ['C-1,2026-05-02,,ASB team,E01000001', 'ward_code'],
    ['C-1,2026-05-02,,,E05000001', 'team'],
    ['C-1,2026-05-02,,ASB team,\nC-1,2026-05-03,,ASB team,', 'case_reference'],
    ['C-1,2026-05-02,,Ask Jane Smith on 07700 900123,', 'team'],
  ])('a row %s is refused at its column, and nothing is loaded', async (row, column) => {
    const result = await loadText(database, asbCases, `${HEADER}${row}\n`, { agreement });
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
  });

  it('a list takes the place of an older one when it is told to', async () => {
    expect(
      await loadText(database, asbCases, `${HEADER}C-0-0,2026-05-01,,ASB team,E05000009\n`, { agency, agreement }),
    ).toMatchObject({
      loaded: 1,
    });
    await expect(loadText(database, asbCases, LIST, { agency, agreement })).resolves.toMatchObject({ loaded: 0 });
    expect(await loadText(database, asbCases, LIST, { agency, agreement, replace: true })).toMatchObject({ loaded: 35 });
  });

  it('are for whoever the table says', async () => {
    for (const persona of PERSONA_NAMES.filter((name) => ASB_CASE_ACCESS[name] === 'nothing')) {
      const { body } = await served.ask(QUERY, { by: 'WARD' }, persona);
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    for (const persona of ['partner', 'deployment-planner', 'jsna-author'] as const) {
      const { body } = await served.ask(QUERY, { by: 'WARD', own: true }, persona);
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('the agency that loaded them has them as they are, and another agency’s analyst has none so', async () => {
    const own = await figures('council-analyst', { by: 'WARD', own: true, quarter: '2026-Q2' });
    expect(own.rows.map(({ opened, closed }) => [opened.count, closed.count])).toEqual([
      [3, 2],
      [12, 6],
      [20, 10],
    ]);
    expect(own.protection).toBeNull();
    expect((await figures('police-analyst', { by: 'WARD', own: true })).quarters).toEqual([]);
    // Beside their own no sum that holds it.
    expect((await figures('council-analyst', { by: 'WARD' })).quarters).toEqual([]);
  });

  it('all others have them protected: few withheld, and no other figure that gives them away', async () => {
    const wards = await figures('partner', { by: 'WARD' });
    expect(wards.quarter).toBe('2026-Q2');
    expect(wards.rows[0]!.opened).toMatchObject({ count: null, suppressed: true });
    for (const { opened } of wards.rows) expect((opened.count ?? 0) % 5).toBe(0);
    expect((await figures('partner', { by: 'MONTH' })).rows.map(({ key }) => key)).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(JSON.stringify(await figures('partner', { by: 'TEAM' }))).not.toContain('C-0-0');
  });

  it('a quarter is written as one', async () => {
    const { body } = await served.ask(QUERY, { by: 'WARD', quarter: '2026-05' }, 'partner');
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['quarter'] });
  });
});

describe('protected figures of cases', () => {
  const row = (ward: string, team: string, month: string, cases: number, loader = 'Council'): AsbCaseCount => ({
    loader,
    what: 'opened',
    month,
    ward,
    team,
    cases,
  });
  const by = (counts: readonly AsbCaseCount[], one: 'MONTH' | 'WARD' | 'TEAM') =>
    asbCaseFigures(counts, { by: one, quarter: '2026-Q2', wards: WARDS, exact: false });

  it('no margin of them is worked out from another: rounded as they are, rows and total leave every few cases possible', () => {
    const bounds = ({ count, suppressed }: { count: number | null; suppressed: boolean }) =>
      suppressed ? { least: 1, most: 1_000 } : count === 0 ? { least: 0, most: 0 } : roundedBounds(count!, INCIDENT_RULE);
    for (let few = 1; few <= 4; few++) {
      const counts = [
        row(WARDS[0]!, 'A', '2026-04', few),
        row(WARDS[1]!, 'B', '2026-05', 17),
        row(WARDS[2]!, 'B', '2026-06', 23),
      ];
      for (const one of ['MONTH', 'WARD', 'TEAM'] as const) {
        const { rows, total } = by(counts, one);
        expect(rows[0]!.opened.suppressed, `${few} by ${one}`).toBe(true);
        const others = rows.slice(1).map(({ opened }) => bounds(opened));
        const all = bounds(total.opened);
        const least = all.least - others.reduce((sum, { most }) => sum + most, 0);
        const most = all.most - others.reduce((sum, other) => sum + other.least, 0);
        expect(least <= 1 && most >= 4, `${few} by ${one}: between ${least} and ${most}`).toBe(true);
      }
    }
  });

  it('two agencies are protected apart and added up: one that is withheld withholds the sum', () => {
    const counts = [row(WARDS[0]!, 'A', '2026-04', 40), row(WARDS[0]!, 'A', '2026-04', 2, 'Force')];
    expect(by(counts, 'WARD').rows[0]!.opened.suppressed).toBe(true);
  });
});
