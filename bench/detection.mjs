/**
 * Detection from the database to the last cell (counted, tested, written as GeoJSON) beside the same counts by a plain GROUP BY over the rows;
 * and beside its own statements, which mostly read the summaries, for whoever looks for where the time goes.
 * Usage: node bench/detection.mjs [rows=1000000] [rounds=7]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { addLsoas, benchDatabase, built } from './database.mjs';
import { addMadeUpMap } from './made-up-map.mjs';
import { compare, line } from './measure.mjs';
import { noting, replay } from './noting.mjs';
import { lsoaBoxes, mapPoints, writeStreetFile } from './street-file.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 7);

const { detect } = await built('hotspots/detect.js');
const { loadFile } = await built('ingest/load.js');
const { policeStreet } = await built('ingest/police-street.js');

const VIEWER = { databaseRole: 'homeward_police_analyst', name: 'bench', agency: 'bench' };
const READER = { persona: 'police-analyst', role: 'Police analyst', agency: 'bench', purpose: undefined };
const FILTER = { kinds: ['ASB_REPORT', 'RECORDED_CRIME'] };
/** At most so many times the plain query. */
const LIMIT = 3;

const directory = await mkdtemp(path.join(tmpdir(), 'homeward-bench-'));
const { database, drop } = await benchDatabase('detection');
try {
  await addLsoas(database, lsoaBoxes(mapPoints()));
  await addMadeUpMap(database);
  const file = path.join(directory, 'street.csv');
  await writeStreetFile(file, rows);
  const result = await loadFile(
    database,
    policeStreet,
    { path: file },
    { replace: false, dryRun: false, invented: true },
    'bench',
  );
  if (result.loaded !== rows) throw new Error(JSON.stringify(result));
  await database.dataSource.query('VACUUM (ANALYZE)');
  console.log(`${rows.toLocaleString('en-GB')} rows, load ${loadavg()[0].toFixed(1)}; medians of ${rounds}`);

  const cells = (metres) => `floor(ST_X(location_bng) / ${metres}), floor(ST_Y(location_bng) / ${metres})`;
  const plain = (by) => `SELECT ${by}, count(*) FROM incident WHERE location IS NOT NULL GROUP BY ${by}`;
  for (const [name, options, query] of [
    ['Gi* on squares of 500 m', { cellMetres: 500 }, plain(cells(500))],
    ['Gi* on hexagons of 500 m', { cellMetres: 500, shape: 'HEXAGON' }, plain(cells(500))],
    ['Gi* on squares of 500 m, beside residents', { cellMetres: 500, baseline: 'RESIDENTS' }, plain(cells(500))],
    ['Gi* by LSOA', { areaType: 'LSOA' }, plain('lsoa21')],
  ]) {
    // A statement of a viewer has five seconds.
    await measure(name, options, query).catch((error) => {
      console.log(`${name.padEnd(66)} not answered: ${error.message}`);
      process.exitCode = 1;
    });
  }
} finally {
  await drop();
  await rm(directory, { recursive: true });
}

async function measure(name, options, query) {
  const asked = { filter: FILTER, method: 'GI_STAR', options };
  const statements = [];
  await database.asViewer(VIEWER, (sql) => detect(noting(sql, statements), READER, asked, { version: 'bench' }));
  // What stays with the boundaries is kept by now, as it is for everybody but the first after a load.
  statements.length = 0;
  const found = await database.asViewer(VIEWER, (sql) => detect(noting(sql, statements), READER, asked, { version: 'bench' }));
  const ours = () => database.asViewer(VIEWER, (sql) => detect(sql, READER, asked, { version: 'bench' }));
  const floor = () => database.asViewer(VIEWER, (sql) => replay(sql, statements));
  const byRows = () => database.asOwner((sql) => sql.query(query));
  line(`${name} (${found.units.keys.length} units)`, await compare(ours, byRows, rounds), LIMIT);
  line('  beside its own statements', await compare(ours, floor, rounds));
}
