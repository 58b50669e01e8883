import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { loadFile } from '../../server/ingest/load.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { geocodePlaces } from '../../server/provision/geocode-places.js';
import {
  provisionNear,
  youthProvision as answer,
  type Provision,
  type ProvisionFilter,
} from '../../server/provision/provision.service.js';
import { engines, testDatabase } from '../database.js';
import { agreementOf } from '../governance/agreements.js';
import { requireShared } from '../shared-data.js';
import { loadText } from './load-text.js';

const OWN = 'session,place,kind,postcode,easting,northing,sensitive,weekday,starts,ends,age_from,age_to,period,males,females\n';
const FRIDAY = 5;

describe.each(engines)('youth-provision (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(() =>
    database.asOwner(async (sql) => {
      await sql.execute('TRUNCATE youth_attendance, youth_session, youth_place, replaced_row');
      await sql.execute('DELETE FROM postcode');
      await sql.execute('DELETE FROM area');
      await sql.execute('DELETE FROM batch');
    }),
  );

  const load = (rows: string, options = {}): ReturnType<typeof loadText> =>
    loadText(database, youthProvision, OWN + rows, options);
  const ask = (filter: ProvisionFilter = {}): Promise<Provision> => database.asOwner((sql) => answer(sql, filter));
  const names = (provision: Provision): string[] =>
    provision.places.flatMap((place) => place.sessions.map((session) => session.name));

  /** A made-up postcode at a point of the National Grid. */
  async function addPostcode(postcode: string, easting: number, northing: number): Promise<void> {
    await database.asOwner(async (sql) => {
      const [batch] = await sql.query<{ id: string }>(
        "INSERT INTO batch (source, file_name, content_sha256, state, loaded_by, invented) VALUES ('postcodes', 'made up', md5(random()::text), 'published', 'test', true) RETURNING id",
      );
      await sql.execute(
        `INSERT INTO postcode (batch_id, postcode, postcode_key, outward, quality, location_bng, location)
         SELECT $1, $2, replace($2, ' ', ''), split_part($2, ' ', 1), 10, p, ST_Transform(p, 4326)
           FROM (SELECT ST_SetSRID(ST_MakePoint($3, $4), 27700) AS p) AS made_up`,
        [batch!.id, postcode, easting, northing],
      );
      await geocodePlaces(sql);
    });
  }

  test('wrong cells are refused one by one, and nothing is loaded', async () => {
    const result = await load(
      'A,Made-up Hall,building,,,,,Monday and Tuesday,,,,,,,\n' +
        'B,Made-up Hall,building,,,,,Monday,7pm,,,,,,\n' +
        'C,Made-up Hall,building,,395000,,,,,,,,,,\n' +
        'D,Made-up Hall,tent,,,,,,,,,,,,\n' +
        'E,Made-up Hall,building,,,,,,,,16,11,,-1,\n' +
        'F,Made-up Hall,building,,,,perhaps,,19:00,19:00,,,,,\n' +
        ',Made-up Hall,building,,,,,,,,,,,,\n',
    );
    expect(result).toMatchObject({ read: 7, loaded: 0, refused: 7 });
    expect(result.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 weekday',
      '3 starts',
      '4 northing',
      '5 kind',
      '6 age_to',
      '6 males',
      '7 sensitive',
      '8 session',
    ]);
    expect(result.errors[0]!.remedy).toContain('a row for each day');
    expect((await ask()).places).toEqual([]);
  });

  test('a sensitive place is in no answer, though one of its rows forgets the mark', async () => {
    const result = await load(
      'Safe evening,Made-up House,building,,333000,395000,yes,Friday,18:00,20:00,,,,,\n' +
        'Other evening,made-up house,building,,333000,395000,,Friday,18:00,20:00,,,,4,5\n' +
        'Open club,Made-up Hall,building,,333100,395000,no,Friday,18:00,20:00,,,,,\n',
    );
    expect(result.loaded).toBe(3);
    expect(result.warnings.join()).toContain('taken as sensitive in all');
    expect(names(await ask())).toEqual(['Open club']);
    expect(names(await ask({ weekday: FRIDAY, hour: 19 }))).toEqual(['Open club']);
    await addArea();
    const near = await database.asOwner((sql) => provisionNear(sql, 'E01999999', 5_000));
    expect(near.map((session) => session.name)).toEqual(['Open club']);
    const inside = await ask({ areaCode: 'E01999999' });
    expect([inside.timeNotStated, inside.placeNotStated]).toEqual([[], []]);
  });

  test('what is said of a load names no sensitive place: neither its postcode nor its session', async () => {
    const sensitive = 'A secret evening,Made-up Refuge,building,L99 9ZZ,,,yes,Friday,,,,,,,\n';
    const first = await load(sensitive);
    expect(first.loaded).toBe(1);
    const rival = await load(`${sensitive}B,Made-up Hall,building,L99 9ZX,,,no,Friday,,,,,,,\n`);
    const said = JSON.stringify([first, rival]);
    expect(said).toContain('1 row has a postcode that is not loaded (first: row 2)');
    expect(said).toContain('loaded already from another file');
    expect(said).not.toMatch(/L99|secret|Refuge/);
  });

  test('words that suggest a place that must not be found give a warning and no point, until the list says', async () => {
    const row = (sensitive: string): string =>
      `Rainbow LGBT evening,Made-up Hall,building,L99 9ZZ,333000,395000,${sensitive},Friday,,,,,,,\n`;
    await addPostcode('L99 9ZZ', 333_000, 395_000);
    const asked = await load(row(''));
    expect(asked.warnings.join()).toContain('an LGBT group): row 2.');
    expect(asked.warnings.join()).not.toContain('Rainbow');
    expect(asked.noLocation).toBe(1);
    expect((await ask()).places).toMatchObject([{ placeKnown: false, location: null }]);

    const said = await load(row('no'), { replace: true });
    expect(said.warnings).toEqual([]);
    expect((await ask()).places).toMatchObject([{ placeKnown: true }]);
  });

  test('no weekday and no times are unknown, never closed', async () => {
    await load(
      'Always told,Made-up Hall,building,,,,,Friday,18:00,20:00,8,16,,,\n' +
        'No times,Made-up Hall,building,,,,,Friday,,,,,,,\n' +
        'Nothing told,Made-up Hall,building,,,,,,,,,,,,\n' +
        'Saturdays,Made-up Hall,building,,,,,Saturday,,,,,,,\n',
    );
    expect(names(await ask()).sort()).toEqual(['Always told', 'No times', 'Nothing told', 'Saturdays']);
    const friday = await ask({ weekday: FRIDAY, hour: 19 });
    expect(names(friday)).toEqual(['Always told']);
    expect(friday.timeNotStated.map((session) => session.name)).toEqual(['No times', 'Nothing told']);
    expect(friday.timeNotStated.every((session) => session.startsAt === null)).toBe(true);
    const late = await ask({ weekday: FRIDAY, hour: 22, age: 17 });
    expect(names(late)).toEqual([]);
    expect(late.timeNotStated.map((session) => session.name)).toEqual(['No times', 'Nothing told']);
  });

  test('a postcode places a session, also when postcodes come later, and not for longer than they stay', async () => {
    const result = await load('Club,Made-up Hall,building,l99 9zz,,,,,,,,,,,\n');
    expect(result).toMatchObject({ loaded: 1, noLocation: 1 });
    expect(result.warnings.join()).toContain('a postcode that is not loaded (first: row 2)');
    expect((await ask()).places).toMatchObject([{ placeKnown: false }]);

    await addPostcode('L99 9ZZ', 333_000, 395_000);
    const [place] = (await ask()).places;
    expect(place!.location!.coordinates[0]).toBeCloseTo(-3.0103, 3);
    await addArea();
    expect(names(await ask({ areaCode: 'E01999999' }))).toEqual(['Club']);

    await database.asOwner(async (sql) => {
      await sql.execute('DELETE FROM postcode');
      await geocodePlaces(sql);
    });
    const gone = await ask({ areaCode: 'E01999999' });
    expect(gone.places).toEqual([]);
    expect(gone.placeNotStated).toMatchObject([{ name: 'Made-up Hall', placeKnown: false }]);
  });

  test('head-counts of several periods belong to one session; rows of one period are never merged', async () => {
    const result = await load(
      'Club,Made-up Hall,building,,,,,Friday,18:00,20:00,,,2025-01-10,5,6\n' +
        'Club,Made-up Hall,building,,,,,Friday,18:00,20:00,,,2025-01-17,7,\n' +
        'Club,Made-up Hall,building,,,,,Friday,18:00,20:00,,,2025-01-17,1,1\n',
    );
    expect(result.warnings).toEqual(['1 row repeats a session and period of an earlier row; every head-count is kept.']);
    const [place] = (await ask()).places;
    expect(place!.sessions).toHaveLength(1);
    expect(place!.sessions[0]!.attendance).toEqual([
      { period: '2025-01-10', male: 5, female: 6, notRecorded: null },
      { period: '2025-01-17', male: 7, female: null, notRecorded: null },
      { period: '2025-01-17', male: 1, female: 1, notRecorded: null },
    ]);
  });

  test('a second list with the same session is refused, replaces when told to, and undo gives the first one back', async () => {
    const first = await load('Club,Made-up Hall,building,,,,,Friday,,,,,,,\n');
    const second = 'Club,Made-up Hall,building,,,,,Monday,,,,,,,\n';
    const refused = await load(second);
    expect(refused.loaded).toBe(0);
    expect(refused.errors[0]!.reason).toContain(`batch ${first.batch}`);
    const replaced = await load(second, { replace: true });
    expect((await ask()).places[0]!.sessions.map((session) => session.weekday)).toEqual([1]);
    await undoBatch(database, findSource, replaced.batch!, 'cli:test');
    expect((await ask()).places[0]!.sessions.map((session) => session.weekday)).toEqual([FRIDAY]);
  });

  test('a walk is the straight line × 1.3: 900 m away is 1,170 m on foot, 950 m is too far for 1,200', async () => {
    await addArea();
    await load(
      'Inside,Hall A,building,,333500,395500,,,,,,,,,\n' +
        'Near,Hall B,building,,334900,395500,,,,,,,,,\n' +
        'Far,Hall C,building,,334950,395500,,,,,,,,,\n',
    );
    const near = await database.asOwner((sql) => provisionNear(sql, 'E01999999', 1_200));
    expect(near.map(({ name, walkMetres }) => [name, walkMetres])).toEqual([
      ['Inside', 0],
      ['Near', 1170],
    ]);
  });

  test('the published summary of 2018/19 loads as it is', async (context) => {
    const file = requireShared(context, 'facts', 'g_youth_provision.csv');
    const options = { replace: false, dryRun: false, agreement: await agreementOf(database, youthProvision) };
    const result = await loadFile(database, youthProvision, { path: file }, options, 'cli:test');
    expect(result).toMatchObject({ read: 16, loaded: 16, refused: 0, noLocation: 16 });
    expect(result.warnings.join()).toContain('an LGBT group): row 7.');
    const all = await ask();
    expect(names(all)).toHaveLength(16);
    expect(all.places.every((place) => !place.placeKnown)).toBe(true);
    const detached = all.places.filter((place) => place.kind === 'detached');
    expect(detached.map((place) => place.areaText)).toEqual([
      'East Bank Street, Kings Park, Skate Park, Alchemy, Southport College',
      'Southport',
    ]);
    expect(detached[1]!.sessions[0]!.note).toContain('2 evenings a week');
    const friday = await ask({ weekday: FRIDAY, hour: 19 });
    expect(names(friday)).toEqual([]);
    expect(friday.timeNotStated.filter((session) => session.weekday === FRIDAY)).toHaveLength(3);
    expect(friday.timeNotStated.filter((session) => session.weekday === null)).toHaveLength(8);
    const peelRoad = all.places.find((place) => place.name === 'Peel Road, Bootle')!;
    expect(peelRoad).toMatchObject({
      kind: 'bus',
      sessions: [{ weekday: 1, attendance: [{ male: 16, female: 14 }] }],
    });
    const kicks = all.places.find((place) => place.name === 'Netherton')!.sessions[0]!;
    expect([kicks.ageFrom, kicks.ageTo]).toEqual([8, 18]);
  });

  /** A made-up LSOA, a square kilometre. */
  async function addArea(): Promise<void> {
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, boundary, boundary_bng)
         SELECT 'LSOA', 'E01999999', 2021, 'Made up 001A', ST_Multi(ST_Transform(b, 4326)), ST_Multi(b)
           FROM (SELECT ST_MakeEnvelope(333000, 395000, 334000, 396000, 27700) AS b) AS made_up`,
      ),
    );
  }
});
