/** Estimates over HTTP on an authority of squares, on both engines: refusals, figures, who sees what, versions, publishing. */
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { composeArea } from '../../server/areas/compose-area.js';
import { refreshAreas } from '../../server/areas/derive/refresh-areas.js';
import { register } from '../../server/cli/estimate.command.js';
import type { CommandServices } from '../../server/cli/open-services.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { findSource } from '../../server/ingest/sources.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { LSOA21, squares, WARD } from '../areas/squares.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { withoutClock } from '../without-clock.js';

/** Four wards of two LSOAs in a row, 52,000 children aged 10–17 in all, and one LSOA of another district. */
const LSOAS = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => `E0100000${at}`);
const ELSEWHERE = 'E01000009';
const WARDS = [1, 2, 3, 4].map((at) => `E0500000${at}`);
const CHILDREN = [9000, 9000, 9000, 9000, 6000, 6000, 2000, 2000, 5000];
const [HERE, THERE] = ['E08000001', 'E08000002'];

const COUNT = '{ count suppressed roundedTo }';
const RANGE = `{ central ${COUNT} lower ${COUNT} upper ${COUNT} }`;
const FIELDS = `sentence areasNote formulas lacking marking caveats { about text } inputs { words figure source }
  groups { group national estimate ${RANGE} nationalGap { low high } invisible { words } share { words } known ${COUNT} }
  nationalIdentified { low ${COUNT} high ${COUNT} underTen ${COUNT} formulas } localIdentified { low ${COUNT} formulas }
  areas { gssCode name kind withheld figures { group range ${RANGE} } }`;
const ESTIMATE = `query ($input: PopulationEstimateInput!) { populationEstimate(input: $input) { ${FIELDS} } }`;
const SAVE = `mutation ($input: SavePopulationEstimateInput!) { savePopulationEstimate(input: $input) { id version problems { field problem } } }`;
const PUBLISH = `mutation ($id: ID!, $version: Int!) { publishPopulationEstimate(id: $id, version: $version) { id version problems { field problem } } }`;
const SAVED = `query ($id: ID!, $version: Int) { savedPopulationEstimate(id: $id, version: $version) {
  id name version newestVersion why asked dataVersion madeBy publishedAt estimate { ${FIELDS} } versions { version publishedBy } } }`;
const LIST = '{ savedPopulationEstimates { id version publishedAt } }';
const COMPARE = `query ($id: ID!, $before: Int!, $after: Int!) { comparedPopulationEstimates(id: $id, before: $before, after: $after) {
  inputs { what before after } figures { what before after by } } }`;

interface Estimated {
  sentence: string;
  areasNote: string | null;
  formulas: string[];
  inputs: { words: string; figure: string | null }[];
  groups: { group: string; estimate: { central: { count: number | null } } | null; invisible: { words: string } | null }[];
  nationalIdentified: { low: { count: number }; high: { count: number }; underTen: { count: number } };
  areas: { name: string; kind: string; withheld: boolean; figures: { range: { central: { count: number | null } } }[] }[];
}

const NATIONAL = { nationalChildren: 5_200_000, nationalChildrenSource: 'invented' };
const PRIVATE = {
  methods: ['INDICATOR_SHARE'],
  indicators: [{ indicator: 'CHILDREN_IN_NEED_GANGS', weight: 0.5, local: 117, localSource: 'own count' }],
  identifiedLocal: [
    { name: 'CHILDREN_IN_NEED_10_TO_17', figure: 43, source: 'own count' },
    { name: 'YOUTH_OFFENDING_FLAGGED', figure: 57, source: 'own count' },
  ],
};

describe.each(engines)('estimates on the %s engine', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  const ask = (query: string, variables: object, persona: PersonaName = 'jsna-author') =>
    served.ask(query, { ...variables }, persona);
  function told<Kind>({ body }: Answer): Kind {
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as Kind;
  }
  const estimate = async (input: object): Promise<Estimated> =>
    told(await ask(ESTIMATE, { input: { area: HERE, ...NATIONAL, ...input } }));
  const refusal = async (input: object, persona?: PersonaName) => {
    const { body } = await ask(ESTIMATE, { input: { area: HERE, ...NATIONAL, ...input } }, persona);
    const { message, extensions } = body.errors![0]!;
    return `${extensions.code} ${((extensions.path ?? []) as string[]).join('.')} ${message}`;
  };
  const save = async (more: object, input: object = {}, persona?: PersonaName) =>
    told<{ id: string | null; version: number; problems: { field: string; problem: string }[] }>(
      await ask(SAVE, { input: { why: 'a first look', input: { area: HERE, ...NATIONAL, ...input }, ...more } }, persona),
    );

  beforeAll(async () => {
    database = await testDatabase(engine);
    const load = async (source: string, text: string, options: object = {}): Promise<void> => {
      const result = await loadText(database, findSource(source)!, text, options);
      expect(result.errors).toEqual([]);
    };
    await load(
      'boundaries',
      squares(LSOA21, Object.fromEntries([...LSOAS, ELSEWHERE].map((code, at) => [code, [at, 0] as const]))),
    );
    await load('boundaries', squares(WARD, Object.fromEntries(WARDS.map((code, at) => [code, [2 * at, 0, 2] as const]))));
    const lookup = [...LSOAS, ELSEWHERE].map((code, at) =>
      [code, 'New', at < 8 ? WARDS[at >> 1] : 'E05000009', 'Ward', at < 8 ? HERE : THERE, at < 8 ? 'Marram' : 'Dunlin'].join(','),
    );
    await load('area-lookup', `LSOA21CD,LSOA21NM,WD25CD,WD25NM,LAD25CD,LAD25NM\n${lookup.join('\n')}\n`);
    const population = [...LSOAS, ELSEWHERE].map((code, at) => `lsoa,${code},2021,mid-year estimate,2020,10,17,${CHILDREN[at]}`);
    await load('population', `area_type,gss_code,vintage,basis,year,age_from,age_to,persons\n${population.join('\n')}\n`);
    const statistics = ['National,E92000001,England,,,,12000,9000', `Local authority,E92000001,England,340,${HERE},Marram,61,c`];
    await load(
      'indicators',
      `time_period,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,Gangs,Going_missing\n${statistics.map((row) => `2025,${row}`).join('\n')}\n`,
    );
    await database.asOwner(async (sql) => {
      await refreshAreas(sql);
      await composeArea(sql, { name: 'West', reason: 'a test', memberCodes: [WARDS[0]!, LSOAS[2]!], within: HERE }, 'a test');
    });
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  it('refuses what cannot be worked out, naming the field', async () => {
    expect(await refusal({ area: 'E08099999' })).toMatch(/^BAD_USER_INPUT input.area There is no area/);
    expect(await refusal({ area: WARDS[0] })).toMatch(/input.area .*name its district here, and «E05000001» in «areas»/);
    expect(await refusal({ areas: ['E05099999'] })).toMatch(/input.areas.0 There is no area/);
    expect(await refusal({ areas: [THERE] })).toMatch(/input.areas.0 Dunlin is an authority of its own/);
    expect(await refusal({ areas: [ELSEWHERE] })).toMatch(/input.areas.0 .*has no LSOA in Marram/);
    expect(await refusal({ level: 'WARD', areas: [WARDS[0]] })).toMatch(/input.areas.0 .*among the areas listed/);
    expect(await refusal({ level: 'MSOA' })).toMatch(/input.level No areas of this type/);
    expect(await refusal({ identifiedLocal: [{ name: 'CASELOAD', figure: -1, source: 'x' }] })).toMatch(
      /input.identifiedLocal.0.figure/,
    );
    const risk = { score: 1, b: [0.3], source: 'x', others: [{ area: HERE, score: 2 }] };
    expect(await refusal({ methods: ['RISK_SCORE'], risk })).toMatch(/input.risk.others.0.area .*overlap/);
    const counts = (area: string) => ({ ...PRIVATE.indicators[0], areas: [{ area, count: 40 }], areasSource: 'x' });
    const overlapping = { level: 'WARD', methods: ['INDICATOR_SHARE'], indicators: [counts(LSOAS[0]!)] };
    expect(await refusal(overlapping)).toMatch(/input.indicators.0.areas.0.area .*would overlap/);
    const sliver = {
      type: 'Polygon',
      coordinates: [
        [
          [-3, 53.5],
          [-2.995, 53.5],
          [-2.995, 53.51],
          [-3, 53.51],
          [-3, 53.5],
        ],
      ],
    };
    expect(await refusal({ shape: sliver })).toMatch(/input.shape .*fewer than 3 LSOAs/);
    expect(await refusal({ hotspotAreas: ['1'] })).toMatch(/input.hotspotAreas Your role does not see/);
    expect(await refusal({ hotspotAreas: ['1'] }, 'council-analyst')).toMatch(
      /input.hotspotAreas.0 There is no such hotspot area/,
    );
  });

  it('starts from what is loaded, each figure with its file and period', async () => {
    const { indicators, localChildren } = told<{
      indicators: { indicator: string; national: { figure: number; source: string }; local: { figure: number } | null }[];
      localChildren: { figure: number };
    }>(
      await ask(
        'query ($area: String!) { estimateInputs(area: $area) { localChildren { figure } indicators { indicator national { figure source } local { figure } } } }',
        { area: HERE },
      ),
    );
    expect(localChildren.figure).toBe(52_000);
    const of = (name: string) => indicators.find(({ indicator }) => indicator === name)!;
    expect(of('CHILDREN_IN_NEED_GANGS')).toMatchObject({ national: { figure: 12_000 }, local: { figure: 61 } });
    expect(of('CHILDREN_IN_NEED_GANGS').national.source).toMatch(/period 2025, load \d+/);
    // Withheld here by its publisher: England's alone.
    expect(of('GOING_MISSING')).toMatchObject({ national: { figure: 9_000 }, local: null });
    expect(of('WEAPONS_OFFENCES')).toMatchObject({ national: { figure: 3088 }, local: null });
  });

  it('works out the authority, its wards, an area made of others and a drawn shape; the report’s figures come out', async () => {
    const shape = {
      type: 'Polygon',
      coordinates: [
        [
          [-3, 53.5],
          [-2.96, 53.5],
          [-2.96, 53.51],
          [-3, 53.51],
          [-3, 53.5],
        ],
      ],
    };
    const found = await estimate({ level: 'WARD', areas: ['west'], shape });
    expect(found.groups.find(({ group }) => group === 'MEMBER')!.estimate!.central.count).toBe(270);
    expect(found.nationalIdentified).toMatchObject({ low: { count: 6560 }, high: { count: 7980 }, underTen: { count: 1620 } });
    expect(found.areas.map(({ name, figures }) => [name.replace('Place ', ''), figures[0]!.range.central.count])).toEqual([
      ...[
        [WARDS[0], 1080],
        [WARDS[1], 1080],
        [WARDS[2], 720],
        [WARDS[3], 240],
      ],
      ...[
        ['West', 1630],
        ['Drawn shape', 2170],
      ],
    ]);
    expect(found.sentence).toMatch(/^Given these characteristics we would expect about 270 children aged 10–17 in Marram/);
  });

  it('keeps versions, compares them, and lets nobody change one', async () => {
    expect((await save({ name: 'x' })).problems[0]).toMatchObject({ field: 'name' });
    expect((await save({ name: 'A name', why: '' })).problems[0]).toMatchObject({ field: 'why' });
    const shape = {
      type: 'Polygon',
      coordinates: [
        [
          [-3, 53.5],
          [-2.96, 53.5],
          [-2.96, 53.51],
          [-3, 53.51],
          [-3, 53.5],
        ],
      ],
    };
    expect((await save({ name: 'A shape' }, { shape })).problems[0]!.problem).toMatch(/is not kept/);

    const first = await save({ name: 'Gangs in Marram' }, { level: 'WARD', ...PRIVATE });
    expect(first).toMatchObject({ version: 1, problems: [] });
    const id = first.id!;
    const other = { ...PRIVATE, indicators: [{ ...PRIVATE.indicators[0]!, local: 173 }] };
    expect((await save({ id, version: 1 }, { ...other })).problems[0]).toMatchObject({ field: 'areas' });
    expect(await save({ id, version: 1, why: 'newer count' }, { level: 'WARD', ...other })).toMatchObject({ id, version: 2 });
    expect((await save({ id, version: 1 }, { level: 'WARD', ...other })).problems[0]!.problem).toMatch(/another version/);

    const moved = told<{ inputs: { what: string }[]; figures: { what: string; by: number }[] }>(
      await ask(COMPARE, { id, before: 1, after: 2 }),
    );
    expect(moved.inputs.map(({ what }) => what)).toEqual(['Marram: episodes of need with gangs as a factor']);
    expect(moved.figures.find(({ what }) => what === 'Children who call themselves gang members: central')).toMatchObject({
      by: 80,
    });

    for (const statement of [
      `UPDATE population_estimate_version SET result = '{}'`,
      `UPDATE population_estimate SET name = 'x'`,
      'DELETE FROM population_estimate_version',
      'DELETE FROM population_estimate_publication',
    ])
      await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow(/stays as it was|permission denied/);
  });

  it('a published version is for readers, without the counts that went in; drafts are not', async () => {
    const { id } = await save({ name: 'For the needs assessment' }, { level: 'WARD', ...PRIVATE });
    expect(told(await ask(SAVED, { id }, 'partner'))).toBeNull();
    expect((await ask(PUBLISH, { id, version: 1 }, 'council-analyst')).body.errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(told(await ask(PUBLISH, { id, version: 2 }))).toMatchObject({ problems: [{ field: '' }] });
    expect(told(await ask(PUBLISH, { id, version: 1 }))).toMatchObject({ version: 1, problems: [] });
    expect(told(await ask(PUBLISH, { id, version: 1 }))).toMatchObject({ problems: [{ field: 'version' }] });
    await save({ id, version: 1, why: 'a draft' }, { level: 'WARD', ...PRIVATE });

    for (const persona of ['partner', 'police-analyst', 'deployment-planner'] as const) {
      const answer = await ask(SAVED, { id }, persona);
      const read = told<{ version: number; asked: null; why: null; estimate: Estimated }>(answer);
      expect(read).toMatchObject({ version: 1, newestVersion: 1, asked: null, why: null });
      expect(withoutClock(JSON.stringify(read))).not.toMatch(/\b(117|43|57)\b/);
      expect(told(await ask(SAVED, { id, version: 2 }, persona))).toBeNull();
      expect(told<object[]>(await ask(LIST, {}, persona))).toEqual([expect.objectContaining({ id, version: 1 })]);
    }
    const send = async (persona: PersonaName, version: number) =>
      served.send(`/export/estimate.csv?estimate=${id!}&version=${version}`, {
        headers: { authorization: `Bearer ${await served.token(persona)}` },
      });
    const { status, text } = await send('partner', 1);
    expect(status).toBe(200);
    expect(text).toMatch(/^"OFFICIAL\. .*Estimate «For the needs assessment», version 1, published.*no confidence interval/);
    expect(text).toMatch(/\r\nexpected,Place E05000001,E05000001,/);
    expect(withoutClock(text)).not.toMatch(/\b(117|43|57)\b/);
    expect((await send('partner', 2)).status).toBe(404);
    expect((await send('administrator', 1)).status).toBe(403);
    expect((await send('jsna-author', 1)).text).toMatch(/\b117\b/);
    expect(told(await ask(SAVED, { id }))).toMatchObject({ version: 2, why: 'a draft', madeBy: 'JSNA author, Council' });
    const mine = told<{ asked: string }>(await ask(SAVED, { id, version: 1 }));
    expect(JSON.parse(mine.asked)).toMatchObject({ level: 'WARD', area: HERE });
    await ask(COMPARE, { id, before: 1, after: 2 });
    const events = await eventsOf(database);
    expect(events.filter(({ action }) => action === 'POPULATION_ESTIMATE').length).toBeGreaterThanOrEqual(5);
    // What an author reads has counts of the authority's own children in it.
    const views = events.filter(({ action, subject }) => action === 'VIEW' && subject === `population-estimate:${id!}`);
    expect(views.map(({ actor, detail }) => [actor, detail['query'], detail['version'] ?? detail['versions']])).toEqual([
      ...['partner', 'police-analyst', 'deployment-planner'].map((persona) => [persona, 'savedPopulationEstimate', 1]),
      ['jsna-author', 'savedPopulationEstimate', 2],
      ['jsna-author', 'savedPopulationEstimate', 1],
      ['jsna-author', 'comparedPopulationEstimates', [1, 2]],
    ]);
  });

  it('homeward estimate tells the same, as JSON and CSV, and names what it does not know', async () => {
    const run = async (...words: string[]): Promise<string> => {
      const [out, talk] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write').mockReturnValue(true)];
      const said: string[] = [];
      out.mockImplementation((text) => said.push(String(text)) > 0);
      try {
        const program = new Command().exitOverride();
        const services = { database, operator: 'a test', close: () => Promise.resolve() };
        register(program, () => Promise.resolve(services as unknown as CommandServices));
        await program.parseAsync(['node', 'homeward', 'estimate', HERE, ...words]);
        return said.join('');
      } finally {
        out.mockRestore();
        talk.mockRestore();
      }
    };
    const told = JSON.parse(await run('--level', 'ward', '--json')) as Estimated;
    expect(told.nationalIdentified).toMatchObject({ low: { count: 6560 }, high: { count: 7980 } });
    expect(told.areas).toHaveLength(4);
    const local = ['--local', 'children-in-need-10-to-17=43', '--local', 'youth-offending-flagged=57', '--source', 'own'];
    expect(await run('--groups', 'member,criminally-exploited', ...local)).toMatch(
      /\nMarram,E08000001,MEMBER,260,260,260,70,,190,.*\r\nMarram,E08000001,CRIMINALLY_EXPLOITED,,,,,,,\r\n/,
    );
    await expect(run('--groups', 'membr')).rejects.toThrow(/did you mean member/);
    await expect(run('--level', 'wardd')).rejects.toThrow(/level.*WARD/);
    await expect(run(...local.slice(0, 2))).rejects.toThrow(/Say where/);
  });

  it('a ward that a version withholds stays withheld, and one that was shown cannot be given away later', async () => {
    const narrow = { level: 'WARD', areaGroups: ['MEMBER'], groups: [{ group: 'MEMBER' }] };
    const fewer = { ...narrow, groups: [{ group: 'MEMBER', children: 2700, source: 'a test' }] };
    const shown = await save({ name: 'Wide first' }, narrow);
    expect((await save({ id: shown.id, version: 1 }, fewer)).problems[0]!.problem).toMatch(/would give them away/);
    const withheld = await save({ name: 'Narrow first' }, fewer);
    await save({ id: withheld.id, version: 1 }, narrow);
    const later = told<{ estimate: Estimated }>(await ask(SAVED, { id: withheld.id, version: 2 }));
    expect(later.estimate.areas.every((area) => area.withheld)).toBe(true);
  });
});
