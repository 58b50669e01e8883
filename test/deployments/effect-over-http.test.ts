/** Effects over HTTP on the invented district: who may, what is refused, a planted fall that is found, what is kept and for whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import { findPersona } from '../../server/access/personas.js';
import { PURPOSE, type Answer } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { serveDemonstration, type OnTheDemonstration } from '../hotspots/on-the-demonstration.js';

const SUGGEST = `query ($input: EffectPlacesInput!) { suggestedControls(input: $input) {
  forArea { gssCode name metres reports unlikeness together } forBuffer { gssCode unlikeness together } notIncluded } }`;
const DIFFERENCE = 'difference standardError lower upper z';
const MEASURE = `query ($input: EffectInput!) { effect(input: $input) { sentence warnings timesBefore variant marking sources notIncluded quotient netEffect
  area { before after } control { before after } buffer { before after } bufferControl { before after }
  local { ${DIFFERENCE} } displaced { ${DIFFERENCE} } total { ${DIFFERENCE} } } }`;
const RECORD = `mutation ($input: EffectInput!, $why: String!) { recordEffect(input: $input, why: $why) { effect { id why sentence asked } problems { field problem } } }`;
const RECORDED = 'query ($id: ID!) { recordedEffects(hotspotArea: $id) { id recordedBy why sentence asked warnings } }';

interface Suggested {
  forArea: { gssCode: string; metres: number; reports: number; unlikeness: number; together: boolean }[];
  forBuffer: { gssCode: string; together: boolean }[] | null;
}
interface Measured {
  sentence: string;
  marking: string;
  area: { before: number; after: number };
  control: { before: number; after: number };
  buffer: { before: number } | null;
  bufferControl: object | null;
  local: { difference: number; upper: number; lower: number };
}

let served: OnTheDemonstration;
/** A place whose reports were planted to fade. */
let fading: string;
let places: Record<string, unknown>;
let input: Record<string, unknown>;

const year = (from: number) => ({ from: `${from}-11-01`, to: `${from + 1}-10-31` });
const ask = (query: string, variables: object, persona: PersonaName = 'police-analyst') =>
  served.ask(query, { ...variables }, persona);
function told<Kind>({ body }: Answer): Kind {
  expect(body.errors).toBeUndefined();
  return Object.values(body.data!)[0] as Kind;
}
const problem = ({ body }: Answer) => ({ code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message ?? '' });

beforeAll(async () => {
  served = await serveDemonstration();
  const [area] = await served.database.asOwner((sql) =>
    sql.query<{ id: number }>(`SELECT id FROM hotspot_area WHERE name = 'Castle Precinct'`),
  );
  fading = String(area!.id);
  places = {
    ...{ hotspotArea: fading, filter: { kinds: ['ASB_REPORT'], sources: ['asb-reports'] } },
    ...{ before: [year(2023)], after: year(2025) },
  };
  const { forArea, forBuffer } = told<Suggested>(await ask(SUGGEST, { input: places }));
  const suggested = (some: Suggested['forBuffer']) => some!.filter(({ together }) => together).map(({ gssCode }) => gssCode);
  input = { ...places, control: suggested(forArea), bufferControl: suggested(forBuffer) };
}, 180_000);
afterAll(() => served.close());

describe('an effect', () => {
  it('is for analysts of police and council, by what they may have one by one', async () => {
    for (const persona of [
      'partner',
      'deployment-planner',
      'jsna-author',
      'information-governance',
      'outreach-worker',
    ] as const) {
      for (const [query, variables] of [
        [SUGGEST, { input: places }],
        [MEASURE, { input }],
        [RECORD, { input, why: 'To try.' }],
        [RECORDED, { id: fading }],
      ] as const) {
        expect(problem(await ask(query, variables, persona)).code, `${persona}: ${query}`).toBe('FORBIDDEN');
      }
    }
    const discharges = { ...input, filter: { kinds: ['FIREARMS_DISCHARGE'] } };
    expect(problem(await ask(MEASURE, { input: discharges })).code).toBe('PURPOSE_REQUIRED');
    expect(problem(await ask(MEASURE, { input: discharges }, 'council-analyst')).code).toBe('FORBIDDEN');
  });

  it('is refused in words that say what to do: a place named, a control too near or unknown, no data, no such area', async () => {
    const { control } = input as { control: string[] };
    const [near] = await served.database.asOwner((sql) =>
      sql.query<{ code: string }>(
        `SELECT a.gss_code AS code FROM area a, hotspot_area h WHERE h.id = $1 AND a.type = 'LSOA' AND a.vintage = 2021 AND ST_Intersects(a.boundary_bng, h.boundary_bng) LIMIT 1`,
        [Number(fading)],
      ),
    );
    for (const [part, words] of [
      [{ filter: { kinds: ['ASB_REPORT'], areaCodes: control } }, '«areaCodes» is left out here'],
      [{ control: [near!.code] }, 'what is done there reaches it'],
      [{ control: ['E01999999'] }, 'There is no LSOA «E01999999» of 2021'],
      [{ before: [year(2019)] }, 'data is missing'],
      [{ after: { from: '2099-01-01', to: '2099-03-01' } }, 'The period after is over'],
    ] as const) {
      const refused = problem(await ask(MEASURE, { input: { ...input, ...part } }));
      expect(refused.code).toBe('BAD_USER_INPUT');
      expect(refused.message).toContain(words);
    }
    expect(told(await ask(MEASURE, { input: { ...input, hotspotArea: '999999' } }))).toBeNull();
    const months = {
      ...input,
      filter: { kinds: ['ASB_REPORT'], sources: ['police-street'] },
      after: { from: '2025-11-05', to: '2026-10-31' },
    };
    expect(problem(await ask(MEASURE, { input: months })).message).toMatch(/tells the month and no day|data is missing/);
  });

  it('finds the fall that was planted, from counts that the map shows as well', async () => {
    const measured = told<Measured>(await ask(MEASURE, { input }));
    expect(measured.area.after).toBeLessThan(measured.area.before / 2);
    expect(measured.local.upper).toBeLessThan(0);
    expect(measured.sentence).toContain('told apart from chance at the 5 % level');
    expect(measured.marking).toBe('OFFICIAL-SENSITIVE');
    expect(measured.buffer!.before).toBeGreaterThan(0);
    const { control } = input as { control: string[] };
    const counted = async (filter: object): Promise<number> => {
      const query = 'query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: MONTH) { total { count } } }';
      return told<{ total: { count: number } }>(await ask(query, { filter })).total.count;
    };
    const filter = places['filter'] as object;
    expect(measured.control.before).toBe(await counted({ ...filter, ...year(2023), areaCodes: control }));
    const [{ boundary }] = (await served.database.asOwner((sql) =>
      sql.query('SELECT ST_AsGeoJSON(boundary, 7, 0)::json AS boundary FROM hotspot_area WHERE id = $1', [Number(fading)]),
    )) as [{ boundary: object }];
    expect(measured.area.after).toBe(await counted({ ...filter, ...year(2025), within: boundary }));
  });

  it('suggests places far enough away, the most alike first, without one where work goes on', async () => {
    const { forArea, forBuffer } = told<Suggested>(await ask(SUGGEST, { input: places }));
    expect(forArea.length).toBeGreaterThan(5);
    expect(Math.min(...forArea.map(({ metres }) => metres))).toBeGreaterThanOrEqual(500);
    const likeness = forArea.filter(({ together }) => !together).map(({ unlikeness }) => unlikeness);
    expect(forArea.length - likeness.length).toBeGreaterThan(1);
    expect(likeness).toEqual([...likeness].sort((a, b) => a - b));
    expect(forBuffer).not.toBeNull();
    const watched = await served.database.asOwner((sql) =>
      sql.query<{ code: string }>(
        `SELECT DISTINCT a.gss_code AS code FROM hotspot_area h JOIN area a ON a.type = 'LSOA' AND ST_Intersects(a.boundary_bng, h.boundary_bng)
          WHERE hotspot_status(h.status, h.review_on, NULL) = 'active'`,
      ),
    );
    expect(watched.length).toBeGreaterThan(0);
    expect(forArea.filter(({ gssCode }) => watched.some(({ code }) => code === gssCode))).toEqual([]);
    const { forBuffer: none } = told<Suggested>(await ask(SUGGEST, { input: { ...places, bufferMetres: 0 } }));
    expect(none).toBeNull();
  });

  it('is kept with why its controls were chosen, for the agency and role that measured it, and never changed', async () => {
    const kept = async (persona: PersonaName) =>
      told<{ id: string; asked: string }[]>(await ask(RECORDED, { id: fading }, persona));
    const unsaid = told<{ problems: { field: string }[] }>(await ask(RECORD, { input, why: ' ' }));
    expect(unsaid.problems).toMatchObject([{ field: 'why' }]);
    const named = told<{ problems: { problem: string }[] }>(
      await ask(RECORD, { input, why: 'Chosen with Mr John Smith, born 12/03/1971.' }),
    );
    expect(named.problems).not.toEqual([]);
    // The demonstration keeps one.
    expect(await kept('police-analyst')).toHaveLength(1);
    const why = 'The most alike, and no team was sent there.';
    const { effect } = told<{ effect: { id: string; sentence: string } }>(await ask(RECORD, { input, why }));
    expect(effect.sentence).toBe(told<Measured>(await ask(MEASURE, { input })).sentence);
    const [record] = await kept('police-analyst');
    expect(JSON.parse(record!.asked)).toMatchObject({ control: input['control'], bufferMetres: 200 });
    expect(await kept('council-analyst')).toEqual([]);
    const events = (await eventsOf(served.database)).filter(({ action }) => action === 'RECORD_EFFECT');
    expect(events).toHaveLength(1);
    for (const change of ['UPDATE effect_record SET why = why', 'DELETE FROM effect_record']) {
      await expect(served.database.asOwner((sql) => sql.execute(change))).rejects.toThrow('never changed');
      const acting = actingViewer(viewerOf(inventedPerson(findPersona('police-analyst')!)));
      await expect(served.database.asViewer(acting, (sql) => sql.execute(change), { write: true })).rejects.toThrow(/denied/);
    }
  });

  it('of discharges is read for a stated purpose only, and the audit says that it was', async () => {
    const of = { ...input, filter: { kinds: ['FIREARMS_DISCHARGE'] } };
    const record = { input: of, why: 'They went alike before.' };
    const { effect } = told<{ effect: { id: string; sentence: string } }>(
      await served.ask(RECORD, record, 'police-analyst', PURPOSE),
    );
    const read = async (headers = {}) => {
      const kept = told<{ id: string; sentence: string; warnings: string[] }[]>(
        await served.ask(RECORDED, { id: fading }, 'police-analyst', headers),
      );
      return kept.find(({ id }) => id === effect.id)!;
    };
    expect(await read()).toMatchObject({ sentence: expect.not.stringMatching(/\d/) as string, warnings: [] });
    expect(await read(PURPOSE)).toMatchObject({ sentence: effect.sentence });
    const events = await eventsOf(served.database);
    const kinds = events.filter(({ detail }) => detail['query'] === 'recordedEffects').map(({ detail }) => detail['kinds']);
    expect(kinds.slice(-2)).toEqual([[], ['FIREARMS_DISCHARGE']]);
  });

  it('is counted for the council by what its own agency took', async () => {
    const police = told<Measured>(await ask(MEASURE, { input }));
    const council = told<Measured>(await ask(MEASURE, { input }, 'council-analyst'));
    expect(council.area.before).toBeGreaterThan(0);
    expect(council.area.before).toBeLessThan(police.area.before);
    expect(council.control.before).toBeLessThan(police.control.before);
  });
});
