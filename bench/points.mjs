/**
 * 500 points in a box: node CPU per request of `incidentPoints`, and of the same as a connection of nine fields, beside the
 * floor, which is passing PostGIS's text straight through; without roles and audit, and with them beside without. Prints the
 * ratios of medians.
 *
 *     BENCH_DATABASE_URL=postgresql://… node bench/points.mjs     (a server where databases may be made; BENCH_DIST: another build)
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchDatabase, built } from './database.mjs';
import { caller } from './graphql-call.mjs';
import { median } from './measure.mjs';

/** Without roles and audit, at most so many times the floor. */
const TARGETS = { points: 2.5, connection: 12 };
/** With them, at most so many times without. */
const MOST_WITH = 1.3;
const ROWS = 20_000;
const ROUNDS = 15;
const REQUESTS = 40;
const BOX = { west: -3.05, south: 53.45, east: -2.95, north: 53.55 };

const QUESTIONS = {
  points: 'query ($filter: IncidentFilter!) { incidentPoints(filter: $filter, limit: 500) }',
  connection: `query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 500) { edges { node {
    id kind category occurredFrom occurredTo location precision source areaCode } } } }`,
};

const here = path.dirname(fileURLToPath(import.meta.url));
const build = path.resolve(process.env.BENCH_DIST ?? path.join(here, '..', 'dist'));

async function fill(database, directory) {
  const { loadFile } = await built('ingest/load.js');
  const { asbReports } = await built('ingest/asb-reports.js');
  const { registerInventedAgreements } = await built('demonstration/agreements.js');
  await registerInventedAgreements(database);
  const file = path.join(directory, 'reports.csv');
  const pad = (number) => String(number).padStart(2, '0');
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const [longitude, latitude] = [-3.1 + ((row * 7919) % 2000) / 10_000, 53.4 + ((row * 104_729) % 2000) / 10_000];
    return `R${row},marram,2025-${pad((row % 12) + 1)}-${pad((row % 27) + 1)}T${pad(row % 24)}:15,${longitude.toFixed(5)},${latitude.toFixed(5)},Noise and nuisance,On or near Sand Lane,E0100${1000 + (row % 200)}`;
  });
  writeFileSync(file, `reference,force,occurred_from,longitude,latitude,category,place,area_code\n${rows.join('\n')}\n`);
  const result = await loadFile(
    database,
    asbReports,
    { path: file },
    { replace: false, dryRun: false, invented: true, agreement: 'ISA-DEMO-02' },
    'bench',
  );
  if (result.loaded !== ROWS) throw new Error(`The rows were refused: ${JSON.stringify(result.errors[0])}`);
  await database.asOwner((sql) => sql.execute('ANALYZE'));
}

const { call, ask: askServer, agent } = caller(2);

async function main() {
  const bench = await benchDatabase('points');
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-bench-'));
  let server;
  try {
    await fill(bench.database, directory);
    server = fork(path.join(here, 'points-server.mjs'), [build, directory], { env: { ...process.env, DATABASE_URL: bench.url } });
    const { ports } = await new Promise((resolve) => server.once('message', resolve));
    const { openSigningKey } = await built('access/signing-key.js');
    const { makeToken } = await built('access/token.js');
    const token = await makeToken(await openSigningKey(directory), { id: 'police-analyst' });
    const ask = (port, query) => () =>
      askServer(port, { query, variables: { filter: { kinds: ['ASB_REPORT'], bbox: BOX } } }, token);
    const ways = { floor: () => call(ports.floor, `/?box=${Object.values(BOX).join(',')}`) };
    for (const [name, query] of Object.entries(QUESTIONS)) {
      for (const side of ['without', 'with']) ways[`${name}, ${side}`] = ask(ports[side], query);
    }
    const cpu = () =>
      new Promise((resolve) => {
        server.once('message', ({ cpu }) => resolve(cpu.user + cpu.system));
        server.send('cpu');
      });
    const perRequest = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
    for (const way of Object.values(ways)) {
      const { status, text } = await way();
      if (status !== 200 || text.includes('"errors"')) throw new Error(`${status} ${text.slice(0, 500)}`);
      for (let warming = 0; warming < REQUESTS; warming += 1) await way();
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, way] of Object.entries(ways)) {
        const before = await cpu();
        for (let done = 0; done < REQUESTS; done += 1) await way();
        perRequest[name].push(((await cpu()) - before) / REQUESTS / 1000);
      }
    }
    const floor = median(perRequest.floor);
    process.stdout.write(`500 points, floor: ${floor.toFixed(2)} ms of node CPU a request\n`);
    const tell = (words, ratio, most) => {
      process.stdout.write(`${words}: ${ratio.toFixed(2)} (at most ${most}) ${ratio <= most ? 'ok' : 'TOO SLOW'}\n`);
      if (ratio > most) process.exitCode = 1;
    };
    for (const [name, most] of Object.entries(TARGETS)) {
      const [without, withThem] = ['without', 'with'].map((side) => median(perRequest[`${name}, ${side}`]));
      tell(`500 points, ${name}, without roles and audit, beside the floor`, without / floor, most);
      tell(`500 points, ${name}, with roles and audit, beside without`, withThem / without, MOST_WITH);
      process.stdout.write(`500 points, ${name}, with roles and audit, beside the floor: ${(withThem / floor).toFixed(2)}\n`);
    }
  } finally {
    agent.destroy();
    if (server?.kill()) await once(server, 'exit');
    await bench.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
