/**
 * What roles, audit and disclosure control cost: counts by area, month and hour of the week, grids, lists and points of the invented
 * district over HTTP, each as its role has it, beside the same question answered exactly, as the database's owner and without an event
 * (bench/without-access.mjs); and a load with its event and its publications kept ready, beside the load alone. In turn, in one process;
 * medians of node CPU and of time.
 *
 *     BENCH_DATABASE_URL=postgresql://… node bench/access.mjs [rounds=60] [rows of the load=100000]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addLsoas, benchDatabase, built } from './database.mjs';
import { caller } from './graphql-call.mjs';
import { line, median } from './measure.mjs';
import { lsoaBoxes, mapPoints, writeStreetFile } from './street-file.mjs';
import { withoutRolesAndAudit } from './without-access.mjs';

/** With them, at most so many times without. */
const LIMIT = 1.3;
const rounds = Number(process.argv[2] ?? 60);
const rowsOfLoad = Number(process.argv[3] ?? 100_000);
/** In a row; few, so that what else the machine does falls on both sides alike. */
const REQUESTS = 5;
const ROUNDS_OF_LOAD = 6;
const OWN_ROWS = 'bench_own_rows';

const { makeToken } = await built('access/token.js');
const { openSigningKey } = await built('access/signing-key.js');
const { loadDemonstration } = await built('demonstration/load.js');
const { PublicationKeeper } = await built('incidents/incidents.service.js');
const { loadFile } = await built('ingest/load.js');
const { policeStreet } = await built('ingest/police-street.js');
const here = path.dirname(fileURLToPath(import.meta.url));

const counts = (by, filter, areaType) => ({
  query: `query ($filter: IncidentFilter!, $by: CountBy!, $areaType: AreaType) {
    incidentCounts(filter: $filter, by: $by, areaType: $areaType) { rows { key count { count suppressed roundedTo } } total { count } } }`,
  variables: { filter, by, areaType },
});
const grid = (cellMetres, filter) => ({
  query: `query ($filter: IncidentFilter!, $cellMetres: Int!) { incidentGrid(filter: $filter, cellMetres: $cellMetres) { cells total { count } } }`,
  variables: { filter, cellMetres },
});
const list = (filter) => ({
  query: `query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 100) { edges { node {
    id kind category occurredFrom occurredTo location precision source areaCode } } } }`,
  variables: { filter },
});
const points = (filter) => ({
  query: 'query ($filter: IncidentFilter!) { incidentPoints(filter: $filter, limit: 500) }',
  variables: { filter },
});

const ASB = { kinds: ['ASB_REPORT'] };
const CRIME = { kinds: ['RECORDED_CRIME'], sources: ['police.uk'] };

/** What is asked, by whom where roles hold; `own`: of the agency's own rows, which without a policy a plain view shows. */
const questionsOf = (box, district) => [
  ['counts by LSOA', 'police-analyst', counts('AREA', ASB, 'LSOA')],
  ['counts by ward', 'police-analyst', counts('AREA', ASB, 'WARD')],
  ['counts by month, a district', 'police-analyst', counts('MONTH', { ...ASB, areaCodes: [district] })],
  ['counts by hour of the week', 'police-analyst', counts('WEEK_HOUR', ASB)],
  ['squares of 500 m', 'police-analyst', grid(500, ASB)],
  ['squares of 100 m in a box (audited)', 'police-analyst', grid(100, { ...ASB, bbox: box })],
  ['list of 100 (audited)', 'police-analyst', list(ASB)],
  ['500 points (audited)', 'police-analyst', points({ ...ASB, bbox: box })],
  ['counts by LSOA, police.uk', 'council-analyst', counts('AREA', CRIME, 'LSOA')],
  ['counts by ward (own, and others protected)', 'council-analyst', counts('AREA', ASB, 'WARD')],
  ['counts by month (own, and others protected)', 'council-analyst', counts('MONTH', ASB)],
  ['squares of 500 m, police.uk', 'council-analyst', grid(500, CRIME)],
  ['list of 100, police.uk', 'council-analyst', list(CRIME)],
  ['list of 100, own reports (audited)', 'council-analyst', list(ASB), 'own'],
  ['500 points, own reports (audited)', 'council-analyst', points({ ...ASB, bbox: box }), 'own'],
  ['counts by LSOA (protected)', 'jsna-author', counts('AREA', ASB, 'LSOA')],
  ['counts by ward (protected)', 'partner', counts('AREA', ASB, 'WARD')],
  ['counts by month (protected)', 'partner', counts('MONTH', ASB)],
  ['squares of 500 m (bands)', 'deployment-planner', grid(500, ASB)],
];

const { ask, agent } = caller(1);

/** Whoever comes first after the pause between rounds pays for waking the processor: they take turns. */
const inTurn = (ways, round) => (round % 2 === 0 ? Object.entries(ways) : Object.entries(ways).reverse());

/** The force's recorded crime is called open data, so that there is some; and the view that stands for the council's policy. */
async function prepare(database) {
  await database.asOwner(async (sql) => {
    for (const table of ['recorded_crime', 'batch_coverage', 'incident_series']) {
      await sql.execute(`UPDATE ${table} SET source = 'police.uk' WHERE source = 'recorded-crime'`);
    }
    await sql.execute(`CREATE SCHEMA ${OWN_ROWS}`);
    await sql.execute(
      `CREATE VIEW ${OWN_ROWS}.asb_report AS SELECT * FROM asb_report WHERE agency = 'council' AND national_type <> 'personal'`,
    );
  });
  await database.dataSource.query('VACUUM (ANALYZE)');
}

async function placeOf(database) {
  const [place] = await database.asOwner((sql) =>
    sql.query(
      `SELECT (SELECT gss_code FROM area WHERE type = 'DISTRICT' AND in_use ORDER BY 1 LIMIT 1) AS district,
              percentile_cont(0.2) WITHIN GROUP (ORDER BY ST_X(location)) AS west, percentile_cont(0.8) WITHIN GROUP (ORDER BY ST_X(location)) AS east,
              percentile_cont(0.2) WITHIN GROUP (ORDER BY ST_Y(location)) AS south, percentile_cont(0.8) WITHIN GROUP (ORDER BY ST_Y(location)) AS north
         FROM asb_report`,
    ),
  );
  const { district, ...box } = place;
  return [box, district];
}

async function measureQuestions() {
  const bench = await benchDatabase('access');
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-bench-'));
  let server;
  try {
    await loadDemonstration(bench.database, () => undefined);
    await prepare(bench.database);
    const start = performance.now();
    await new PublicationKeeper(bench.database, (error) => console.error(error)).look();
    console.log(
      `publications of the district made anew, in the background: ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
    const questions = questionsOf(...(await placeOf(bench.database)));
    server = fork(path.join(here, 'access-server.mjs'), [directory, OWN_ROWS], {
      env: { ...process.env, DATABASE_URL: bench.url },
    });
    const [{ ports }] = await once(server, 'message');
    const key = await openSigningKey(directory);
    const tokenOf = (persona) => makeToken(key, { id: persona });
    const cpu = async () => {
      const answered = once(server, 'message');
      server.send('cpu');
      const [{ cpu }] = await answered;
      return (cpu.user + cpu.system) / 1000;
    };
    for (const [words, persona, question, floor = 'without'] of questions) {
      const [token, exact] = [await tokenOf(persona), await tokenOf('police-analyst')];
      const ways = { ours: () => ask(ports.with, question, token), floor: () => ask(ports[floor], question, exact) };
      const measured = { cpu: { ours: [], floor: [] }, time: { ours: [], floor: [] } };
      for (const [name, way] of Object.entries(ways)) {
        const { status, text } = await way();
        if (status !== 200 || text.includes('"errors"')) throw new Error(`${words}, ${name}: ${status} ${text.slice(0, 500)}`);
        for (let warming = 0; warming < 8 * REQUESTS; warming += 1) await way();
      }
      for (let round = 0; round < rounds; round += 1) {
        for (const [name, way] of inTurn(ways, round)) {
          const before = await cpu();
          const begin = performance.now();
          for (let done = 0; done < REQUESTS; done += 1) await way();
          measured.time[name].push((performance.now() - begin) / REQUESTS);
          measured.cpu[name].push(((await cpu()) - before) / REQUESTS);
        }
      }
      tell(`${words}, ${persona}`, measured);
    }
  } finally {
    agent.destroy();
    if (server?.kill()) await once(server, 'exit');
    await bench.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measureLoad() {
  const bench = await benchDatabase('access_load');
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-bench-'));
  const { openDatabase } = await built('database/open-database.js');
  const plain = withoutRolesAndAudit(await openDatabase({ databaseUrl: bench.url, dataDirectory: '' }));
  try {
    const file = path.join(directory, 'street.csv');
    await writeStreetFile(file, rowsOfLoad);
    await addLsoas(bench.database, lsoaBoxes(mapPoints()));
    const measured = { cpu: { ours: [], floor: [] }, time: { ours: [], floor: [] } };
    for (let round = 0; round <= ROUNDS_OF_LOAD; round += 1) {
      for (const [name, database] of inTurn({ ours: bench.database, floor: plain }, round)) {
        await empty(bench.database);
        const keeper = new PublicationKeeper(database, (error) => console.error(error));
        if (name === 'ours') keeper.start();
        const before = process.cpuUsage();
        const begin = performance.now();
        const options = { replace: false, dryRun: false, invented: true };
        const result = await loadFile(database, policeStreet, { path: file }, options, 'bench');
        const time = performance.now() - begin;
        const { user, system } = process.cpuUsage(before);
        await keeper.stop();
        if (result.loaded !== rowsOfLoad) throw new Error(JSON.stringify(result));
        if (round === 0) continue;
        measured.time[name].push(time);
        measured.cpu[name].push((user + system) / 1000);
      }
    }
    tell(`loading ${rowsOfLoad.toLocaleString('en-GB')} street rows`, measured);
  } finally {
    await plain.close();
    await bench.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Partitions stay, so that both loads find the same. */
function empty(database) {
  return database.asOwner(async (sql) => {
    await sql.execute(
      'TRUNCATE asb_report, recorded_crime, incident_area_count, incident_cell_count, incident_series, incident_lsoas, incident_slice, batch_coverage',
    );
    await sql.execute('DELETE FROM batch');
  });
}

function tell(words, { cpu, time }) {
  for (const [what, { ours, floor }] of [
    ['CPU', cpu],
    ['time', time],
  ]) {
    const medians = { ours: median(ours), floor: median(floor) };
    line(`${words}: ${what}`, { ...medians, ratio: medians.ours / medians.floor }, LIMIT);
  }
}

console.log(
  `${availableParallelism()} cores, load ${loadavg().map((one) => one.toFixed(1))}; medians of ${rounds}: with, without`,
);
await measureQuestions();
await measureLoad();
