/**
 * Reach of every LSOA in each of 168 hours of the week: 2,000 LSOAs of 20 home points, 500 sessions, one in ten without hours. Beside the one spatial join it
 * needs: by PostGIS, with its index, handed over as lists of numbers; and the same join by itself, as Homeward makes it. And how it grows with sessions.
 *
 *     node bench/reach.mjs [rounds=9]
 */
import { loadavg } from 'node:os';
import { benchDatabase, built } from './database.mjs';
import { compare, line, median, milliseconds } from './measure.mjs';
import { random } from './street-file.mjs';

const rounds = Number(process.argv[2] ?? 9);
const LSOAS = 2_000;
const POINTS_EACH = 20;
const SESSIONS = 500;
const METRES = 1_200 / 1.3;
const LIMIT = 3;
/** Twice the sessions take at most so much more than twice as long. */
const LINEAR = 1.25;
const BARRIERS = 30;

const { childrenInReach } = await built('provision/reach/children-in-reach.js');
const { homesWithinWalk } = await built('provision/reach/homes-within-walk.js');

const next = random(11);
const anywhere = () => ({ easting: 330_000 + 30_000 * next(), northing: 380_000 + 30_000 * next() });
const towns = Array.from({ length: 60 }, anywhere);
const near = ({ easting, northing }, metres) => ({
  easting: easting + metres * (next() + next() - 1),
  northing: northing + metres * (next() + next() - 1),
});
const points = Array.from({ length: LSOAS }, (_, lsoa) => near(towns[lsoa % towns.length], 2_500)).flatMap((middle) =>
  Array.from({ length: POINTS_EACH }, () => near(middle, 300)),
);
const homes = {
  eastings: Float64Array.from(points, ({ easting }) => easting),
  northings: Float64Array.from(points, ({ northing }) => northing),
  areaOf: Int32Array.from(points, (_, point) => Math.floor(point / POINTS_EACH)),
};
const children = Float64Array.from({ length: LSOAS * 8 }, () => Math.floor(30 * next()));
const places = Array.from({ length: 4 * SESSIONS }, (_, session) => near(towns[session % towns.length], 2_500));
const sessions = places.map((place, session) => {
  const starts = 15 + Math.floor(5 * next());
  const stated = session % 10 !== 0;
  return {
    ...{ place, weekday: 1 + Math.floor(7 * next()), ageFrom: 8 + Math.floor(4 * next()), ageTo: 16, isHeld: true },
    ...{ startsAt: stated ? `${starts}:30` : null, endsAt: stated ? `${starts + 3}:00` : null },
  };
});
const barriers = Array.from({ length: BARRIERS }, (_, number) => {
  let corner = near(towns[number], 2_000);
  const course = Array.from(
    { length: 40 },
    () => (corner = { easting: corner.easting + 100 * next(), northing: corner.northing + 60 * next() }),
  );
  return { line: course, crossings: [10, 20, 30].map((at) => course[at]) };
});

const join = (many, across) => homesWithinWalk(homes, places.slice(0, many), METRES, across);
function reach(many, across) {
  const within = join(many, across);
  const held = sessions.slice(0, many).map((session, at) => ({ ...session, homes: within[at] }));
  return childrenInReach({ children, areaOf: homes.areaOf }, held);
}

const { database, drop } = await benchDatabase('reach');
try {
  await database.asOwner(async (sql) => {
    const add = async (table, of) => {
      await sql.execute(`CREATE TABLE ${table} (id int, location geometry(Point, 27700))`);
      await sql.execute(
        `INSERT INTO ${table} SELECT number - 1, ST_SetSRID(ST_MakePoint(e, n), 27700) FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS given (e, n, number)`,
        [of.map(({ easting }) => easting), of.map(({ northing }) => northing)],
      );
      await sql.execute(`CREATE INDEX ON ${table} USING gist (location)`);
      await sql.execute(`ANALYZE ${table}`);
    };
    await add('bench_home', points);
    await add('bench_place', places.slice(0, SESSIONS));
  });
  const plain = () =>
    database.asOwner((sql) =>
      sql.query(
        `SELECT p.id, array_agg(h.id) AS homes FROM bench_place p JOIN bench_home h ON ST_DWithin(h.location, p.location, $1) GROUP BY p.id`,
        [METRES],
      ),
    );
  const pairs = join(SESSIONS).reduce((sum, { length }) => sum + length, 0);
  const found = (await plain()).reduce((sum, { homes: of }) => sum + of.length, 0);
  if (found !== pairs) throw new Error(`PostGIS joins ${found} pairs, Homeward ${pairs}.`);
  console.log(
    `${points.length} home points, ${SESSIONS} sessions, ${pairs} pairs, load ${loadavg()[0].toFixed(1)}; medians of ${rounds}`,
  );
  line('reach, 168 hours, beside the join by PostGIS', await compare(() => reach(SESSIONS), plain, rounds), LIMIT);
  line(
    '  beside its own join',
    await compare(
      () => reach(SESSIONS),
      () => join(SESSIONS),
      rounds,
    ),
    LIMIT,
  );
  line(
    `  with ${BARRIERS} barriers of 39 sides, beside the join by PostGIS`,
    await compare(() => reach(SESSIONS, barriers), plain, rounds),
    LIMIT,
  );
} finally {
  await drop();
}

// Whatever does not grow with sessions, as laying out the points, would make growth look slower than it is: it is taken off.
const fixed = median(await times(0));
const growth = [];
for (const many of [SESSIONS, 2 * SESSIONS, 4 * SESSIONS]) growth.push(median(await times(many)) - fixed);
for (const [step, many] of [2 * SESSIONS, 4 * SESSIONS].entries()) {
  const ratio = growth[step + 1] / (2 * growth[step]);
  line(
    `${many} sessions beside twice the time of half as many`,
    { ours: growth[step + 1], floor: 2 * growth[step], ratio },
    LINEAR,
  );
}

async function times(many) {
  const all = [];
  for (let round = 0; round <= rounds; round++) all.push(await milliseconds(() => reach(many)));
  return all.slice(1);
}
