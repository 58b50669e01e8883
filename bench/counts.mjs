/**
 * Counts and grids beside plain GROUP BY over the incident tables, at one and at ten million rows.
 * Usage: node bench/counts.mjs [rows=1000000,10000000] [rounds=7]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addLsoas, benchDatabase, built } from './database.mjs';
import { compare, line } from './measure.mjs';
import { CATEGORIES, lsoaBoxes, mapPoints, writeStreetFile } from './street-file.mjs';

const sizes = (process.argv[2] ?? '1000000,10000000').split(',').map(Number);
const rounds = Number(process.argv[3] ?? 7);

const { countIncidents, gridIncidents } = await built('incidents/incidents.service.js');
const { loadFile } = await built('ingest/load.js');
const { policeStreet } = await built('ingest/police-street.js');

const VIEWER = { databaseRole: 'homeward_police_analyst', name: 'bench', agency: 'bench' };
const CRIME = { kinds: ['RECORDED_CRIME'] };
const box = (west, south, metres) => ({ west, south, east: west + metres / 66_300, north: south + metres / 111_300 });
const YEAR = { from: '2023-01-01', to: '2023-12-31' };
const QUARTER = { from: '2023-04-01', to: '2023-06-30' };
const PERIOD = (period) => `occurred_from >= '${period.from}' AND occurred_from < date '${period.to}' + 1`;
const INSIDE = ({ west, south, east, north }) => `location && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`;
const CELLS = (metres, where) =>
  `SELECT floor(ST_X(location_bng) / ${metres}), floor(ST_Y(location_bng) / ${metres}), count(*) FROM recorded_crime WHERE location IS NOT NULL AND ${where} GROUP BY 1, 2`;
const BY = (column, where) => `SELECT ${column}, count(*) FROM recorded_crime WHERE ${where} GROUP BY 1`;
const NORTH = `lsoa21 IN (SELECT lsoa_code FROM area_lsoa WHERE gss_code = 'E08900001')`;

const NEAR_BY = box(-3.0, 53.42, 5_000);
const CRIMES = CATEGORIES.map(([category]) => category).filter((category) => category !== 'Anti-social behaviour');
/** A category and quarter of 2023 after the other, so that no two questions are alike and nothing of any was kept. */
const anotherQuestion = () => {
  let asked = 0;
  return () => {
    const category = CRIMES[asked % CRIMES.length];
    const quarter = Math.floor(asked / CRIMES.length) % 4;
    asked += 1;
    const month = String(quarter * 3 + 1).padStart(2, '0');
    const to = ['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31'][quarter];
    return { from: `2023-${month}-01`, to, categories: [category] };
  };
};
const [anotherOfOurs, anotherPlain] = [anotherQuestion(), anotherQuestion()];

/** name, ours, the plain query, the limit's kind: summaries (0.25 and 0.05) or rows (no slower). */
const QUESTIONS = [
  [
    'counts by area, everything',
    (sql) => countIncidents(sql, CRIME, 'AREA', { areaType: 'LSOA' }),
    BY('lsoa21', 'true'),
    'summaries',
  ],
  [
    'counts by area, one category, a year',
    (sql) => countIncidents(sql, { ...CRIME, ...YEAR, categories: ['Drugs'] }, 'AREA', { areaType: 'LSOA' }),
    BY('lsoa21', `category = 'Drugs' AND ${PERIOD(YEAR)}`),
    'summaries',
  ],
  [
    'counts by month, a district',
    (sql) => countIncidents(sql, { ...CRIME, areaCodes: ['E08900001'] }, 'MONTH'),
    BY(`date_trunc('month', occurred_from)`, NORTH),
    'summaries',
  ],
  [
    'counts by category, a quarter',
    (sql) => countIncidents(sql, { ...CRIME, ...QUARTER }, 'CATEGORY'),
    BY('category', PERIOD(QUARTER)),
    'summaries',
  ],
  ['grid 10 km, everything', (sql) => gridIncidents(sql, CRIME, 10_000), CELLS(10_000, 'true'), 'summaries'],
  [
    'grid 2 km, box of 40 km, a year',
    (sql) => gridIncidents(sql, { ...CRIME, ...YEAR, bbox: box(-3.2, 53.3, 40_000) }, 2_000),
    CELLS(2_000, `${PERIOD(YEAR)} AND ${INSIDE(box(-3.2, 53.3, 40_000))}`),
    'summaries',
  ],
  [
    'grid 500 m, box of 20 km, one category',
    (sql) => gridIncidents(sql, { ...CRIME, categories: ['Drugs'], bbox: box(-3.0, 53.4, 20_000) }, 500),
    CELLS(500, `category = 'Drugs' AND ${INSIDE(box(-3.0, 53.4, 20_000))}`),
    'summaries',
  ],
  [
    'grid 100 m, box of 5 km, everything',
    (sql) => gridIncidents(sql, { ...CRIME, bbox: NEAR_BY }, 100),
    CELLS(100, INSIDE(NEAR_BY)),
    'summaries',
  ],
  [
    'grid 100 m, box of 5 km, one category, a quarter',
    (sql) => gridIncidents(sql, { ...CRIME, ...QUARTER, categories: ['Drugs'], bbox: NEAR_BY }, 100),
    CELLS(100, `category = 'Drugs' AND ${PERIOD(QUARTER)} AND ${INSIDE(NEAR_BY)}`),
    'summaries',
  ],
  [
    'the same, another category or quarter each time',
    (sql) => gridIncidents(sql, { ...CRIME, ...anotherOfOurs(), bbox: NEAR_BY }, 100),
    () => {
      const asked = anotherPlain();
      return CELLS(100, `category = '${asked.categories[0]}' AND ${PERIOD(asked)} AND ${INSIDE(NEAR_BY)}`);
    },
    'rows',
  ],
  [
    'grid 500 m, a district, a year',
    (sql) => gridIncidents(sql, { ...CRIME, ...YEAR, areaCodes: ['E08900001'] }, 500),
    CELLS(500, `${PERIOD(YEAR)} AND ${NORTH}`),
    'summaries',
  ],
  [
    'counts by category, near a point (from the rows)',
    (sql) => countIncidents(sql, { ...CRIME, near: { longitude: -2.97, latitude: 53.44, metres: 1_000 } }, 'CATEGORY'),
    BY('category', `ST_DWithin(location_bng, ST_Transform(ST_SetSRID(ST_MakePoint(-2.97, 53.44), 4326), 27700), 1000)`),
    'rows',
  ],
  [
    'counts by month, part of months (from the rows)',
    (sql) => countIncidents(sql, { ...CRIME, from: '2023-04-10', to: '2023-05-20' }, 'MONTH'),
    BY(`date_trunc('month', occurred_from)`, `occurred_to > '2023-04-10' AND occurred_from < '2023-05-21'`),
    'rows',
  ],
];

const directory = await mkdtemp(path.join(tmpdir(), 'homeward-bench-'));
const own = new Map();
try {
  for (const rows of sizes) {
    const bench = await benchDatabase('counts');
    try {
      const file = path.join(directory, 'street.csv');
      await writeStreetFile(file, rows);
      await addLsoas(bench.database, lsoaBoxes(mapPoints()));
      const result = await loadFile(
        bench.database,
        policeStreet,
        { path: file },
        { replace: false, dryRun: false, invented: true },
        'bench',
      );
      if (result.loaded !== rows) throw new Error(JSON.stringify(result));
      await bench.database.dataSource.query('VACUUM (ANALYZE)');
      console.log(`\ncounts and grids over ${rows.toLocaleString('en-GB')} rows, medians of ${rounds}: ours, plain GROUP BY`);
      const limit = rows >= 10_000_000 ? 0.05 : 0.25;
      for (const [name, ask, plain, kind] of QUESTIONS) {
        // As owner: over ten million rows a plain query may take longer than a viewer is let wait.
        const times = await compare(
          () => bench.database.asViewer(VIEWER, ask),
          () => bench.database.asOwner((sql) => sql.query(typeof plain === 'function' ? plain() : plain)),
          rounds,
        );
        line(name, times, kind === 'summaries' ? limit : 1.05);
        own.set(name, [...(own.get(name) ?? []), times.ours]);
      }
    } finally {
      await bench.drop();
    }
  }
  if (sizes.length > 1) {
    console.log(
      `\ngrowth of our own time from ${sizes[0].toLocaleString('en-GB')} to ${sizes.at(-1).toLocaleString('en-GB')} rows (at most 1.5)`,
    );
    for (const [name, times] of own) {
      const growth = times.at(-1) / times[0];
      console.log(`${name.padEnd(66)} ${growth.toFixed(2)}${growth > 1.5 ? '  NOT KEPT' : ''}`);
      if (growth > 1.5) process.exitCode = 1;
    }
  }
} finally {
  await rm(directory, { recursive: true });
}
