/** A chapter from the first draft to the second version, over HTTP: who is refused, what is kept, what moved, and what a partner reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAPTER_ACCESS } from '../../server/access/access-table.js';
import { PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Served, type SignedIn } from '../api/serve.js';
import { demonstrationDatabase } from '../database.js';

const FIGURE = `key kind title unit period numerator denominator source method disclosureRule alt notes columns { title }
  rows { key label cells { text number withheld } }`;
const CHAPTER = `id title state version period { from to } moved { key change said cells { row column before after difference } }
  sections { key written version prompts figures { ${FIGURE} } } comments { section said saidBy } history { change reason changedBy }
  published { version }`;
const MAKE = `mutation ($title: String!, $areaCode: String!, $from: String!, $to: String!) {
  makeChapter(template: "needs-assessment", title: $title, areaCode: $areaCode, from: $from, to: $to) { chapter { ${CHAPTER} } problems { field problem } } }`;
const READ = `query ($id: ID!) { chapter(id: $id) { ${CHAPTER} } }`;
const SAVE = `mutation ($id: ID!, $section: String!, $version: Int!, $text: String!) {
  saveChapterSection(id: $id, section: $section, version: $version, text: $text) { version yours theirs { written version changedBy } problems { field problem } } }`;
const STEP = `mutation ($id: ID!, $version: Int!, $step: ChapterStep!, $reason: String) {
  takeChapterStep(id: $id, version: $version, step: $step, reason: $reason) { chapter { state version published { version } } problems { field problem } } }`;
const REBUILD = `mutation ($id: ID!, $version: Int!, $from: String, $to: String) {
  rebuildChapter(id: $id, version: $version, from: $from, to: $to) { chapter { ${CHAPTER} } problems { field problem } } }`;
const PUBLISHED = `query ($id: ID!, $version: Int!) { publishedChapter(id: $id, version: $version) {
  title invented partnership sections { key written figures { ${FIGURE} } } versions { version } } }`;

interface Cell {
  text: string;
  number: number | null;
  withheld: boolean;
}
interface FigureAnswer {
  key: string;
  title: string;
  notes: string[];
  rows: { key: string; label: string; cells: Cell[] }[];
  [more: string]: unknown;
}
interface ChapterAnswer {
  id: string;
  state: string;
  version: number;
  sections: { key: string; written: string; version: number; figures: FigureAnswer[] }[];
  moved: { key: string; change: string; said: string[]; cells: { before: string; after: string; difference: string | null }[] }[];
  comments: object[];
  history: { change: string }[];
  published: { version: number }[];
}

/** Of fewer children in all of England, the district's are a larger share. */
async function publishEstimate(nationalChildren = 5_200_000): Promise<void> {
  const input = { area: district, nationalChildren, nationalChildrenSource: 'invented' };
  const saved = await author<{ id: string; version: number; problems: object[] }>(
    `mutation ($input: SavePopulationEstimateInput!) { savePopulationEstimate(input: $input) { id version problems { field problem } } }`,
    { input: { name: `Of ${nationalChildren}`, why: 'a first look', input } },
  );
  expect(saved.problems).toEqual([]);
  const published = await author<{ problems: object[] }>(
    `mutation ($id: ID!, $version: Int!) { publishPopulationEstimate(id: $id, version: $version) { problems { field problem } } }`,
    { id: saved.id, version: saved.version },
  );
  expect(published.problems).toEqual([]);
}

let database: PostgresDatabase;
let served: Served;
let district: string;
let chapter: ChapterAnswer;

beforeAll(async () => {
  database = await demonstrationDatabase();
  served = await serve(database);
  const answer = await served.ask('{ areas(type: DISTRICT, first: 1) { edges { node { gssCode } } } }');
  district = (answer.body.data as { areas: { edges: [{ node: { gssCode: string } }] } }).areas.edges[0].node.gssCode;
}, 180_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

async function author<Answer>(query: string, variables: object, by: SignedIn = 'jsna-author'): Promise<Answer> {
  const { body } = await served.ask(query, variables as Record<string, unknown>, by);
  expect(body.errors).toBeUndefined();
  return Object.values(body.data!)[0] as Answer;
}
interface Outcome {
  chapter: ChapterAnswer | null;
  problems: { field: string; problem: string }[];
}
const refresh = async (): Promise<void> => {
  chapter = await author<ChapterAnswer>(READ, { id: chapter.id });
};
const step = async (name: string, reason?: string, by: SignedIn = 'jsna-author'): Promise<Outcome> => {
  const outcome = await author<Outcome>(STEP, { id: chapter.id, version: chapter.version, step: name, reason }, by);
  await refresh();
  return outcome;
};
const sectionOf = (key: string) => chapter.sections.find((one) => one.key === key)!;
const save = (section: string, version: number, text: string) =>
  author<{
    version: number | null;
    yours: string;
    theirs: { written: string; version: number } | null;
    problems: { problem: string }[];
  }>(SAVE, {
    ...{ id: chapter.id, section, version, text },
  });

describe('making', () => {
  const asked = { title: 'Children and violence', from: '2025-11', to: '2026-10' };

  it('is refused to whoever does not write', async () => {
    for (const persona of PERSONA_NAMES.filter((one) => CHAPTER_ACCESS[one] !== 'writing')) {
      const { body } = await served.ask(MAKE, { ...asked, areaCode: district }, persona);
      expect(body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
    }
  });

  it('names every field that is wrong', async () => {
    const wrong = await author<Outcome>(MAKE, {
      title: 'By Sarah Whitfield',
      areaCode: 'E00000000',
      from: '2025',
      to: '2026-10',
    });
    expect(wrong.problems.map(({ field }) => field).sort()).toEqual(['areaCode', 'from', 'title']);
    const backwards = await author<Outcome>(MAKE, { ...asked, areaCode: district, from: '2026-11' });
    expect(backwards.problems).toMatchObject([{ field: 'to' }]);
  });

  it('makes every figure, each with all that a reader must know', async () => {
    const made = await author<Outcome>(MAKE, { ...asked, areaCode: district });
    expect(made.problems).toEqual([]);
    chapter = made.chapter!;
    const figures = chapter.sections.flatMap((section) => section.figures);
    expect(figures.map(({ key }) => key)).toContain('discharges-by-month');
    expect(figures).toHaveLength(18);
    const [estimate] = sectionOf('estimate').figures;
    expect(estimate).toMatchObject({ rows: [], notes: [expect.stringMatching(/^No estimate of .* is published yet/)] });
    for (const figure of figures.filter((one) => one !== estimate)) {
      expect(figure.title, figure.key).not.toMatch(/^No figure/);
      expect(figure.rows.length, figure.key).toBeGreaterThan(0);
      for (const word of ['unit', 'period', 'numerator', 'denominator', 'source', 'method', 'disclosureRule', 'alt'])
        expect(figure[word], `${figure.key} ${word}`).toMatch(/\w{2}/);
    }
  });

  it('sets published indicators beside England, the region and the neighbours, and leaves counts out', () => {
    const [comparison] = sectionOf('comparison').figures;
    expect(
      (comparison!['columns'] as { title: string }[]).map(({ title }) => title).filter((title) => /^Beside/.test(title)),
    ).toEqual(['Beside England', 'Beside Region', 'Beside Statistical neighbours']);
    const suspended = comparison!.rows.find(({ key }) => key === 'suspensions')!;
    expect(suspended.label).toBe('Suspensions from school (percent)');
    expect(suspended.cells.map(({ text }) => text).filter((text) => /worse|better|similar/.test(text))).toHaveLength(3);
    expect(comparison!.rows.map(({ key }) => key)).not.toContain('Referrals with gangs as a factor');
    expect(comparison!.notes.join()).toContain('are on the page «Indicators»');
    const trends = sectionOf('trends').figures.find(({ key }) => key === 'indicator-trends')!;
    const told = new Map(trends.rows.map(({ key, cells }) => [key, cells.at(-1)!.text]));
    expect(told.get('persistent-absence')).toBe('increasing and getting worse');
    expect(told.get('assault-admissions')).toMatch(/^cannot be worked out: .*2024\/25 small number withheld/);
    expect(told.get('Re-offending')).toBe('cannot be worked out: 1 of 5 points');
  });

  it('gives the author no more than a partner has', async () => {
    const { body } = await served.ask(
      `query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: AREA, areaType: WARD) { rows { key count { count suppressed } } } }`,
      { filter: { kinds: ['ASB_REPORT'], areaCodes: [district], from: '2025-11-01', to: '2026-10-31' } },
      'partner',
    );
    const { rows } = (
      body.data as { incidentCounts: { rows: { key: string; count: { count: number | null; suppressed: boolean } }[] } }
    ).incidentCounts;
    const figure = sectionOf('places').figures.find(({ key }) => key === 'asb-by-ward')!;
    expect(figure.rows.map(({ key, cells }) => [key, cells[0]!.number, cells[0]!.withheld])).toEqual(
      rows.map(({ key, count }) => [key, count.count, count.suppressed]),
    );
  });

  it('shows no count that another reader’s finer counts need withheld: a month’s discharges beside those of its wards', async () => {
    const filter = { kinds: ['FIREARMS_DISCHARGE'], areaCodes: [district], from: '2025-11-01', to: '2026-10-31' };
    const MONTHS = `query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: MONTH) { rows { key count { count suppressed } } } }`;
    type Counts = { rows: { key: string; count: { count: number | null; suppressed: boolean } }[] };
    const of = async (persona: PersonaName): Promise<Counts['rows']> =>
      ((await served.ask(MONTHS, { filter }, persona)).body.data!['incidentCounts'] as Counts).rows;
    const withheldFrom = (rows: Counts['rows']): string[] => rows.filter(({ count }) => count.suppressed).map(({ key }) => key);
    const [partners, authors] = [withheldFrom(await of('partner')), withheldFrom(await of('jsna-author'))];
    // Else this would test nothing.
    expect(authors.filter((month) => !partners.includes(month)).length).toBeGreaterThan(0);
    const figure = sectionOf('trends').figures.find(({ key }) => key === 'discharges-by-month')!;
    const hidden = figure.rows.filter(({ cells }) => cells[0]!.withheld).map(({ key }) => key);
    expect(hidden.sort()).toEqual([...new Set([...partners, ...authors])].sort());
  });

  it('withholds rates with their counts', () => {
    const cells = chapter.sections.flatMap(({ figures }) => figures).flatMap(({ rows }) => rows.map((row) => row.cells));
    for (const [count, , ...rest] of cells.filter((row) => row.length === 6 && row[0]!.withheld)) {
      expect(count!.number).toBeNull();
      expect(rest.every(({ withheld, number }) => withheld && number === null)).toBe(true);
    }
  });
});

describe('writing', () => {
  it('refuses persons, naming the line', async () => {
    const { problems, version } = await save('summary', 1, 'Fine.\nSarah Whitfield, born 12/05/2011, lives there.');
    expect(version).toBeNull();
    expect(problems[0]!.problem).toMatch(/^Line 2: /);
    await refresh();
    expect(sectionOf('summary').written).toBe('');
  });

  it('takes what such a chapter has to say of groups of children', async () => {
    const said =
      'National surveys found that 27,000 children identify as members of a gang.\n\nReports are highest in the evening.';
    expect(await save('summary', 1, said)).toMatchObject({ version: 2, theirs: null, problems: [] });
  });

  it('loses neither text of two who write at once', async () => {
    const second = await save('summary', 1, 'Mine.');
    expect(second).toMatchObject({ version: null, yours: 'Mine.', theirs: { version: 2 }, problems: [] });
    expect(second.theirs!.written).toMatch(/^National surveys/);
    expect(await save('summary', 2, `${second.theirs!.written}\n\nMine.`)).toMatchObject({ version: 3 });
  });

  it('lets authors say something of a section', async () => {
    const COMMENT = `mutation ($id: ID!, $section: String!, $said: String!) {
      commentOnChapter(id: $id, section: $section, said: $said) { chapter { comments { section said saidBy } } problems { field } } }`;
    const said = await author<Outcome>(COMMENT, { id: chapter.id, section: 'places', said: 'Say why the harbour is high.' });
    expect(said.chapter!.comments).toMatchObject([{ section: 'places', saidBy: 'Helen Saltmarsh (Council)' }]);
    const refused = await author<Outcome>(COMMENT, { id: chapter.id, section: 'nowhere', said: 'Say why.' });
    expect(refused.problems).toMatchObject([{ field: 'section' }]);
  });
});

describe('the way to a published version', () => {
  const OWN = [{ field: '', problem: expect.stringMatching(/^You wrote in this chapter/) as string }];
  const second = (name: string, reason?: string) => step(name, reason, 'second-jsna-author');
  const notToApprove = async (by: SignedIn): Promise<string | null> =>
    (
      await author<{ notToApprove: string | null }>(
        'query ($id: ID!) { chapter(id: $id) { notToApprove } }',
        { id: chapter.id },
        by,
      )
    ).notToApprove;

  it('takes two: whoever wrote in it, or sent it, does not approve it', async () => {
    await refresh();
    await step('ASK_FOR_APPROVAL');
    expect((await step('APPROVE')).problems).toEqual(OWN);
    expect(chapter.state).toBe('FOR_APPROVAL');
    expect(await notToApprove('jsna-author')).toMatch(/^You wrote in this chapter/);
    expect(await notToApprove('second-jsna-author')).toBeNull();
    // Sent by the second, the first wrote in it all the same, and the second sent it.
    await second('TAKE_BACK', 'One more look.');
    await second('ASK_FOR_APPROVAL');
    expect((await step('APPROVE')).problems).toEqual(OWN);
    expect((await second('APPROVE')).problems).toEqual(OWN);
    // Approved, taken back and written in by the second: then it is the first who approves.
    await step('TAKE_BACK', 'Sent by the wrong one.');
    await step('ASK_FOR_APPROVAL');
    expect((await second('APPROVE')).chapter!.state).toBe('APPROVED');
    await step('TAKE_BACK', 'A word on sources.');
    const asked = { id: chapter.id, section: 'sources', version: 1, text: 'Looked through in November.' };
    await author(SAVE, asked, 'second-jsna-author');
    await second('ASK_FOR_APPROVAL');
    expect((await second('APPROVE')).problems).toEqual(OWN);
    expect((await step('APPROVE')).chapter!.state).toBe('APPROVED');
    await step('TAKE_BACK', 'For the steps that follow.');
  });

  it('goes step by step, and nobody else reads what is in work', async () => {
    await refresh();
    expect((await step('PUBLISH')).problems[0]!.problem).toBe('Only an approved chapter is published.');
    expect((await step('ASK_FOR_APPROVAL')).chapter!.state).toBe('FOR_APPROVAL');
    expect(await save('children', 1, 'Late.')).toMatchObject({ version: null, problems: [{ field: '' }] });
    expect((await step('TAKE_BACK')).problems).toMatchObject([{ field: 'reason' }]);
    expect((await step('APPROVE', undefined, 'second-jsna-author')).chapter!.state).toBe('APPROVED');
    expect((await served.ask(READ, { id: chapter.id }, 'partner')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await served.ask(PUBLISHED, { id: chapter.id, version: 1 }, 'partner')).body.data).toEqual({
      publishedChapter: null,
    });
    expect((await step('PUBLISH')).chapter).toMatchObject({ state: 'PUBLISHED', published: [{ version: 1 }] });
  });

  it('gives a partner what the author published, and neither prompts nor comments', async () => {
    const { body } = await served.ask(PUBLISHED, { id: chapter.id, version: 1 }, 'partner');
    const published = body.data!['publishedChapter'] as ChapterAnswer & { invented: boolean };
    expect(published).toMatchObject({ title: 'Children and violence', invented: true });
    expect(published.sections[0]).toMatchObject({ key: 'summary', written: sectionOf('summary').written });
    for (const section of published.sections) expect(section.figures).toEqual(sectionOf(section.key).figures);
    expect(JSON.stringify(published)).not.toContain('Say why the harbour');
    for (const persona of ['council-analyst', 'deployment-planner', 'administrator'] as const)
      expect((await served.ask(PUBLISHED, { id: chapter.id, version: 1 }, persona)).body.errors?.[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
  });

  it('leaves as a file only what is published, for who reads it, each file told to the audit', async () => {
    const file = async (persona: PersonaName, address: string) =>
      served.send(`/export/chapter.${address}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
    const whole = `chapter=${chapter.id}&version=1`;
    for (const persona of ['council-analyst', 'deployment-planner', 'administrator'] as const)
      expect((await file(persona, `docx?${whole}`)).status, persona).toBe(403);
    expect((await file('jsna-author', `docx?chapter=${chapter.id}&version=2`)).status).toBe(404);
    expect((await file('partner', `docx?chapter=${chapter.id}`)).status).toBe(400);
    expect((await file('partner', `pdf?${whole}`)).status).toBe(400);
    const docx = await file('partner', `docx?${whole}`);
    expect(docx.headers['content-disposition']).toMatch(/homeward-chapter-\d+-v1-OFFICIAL-invented\.docx/);
    expect(docx.text.slice(0, 2)).toBe('PK');
    const zip = await file('partner', `zip?${whole}`);
    expect(zip.headers['content-type']).toBe('application/zip');
    const exported = await database.asOwner((sql) =>
      sql.query(`SELECT FROM audit_event WHERE action = 'EXPORT' AND subject = $1 AND role = 'partner'`, [
        `chapter:${chapter.id}`,
      ]),
    );
    expect(exported).toHaveLength(2);
  });

  it('rebuilds with other months: the text stays, and what moved is told without what is withheld', async () => {
    const before = new Map(chapter.sections.flatMap(({ figures }) => figures).map((figure) => [figure.key, figure]));
    const asked = { id: chapter.id, version: chapter.version, from: '2025-08', to: '2026-07' };
    expect((await author<Outcome>(REBUILD, asked)).problems[0]!.problem).toMatch(/^Only a draft/);
    expect((await step('TAKE_BACK', 'New months.')).chapter!.state).toBe('DRAFT');
    const stale = await author<Outcome>(REBUILD, asked);
    expect(stale.problems[0]!.problem).toMatch(/^Somebody changed this chapter/);
    await publishEstimate();
    chapter = (await author<Outcome>(REBUILD, { ...asked, version: chapter.version })).chapter!;
    expect(sectionOf('summary').written).toMatch(/Mine\.$/);
    expect(chapter.moved.map(({ key }) => key)).toContain('asb-by-ward');
    expect(chapter.moved.map(({ key }) => key)).not.toContain('children-by-ward');
    const moved = chapter.moved.find(({ key }) => key === 'asb-by-ward')!;
    expect(moved.said[0]).toBe('Period: November 2025 to October 2026 → August 2025 to July 2026');
    expect(moved.cells.length).toBeGreaterThan(0);
    for (const { cells } of chapter.moved)
      for (const { before: was, after, difference } of cells)
        if ([was, after].includes('withheld')) expect(difference).toBeNull();
    expect(before.size).toBe(18);
  });

  it('shows the estimate that was published last, and what moved when another was', async () => {
    const [figure] = sectionOf('estimate').figures;
    expect(chapter.moved.map(({ key }) => key)).toContain('estimate');
    expect(figure!.notes[0]).toMatch(/^Groups overlap: they are never added\. .*not a confidence interval/);
    const member = figure!.rows.find(({ key }) => key === 'MEMBER')!;
    expect(member.cells[0]!.number! % 10).toBe(0);
    expect(member.cells[0]!.number).toBeGreaterThan(0);
    await publishEstimate(4_000_000);
    chapter = (await author<Outcome>(REBUILD, { id: chapter.id, version: chapter.version })).chapter!;
    expect(chapter.moved.map(({ key }) => key)).toEqual(['estimate']);
    const after = sectionOf('estimate').figures[0]!.rows.find(({ key }) => key === 'MEMBER')!.cells[0]!.number!;
    expect(after).toBeGreaterThan(member.cells[0]!.number!);
  });

  it('keeps a published version for good, whatever becomes of the chapter', async () => {
    const { body } = await served.ask(PUBLISHED, { id: chapter.id, version: 1 }, 'police-analyst');
    const figures = (body.data!['publishedChapter'] as ChapterAnswer).sections.flatMap((section) => section.figures);
    expect(figures.find(({ key }) => key === 'asb-by-ward')!['period']).toBe('November 2025 to October 2026');
    for (const change of [`UPDATE chapter_version SET content = '{}'`, 'DELETE FROM chapter_version', 'TRUNCATE chapter_version'])
      await expect(database.asOwner((sql) => sql.execute(change))).rejects.toThrow();
    await expect(database.asOwner((sql) => sql.execute('DELETE FROM chapter'))).rejects.toThrow();
  });

  it('leaves an event of each change and reading', async () => {
    const events = await database.asOwner((sql) =>
      sql.query<{ action: string; change: string; query: string; actor: string }>(
        `SELECT action, actor, detail ->> 'change' AS change, detail ->> 'query' AS query FROM audit_event WHERE subject = $1 ORDER BY at`,
        [`chapter:${chapter.id}`],
      ),
    );
    expect(events).toContainEqual({ action: 'CHAPTER', actor: 'jsna-author', change: 'published as version 1', query: null });
    expect(events).toContainEqual({ action: 'VIEW', actor: 'partner', change: null, query: 'publishedChapter' });
    // Another's text was answered to whoever came too late.
    expect(events).toContainEqual({ action: 'VIEW', actor: 'jsna-author', change: null, query: 'saveChapterSection' });
    expect(chapter.history.map(({ change }) => change)).toEqual([
      'figures made anew',
      'figures made anew',
      'taken back to draft',
      'published as version 1',
      'approved',
      'sent for approval',
      // Of the test of two authors.
      ...['taken back to draft', 'approved', 'sent for approval'],
      ...['taken back to draft', 'approved', 'sent for approval'],
      ...['taken back to draft', 'sent for approval', 'taken back to draft', 'sent for approval'],
      'made',
    ]);
  });
});
