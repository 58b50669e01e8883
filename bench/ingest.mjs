/**
 * Loading a street file beside its floor: COPY of the very rows that the load made, geometries included, into the same empty partitioned
 * tables with their indexes; and the loader's memory with a file five times as long. Ends with 1 when a limit is not kept.
 * Usage: node bench/ingest.mjs [rows=1000000] [rounds=3] [rows for memory=5000000]
 */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { addLsoas, benchDatabase } from './database.mjs';
import { median } from './measure.mjs';
import { lsoaBoxes, mapPoints, writeStreetFile } from './street-file.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const longRows = Number(process.argv[4] ?? 5_000_000);
const LEAST_RATIO = 0.4;
const MOST_MEGABYTES = 300;
const child = fileURLToPath(new URL('./load-in-child.mjs', import.meta.url));
const TABLES = ['asb_report', 'recorded_crime'];

const directory = await mkdtemp(path.join(tmpdir(), 'homeward-bench-'));
const bench = await benchDatabase('ingest');
const client = new pg.Client({ connectionString: bench.url });
await client.connect();
await client.query('SET search_path = homeward, public');
try {
  const file = path.join(directory, 'street.csv');
  await writeStreetFile(file, rows);
  await addLsoas(bench.database, lsoaBoxes(mapPoints()));
  const times = { ours: [], floor: [], resident: [], checked: [] };
  for (let round = 0; round < rounds; round += 1) {
    await empty(true);
    const ours = JSON.parse((await promisify(execFile)(process.execPath, [child, bench.url, file])).stdout);
    if (ours.loaded !== rows) throw new Error(`only ${ours.loaded} rows were loaded: ${JSON.stringify(ours)}`);
    if (round === 0) {
      for (const table of TABLES) {
        await pipeline(
          client.query(copyStreams.to(`COPY (SELECT * FROM ${table}) TO STDOUT`)),
          createWriteStream(path.join(directory, table)),
        );
      }
    }
    await empty(false);
    await client.query('CHECKPOINT');
    const start = performance.now();
    for (const table of TABLES) {
      await pipeline(createReadStream(path.join(directory, table)), client.query(copyStreams.from(`COPY ${table} FROM STDIN`)));
    }
    times.floor.push(performance.now() - start);
    times.ours.push(ours.milliseconds);
    times.checked.push(ours.checked);
    times.resident.push(ours.residentMegabytes);
  }
  const [ours, floor] = [median(times.ours), median(times.floor)];
  console.log(`loading ${rows.toLocaleString('en-GB')} street rows, medians of ${rounds}:`);
  console.log(
    `  ours   ${(ours / 1000).toFixed(1)} s (${Math.round((rows / ours) * 1000).toLocaleString('en-GB')} rows/s), of it reading and checking ${(median(times.checked) / 1000).toFixed(1)} s`,
  );
  console.log(`  floor  ${(floor / 1000).toFixed(1)} s (${Math.round((rows / floor) * 1000).toLocaleString('en-GB')} rows/s)`);
  verdict(`ratio of rows/s ${(floor / ours).toFixed(3)}`, floor / ours >= LEAST_RATIO, `at least ${LEAST_RATIO}`);
  verdictOnMemory(rows, Math.max(...times.resident));
  if (longRows > 0) {
    await writeStreetFile(file, longRows);
    await empty(true);
    const long = JSON.parse((await promisify(execFile)(process.execPath, [child, bench.url, file])).stdout);
    if (long.loaded !== longRows) throw new Error(`only ${long.loaded} rows were loaded: ${JSON.stringify(long)}`);
    verdictOnMemory(longRows, long.residentMegabytes);
  }
} finally {
  await client.end();
  await bench.drop();
  await rm(directory, { recursive: true });
}

function verdictOnMemory(loaded, megabytes) {
  const amount = `largest resident memory of the loader with ${loaded.toLocaleString('en-GB')} rows ${Math.round(megabytes)} MB`;
  verdict(amount, megabytes < MOST_MEGABYTES, `under ${MOST_MEGABYTES} MB`);
}

function verdict(figure, kept, limit) {
  console.log(`  ${figure} (${limit}: ${kept ? 'kept' : 'NOT KEPT'})`);
  if (!kept) process.exitCode = 1;
}

/** Without partitions the months are new to our load, as they are in life; the floor finds the partitions that the load made. */
async function empty(dropPartitions) {
  await client.query(
    'TRUNCATE asb_report, recorded_crime, incident_area_count, incident_cell_count, incident_series, incident_lsoas, incident_slice, batch_coverage',
  );
  await client.query('DELETE FROM batch');
  if (!dropPartitions) return;
  const { rows: partitions } = await client.query(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent IN ('asb_report'::regclass, 'recorded_crime'::regclass)`,
  );
  for (const { name } of partitions) await client.query(`DROP TABLE ${name}`);
}
