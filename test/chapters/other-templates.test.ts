/**
 * The other templates over HTTP: the profile of a smaller place beside its district, the report of a year; and the figures of a template at the command
 * line.
 */
import { strFromU8, unzipSync } from 'fflate';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeArea } from '../../server/areas/compose-area.js';
import { exportFigures, readAskedFigures } from '../../server/cli/export-chapter.js';
import type { PersonaName } from '../../server/access/personas.js';
import type { CommandServices } from '../../server/cli/open-services.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { actingOf } from '../../server/audit/actor.js';
import type { Outcome } from '../../server/governance/asked-change.js';
import { partnershipMeasures } from '../../server/ingest/partnership-measures.js';
import { partnershipFund } from '../../server/ingest/partnership-fund.js';
import { keepAction, recordStep } from '../../server/partnership/meetings/keep-actions.js';
import { keepMeeting } from '../../server/partnership/meetings/keep-meetings.js';
import { publishedSections } from '../../server/chapters/published-sections.js';
import { templateOf } from '../../server/chapters/templates/templates.js';
import { serve, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { demonstrationDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const MAKE = `mutation ($template: String!, $areaCode: String!, $from: String = "2025-11", $to: String = "2026-10") {
  makeChapter(template: $template, title: "A place", areaCode: $areaCode, from: $from, to: $to) {
    problems { field problem }
    chapter { id version sections { figures { key title notes rows { key label cells { text } } } } } } }`;

interface Figure {
  key: string;
  title: string;
  notes: string[];
  rows: { key: string; label: string; cells: { text: string }[] }[];
}
interface Made {
  problems: { field: string; problem: string }[];
  chapter: { id: string; version: number; sections: { figures: Figure[] }[] } | null;
}

let database: PostgresDatabase;
let served: Served;
let district: string;
let wards: { gssCode: string; name: string }[];

beforeAll(async () => {
  database = await demonstrationDatabase();
  served = await serve(database);
  const of = async (type: string) => {
    const { body } = await served.ask(`{ areas(type: ${type}, first: 5) { edges { node { gssCode name } } } }`);
    return (body.data as { areas: { edges: { node: { gssCode: string; name: string } }[] } }).areas.edges.map(({ node }) => node);
  };
  district = (await of('DISTRICT'))[0]!.gssCode;
  wards = await of('WARD');
}, 180_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

const make = async (
  template: string,
  areaCode: string,
  months: object = {},
  persona: PersonaName = 'jsna-author',
): Promise<Made> => {
  const { body } = await served.ask(MAKE, { template, areaCode, ...months }, persona);
  expect(body.errors).toBeUndefined();
  return (body.data as { makeChapter: Made }).makeChapter;
};
const figuresOf = ({ chapter }: Made): Map<string, Figure> =>
  new Map(chapter!.sections.flatMap(({ figures }) => figures).map((figure) => [figure.key, figure]));
const labels = (figure: Figure | undefined): string[] => figure!.rows.map(({ label }) => label);

describe('a local profile', () => {
  it('is of a ward or a composite area, and a needs assessment of a district', async () => {
    expect((await make('local-profile', district)).problems).toEqual([
      { field: 'areaCode', problem: 'Choose a ward or a composite area that is loaded.' },
    ]);
    expect((await make('needs-assessment', wards[0]!.gssCode)).problems).toEqual([
      { field: 'areaCode', problem: 'Choose a district or an upper-tier authority that is loaded.' },
    ]);
    expect((await make('diary', district)).problems[0]!.problem).toMatch(/There are: needs-assessment, .*local-profile/);
  });

  it('shows a ward beside its whole district, by the figures that the district’s own chapter has', async () => {
    const local = figuresOf(await make('local-profile', wards[0]!.gssCode));
    for (const key of ['children-by-ward', 'asb-by-ward', 'crime-by-ward'])
      expect(labels(local.get(key)), key).toEqual([wards[0]!.name, expect.stringMatching(/, whole$/)]);
    const { body } = await served.ask(
      `query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: AREA, areaType: WARD) { total { count } rows { key count { count } } } }`,
      { filter: { kinds: ['ASB_REPORT'], areaCodes: [district], from: '2025-11-01', to: '2026-10-31' } },
      'partner',
    );
    const counts = body.data!['incidentCounts'] as {
      total: { count: number };
      rows: { key: string; count: { count: number } }[];
    };
    const ofDistrict = [counts.rows.find(({ key }) => key === wards[0]!.gssCode)!.count, counts.total];
    expect(local.get('asb-by-ward')!.rows.map(({ cells }) => cells[0]!.text)).toEqual(
      ofDistrict.map(({ count }) => count.toLocaleString('en-GB')),
    );
    expect(labels(local.get('reach-on-friday'))).toEqual([wards[0]!.name]);
    for (const [key, { title, rows }] of local) {
      expect(title, key).not.toMatch(/^No figure/);
      expect(rows.length, key).toBeGreaterThan(0);
    }
  });

  it('shows a composite area by the wards that lie wholly in it', async () => {
    const lsoas = await database.asOwner((sql) =>
      sql.query<{ ward: string; code: string }>(
        `SELECT gss_code AS ward, lsoa_code AS code FROM area_lsoa WHERE type = 'WARD' AND gss_code = ANY ($1) AND lsoa_vintage = 2021 ORDER BY 2`,
        [wards.slice(0, 3).map(({ gssCode }) => gssCode)],
      ),
    );
    // Two whole wards, and one LSOA of a third.
    const third = lsoas.filter(({ ward }) => ward === wards[2]!.gssCode).slice(0, 1);
    const members = [...lsoas.filter(({ ward }) => ward !== wards[2]!.gssCode), ...third].map(({ code }) => code);
    const code = await database.asOwner((sql) =>
      composeArea(
        sql,
        { name: 'Three shores', reason: 'A place of its own', memberCodes: members, within: district },
        'cli:test',
      ),
    );
    const figures = figuresOf(await make('local-profile', code));
    const names = wards.slice(0, 2).map(({ name }) => name);
    for (const key of ['children-by-ward', 'asb-by-ward', 'crime-by-ward'])
      expect(labels(figures.get(key)), key).toEqual([...names, expect.stringMatching(/, whole$/)]);
    // What a partner may not have of so small a part is not made, and says so.
    expect(figures.get('asb-by-month')).toMatchObject({ rows: [], notes: [expect.stringMatching(/\w{4}/)] });
  });
});

describe('what agencies did together', () => {
  /** The two years that end with this month: the invented counts are of quarters that are over. */
  const now = new Date().toISOString().slice(0, 7);
  const months = { from: `${Number(now.slice(0, 4)) - 2}${now.slice(4)}`, to: now };

  it('stands in a report as every reader may have it, also for whoever keeps the counts', async () => {
    const figure = figuresOf(await make('quarterly-report', district, months, 'partnership-manager')).get('multi-agency')!;
    const newest = figure.rows.findLast(({ label }) => label.startsWith('High-risk'))!.cells.map(({ text }) => text);
    expect(newest.slice(1, 7)).toEqual(['6', '150', '50', '31 % (24 to 39)', '220', '—']);
    expect(figure.notes).toContainEqual(expect.stringMatching(/The document states 32 %; its counts give 31 %/));
    const few = figure.rows.filter(({ label }) => label === 'National Referral Mechanism').map(({ cells }) => cells[6]!.text);
    expect(new Set(few)).toEqual(new Set(['withheld', '10', '20']));
    expect(JSON.stringify(figure)).not.toMatch(/\b(?:148|218|79|96)\b/);
  });

  it('has what followed of reviews, and says what is overdue', async () => {
    const figure = figuresOf(await make('serious-violence', district, months)).get('practice-reviews')!;
    expect(figure.rows.map(({ cells }) => cells[3]!.text)).toEqual(
      expect.arrayContaining(['done', 'under way', 'nothing said', 'not accepted']),
    );
    expect(figure.notes.filter((note) => note.startsWith('Overdue since'))).toHaveLength(2);
  });
});

describe('an End of Year report', () => {
  const year = { from: '2031-04', to: '2032-03' };

  it('is made by the partnership’s manager, and says that the account has no money of the year', async () => {
    const figures = figuresOf(await make('end-of-year', district, year, 'partnership-manager'));
    expect(figures.get('money-by-outcome')).toMatchObject({
      rows: [],
      notes: [expect.stringMatching(/no money of 2031\/32/)],
    });
  });

  it('sets each pound beside what it was for, and shows the sums that do not agree', async () => {
    const lines = [
      ['Grant received', '332000.00', 'stated in section 2'],
      ['Anti-Social Behaviour', '222000.10', 'budgeted'],
      ['Anti-Social Behaviour: Evening sport', '222000.10', 'budgeted'],
      ['Anti-Social Behaviour', '221000.00', 'actual to date'],
      ['Domestic Abuse', '99999.90', 'budgeted'],
    ].map(([category, pounds, kind]) => `2031/32,${category},${pounds},${kind},Made-up report,section 4\n`);
    const file = `year,category,amount_gbp,kind,source_part,section\n${lines.join('')}`;
    expect(await loadText(database, partnershipFund, file)).toMatchObject({ loaded: 5, refused: 0 });
    const figures = figuresOf(await make('end-of-year', district, year, 'partnership-manager'));
    const rowsOf = (key: string) => figures.get(key)!.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
    expect(rowsOf('money-by-outcome')).toEqual([
      ['Anti-social behaviour', '222,000.10', '221,000.00', '-1,000.10', 'no data'],
      [expect.stringMatching(/^Domestic/), '99,999.90', 'no data', 'no data', 'no data'],
      ['In all', '322,000.00', '221,000.00', expect.any(String), 'no data'],
    ]);
    // Nobody promised anything of that year yet: each line says so, and money that an outcome has is not added from its activities.
    const NOTHING = Array.from({ length: 7 }, () => '');
    expect(rowsOf('money-beside-measures')).toEqual([
      ['Anti-social behaviour', '222,000.10', '221,000.00', '-1,000.10', 'by activity, below', ...NOTHING],
      ['Evening sport, agency not stated', '222,000.10', 'no data', 'no data', 'Nothing was promised.', ...NOTHING],
      [...[expect.stringMatching(/^Domestic/), '99,999.90', 'no data', 'no data'], ...['Nothing was promised.', ...NOTHING]],
      ['In all', '322,000.00', '221,000.00', expect.any(String), '0 measures; nobody measures 0 of them', ...NOTHING],
    ]);
    expect(figures.get('money-beside-measures')!.notes.slice(-2)).toEqual([
      'Nothing was promised of: Evening sport.',
      expect.stringMatching(/^No activity stands under: Domestic [a-z ]+\.$/),
    ]);
    expect(rowsOf('money-checks')).toContainEqual(['does not agree', expect.stringContaining('£332,000.00'), '10,000.00']);
  });
});

const asAbove = (times: number): string[] => Array.from({ length: times }, () => 'as above');

/** A conclusion as analysts hand it over (test/partnership/effect-conclusions.test.ts). */
async function handedOver(): Promise<string> {
  const [made] = await database.asOwner((sql) =>
    sql.query<{ id: number }>(
      `WITH place AS (
         INSERT INTO hotspot_area (name, status, reason, least_intrusive, equality_note, owner, source, review_on, boundary_bng, boundary)
         SELECT 'A path', 'active', 'r', 'l', 'e', 'Team', 'councillor', '2099-01-01', b, to_longitude_latitude(b)
           FROM (SELECT ST_MakeEnvelope(332000, 401000, 332400, 401400, 27700) AS b) one RETURNING id),
       record AS (
         INSERT INTO effect_record (hotspot_area_id, agency, database_role, recorded_by, why, asked, result, version)
         SELECT id, 'Police', 'homeward_police_analyst', 'x', 'alike', '{}', '{}', '1' FROM place RETURNING id)
       INSERT INTO effect_conclusion (effect_record_id, label, verdict, moved, certainty, cautions, kinds, only_some, after_from, after_to, agency, database_role)
       SELECT id, 'Lamps and patrols', 'less', 'not known', 'weak', '{season}', '{ASB_REPORT}', false, '2022-10', '2022-12', 'Police', 'homeward_police_analyst'
         FROM record RETURNING id`,
    ),
  );
  return String(made!.id);
}

describe('measures in an End of Year report', () => {
  it('say what was promised beside what moved, what is overdue, and what nobody measures', async () => {
    const manager = async (query: string, input: object): Promise<string> => {
      const { body } = await served.ask(query, { input }, 'partnership-manager');
      expect(body.errors).toBeUndefined();
      const [answer] = Object.values(body.data!) as [{ id: string; problems: object[] }];
      expect(answer.problems).toEqual([]);
      return answer.id;
    };
    const activity = await manager(
      `mutation ($input: AccountActivityInput!) { keepAccountActivity(input: $input) { id problems { field problem } } }`,
      {
        ...{ outcome: 'anti-social-behaviour', title: 'Lit path', provider: 'Council', description: 'Lamps on a path' },
        ...{ expected: 'People walk there after dark', fromYear: '2022/23', toYear: '2022/23' },
      },
    );
    const measure = { activity, unit: 'lamps', agency: 'Council', frequency: 'yearly', ofChildren: false };
    const KEEP = `mutation ($input: AccountMeasureInput!) { keepAccountMeasure(input: $input) { id problems { field problem } } }`;
    await manager(KEEP, { ...measure, title: 'Lamps lit', measured: 'entered', target: '20', aim: 'at least' });
    await manager(KEEP, { ...measure, title: 'Felt safer', unit: 'people', measured: 'nobody' });
    await manager(KEEP, { ...measure, title: 'Met', unit: 'people', measured: 'homeward', counted: 'engagements' });
    const conclusion = await handedOver();
    const effect = { measured: 'homeward', counted: 'effect', conclusion, unit: '' };
    await manager(KEEP, { ...measure, ...effect, title: 'Calmer after dark' });
    const header = 'measure,value,document,unit,area,period,numerator,denominator,disclosure';
    const share = 'Lamps out,24,Made-up briefing,%,Marram,2022/23,31,100';
    expect(await loadText(database, partnershipMeasures, `${header}\n${share},things\n`)).toMatchObject({ loaded: 1 });
    const figures = figuresOf(await make('end-of-year', district, { from: '2022-04', to: '2023-03' }, 'partnership-manager'));
    const { rows, notes } = figures.get('money-beside-measures')!;
    const texts = rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
    const path = 'Lit path, Council';
    const noMoney = ['no data', 'no data', 'no data'];
    expect(texts.slice(0, -1)).toEqual([
      ['Anti-social behaviour', ...noMoney, 'by activity, below', '', '', '', '', '', '', ''],
      [
        ...[path, ...noMoney, 'Lamps lit (lamps)', 'no data', 'at least 20', 'no data', ''],
        ...['Nothing was entered yet.', 'Council', 'Not known: nothing was entered.'],
      ],
      [
        ...[path, ...asAbove(3), 'Felt safer (people)', 'no data', 'none', 'no data', ''],
        ...['Nobody measures this.', 'nobody measures it', 'Not known: nobody measures it.'],
      ],
      // The police read chapters, and have young people by ward and week: a total beside those would give small numbers away.
      [
        ...[path, ...asAbove(3), 'Met (people)', 'no data', 'none', 'withheld', '2022/23'],
        ...['2022/23: withheld.', 'Homeward', 'Not told: the figure is withheld.'],
      ],
      [
        ...[path, ...asAbove(3), 'Calmer after dark (in words)', 'none', 'none', 'in words', ''],
        '«Lamps and patrols»: Fewer reports of anti-social behaviour than places like it make one expect, from October 2022 to December 2022. Whether it moved close by is not known.',
        ...['Homeward, as Police measured it', 'Weak: more than chance makes, but the times compared lie in different seasons.'],
      ],
    ]);
    expect(texts.at(-1)!.slice(0, 5)).toEqual(['In all', ...noMoney, '4 measures; nobody measures 1 of them']);
    expect(notes.slice(-5)).toEqual([
      ...['No money is stated for: Lit path.', 'Nobody measures «Felt safer» of Lit path.', 'Overdue of «Lamps lit»: 2022/23.'],
      expect.stringMatching(/^Met: Some who read this have them by ward and week/),
      'Lamps out, Marram, 2022/23: printed «24%» (Made-up briefing). 31 of 100 is 31%, not 24%. Use 31%, computed from the counts.',
    ]);
  });

  it('say how a figure was found with its limits, and stand beside the questionnaire of their programme', async () => {
    const figure = figuresOf(await make('quarterly-report', district, { from: '2025-04', to: '2026-03' })).get(
      'money-beside-measures',
    )!;
    const rowOf = (measure: RegExp) =>
      figure.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]).find((row) => measure.test(row[4]!))!;
    // Of a share of things the limits are told; of children none are, which would tell the counts.
    const lamps = rowOf(/^Lamps found out/);
    expect(lamps.slice(-2)).toEqual([
      expect.stringMatching(/^Council/),
      expect.stringMatching(/its rows are not here\. 95% limits \d\.\d to \d\.\d\.$/),
    ]);
    expect(rowOf(/^Young people who came back/).at(-1)).toBe('Typed by its agency; its rows are not here.');
    expect(rowOf(/^Visits of the street team/).at(-2)).toBe('Homeward');
    const asked = rowOf(/^Improved on all 3 questions of Straight Talk/);
    expect(asked.slice(0, 4)).toEqual(['Lessons on exploitation in schools, Lantern Youth Trust', ...asAbove(3)]);
    // 87, 83 and 72 in a hundred: on all three no fewer than the sum leaves, and no more than the least.
    expect(asked[7]).toMatch(/^4\d to 7\d$/);
    expect(asked.at(-1)).toBe('Not known: only the shares of single questions are, and they bound it.');
    expect(JSON.stringify(figure)).not.toMatch(/\b(?:262|247|213|301|298|296)\b/);
  });

  it('stand beside other areas, by their limits, in the order they are printed in', async () => {
    const figures = async (months: object) =>
      figuresOf(await make('end-of-year', district, months)).get('measures-beside-areas')!;
    const { rows, title } = await figures({ from: '2025-04', to: '2026-03' });
    expect(title).toBe('Measures beside other areas, 2025/26');
    expect(rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
      ['Lamps found out (%)', 'Marram', '2025/26', '6', expect.any(String), expect.any(String), ''],
      ['Lamps found out (%)', 'Family of coastal districts', '2025/26', '6.8', 'no data', 'no data', 'similar'],
      ['Lamps found out (%)', 'North West', '2025/26', '3.9', 'no data', 'no data', 'worse'],
      ['Lamps found out (%)', 'England', '2025/26', '8.4', 'no data', 'no data', 'better'],
    ]);
    const header = 'measure,value,document,unit,area,period,disclosure';
    const again = ['England', ''].map((area) => `Lamps found out,8.1,Made-up bulletin,%,${area},2025/26,things`).join('\n');
    expect(await loadText(database, partnershipMeasures, `${header}\n${again}\n`)).toMatchObject({ loaded: 2 });
    const made = await make('end-of-year', district, { from: '2025-04', to: '2026-03' });
    const printed = figuresOf(made).get('measures-beside-areas')!;
    expect(printed.rows.slice(4).map(({ cells }) => [cells[0]!.text, cells[2]!.text])).toEqual([
      ['England', '8.1'],
      ['an area that is not named', '8.1'],
    ]);
    // Printed twice, an area has two rows: a rebuild of the same figures finds none of them moved.
    const rebuilt = await served.ask(
      'mutation ($id: ID!, $version: Int!) { rebuildChapter(id: $id, version: $version) { problems { problem } chapter { moved { key cells { row before after } } } } }',
      { id: made.chapter!.id, version: made.chapter!.version },
      'jsna-author',
    );
    expect(rebuilt.body.errors).toBeUndefined();
    expect(rebuilt.body.data!['rebuildChapter']).toMatchObject({ problems: [], chapter: { moved: [] } });
    expect(await figures({ from: '2031-04', to: '2032-03' })).toMatchObject({
      rows: [],
      notes: [expect.stringMatching(/^No measure of 2031\/32 has a figure beside/)],
    });
  });

  it('of a draft that was made when money and measures stood apart show what it has, also once it is published', async () => {
    const { chapter } = await make('end-of-year', district, { from: '2025-04', to: '2026-03' });
    const old = (key: string) => ({
      ...{ key, kind: key, title: `Old ${key}`, unit: 'pounds', period: '2025/26', numerator: 'n', denominator: 'd' },
      ...{ source: 's', method: 'm', disclosureRule: 'r', alt: 'a', notes: [], chart: 'none', drawn: 0, rowTitle: 'Row' },
      ...{
        columns: [{ name: 'one', title: 'One', meaning: 'One' }],
        rows: [{ key: 'k', label: 'l', cells: [{ is: 'unknown' }] }],
      },
    });
    const figures = [old('money-by-activity'), old('measures')];
    await database.asOwner((sql) =>
      sql.execute('UPDATE chapter SET figures = $2::jsonb WHERE id = $1', [Number(chapter!.id), JSON.stringify(figures)]),
    );
    const { body } = await served.ask(
      'query ($id: ID!) { chapter(id: $id) { sections { key figures { key rows { heads } } } } }',
      { id: chapter!.id },
      'jsna-author',
    );
    const { sections } = (body.data as { chapter: { sections: { key: string; figures: { key: string }[] }[] } }).chapter;
    expect(sections.filter((one) => one.figures.length > 0).map(({ key, figures: of }) => [key, of[0]!.key])).toEqual([
      ['money', 'money-by-activity'],
      ['worked', 'measures'],
    ]);
    const published = publishedSections(templateOf('end-of-year')!, new Map(), figures as never);
    expect(published.map(({ key }) => key)).toEqual(['money', 'worked']);
  });
});

describe('actions in an End of Year report', () => {
  it('are told by agency, and one by one where they were closed in the year or are overdue', async () => {
    const who = actingOf('test');
    const keeper = { persona: 'partnership-manager', agency: 'Council' } as const;
    const idOf = (done: Outcome<{ id: number }>): number => (done.ok ? done.id : Number.NaN);
    const terms = { kind: 'task-group', title: 'Task group', place: 'Online', chair: 'health-lead', cancelled: false };
    const meetingId = idOf(await keepMeeting(database, null, { ...terms, heldOn: '2022-05-10' }, null, who, '2022-05-10'));
    const ask = async (words: string, agency: string, dueOn: string): Promise<number> =>
      idOf(await keepAction(database, null, { meetingId, itemId: null, words, agency, dueOn }, null, who, '2022-05-10'));
    const lamps = await ask('Price the lamps', 'Council', '2022-06-01');
    await ask('Count the evenings', 'council ', '2023-03-30');
    await ask('Walk the path', 'Police', '2023-04-30');
    await recordStep(database, { id: lamps, version: 1 }, { state: 'done', words: 'Priced' }, keeper, who, '2022-07-01');
    const figuresOfYear = async (year: number) =>
      figuresOf(await make('end-of-year', district, { from: `${year}-04`, to: `${year + 1}-03` }, 'partnership-manager'));
    const texts = (figure: Figure | undefined) =>
      figure!.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
    const figures = await figuresOfYear(2022);
    expect(texts(figures.get('actions-by-agency'))).toEqual([
      ['Council', '1', '0', '1', '1'],
      ['Police', '0', '0', '1', '0'],
      ['All agencies', '1', '0', '2', '1'],
    ]);
    expect(texts(figures.get('actions'))).toEqual([
      ['Price the lamps', 'Council', '2022-06-01', 'done on 2022-07-01'],
      ['Count the evenings', 'council', '2023-03-30', 'overdue by 1 day'],
    ]);
    // A year later what was closed before is told no more; and before the meeting there was none.
    expect(texts((await figuresOfYear(2023)).get('actions')).map(([label]) => label)).toEqual([
      'Count the evenings',
      'Walk the path',
    ]);
    expect((await figuresOfYear(2021)).get('actions')).toMatchObject({
      rows: [],
      notes: [expect.stringMatching(/No action .* in 2021\/22/)],
    });
  });
});

describe('the figures of a template at the command line', () => {
  const words = (more: Record<string, string>) =>
    new URLSearchParams({ template: 'local-profile', area: wards[0]!.gssCode, period: '2025-11..2026-10', ...more });

  it.each([
    [{ template: '' }, undefined, /Say --template needs-assessment or/],
    [{ template: 'diary' }, undefined, /no template «diary»/],
    [{ area: '' }, undefined, /of which area/],
    [{ period: '' }, undefined, /of which months/],
    [{ level: 'ward' }, undefined, /«level» is not known here/],
    [{}, 'csv', /docx or zip, not «csv»/],
  ])('refuses %j as %s', (more, format, why) => {
    expect(() => readAskedFigures(format, words(more as Record<string, string>))).toThrow(why);
  });

  it('are a file whose name and sheets say that nobody approved it, and an event of the operator', async () => {
    const operator = `cli:${userInfo().username}`;
    const services = { database, operator } as CommandServices;
    const file = await exportFigures(readAskedFigures(undefined, words({ recipient: 'Marram Council' })), services);
    expect(file.name).toMatch(/^homeward-chapter-local-profile-E\d+-2025-11-to-2026-10-OFFICIAL-invented\.docx$/);
    const pieces: Uint8Array[] = [];
    for await (const piece of file.text) pieces.push(piece as Uint8Array);
    const main = strFromU8(unzipSync(pieces[0]!)['word/document.xml']!);
    expect(main).toContain('nobody approved them');
    expect(main).toContain(wards[0]!.name);
    expect((await eventsOf(database)).at(-1)).toMatchObject({
      ...{ actor: operator, action: 'EXPORT', rows: file.rows },
      detail: { query: 'chapter', template: 'local-profile', recipient: 'Marram Council' },
    });
    await expect(exportFigures(readAskedFigures(undefined, words({ area: district })), services)).rejects.toThrow(
      /Choose a ward/,
    );
  });
});
