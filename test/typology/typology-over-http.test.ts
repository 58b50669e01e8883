/** Typologies from an extract that is counted while it is read to a number of classes that people chose, over HTTP, on both engines. Every child is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { randomFor } from '../../server/demonstration/random.js';
import { typologyCsv } from '../../server/demonstration/typology-file.js';
import { typologyExtract } from '../../server/ingest/typology-extract.js';
import { serve, type Served } from '../api/serve.js';
import { insertTypology } from '../../server/typology/typologies.sql.js';
import type { Typology } from '../../server/typology/typology.js';
import { engines, testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';
import { runToItsEnd } from '../runs/run-to-its-end.js';

const COUNT = '{ count suppressed }';
const TYPOLOGY = `id title method cohort leastBic warnings protection children ${COUNT} leftOut ${COUNT} indicators { code notRecorded ${COUNT} }
  models { classes parameters bicAboveLeast aicAboveLeast g2 df p entropy smallest reachedBest runs atBoundary
    found { percent children ${COUNT} items { told percent } } residuals { one other residual } }
  choices { version classes labels reason decidedBy }`;
const EXTRACTS = `{ typologyExtracts { id cohort period children ${COUNT} leftOut ${COUNT} indicators { code notRecorded ${COUNT} } } }`;
const START = 'mutation ($input: TypologyInput!) { startTypology(input: $input) { run { id } problems { field problem } } }';
const ONE = `query ($id: ID!) { typology(id: $id) { ${TYPOLOGY} } }`;
const CHOOSE = `mutation ($id: ID!, $input: ClassChoiceInput!) { chooseClasses(id: $id, input: $input) { typology { ${TYPOLOGY} } problems { field problem } } }`;

interface Count {
  count: number | null;
  suppressed: boolean;
}
interface Found {
  id: string;
  leastBic: number;
  warnings: string[];
  children: Count;
  models: {
    classes: number;
    bicAboveLeast: number;
    parameters: number;
    entropy: number | null;
    found: { percent: number | null; children: Count; items: { told: string; percent: number | null }[] }[];
    residuals: { residual: number | null }[];
  }[];
  choices: { version: number; classes: number; labels: string[]; decidedBy: string }[];
}
interface Problem {
  field: string;
  problem: string;
}

const HEADER = 'cohort,period,weapons,robbery,theft,arson,breach';
const six = typologyCsv(randomFor('tests', 'typology'));
const options = { agency: 'Council', agreement: 'ISA-TYPOLOGY' };

/** Counted patterns of five indicators: two kinds, one that says what another does, one that few have. */
function counted(year: string): string {
  const rows = [
    ...['yes,yes,no,no,yes,90', 'yes,no,no,no,yes,40', 'no,yes,no,no,no,40', 'no,no,yes,no,no,120'],
    ...['no,no,no,no,no,60', 'yes,yes,yes,no,yes,20', 'no,no,no,yes,no,6', ',no,no,no,no,3'],
  ];
  return `${HEADER},children\n${rows.map((row) => `YOT,${year},${row}`).join('\n')}\n`;
}

describe.each(engines)('typologies (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let run: Found;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await register(database, { id: options.agreement, sources: ['typology-extract'], agencies: ['Council', 'Police'] });
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  async function as<Answer>(persona: PersonaName, query: string, variables: object = {}): Promise<Answer> {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as Answer;
  }
  const held = () =>
    database.asOwner((sql) => sql.query('SELECT 1 FROM typology_pattern UNION ALL SELECT 1 FROM typology_extract'));
  async function start(extract: string, different: object = {}): Promise<Problem[] | string> {
    const input = {
      ...{ title: 'What they did', extract, indicators: ['weapons', 'robbery', 'theft'], classes: 2, starts: 20 },
      ...different,
    };
    const { run: started, problems } = await as<{ run: { id: string } | null; problems: Problem[] }>('jsna-author', START, {
      input,
    });
    return started?.id ?? problems;
  }

  it.each([
    ['a column that says who', `${HEADER},date_of_birth\nYOT,2025,yes,no,no,no,no,2011-03-04\n`, 'date_of_birth'],
    ['a number of each child', `upn,${HEADER}\nA123456789012,YOT,2025,yes,no,no,no,no\n`, 'upn'],
    ['a column that is not declared', `${HEADER},gender\nYOT,2025,yes,no,no,no,no,male\n`, 'gender'],
    ['a name in a cell', `${HEADER}\nYOT,2025,Ottokar Marsh,no,no,no,no\n`, 'weapons'],
    ['how often', `${HEADER}\nYOT,2025,3,no,no,no,no\n`, 'weapons'],
    ['a percentage', `${HEADER},children\nYOT,2025,yes,no,no,no,no,12%\n`, 'children'],
    ['a part of a child', `${HEADER},children\nYOT,2025,yes,no,no,no,no,1.5\n`, 'children'],
    ['fewer than none', `${HEADER},children\nYOT,2025,yes,no,no,no,no,-4\n`, 'children'],
    ['two years in one file', `${HEADER}\nYOT,2025,yes,no,no,no,no\nYOT,2024,yes,no,no,no,no\n`, 'period'],
    ['a postcode', `${HEADER}\nYOT,2025,L20 4AB,no,no,no,no\n`, 'weapons'],
    ['somebody where a heading is', `${HEADER},Ottokar Marsh\nYOT,2025,yes,no,no,no,no,no\n`, 'column 8'],
    ['a number where a heading is', `${HEADER},A123456789012\nYOT,2025,yes,no,no,no,no,no\n`, 'column 8'],
    ['a quotation mark never closed', `${HEADER}\nYOT,2025,"Ottokar Marsh,no,no,no,no\n`, ''],
    ['a part of a child with a comma', `${HEADER},children\nYOT,2025,yes,no,no,no,no,"1,2"\n`, 'children'],
    ['a year to come', `${HEADER}\nYOT,2099,yes,no,no,no,no\n`, 'period'],
    ['years that do not follow each other', `${HEADER}\nYOT,2024/26,yes,no,no,no,no\n`, 'period'],
  ])('%s refuses the file, is repeated nowhere, and nothing is stored', async (_, text, column) => {
    const result = await loadText(database, typologyExtract, text, options);
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
    expect(result.errors[0]!.remedy).not.toBe('');
    expect(JSON.stringify(result)).not.toMatch(/Ottokar|2011-03-04|A123456789012|L20 4AB|12%/);
    expect(await held()).toEqual([]);
  });

  it.each([
    ['two indicators', 'cohort,period,weapons,theft\nYOT,2025,yes,no\n', /has 2 of the indicators: fewer than 3/],
    [
      'nine',
      `cohort,period,weapons,robbery,burglary,theft,arson,breach,public_order,going_missing,age_16_17\nYOT,2025${',no'.repeat(9)}\n`,
      /has 9 indicators: of more than 8 together, patterns single children out/,
    ],
  ])('%s refuse the file', async (_, text, why) => {
    const result = await loadText(database, typologyExtract, text, options);
    expect(result.loaded).toBe(0);
    expect(result.errors[0]!.reason).toMatch(why);
  });

  it('need an agreement, and are the police’s to load of their own alone', async () => {
    const refused = await loadText(database, typologyExtract, six, { ...options, agreement: undefined });
    expect([refused.loaded, refused.errors[0]?.column]).toEqual([0, 'agreement']);
  });

  it('are counted together while they are read: no row for a child, and missing answers counted', async () => {
    expect(await as('jsna-author', EXTRACTS)).toEqual([]);
    const result = await loadText(database, typologyExtract, six, options);
    expect(result).toMatchObject({ read: 1240, errors: [] });
    expect(result.warnings.join()).toBe('To the nearest 10, 1,240 children are counted together, and no row of a child is kept.');
    const patterns = await database.asOwner((sql) => sql.query<{ children: number }>('SELECT children FROM typology_pattern'));
    expect(patterns.length).toBeLessThan(130);
    expect(patterns.reduce((sum, { children }) => sum + children, 0)).toBe(1240);
    expect((await loadText(database, typologyExtract, counted('2023'), options)).errors).toEqual([]);
    // Another agency's are as none.
    expect((await loadText(database, typologyExtract, counted('2022'), { ...options, agency: 'Police' })).errors).toEqual([]);
    const extracts = await as<{ period: string; children: Count; leftOut: Count; indicators: { notRecorded: Count }[] }[]>(
      'jsna-author',
      EXTRACTS,
    );
    expect(extracts.map(({ period, children, leftOut }) => [period, children.count, leftOut.count])).toEqual([
      ['2023', 380, null],
      ['2024/25', 1200, 40],
    ]);
    expect(extracts[0]!.indicators[0]!.notRecorded).toEqual({ count: null, suppressed: true });
    expect(await as('council-analyst', EXTRACTS)).toHaveLength(2);
  });

  it('are refused where classes would only look right', async () => {
    const [few, many] = (await as<{ id: string }[]>('jsna-author', EXTRACTS)).map(({ id }) => id) as [string, string];
    const problem = async (different: object, extract = few): Promise<string> => {
      const problems = await start(extract, different);
      if (typeof problems === 'string') throw new Error('it was started');
      return problems.map(({ field, problem: words }) => `${field}: ${words}`).join('\n');
    };
    expect(await problem({ title: '', starts: 5 })).toMatch(/^title: .*\nstarts: Make 20 to 500 starts\.$/s);
    expect(await problem({ title: 'Of sam.dunlin@example.org' })).toMatch(/^title: /);
    expect(await problem({ indicators: ['weapons', 'theft'] })).toMatch(/^indicators: Choose three indicators or more/);
    expect(await problem({ indicators: ['weapons', 'theft', 'gender'] })).toMatch(/no indicator «gender»/);
    expect(await problem({ classes: 1 })).toMatch(/^classes: Ask for two classes or more/);
    expect(await problem({ classes: 3 })).toMatch(/3 indicators of yes or no tell at most 2 classes apart/);
    expect(await problem({ classes: 6, indicators: ['weapons', 'robbery', 'theft', 'arson', 'breach'] })).toMatch(
      /5 indicators of yes or no tell at most 5 classes apart: there are 32 patterns of answers, which give 31 numbers, and 6 classes would need 35/,
    );
    expect(await problem({ indicators: ['weapons', 'robbery', 'arson'] })).toMatch(/«Arson» holds of fewer than 10 children/);
    expect(await problem({ indicators: ['weapons', 'robbery', 'breach'] })).toMatch(
      /«Breach of an order» says the same as «Weapon offence» of as good as every child/,
    );
    expect(await problem({}, '987654')).toMatch(/^extract: There is no such extract of your agency/);
    const [police] = await database.asOwner((sql) =>
      sql.query<{ id: string }>(`SELECT batch_id::text AS id FROM typology_extract WHERE period = '2022'`),
    );
    expect(await problem({}, police!.id)).toMatch(/no such extract of your agency/);
    expect(await problem({ classes: 10, indicators: six.split('\n')[0]!.split(',').slice(2) }, many)).toMatch(
      /at most 9 classes/,
    );
    const small = `${HEADER},children\nYOT,2021,yes,yes,no,no,no,40\nYOT,2021,no,no,yes,yes,yes,40\n`;
    expect((await loadText(database, typologyExtract, small, options)).errors).toEqual([]);
    const [smallest] = await as<{ id: string }[]>('jsna-author', EXTRACTS);
    expect(await problem({}, smallest!.id)).toMatch(/^extract: Of fewer than 100 children/);
    expect(await as('jsna-author', '{ typologies { id } }')).toEqual([]);
  });

  it('find the kinds that were put in, and tell nothing of few children', async () => {
    const many = (await as<{ id: string; period: string }[]>('jsna-author', EXTRACTS)).find(
      ({ period }) => period === '2024/25',
    )!;
    const indicators = six.split('\n')[0]!.split(',').slice(2);
    const started = await start(many.id, { indicators, classes: 4, starts: 40 });
    if (typeof started !== 'string') throw new Error(JSON.stringify(started));
    const { kept, problem } = await runToItsEnd(served, started, 'jsna-author');
    expect(problem).toBeNull();
    run = await as<Found>('jsna-author', ONE, { id: kept });
    expect(run.models.map(({ classes, parameters }) => [classes, parameters])).toEqual([1, 2, 3, 4].map((k) => [k, 7 * k - 1]));
    expect(run.leastBic).toBe(3);
    expect(run.models[0]!.entropy).toBeNull();
    for (const model of run.models) {
      expect(model.residuals).toHaveLength(15);
      for (const { children, items } of model.found) {
        if (children.count !== null) expect(children.count % 10).toBe(0);
        else expect(items.every(({ told }) => told === 'WITHHELD')).toBe(true);
        for (const { told, percent } of items) expect(percent === null).toBe(told === 'WITHHELD');
      }
    }
    const [first, second, third] = run.models[2]!.found;
    expect([first!.percent, second!.percent, third!.percent].map((percent) => Math.abs(percent! - 33) < 35)).toEqual([
      true,
      true,
      true,
    ]);
    // What was put in: robbery in one of the smaller kinds, trafficking in the other.
    const often = (at: number) => [second, third].map((one) => one!.items[at]!.percent!).sort((one, other) => one - other);
    expect(often(2)[1]! - often(2)[0]!).toBeGreaterThan(20);
    expect(often(3)[1]! - often(3)[0]!).toBeGreaterThan(40);
    // What is kept is what is told: no count of a child is in it.
    const stored = await database.asOwner((sql) => sql.query<{ found: unknown }>('SELECT found FROM typology_run'));
    expect(JSON.stringify(stored)).not.toMatch(/"answers"|"holds"|"posterior|"shares"/);
  });

  it('are their agency’s alone, and no partner’s', async () => {
    for (const persona of ['partner', 'police-analyst', 'partnership-manager', 'deployment-planner'] as const) {
      const { body } = await served.ask(ONE, { id: run.id }, persona);
      expect(body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
      expect((await served.ask(EXTRACTS, {}, persona)).body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
    }
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO typology_run (agency, title, asked, found, made_by) SELECT 'Elsewhere', title, asked, found, made_by FROM typology_run`,
      ),
    );
    expect(await as('jsna-author', '{ typologies { id } }')).toHaveLength(1);
    expect(await as('council-analyst', '{ typologies { title } }')).toEqual([{ title: 'What they did' }]);
    for (const role of ['homeward_jsna_author', 'homeward_council_analyst'])
      for (const table of ['typology_pattern', 'own_typology_pattern', 'typology_run', 'typology_choice'])
        await expect(
          database.asViewer({ databaseRole: role, name: 'x', agency: 'Council' }, (sql) => sql.query(`SELECT * FROM ${table}`)),
          `${role} ${table}`,
        ).rejects.toThrow(/permission denied/);
  });

  it('people choose how many, the author alone, each choice with its reason and in versions', async () => {
    const choose = (persona: PersonaName, input: object) => served.ask(CHOOSE, { id: run.id, input }, persona);
    const good = {
      version: 0,
      classes: 3,
      labels: ['Mixed', 'Robbers with weapons', 'Traffickers'],
      reason: 'Least BIC, and staff know them.',
    };
    expect((await choose('council-analyst', good)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const told = async (different: object) =>
      (await choose('jsna-author', { ...good, ...different })).body.data!['chooseClasses'] as {
        typology: Found | null;
        problems: Problem[];
      };
    expect((await told({ classes: 7 })).problems).toMatchObject([{ field: 'classes' }]);
    expect((await told({ labels: ['Mixed', 'Traffickers'] })).problems[0]!.problem).toBe('Call each of the 3 classes something.');
    expect((await told({ labels: ['Mixed', 'mixed', 'Others'] })).problems[0]!.problem).toBe('Call no two classes the same.');
    expect((await told({ labels: ['Mixed', '', 'Others'] })).problems).toMatchObject([{ field: 'labels.1' }]);
    expect((await told({ reason: '' })).problems).toMatchObject([{ field: 'reason' }]);
    expect((await told({ reason: 'Ask sam.dunlin@example.org' })).problems).toMatchObject([{ field: 'reason' }]);
    expect((await told({})).problems).toEqual([]);
    expect((await told({})).problems[0]!.problem).toMatch(/^Somebody chose since/);
    const again = await told({ version: 1, classes: 2, labels: ['Few', 'Many'], reason: 'Three overlap too much.' });
    expect(again.typology!.choices.map(({ version, classes, decidedBy }) => [version, classes, decidedBy])).toEqual([
      [2, 2, 'Helen Saltmarsh (Council)'],
      [1, 3, 'Helen Saltmarsh (Council)'],
    ]);
    for (const change of [
      `UPDATE typology_run SET found = '{}'`,
      'DELETE FROM typology_run',
      `UPDATE typology_choice SET reason = 'other'`,
      'DELETE FROM typology_choice',
    ])
      await expect(
        database.asOwner((sql) => sql.execute(change)),
        change,
      ).rejects.toThrow();
  });

  it('leave as a file with what is shown, and leave an event', async () => {
    const address = `/export/typology.csv?typology=${run.id}`;
    const get = async (path: string, persona: PersonaName) =>
      served.send(path, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
    for (const persona of ['partner', 'police-analyst'] as const) expect((await get(address, persona)).status, persona).toBe(403);
    const answer = await get(address, 'jsna-author');
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^model,3,/m);
    expect(answer.text).toMatch(/^share in class,3,1,,,weapons,,/m);
    expect((await get('/export/typology.csv?typology=x', 'jsna-author')).status).toBe(400);
    const events = await database.asOwner((sql) =>
      sql.query<{ action: string }>(`SELECT action FROM audit_event WHERE subject = $1 ORDER BY at`, [`typology:${run.id}`]),
    );
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(['TYPOLOGY', 'VIEW', 'EXPORT']));
  });

  it('that were worked out stay when their extract is taken back, whose patterns go', async () => {
    await database.asOwner(async (sql) => {
      await sql.execute('DELETE FROM typology_pattern');
      await sql.execute('DELETE FROM typology_extract');
    });
    expect(await as('jsna-author', EXTRACTS)).toEqual([]);
    // One that was still under way is not kept.
    const anew = database.asOwner(async (sql) => {
      const [kept] = await sql.query<Typology>('SELECT asked, found FROM typology_run WHERE id = $1', [Number(run.id)]);
      return insertTypology(sql, 'Council', kept!.asked, kept!.found, 'x');
    });
    expect(await anew).toBeNull();
    expect(await as<Found>('jsna-author', ONE, { id: run.id })).toMatchObject({ leastBic: 3 });
  });
});
