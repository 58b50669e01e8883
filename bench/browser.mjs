/**
 * The Explore view in a real browser on the built server: how long the first useful map takes with many incidents beside few, and how long
 * the page's main thread is busy at a time while the map is moved. Ends with 1 when a limit is not kept.
 *
 *     BENCH_DATABASE_URL=postgresql://… node bench/browser.mjs [few=10000] [many=1000000] [rounds=9]
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { mainThreadTasks, moveMap, noteFirstMap, TRACED } from './browser-page.mjs';
import { startServer } from './browser-server.mjs';
import { addLsoas, benchDatabase, built } from './database.mjs';
import { addMadeUpMap } from './made-up-map.mjs';
import { median } from './measure.mjs';
import { lsoaBoxes, mapPoints, writeStreetFile } from './street-file.mjs';

const few = Number(process.argv[2] ?? 10_000);
const many = Number(process.argv[3] ?? 1_000_000);
const rounds = Number(process.argv[4] ?? 9);

/** The first useful map with many incidents takes at most so many times that with few. */
const MOST_GROWTH = 1.5;
/** No task of the main thread takes longer while the map is moved, in milliseconds. */
const LONGEST_TASK = 100;

const executables = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the map shows while it is moved, and how many zooms it is moved through: 1,359 areas, the squares, 2,000 single reports. */
const MOVED = [
  ['LSOAs by rate', '?level=lsoa', 4],
  ['LSOAs by count', '?level=lsoa&measure=count&kinds=recorded-crime', 4],
  ['squares', '?level=lsoa&show=grid&kinds=recorded-crime', 4],
  ['single reports', '?level=lsoa&kinds=recorded-crime&map=53.46500,-2.97000,15', 2],
];

const directory = await mkdtemp(path.join(tmpdir(), 'homeward-bench-'));
const sides = [];
let browser;
try {
  for (const rows of [few, many]) sides.push(await prepare(rows));
  const executablePath = executables.find((file) => existsSync(file));
  if (!executablePath) throw new Error('No Chromium found: run «apt-get install chromium».');
  browser = await chromium.launch({ executablePath, args: flags });
  await firstMaps();
  console.log(`moving and zooming the map over ${many.toLocaleString('en-GB')} incidents:`);
  for (const moved of MOVED) await longestTask(sides[1], moved);
} finally {
  await browser?.close();
  for (const side of sides) {
    await side.server?.stop();
    await side.bench.drop();
  }
  await rm(directory, { recursive: true });
}

async function prepare(rows) {
  const bench = await benchDatabase(`browser_${rows}`);
  const side = { rows, bench, server: null, firstMaps: [], areas: 0 };
  try {
    const file = path.join(directory, 'street.csv');
    await writeStreetFile(file, rows);
    await addLsoas(bench.database, lsoaBoxes(mapPoints()));
    await addMadeUpMap(bench.database);
    const { loadFile } = await built('ingest/load.js');
    const { policeStreet } = await built('ingest/police-street.js');
    const result = await loadFile(
      bench.database,
      policeStreet,
      { path: file },
      { replace: false, dryRun: false, invented: true },
      'bench',
    );
    if (result.loaded !== rows) throw new Error(JSON.stringify(result));
    await bench.database.dataSource.query('VACUUM (ANALYZE)');
    const [wards] = await bench.database.asOwner((sql) =>
      sql.query(`SELECT count(*)::int AS areas FROM area WHERE type = 'WARD'`),
    );
    side.areas = wards.areas;
    side.server = await startServer(bench.url, path.join(directory, String(rows)));
    return side;
  } catch (error) {
    await side.server?.stop();
    await bench.drop();
    throw error;
  }
}

/** A new visit each time, with an empty cache, signed in as the demonstration's police analyst. */
async function visit({ server }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-GB' });
  const answer = await context.request.post(`${server.address}/session`, {
    data: { persona: 'police-analyst' },
    headers: { 'x-homeward-request': '1' },
  });
  if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}.`);
  return { context, page: await context.newPage() };
}

/** In turn, so that whatever else the machine does falls on both alike; the first round of each is not counted. */
async function firstMaps() {
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
      const { context, page } = await visit(side);
      await page.addInitScript(noteFirstMap, side.areas);
      await page.goto(`${side.server.address}/explore`, { waitUntil: 'commit' });
      const shown = await (await page.waitForFunction(() => window.firstMap, null, { timeout: 60_000 })).jsonValue();
      if (round > 0) side.firstMaps.push(shown);
      await context.close();
    }
  }
  console.log(`first useful map, medians of ${rounds} visits with an empty cache:`);
  for (const { rows, firstMaps: shown } of sides) {
    const [time, requests, bytes] = ['milliseconds', 'requests', 'bytes'].map((part) => median(shown.map((one) => one[part])));
    console.log(
      `  ${rows.toLocaleString('en-GB').padStart(9)} incidents ${Math.round(time).toString().padStart(6)} ms   (${requests} requests, ${Math.round(bytes / 1000)} kB)`,
    );
  }
  const [one, other] = sides.map((side) => median(side.firstMaps.map((shown) => shown.milliseconds)));
  verdict(`ratio ${(other / one).toFixed(2)}`, other / one <= MOST_GROWTH, `at most ${MOST_GROWTH}`);
}

/** Judged by processor time, which is what the task takes on a machine that does nothing else. */
async function longestTask(side, [name, search, zooms]) {
  const { context, page } = await visit(side);
  await page.goto(`${side.server.address}/explore${search}`);
  await page.locator('.area-table tbody tr').first().waitFor();
  await page.locator('.leaflet-overlay-pane canvas').waitFor();
  await page.waitForLoadState('networkidle');
  await browser.startTracing(page, { categories: TRACED });
  await moveMap(page, zooms);
  const [longest] = mainThreadTasks((await browser.stopTracing()).toString());
  await context.close();
  verdict(
    `${name}: longest task ${longest.processor.toFixed(0)} ms of processor time, ${longest.clock.toFixed(0)} ms by the clock, most of it ${longest.work()}`,
    longest.processor <= LONGEST_TASK,
    `at most ${LONGEST_TASK} ms`,
  );
}

function verdict(figure, kept, limit) {
  console.log(`  ${figure} (${limit}: ${kept ? 'kept' : 'NOT KEPT'})`);
  if (!kept) process.exitCode = 1;
}
