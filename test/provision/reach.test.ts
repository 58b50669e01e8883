/** Reach over HTTP, on shapes small enough to count by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { lsoasByAreaName } from '../../server/provision/reach/sessions-in-reach.sql.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { addSquare, SQUARE } from './made-up-square.js';

const SESSIONS =
  'session,place,kind,easting,northing,area,sensitive,weekday,starts,ends,season,age_from,age_to,access\n' +
  'Boxing club,Made-up Hall,building,333500,395500,,,Friday,18:00,20:00,all year,,,open\n' +
  'Juniors,Made-up Hall,building,333500,395500,,,Monday,16:00,18:00,,8,11,open\n' +
  'Holiday club,Made-up Hall,building,333500,395500,,,Tuesday,10:00,12:00,holiday,,,open\n' +
  'By referral,Made-up Hall,building,333500,395500,,,Friday,18:00,20:00,,,,targeted\n' +
  'Youth bus,Made-up Road,bus,333000,395000,,,Friday,,,,,,\n' +
  'Street team,Made-up Streets,detached,,,Made up 001A,,Saturday,17:00,21:00,,,,open\n' +
  'Other team,Made-up Parks,detached,333500,395500,Some parks,,Saturday,17:00,21:00,,,,open\n' +
  'Somewhere,Made-up Nowhere,building,,,,,Friday,18:00,20:00,,,,open\n' +
  'Hidden evening,Made-up House,building,333500,395500,,yes,Sunday,18:00,20:00,,,,open\n';

const QUERY = `query ($area: String, $weekday: Int, $hour: Int, $walk: Int, $seasons: [String!]) {
  youthReach(areaCode: $area, areaType: LSOA, weekday: $weekday, hour: $hour, walkMetres: $walk, seasons: $seasons) {
    children basis leftOut onSquares seasons method hours { weekday hour open notStated sessionsOpen sessionsNotStated }
    areas { area { gssCode } children open notStated } notCounted { name place reason } } }`;

interface Reach {
  readonly hours: {
    weekday: number;
    hour: number;
    open: number;
    notStated: number;
    sessionsOpen: number;
    sessionsNotStated: number;
  }[];
  readonly areas: { open: number; notStated: number }[];
  readonly notCounted: { name: string; reason: string }[];
}

describe.each(engines)('reach over GraphQL (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await addSquare(database);
    expect((await loadText(database, youthProvision, SESSIONS)).loaded).toBe(9);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const reach = async (variables: object): Promise<Reach> => {
    const answer = await served.ask(QUERY, { walk: 208, ...variables }, 'partner');
    expect(answer.body.errors).toBeUndefined();
    return answer.body.data!['youthReach'] as Reach;
  };
  const at = ({ hours }: Reach, weekday: number, hour: number) => {
    const { open, notStated, sessionsOpen, sessionsNotStated } = hours.find((of) => of.weekday === weekday && of.hour === hour)!;
    return [open, notStated, sessionsOpen, sessionsNotStated];
  };

  it('is for whoever reads provision, and for nobody else', async () => {
    for (const persona of ['outreach-worker', 'information-governance'] as const) {
      const { body } = await served.ask(QUERY, {}, persona);
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect(body.data).toBeNull();
    }
  });

  it.each([
    [{ weekday: 8 }, ['weekday']],
    [{ hour: 24 }, ['hour']],
    [{ walk: -1 }, ['walkMetres']],
    [{ area: 'E01000000' }, ['areaCode']],
  ])('%o is refused, saying where', async (variables, path) => {
    const { body } = await served.ask(QUERY, variables);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });

  it('160 m from the middle there are 12 of 100 squares, and a child in each', async () => {
    const friday = await reach({ weekday: 5, hour: 19 });
    expect(friday).toMatchObject({ children: 100, leftOut: 0, onSquares: 1, seasons: ['all year', 'holiday'] });
    // The bus at the corner reaches three more, if it stands there then.
    expect(at(friday, 5, 19)).toEqual([12, 3, 1, 1]);
    expect(at(friday, 5, 20)).toEqual([0, 3, 0, 1]);
    expect(at(friday, 4, 19)).toEqual([0, 0, 0, 0]);
    expect(friday.areas).toEqual([{ area: { gssCode: SQUARE }, children: 100, open: 12, notStated: 3 }]);
  });

  it('juniors are for those of 10 and 11: a quarter of twelve', async () => {
    expect(at(await reach({}), 1, 16)).toEqual([3, 0, 1, 0]);
  });

  it('a session of a season may be open, until the season is said', async () => {
    expect(at(await reach({}), 2, 10)).toEqual([0, 12, 0, 1]);
    expect(at(await reach({ seasons: ['Holiday'] }), 2, 10)).toEqual([12, 0, 1, 0]);
    const term = await reach({ seasons: ['term'] });
    expect(at(term, 2, 10)).toEqual([0, 0, 0, 0]);
    expect(term.notCounted).toContainEqual(expect.objectContaining({ name: 'Holiday club' }));
  });

  it('detached work reaches the area it is done in, whole; where its words name none that is known, nobody', async () => {
    const saturday = await reach({});
    expect(at(saturday, 6, 17)).toEqual([100, 0, 1, 0]);
    expect(saturday.notCounted.map(({ name }) => name).sort()).toEqual(['By referral', 'Other team', 'Somewhere']);
  });

  it('a composite area that is given the name of a published one changes nobody’s ground', async () => {
    const undone = new Error('undone');
    const found: unknown[] = [];
    await expect(
      database.asOwner(async (sql) => {
        for (const [code, name] of [
          ['made-up-001a', 'Made up 001A'],
          ['our-own', 'Our own'],
        ]) {
          await sql.execute(`INSERT INTO area (type, gss_code, vintage, name, in_use) VALUES ('COMPOSITE', $1, 2021, $2, true)`, [
            code,
            name,
          ]);
          await sql.execute(`INSERT INTO area_lsoa VALUES ('COMPOSITE', $1, 2021, 'E01999998', 'self')`, [code]);
        }
        found.push(...(await lsoasByAreaName(sql, ['made up 001a', 'our own'])));
        throw undone;
      }),
    ).rejects.toBe(undone);
    expect(Object.fromEntries(found as [string, string[]][])).toEqual({ 'made up 001a': [SQUARE], 'our own': ['E01999998'] });
  });

  it('a place that must not be found is in no figure and no word of it', async () => {
    for (const persona of ['police-analyst', 'council-analyst', 'administrator'] as const) {
      const answer = await served.ask(QUERY, { walk: 208 }, persona);
      expect(at(answer.body.data!['youthReach'] as Reach, 7, 18)).toEqual([0, 0, 0, 0]);
      expect(answer.text).not.toContain('Hidden');
      expect(answer.text).not.toContain('Made-up House');
    }
  });

  it('where people have postcodes, these are their homes', async () => {
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO postcode (batch_id, postcode, postcode_key, outward, quality, location, location_bng)
         SELECT (SELECT max(id) FROM batch), code, replace(code, ' ', ''), 'ZZ1', 10, ST_Transform(p, 4326), p
           FROM (VALUES ('ZZ1 1AA', ST_SetSRID(ST_MakePoint(333500, 395450), 27700)), ('ZZ1 1AB', ST_SetSRID(ST_MakePoint(333100, 395900), 27700))) v (code, p)`,
      ),
    );
    await loadText(
      database,
      youthProvision,
      'session,place,kind,easting,northing,weekday,starts,ends\nFurther,Far Hall,building,400000,400000,Sunday,10:00,11:00\n',
    );
    const onPostcodes = await reach({});
    expect(onPostcodes).toMatchObject({ onSquares: 0, children: 100 });
    expect(at(onPostcodes, 5, 19)).toEqual([50, 0, 1, 1]);
  });
});
