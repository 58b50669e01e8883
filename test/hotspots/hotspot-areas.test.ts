/** Hotspot areas kept: what is malformed is refused and the point named; what is done is remembered; what is not reviewed lapses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { overlapsOf, wardsOf } from '../../server/hotspots/areas/around.sql.js';
import { checkBoundary } from '../../server/hotspots/areas/check-boundary.js';
import { LAPSED_BY, lapseHotspotAreas } from '../../server/hotspots/areas/daily-lapse.js';
import { reviewStateOf, type HotspotArea } from '../../server/hotspots/areas/hotspot-area.js';
import { findHotspotArea, listHotspotAreas, listHotspotChanges } from '../../server/hotspots/areas/hotspot-areas.sql.js';
import { listHotspotWards } from '../../server/hotspots/areas/hotspot-wards.sql.js';
import {
  activateHotspotArea,
  changeHotspotArea,
  closeHotspotArea,
  proposeHotspotArea,
  reviewHotspotArea,
  writeThreatNote,
  type HotspotOutcome,
} from '../../server/hotspots/areas/keep-hotspot-areas.js';
import { findSource } from '../../server/ingest/sources.js';
import { acting, eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { LSOA21, squares, WARD } from '../areas/squares.js';
import { around, DISTRICT, TERMS } from './an-area.js';

const today = londonDay();
const reviewOn = addDays(today, 90);
const [WEST, EAST] = ['E05000001', 'E05000002'];
const [LSOAS] = [Object.fromEntries([0, 1, 2].map((row) => [`E0100000${row + 1}`, [0, row / 3, 2, 1 / 3] as const]))];

const problemsOf = (outcome: HotspotOutcome): Record<string, string> =>
  outcome.ok ? {} : Object.fromEntries(outcome.problems.map(({ field, problem }) => [field, problem]));
const idOf = (outcome: HotspotOutcome): number => {
  expect(problemsOf(outcome)).toEqual({});
  return (outcome as { id: number }).id;
};

describe.each(engines)('hotspot areas (%s)', (engine) => {
  let database: PostgresDatabase;

  beforeAll(async () => {
    database = await testDatabase(engine);
    // Two wards side by side, each about 1,330 m by 1,110 m: the west one has three LSOAs, the east one none that is known.
    await loadText(database, findSource('boundaries')!, squares(DISTRICT, { E08000001: [0, 0, 4, 1] }), {}, 'district.geojson');
    const inMarram = () => ({ LAD25CD: 'E08000001', LAD25NM: 'Marram' });
    await loadText(
      database,
      findSource('boundaries')!,
      squares(WARD, { [WEST]: [0, 0, 2], [EAST]: [2, 0, 2] }, inMarram),
      {},
      'wards.geojson',
    );
    await loadText(database, findSource('boundaries')!, squares(LSOA21, LSOAS!), {}, 'lsoas.geojson');
  });
  afterAll(() => database.close());

  const find = async (id: number, day = today): Promise<HotspotArea> =>
    (await database.asOwner((sql) => findHotspotArea(sql, id, { today: day })))!;
  const propose = (terms: object = {}, boundary: unknown = around(1, 0.5), day = reviewOn) =>
    proposeHotspotArea(database, { terms: { ...TERMS, ...terms }, boundary, reviewOn: day }, acting);
  const changesOf = (id: number) => database.asOwner((sql) => listHotspotChanges(sql, [id]));

  describe('is refused', () => {
    test.each([
      [
        'empty texts',
        { name: ' ', reason: '', leastIntrusive: '', equalityNote: '', owner: '' },
        ['name', 'reason', 'leastIntrusive', 'equalityNote', 'owner'],
      ],
      ['a person in a text', { reason: 'Reports name Jordan Whitfield, born 03/04/2009, tel. 07700 900123.' }, ['reason']],
      ['a person as owner', { owner: 'PC Jordan Whitfield' }, ['owner']],
      ['a run that is not said to have found it', { detectionRun: '7' }, ['detectionRun']],
      ['a source without its run', { source: 'detection run' as const }, ['detectionRun']],
    ])('%s', async (_name, terms, fields) => {
      expect(Object.keys(problemsOf(await propose(terms)))).toEqual(fields);
    });

    test.each([today, addDays(today, 367), 'soon', addDays(today, -1)])('a review on %s', async (day) => {
      expect(Object.keys(problemsOf(await propose({}, undefined, day)))).toContain('reviewOn');
    });

    const grid = around(1, 0.5).coordinates[0]!;
    test.each<[string, unknown, string, RegExp]>([
      ['nothing', null, 'boundary', /GeoJSON Polygon/],
      ['a point', { type: 'Point', coordinates: [-3, 53.5] }, 'boundary', /GeoJSON Polygon/],
      [
        'latitude first',
        {
          type: 'Polygon',
          coordinates: [
            [
              [53.5, -3],
              [53.6, -3],
              [53.6, -2.9],
            ],
          ],
        },
        'boundary.0',
        /Point 1 is not in the United Kingdom/,
      ],
      ['text for numbers', { type: 'Polygon', coordinates: [[['-3', '53.5']]] }, 'boundary.0', /no pair of numbers/],
      ['several parts', { type: 'MultiPolygon', coordinates: [[grid], [grid]] }, 'boundary', /2 parts/],
      ['a hole', { type: 'Polygon', coordinates: [grid, grid] }, 'boundary', /has a hole/],
      [
        'a bow tie',
        { type: 'Polygon', coordinates: [[grid[0], grid[2], grid[1], grid[3], grid[0]]] },
        'boundary.1',
        /crosses or touches itself/,
      ],
      ['a shape outside the district', around(9, 0.5), 'boundary.0', /Point 1 \(\d+, \d+\) lies outside the district/],
      ['a shape half outside', around(4, 0.5), 'boundary.1', /Point 2 .* lies outside/],
      ['a garden', around(1, 0.5, 0.01), 'boundary', /less than the 2,500 m²/],
      ['a town', around(2, 0.5, 3), 'boundary', /more than the 4 km²/],
    ])('%s as a boundary', async (_name, boundary, field, words) => {
      const problems = problemsOf(await propose({}, boundary));
      expect(problems[field]).toMatch(words);
    });

    test('a shape of which a part between its points lies outside', async () => {
      const drawn = {
        type: 'Polygon',
        coordinates: [
          [
            [-2.99, 53.5095],
            [-2.985, 53.5095],
            [-2.9825, 53.52],
            [-2.98, 53.5095],
            [-2.97, 53.5095],
            [-2.97, 53.505],
            [-2.99, 53.505],
          ],
        ],
      };
      const checked = await database.asOwner((sql) => checkBoundary(sql, drawn));
      expect(checked).toMatchObject({ ok: false, problems: [{ field: 'boundary.2' }] });
    });

    test('and leaves nothing', async () => {
      expect(await database.asOwner((sql) => listHotspotAreas(sql, { today, reading: 'with place' }, { first: 10 }))).toEqual([]);
      expect(await eventsOf(database)).not.toContainEqual(expect.objectContaining({ action: 'HOTSPOT_AREA' }));
    });
  });

  test('is proposed, changed, activated, reviewed and closed, and all of it remembered', async () => {
    const id = idOf(await propose());
    const proposed = await find(id);
    expect(proposed).toMatchObject({ name: TERMS.name, status: 'proposed', version: 1, reviewOn, activeSince: null });
    expect(proposed.ring).toHaveLength(4);
    expect(JSON.parse(proposed.boundary!)).toMatchObject({ type: 'Polygon' });

    expect(problemsOf(await changeHotspotArea(database, { id }, { terms: TERMS, reason: 'a test' }, acting))).toEqual({
      '': 'Nothing was changed: all is as it was.',
    });
    // What was read is sent back: on whole metres it stays what it was.
    const same = { terms: TERMS, boundary: JSON.parse(proposed.boundary!) as unknown, reason: 'a test' };
    expect(Object.keys(problemsOf(await changeHotspotArea(database, { id }, same, acting)))).toEqual(['']);

    const other = { terms: { ...TERMS, owner: 'Street team' }, boundary: around(1, 0.5, 0.2), reason: 'drawn closer' };
    idOf(await changeHotspotArea(database, { id, version: 1 }, other, acting));
    expect(problemsOf(await changeHotspotArea(database, { id, version: 1 }, other, acting))['']).toMatch(/Somebody changed/);

    idOf(await activateHotspotArea(database, { id }, { reason: 'decided by the tasking group' }, acting));
    expect(await find(id)).toMatchObject({ status: 'active', activeSince: today, version: 3 });
    const nextOn = addDays(today, 60);
    idOf(await reviewHotspotArea(database, { id }, { nextOn, outcome: 'fewer reports, goes on' }, acting));
    expect(await find(id)).toMatchObject({ reviewOn: nextOn, reviewedOn: today });
    idOf(await closeHotspotArea(database, { id }, 'the lights were mended', acting));
    for (const late of [
      await activateHotspotArea(database, { id }, { reason: 'a test' }, acting),
      await reviewHotspotArea(database, { id }, { nextOn, outcome: 'a test' }, acting),
      await changeHotspotArea(database, { id }, other, acting),
      await closeHotspotArea(database, { id }, 'a test', acting),
    ])
      expect(problemsOf(late)['']).toMatch(/closed/);

    const changes = await changesOf(id);
    expect(changes.map(({ change }) => change)).toEqual(['closed', 'reviewed', 'activated', 'changed', 'proposed']);
    expect(changes[3]).toMatchObject({ reason: 'drawn closer', changedBy: 'Zoë “Quote” O’Brien (Police)' });
    expect(Object.keys(changes[3]!.fields).sort()).toEqual(['boundary', 'owner']);
    const events = (await eventsOf(database)).filter(({ subject }) => subject === `hotspot-area:${id}`);
    expect(events.map(({ detail }) => detail['change'])).toEqual(['proposed', 'changed', 'activated', 'reviewed', 'closed']);
    expect(JSON.stringify(events)).not.toContain('Zoë Parade');
  });

  test('lapses the day after its review date, written or not, and can be activated again', async () => {
    const id = idOf(await propose());
    idOf(await activateHotspotArea(database, { id }, { reason: 'decided' }, acting));
    expect(await find(id, reviewOn)).toMatchObject({ status: 'active' });
    const late = addDays(reviewOn, 1);
    const lapsed = await find(id, late);
    expect(lapsed).toMatchObject({ status: 'lapsed', version: 2 });
    expect(reviewStateOf(lapsed, late)).toBe('overdue');
    expect(reviewStateOf(await find(id, addDays(reviewOn, -1)), addDays(reviewOn, -1))).toBe('due soon');
    const list = (status: 'active' | 'lapsed', day: string) =>
      database.asOwner((sql) => listHotspotAreas(sql, { today: day, reading: 'with place', status }, { first: 10 }));
    expect((await list('active', late)).map((area) => area.id)).not.toContain(id);
    expect((await list('lapsed', late)).map((area) => area.id)).toContain(id);
    expect(
      problemsOf(await reviewHotspotArea(database, { id }, { nextOn: addDays(late, 9), outcome: 'late' }, acting, late))[''],
    ).toMatch(/lapsed/);

    expect(await lapseHotspotAreas(database, late)).toContain(id);
    expect(await lapseHotspotAreas(database, late)).not.toContain(id);
    // Written, it is so whatever day it is.
    expect(await find(id)).toMatchObject({ status: 'lapsed', version: 3 });
    const [change] = await changesOf(id);
    expect(change).toMatchObject({
      change: 'lapsed',
      changedBy: LAPSED_BY,
      fields: { status: { before: 'active', after: 'lapsed' } },
    });

    idOf(await activateHotspotArea(database, { id }, { reason: 'looked at late', reviewOn: addDays(late, 30) }, acting, late));
    expect(await find(id, late)).toMatchObject({ status: 'active' });
    idOf(await closeHotspotArea(database, { id }, 'the end of the test', acting));
  });

  test('tells the wards it lies in and whom it overlaps', async () => {
    const one = idOf(await propose({ name: 'One Parade' }, around(2, 0.5)));
    const two = idOf(await propose({ name: 'Two Parade' }, around(2.15, 0.5)));
    const closed = idOf(await propose({ name: 'Three Parade' }, around(2, 0.5)));
    idOf(await closeHotspotArea(database, { id: closed }, 'a slip', acting));
    const wards = await database.asOwner((sql) => wardsOf(sql, [one]));
    expect(wards.map(({ gssCode }) => gssCode).sort()).toEqual([WEST, EAST]);
    for (const { share } of wards) expect(share).toBeCloseTo(0.5, 1);
    const overlaps = await database.asOwner((sql) => overlapsOf(sql, [one, two], today));
    expect(overlaps.map(({ key, id }) => [key, id])).toEqual([
      [one, two],
      [two, one],
    ]);
    expect(overlaps[0]!.share).toBeCloseTo(0.5, 1);
    for (const id of [one, two]) idOf(await closeHotspotArea(database, { id }, 'the end of the test', acting));
  });

  test('is told to partners by ward, in no number under three, and not at all of a small ward', async () => {
    const wards = () => database.asOwner(listHotspotWards);
    const ids: number[] = [];
    const add = async (column: number) => {
      const id = idOf(await propose({ name: `Parade ${ids.length}` }, around(column, 0.5, 0.2)));
      ids.push(id);
      idOf(await activateHotspotArea(database, { id }, { reason: 'decided' }, acting));
    };
    expect(await wards()).toEqual([]);
    // Mostly in the west, a sliver of it in the east.
    await add(1.95);
    expect(await wards()).toEqual([{ gssCode: WEST, name: `Place ${WEST}`, areas: null }]);
    await add(1);
    await add(0.5);
    expect(await wards()).toEqual([{ gssCode: WEST, name: `Place ${WEST}`, areas: 3 }]);
    await add(3);
    expect(await wards()).toEqual([
      { gssCode: WEST, name: `Place ${WEST}`, areas: 3 },
      { gssCode: null, name: null, areas: null },
    ]);
    for (const id of ids) idOf(await closeHotspotArea(database, { id }, 'the end of the test', acting));
    expect(await wards()).toEqual([]);
  });

  test('has a threat note that is graded, and kept when another is written', async () => {
    const id = idOf(await propose());
    const note = { note: 'Two groups meet here on Fridays.', sourceEvaluation: '2', assessment: 'C', handling: 'P' };
    const wrong = await writeThreatNote(
      database,
      id,
      { note: '', sourceEvaluation: '4', assessment: 'F', handling: 'C' },
      acting,
    );
    expect(Object.keys(problemsOf(wrong)).sort()).toEqual(['assessment', 'conditions', 'note', 'sourceEvaluation']);
    const named = await writeThreatNote(database, id, { ...note, note: 'Jordan Whitfield leads a group.' }, acting);
    expect(Object.keys(problemsOf(named))).toEqual(['note']);
    idOf(await writeThreatNote(database, id, note, acting));
    idOf(await writeThreatNote(database, id, { ...note, note: 'They meet on Saturdays now.' }, acting));
    const notes = await database.asOwner((sql) =>
      sql.query('SELECT note FROM hotspot_threat_note WHERE area_id = $1 ORDER BY id', [id]),
    );
    expect(notes).toHaveLength(2);
    idOf(await closeHotspotArea(database, { id }, 'the end of the test', acting));
  });

  test.each([
    'UPDATE hotspot_area_change SET reason = NULL',
    'DELETE FROM hotspot_area_change',
    'TRUNCATE hotspot_area_change CASCADE',
    'UPDATE hotspot_threat_note SET note = NULL',
    'DELETE FROM hotspot_threat_note',
    'DELETE FROM hotspot_area',
  ])('has a history that nobody changes: %s', async (statement) => {
    await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow();
  });
});
