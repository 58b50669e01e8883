/**
 * What the audit costs: 500 points of a council's own list, which leave an event before the answer does, beside the same 500 points
 * as open data, which leave none. Node CPU a request, its time alone, and its time with eight at once, who share their commits.
 *
 *     BENCH_DATABASE_URL=postgresql://… node bench/audit.mjs     (a server where databases may be made; BENCH_DIST: another build)
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

/** With the audit, at most so many times without. */
const TARGET = 1.3;
const ROWS = 20_000;
const ROUNDS = 15;
const REQUESTS = 40;
const AT_ONCE = 8;
const BOX = { west: -3.05, south: 53.45, east: -2.95, north: 53.55 };

const here = path.dirname(fileURLToPath(import.meta.url));
const build = path.resolve(process.env.BENCH_DIST ?? path.join(here, '..', 'dist'));

/** The same rows twice, of two forces; those of one are then called open data. */
async function fill(database, directory) {
  const { loadFile } = await built('ingest/load.js');
  const { asbReports } = await built('ingest/asb-reports.js');
  const { registerInventedAgreements } = await built('demonstration/agreements.js');
  await registerInventedAgreements(database);
  const pad = (number) => String(number).padStart(2, '0');
  for (const force of ['marram', 'tidewell']) {
    const file = path.join(directory, `${force}.csv`);
    const rows = Array.from({ length: ROWS }, (_, row) => {
      const [longitude, latitude] = [-3.1 + ((row * 7919) % 2000) / 10_000, 53.4 + ((row * 104_729) % 2000) / 10_000];
      return `R${row},${force},2025-${pad((row % 12) + 1)}-${pad((row % 27) + 1)}T${pad(row % 24)}:15,${longitude.toFixed(5)},${latitude.toFixed(5)},Noise and nuisance,On or near Sand Lane,E0100${1000 + (row % 200)}`;
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
  }
  await database.asOwner(async (sql) => {
    for (const table of ['asb_report', 'batch_coverage']) {
      await sql.execute(`UPDATE ${table} SET source = 'police.uk' WHERE force_code = 'tidewell'`);
    }
    await sql.execute('ANALYZE');
  });
}

const { ask: askServer, agent } = caller(AT_ONCE);

async function main() {
  const bench = await benchDatabase('audit');
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-bench-'));
  let server;
  try {
    await fill(bench.database, directory);
    server = fork(path.join(here, 'points-server.mjs'), [build, directory], { env: { ...process.env, DATABASE_URL: bench.url } });
    const { ports } = await new Promise((resolve) => server.once('message', resolve));
    const { openSigningKey } = await built('access/signing-key.js');
    const { makeToken } = await built('access/token.js');
    const token = await makeToken(await openSigningKey(directory), { id: 'police-analyst' });
    const ask = (source) => {
      const query = 'query ($filter: IncidentFilter!) { incidentPoints(filter: $filter, limit: 500) }';
      const filter = { kinds: ['ASB_REPORT'], sources: [source], bbox: BOX };
      return () => askServer(ports.with, { query, variables: { filter } }, token);
    };
    const ways = { without: ask('police.uk'), with: ask('asb-reports') };
    const cpu = () =>
      new Promise((resolve) => {
        server.once('message', ({ cpu }) => resolve(cpu.user + cpu.system));
        server.send('cpu');
      });
    const measures = { 'node CPU a request': {}, 'time of a request alone': {}, [`time of ${AT_ONCE} at once`]: {} };
    const [ofCpu, alone, together] = Object.values(measures);
    for (const [name, way] of Object.entries(ways)) {
      for (const measure of [ofCpu, alone, together]) measure[name] = [];
      const { status, text } = await way();
      const points = text.split('"Feature",').length - 1;
      if (status !== 200 || points !== 500) throw new Error(`${status}, ${points} points: ${text.slice(0, 500)}`);
      for (let warming = 0; warming < REQUESTS; warming += 1) await way();
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, way] of Object.entries(ways)) {
        const before = await cpu();
        const start = performance.now();
        for (let done = 0; done < REQUESTS; done += 1) await way();
        alone[name].push((performance.now() - start) / REQUESTS);
        ofCpu[name].push(((await cpu()) - before) / REQUESTS / 1000);
        const begin = performance.now();
        for (let done = 0; done < REQUESTS; done += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, () => way()));
        together[name].push((performance.now() - begin) / (REQUESTS / AT_ONCE));
      }
    }
    for (const [words, { with: audited, without }] of Object.entries(measures)) {
      const ratio = median(audited) / median(without);
      process.stdout.write(
        `500 points with the audit, ${words}: ${median(audited).toFixed(2)} ms, ${ratio.toFixed(2)} × without (at most ${TARGET}) ${ratio <= TARGET ? 'ok' : 'TOO SLOW'}\n`,
      );
      if (ratio > TARGET) process.exitCode = 1;
    }
    const [{ events, groups }] = await bench.database.asOwner((sql) =>
      sql.query(`SELECT count(*) AS events, count(DISTINCT xmin::text) AS groups FROM audit_event WHERE action = 'VIEW'`),
    );
    process.stdout.write(`${events} events in ${groups} commits\n`);
  } finally {
    agent.destroy();
    if (server?.kill()) await once(server, 'exit');
    await bench.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
