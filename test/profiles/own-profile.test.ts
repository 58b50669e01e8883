/** An area's own extract of assessments: what is refused and repeated nowhere, who gets what, and what of it can be told. Every child is made up. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROFILE_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { COUNTER_ROLE } from '../../server/database/viewer-roles.js';
import { assessmentExtract } from '../../server/ingest/assessment-extract.js';
import { loadFile } from '../../server/ingest/load.js';
import { publishedRiskRatios } from '../../server/ingest/published-risk-ratios.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';

const HEADER = 'cohort,period,age_band,gender,ethnicity,gang_association,cluster,cluster_kind,going_missing,self_harm\n';
const CHILD = ['CIN', '2025/26', '10-12', 'female', 'white', 'yes', 'T1', 'team', 'yes', 'no'];
const but = (column: number, cell: string): string => CHILD.map((one, at) => (at === column ? cell : one)).join(',');

/** Some 900 children in 40 teams; of those in gangs half go missing, of others a tenth; hardly anybody harms themselves. */
function madeUpRows(): string[] {
  const rows: string[] = [];
  for (let child = 0; child < 900; child++) {
    const association = child % 5 === 0 ? 'yes' : child % 5 === 1 ? 'yet to clarify' : 'no';
    const missing = association === 'yes' ? child % 10 === 0 : child % 13 === 0;
    rows.push(
      [
        'CIN',
        '2025/26',
        ['10-12', '13-15', '16-17'][Math.floor(child / 3) % 3],
        child % 7 < 3 ? 'female' : 'male',
        child % 11 < 8 ? 'white' : 'black',
        association,
        `T${Math.floor(child / 7) % 40}`,
        'team',
        child % 50 === 3 ? '' : missing ? 'yes' : 'no',
        child % 300 === 0 ? 'yes' : 'no',
      ].join(','),
    );
  }
  return rows;
}
/** One by each rule, but a dozen of other ages. */
const LEFT_OUT = [
  but(2, ''),
  ...Array.from({ length: 12 }, (_, child) => but(2, child % 2 === 0 ? 'under 10' : '18 and over')),
  ...[but(3, 'not recorded'), but(5, ''), but(6, '')],
];
const EXTRACT = HEADER + [...madeUpRows(), ...LEFT_OUT].join('\n') + '\n';

const EXTRACTS =
  '{ assessmentExtracts { id cohort period clusteredBy clusters factors { code } exclusions { rule children { count suppressed roundedTo } } invented } }';
const PROFILE = `query ($extract: ID!) { assessmentProfile(extract: $extract) { protection
  tables { code rows groups { group all { count } cells { children { count suppressed } percent } notRecorded { count suppressed } percentNotRecorded } } } }`;
const RATIOS = `query ($input: AdjustedRiskRatiosInput!) { adjustedRiskRatios(input: $input) { method reference
  outcomes { outcome notes ratios { factor level ratio lower upper p significant note } published { measure ratio precision } } } }`;

interface Told {
  readonly outcome: string;
  readonly notes: string[];
  readonly ratios: {
    factor: string;
    level: string;
    ratio: number | null;
    lower: number | null;
    p: number | null;
    note: string | null;
  }[];
  readonly published: object[];
}

describe.each(engines)('an extract of assessments (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let directory: string;
  const options = { agency: 'Council', agreement: 'ISA-EXTRACT' };

  beforeAll(async () => {
    database = await testDatabase(engine);
    await register(database, { id: options.agreement, sources: ['assessment-extract'], agencies: ['Council'] });
    served = await serve(database);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-extract-'));
  });
  afterAll(async () => {
    await served.close();
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('needs an agreement', async () => {
    const refused = await loadText(database, assessmentExtract, EXTRACT, { agency: 'Council', agreement: undefined });
    expect([refused.loaded, refused.errors[0]?.column]).toEqual([0, 'agreement']);
  });

  it.each(['name', 'date_of_birth', 'DOB', 'UPN', 'NHS number', 'postcode', 'notes', 'child_id', 'shoe_size'])(
    'a column «%s» refuses the whole file, by its name',
    async (heading) => {
      const text = `${HEADER.trim()},${heading}\n${CHILD.join(',')},x\n`;
      const result = await loadText(database, assessmentExtract, text, options);
      expect([result.loaded, result.batch, result.errors[0]?.row, result.errors[0]?.column]).toEqual([0, null, 1, heading]);
    },
  );

  it.each([
    ['cluster', but(6, 'Ottokar Marsh')],
    ['cluster', but(6, 'Ottokar Marsh 7')],
    ['cluster', but(6, 'OM 2011')],
    ['cluster', but(6, '2011-03-04')],
    ['cluster', but(6, '943 476 5919')],
    ['cluster', but(6, 'H801200001001')],
    ['cluster', but(6, 'L20 4AB')],
    ['cluster', but(6, 'He said that he was afraid of the others')],
    ['gender', but(3, 'Zbigniew')],
    ['gender', but(3, '04/03/2011')],
    ['ethnicity', but(4, 'M1 1AE')],
    ['age_band', but(2, '14')],
    ['going_missing', but(8, 'twice in May')],
    ['going_missing', but(8, '9434765919')],
    ['gang_association', but(5, 'perhaps')],
    ['period', but(1, 'last year')],
    ['cohort', `${CHILD.join(',')}\n${but(0, 'YOT')}`],
  ])('what stands in %s of the row %s is refused, repeated nowhere and nothing is stored', async (column, rows) => {
    const file = path.join(directory, 'made-up.csv');
    await writeFile(file, `${HEADER}${rows}\n`);
    const given = { path: file, refusedDirectory: directory };
    const result = await loadFile(
      database,
      assessmentExtract,
      given,
      { replace: false, dryRun: false, invented: true, ...options },
      'cli:test',
    );
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
    const wrong = rows.split('\n').at(-1)!.split(',').find((cell) => !CHILD.includes(cell))!; // prettier-ignore
    const kept = JSON.stringify(result) + (await readFile(result.refusedRows!, 'utf8'));
    if (column !== 'cohort') expect(kept).not.toContain(wrong);
    expect(kept).toContain('(not repeated)');
    const held = await database.asOwner((sql) =>
      sql.query('SELECT 1 FROM assessment_cell UNION ALL SELECT 1 FROM assessment_extract'),
    );
    expect(held).toEqual([]);
  });

  it.each([
    ['12.5', 'children'],
    ['-3', 'children'],
    ['24%', 'children'],
    ['', 'children'],
  ])('a count of «%s» children is refused', async (children, column) => {
    const text = `${HEADER.trim()},children\n${CHILD.join(',')},${children}\n`;
    const result = await loadText(database, assessmentExtract, text, options);
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
  });

  it('clusters that differ from child to child are numbers of children', async () => {
    const rows = Array.from({ length: 60 }, (_, child) => but(6, `C${1000 + child}`));
    const result = await loadText(database, assessmentExtract, `${HEADER}${rows.join('\n')}\n`, options);
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, 'cluster']);
  });

  it('a file without a header names no child in its refusal', async () => {
    const result = await loadText(database, assessmentExtract, `Zbigniew Niemand,1\nZbigniew Niemand,2\n`, options);
    expect(result.loaded).toBe(0);
    expect(JSON.stringify(result)).not.toContain('Niemand');
  });

  it('is counted together: every rule says whom it left out, in order and never how few, and no table has a row for a child', async () => {
    const result = await loadText(database, assessmentExtract, EXTRACT, options);
    expect(result).toMatchObject({ read: 916, loaded: 916, refused: 0, errors: [] });
    // Other agencies that load files see what was odd with a load.
    expect(result.warnings.join()).toBe(
      'To the nearest 10, 900 children are counted. Left out, one rule after the other: fewer than 10 (age not recorded), 10 (not aged 10 to 17), fewer than 10 (gender not recorded), fewer than 10 (association with a gang not recorded), fewer than 10 (team, school or authority not recorded).',
    );
    const few = { count: null, suppressed: true, roundedTo: 10 };
    const { body } = await served.ask(EXTRACTS, {}, 'council-analyst');
    expect(body.data!['assessmentExtracts']).toMatchObject([
      {
        cohort: 'CIN',
        period: '2025/26',
        clusteredBy: 'team',
        clusters: 40,
        exclusions: [
          { rule: 'age not recorded', children: few },
          { rule: 'not aged 10 to 17', children: { count: 10, suppressed: false, roundedTo: 10 } },
          { rule: 'gender not recorded', children: few },
          { rule: 'association with a gang not recorded', children: few },
          { rule: 'team, school or authority not recorded', children: few },
        ],
      },
    ]);
    const [sum] = await database.asOwner((sql) =>
      sql.query<{ children: number }>(
        `SELECT sum(yes + no + missing)::int AS children FROM assessment_cell WHERE factor = 'self_harm'`,
      ),
    );
    expect(sum!.children).toBe(900);
    // Nor does the list of loads, or the event, tell how many children the file had.
    const [told] = await database.asOwner((sql) =>
      sql.query<{ read: number; loaded: number; event: number; held: number }>(
        `SELECT b.rows_read AS read, b.rows_loaded AS loaded, e.row_count AS event,
                (SELECT count(*)::int FROM assessment_cell) + (SELECT count(*)::int FROM assessment_exclusion) + (SELECT count(*)::int FROM assessment_extract) AS held
           FROM batch b JOIN audit_event e ON e.subject = 'batch:' || b.id AND e.action = 'LOAD' WHERE b.id = $1`,
        [result.batch],
      ),
    );
    expect([told!.read, told!.loaded, told!.event]).toEqual([told!.held, told!.held, told!.held]);
  });

  const idOf = async (): Promise<string> => {
    const { body } = await served.ask(EXTRACTS, {}, 'jsna-author');
    return (body.data!['assessmentExtracts'] as { id: string }[])[0]!.id;
  };

  it('is for the analysts and authors of the agency that loaded it, and for nobody else', async () => {
    const extract = await idOf();
    for (const persona of PERSONA_NAMES) {
      const expected = PROFILE_ACCESS[persona] === 'own-and-published' ? undefined : 'FORBIDDEN';
      for (const [query, variables] of [
        [PROFILE, { extract }],
        [RATIOS, { input: { extract } }],
      ] as const) {
        const { body } = await served.ask(query, variables, persona);
        expect(body.errors?.[0]?.extensions.code, persona).toBe(expected);
      }
    }
    await register(database, { id: 'ISA-POLICE', sources: ['assessment-extract'], agencies: ['Police'] });
    const police = { agency: 'Police', agreement: 'ISA-POLICE' };
    expect(await loadText(database, assessmentExtract, EXTRACT.replaceAll('2025/26', '2024/25'), police)).toMatchObject({
      refused: 0,
      errors: [],
    });
    const { body } = await served.ask(EXTRACTS, {}, 'council-analyst');
    expect(body.data!['assessmentExtracts']).toHaveLength(1);
    const theirs = await database.asOwner((sql) =>
      sql.query<{ id: string }>(`SELECT batch_id AS id FROM assessment_extract WHERE period = '2024/25'`),
    );
    const refused = await served.ask(PROFILE, { extract: theirs[0]!.id }, 'council-analyst');
    expect(refused.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('the database holds the same: no role reads cells, and under the counter’s there are those of the own agency alone', async () => {
    const as = (persona: PersonaName) => actingViewer(viewerOf(inventedPerson(findPersona(persona)!)));
    for (const persona of PERSONA_NAMES)
      for (const table of ['assessment_cell', 'own_assessment_cell', 'assessment_extract'])
        await expect(
          database.asViewer(as(persona), (sql) => sql.query(`SELECT 1 FROM ${table} LIMIT 1`)),
          `${persona} ${table}`,
        ).rejects.toThrow(/permission denied/);
    const periods = (persona: PersonaName) =>
      database.asViewer(as(persona), (sql) =>
        sql.under(COUNTER_ROLE, (under) =>
          under.query<{ batches: number }>('SELECT count(DISTINCT batch_id)::int AS batches FROM own_assessment_cell'),
        ),
      );
    expect(await periods('jsna-author')).toEqual([{ batches: 1 }]);
    expect(await periods('police-analyst')).toEqual([{ batches: 1 }]);
    expect(await periods('partner')).toEqual([{ batches: 0 }]);
  });

  it('what the operator loads is of the agency that its agreement names', async () => {
    const result = await loadText(database, assessmentExtract, EXTRACT.replaceAll('2025/26', '2023/24'), {
      agreement: options.agreement,
    });
    expect(result.errors).toEqual([]);
    const { body } = await served.ask(EXTRACTS, {}, 'jsna-author');
    expect(body.data!['assessmentExtracts']).toHaveLength(2);
    const batch = (body.data!['assessmentExtracts'] as { id: string }[])[0]!.id;
    const { body: undone } = await served.ask(
      'mutation ($id: ID!) { undoBatch(id: $id) { __typename } }',
      { id: batch },
      'administrator',
    );
    expect(undone.errors).toBeUndefined();
    expect((await served.ask(EXTRACTS, {}, 'jsna-author')).body.data!['assessmentExtracts']).toHaveLength(1);
  });

  it('gives tables by group, «yet to clarify» by itself, small counts withheld', async () => {
    const { body } = await served.ask(PROFILE, { extract: await idOf() }, 'council-analyst');
    const { tables } = body.data!['assessmentProfile'] as {
      tables: {
        code: string;
        groups: {
          group: string;
          all: { count: number };
          cells: { children: { count: number | null }; percent: number | null }[];
        }[];
      }[];
    };
    expect(tables.map(({ code }) => code)).toEqual(['age_band', 'gender', 'ethnicity', 'going_missing', 'self_harm']);
    const missing = tables[3]!;
    expect(missing.groups.map(({ group, all }) => [group, all.count])).toEqual([
      ['yes', 180],
      ['no', 540],
      ['yet to clarify', 180],
    ]);
    expect(missing.groups[0]!.cells[0]).toMatchObject({ children: { count: 90 }, percent: 50 });
    // Three who harm themselves.
    expect(tables[4]!.groups[0]!.cells[0]).toMatchObject({ children: { count: null }, percent: null });
    for (const { groups } of tables)
      for (const { cells } of groups) for (const { children } of cells) expect((children.count ?? 0) % 10).toBe(0);
  });

  const ratios = async (input: object): Promise<Told[]> => {
    const { body } = await served.ask(RATIOS, { input: { extract: await idOf(), ...input } }, 'jsna-author');
    expect(body.errors).toBeUndefined();
    return (body.data!['adjustedRiskRatios'] as { outcomes: Told[] }).outcomes;
  };

  it('gives adjusted ratios with limits, withholds those of few children, and stands beside what is published', async () => {
    const document = 'made-up.txt,A made-up report';
    const header =
      'measure,cohort,comparison_group,subgroup,risk_ratio,precision,wording,significant,p_stated,table_id,note,source_file,source_part';
    const published = `${header}\nGoing missing,CIN,others,,7.0,lower bound,more than 7 times,yes,,30,,${document}\nAbsconding/staying away,YOT,others,,2.0,exact,twice,yes,,29,,${document}\n`;
    expect(await loadText(database, publishedRiskRatios, published)).toMatchObject({ loaded: 2 });
    const [missing, harm] = await ratios({});
    const inGangs = missing!.ratios.find(({ factor, level }) => factor === 'ASSOCIATION' && level === 'yes')!;
    expect(inGangs.ratio!).toBeGreaterThan(4);
    expect(inGangs.lower!).toBeGreaterThan(2);
    expect(String(inGangs.ratio).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(2);
    expect(inGangs.p).toBe(0);
    expect(missing!.ratios.some(({ factor, level }) => factor === 'ASSOCIATION' && level === 'yet to clarify')).toBe(true);
    expect(missing!.ratios.find(({ level }) => level === 'asian')!.note).toMatch(/Withheld/);
    expect(missing!.published).toEqual([{ measure: 'Going missing', ratio: 7, precision: 'lower bound' }]);
    expect(harm!.ratios.every(({ ratio, lower, p }) => ratio === null && lower === null && p === null)).toBe(true);
    expect(harm!.notes[0]).toMatch(/Withheld/);
  });

  it('says by which reference, covariates and correction', async () => {
    const { body } = await served.ask(
      RATIOS,
      {
        input: {
          extract: await idOf(),
          outcomes: ['going_missing'],
          exposure: 'AGE_BAND',
          adjustFor: ['GENDER'],
          references: [{ factor: 'AGE_BAND', level: '16-17' }],
          correction: 'CR0',
        },
      },
      'council-analyst',
    );
    const told = body.data!['adjustedRiskRatios'] as { method: string; reference: string; outcomes: Told[] };
    expect([told.reference, told.method]).toEqual(['16-17', expect.stringContaining('by team; correction CR0')]);
    expect(told.outcomes[0]!.ratios.map(({ factor, level }) => `${factor} ${level}`)).toEqual([
      'AGE_BAND 10-12',
      'AGE_BAND 13-15',
      'GENDER male',
      'GENDER other',
    ]);
    expect(told.outcomes[0]!.published).toEqual([]);
  });

  it.each([
    [{ outcomes: ['trafficking'] }, ['input', 'outcomes', '0']],
    [{ adjustFor: ['ASSOCIATION'] }, ['input', 'adjustFor']],
    [{ references: [{ factor: 'GENDER', level: 'boys' }] }, ['input', 'references', '0', 'level']],
  ])('what cannot be asked is said by its place: %j', async (input, place) => {
    const { body } = await served.ask(RATIOS, { input: { extract: await idOf(), ...input } }, 'jsna-author');
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: place });
  });

  it('each look at it is in the audit, without a figure', async () => {
    const { body } = await served.ask('{ auditEvents(first: 50) { edges { node { action subject } } } }', {}, 'jsna-author');
    const seen = (body.data!['auditEvents'] as { edges: { node: { action: string; subject: string | null } }[] }).edges;
    expect(seen.filter(({ node }) => node.action === 'VIEW' && node.subject?.startsWith('batch:')).length).toBeGreaterThanOrEqual(
      3,
    );
  });

  it('children counted together come to the same, and one cluster gives ratios without limits', async () => {
    const counted = new Map<string, number>();
    for (const row of madeUpRows()) counted.set(row, (counted.get(row) ?? 0) + 1);
    const header = `${HEADER.trim()},children`;
    const together =
      [header, ...[...counted].map(([row, children]) => `${row.replace(/T\d+/, 'T0')},${children}`)].join('\n') + '\n';
    const [before] = await ratios({ outcomes: ['going_missing'] });
    expect(await loadText(database, assessmentExtract, together, options)).toMatchObject({ loaded: 0 });
    expect(await loadText(database, assessmentExtract, together, { ...options, replace: true })).toMatchObject({
      refused: 0,
      errors: [],
    });
    const [after] = await ratios({ outcomes: ['going_missing'] });
    expect(after!.ratios.map(({ ratio }) => ratio)).toEqual(before!.ratios.map(({ ratio }) => ratio));
    expect(after!.ratios[0]).toMatchObject({ lower: null, p: null, note: 'Limits are not estimable: there is one cluster.' });
  });
});
