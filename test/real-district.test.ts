/**
 * Runs the very commands of docs/loading-a-real-district.md on the published files and checks what they print, then the figures
 * that the files are known to hold: Sefton by month and crime type, its LSOAs, children, deprivation, wards, and South Sefton.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedEngine } from '../server/database/embedded-engine.js';
import { joinEmbedded, openDatabase } from '../server/database/open-database.js';
import type { PostgresDatabase } from '../server/database/postgres-database.js';
import { figuresOfAreas } from '../server/indicators/indicators.sql.js';
import { serve, type Served } from './api/serve.js';
import { engines, newServerDatabase } from './database.js';
import { requireShared, sharedPath } from './shared-data.js';

const run = promisify(execFile);
const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const GUIDE = path.join(PROJECT, 'docs/loading-a-real-district.md');
const SEFTON = 'E08000014';
const HALF_AN_HOUR = 1_800_000;

/** Rows whose LSOA is in Sefton, by month and the source's own category. */
const SEFTON_BY_MONTH: Readonly<Record<string, readonly [number, number, number]>> = {
  'Anti-social behaviour': [185, 132, 138],
  'Violence and sexual offences': [969, 777, 821],
  'Public order': [225, 167, 185],
  'Criminal damage and arson': [158, 148, 121],
  Drugs: [103, 124, 120],
  Shoplifting: [100, 107, 130],
  'Vehicle crime': [133, 67, 52],
  Burglary: [97, 52, 42],
  'Other theft': [88, 122, 83],
  Robbery: [15, 12, 13],
  'Possession of weapons': [11, 16, 14],
  'Theft from the person': [17, 9, 2],
  'Bicycle theft': [28, 12, 7],
  'Other crime': [35, 29, 28],
};
const MONTHS = [
  { from: '2021-12-01', to: '2021-12-31', all: 2164 },
  { from: '2024-01-01', to: '2024-01-31', all: 1774 },
  { from: '2024-02-01', to: '2024-02-29', all: 1756 },
] as const;

/** What is derived from the files, by table: the same before and after means that nothing changed. */
const FINGERPRINTED = [
  'asb_report',
  'recorded_crime',
  'incident_area_count',
  'incident_cell_count',
  'batch_coverage',
  'area_lsoa',
  'place',
];

interface Step {
  readonly commands: string;
  readonly printed: string;
}

/** The blocks of commands of the guide, each with the block of output that follows it. */
function stepsOf(guide: string): Step[] {
  const blocks = guide.matchAll(/```sh\n(npx homeward [\s\S]*?)```\s*```text\n([\s\S]*?)```/g);
  return [...blocks].map(([, commands = '', printed = '']) => ({ commands, printed }));
}

describe.each(engines)('the guide to loading a real district (%s)', (engine) => {
  let directory: string;
  let environment: Record<string, string>;
  let database: PostgresDatabase | undefined;
  let served: Served | undefined;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-district-'));
    await run(process.execPath, ['scripts/build.mjs', '--server'], { cwd: PROJECT });
    const server: Record<string, string> =
      engine === 'server' ? { DATABASE_URL: await newServerDatabase(), HOMEWARD_DEMO: '1' } : {};
    const { PATH = '', HOME = directory } = process.env;
    environment = {
      PATH,
      HOME,
      HOMEWARD_DATA: directory,
      HOMEWARD_DEBUG: '1',
      DATA: sharedPath('data') ?? '',
      ...server,
    };
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const shell = async (commands: string): Promise<string> => {
    const { stdout } = await run('sh', ['-e', '-c', commands], {
      cwd: PROJECT,
      env: environment,
      maxBuffer: 10_000_000,
    });
    return stdout.replaceAll(environment['DATA']!, '$DATA');
  };

  /** As the commands open it. A worker thread loads plain JavaScript only, so the embedded engine is the built one. */
  async function open(): Promise<PostgresDatabase> {
    const databaseUrl = environment['DATABASE_URL'];
    if (databaseUrl !== undefined) return openDatabase({ databaseUrl, dataDirectory: directory });
    const workerFile = pathToFileURL(path.join(PROJECT, 'dist/server/database/embedded-worker.js'));
    const started = await startEmbeddedEngine(directory, { workerFile });
    if ('heldBy' in started) throw new Error('the commands have ended, so nothing holds the data directory');
    return joinEmbedded(started.engine.socketDirectory, { engine: started.engine });
  }

  /** Asks as a client would. The commands have ended by then, and the embedded engine is free to be opened. */
  async function ask<Answer>(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    database ??= await open();
    served ??= await serve(database);
    const { body } = await served.ask(query, variables);
    expect(body.errors).toBeUndefined();
    return body.data as Answer;
  }

  async function fingerprints(): Promise<Record<string, unknown>> {
    database ??= await open();
    const found: Record<string, unknown> = {};
    for (const table of FINGERPRINTED) {
      const [row] = await database.asOwner((sql) =>
        sql.query(
          `SELECT count(*)::int AS rows, md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS content FROM ${table} t`,
        ),
      );
      found[table] = row;
    }
    return found;
  }

  /** Commands need the database to themselves on the embedded engine. */
  async function close(): Promise<void> {
    await served?.close();
    await database?.close();
    served = undefined;
    database = undefined;
  }

  test(
    'its commands do what it says they print',
    async (context) => {
      requireShared(context, 'data', 'README.md');
      const steps = stepsOf(await readFile(GUIDE, 'utf8'));
      expect(steps.length).toBeGreaterThanOrEqual(7);
      const [first, ...others] = steps;
      expect(await shell(first!.commands)).toBe(first!.printed);
      // The first find the database closed; the others find it open, as beside a running server, which spares opening it for each.
      database = await open();
      for (const { commands, printed } of others) expect(await shell(commands)).toBe(printed);
    },
    HALF_AN_HOUR,
  );

  test('Sefton by month and crime type', async (context) => {
    requireShared(context, 'data', 'README.md');
    for (const [month, { from, to, all }] of MONTHS.entries()) {
      const { incidentCounts } = await ask<{
        incidentCounts: {
          rows: { key: string; count: { count: number } }[];
          total: { count: number };
          missingMonths: string[];
        };
      }>(
        `query($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: CATEGORY) { rows { key count { count } } total { count } missingMonths } }`,
        { filter: { areaCodes: [SEFTON], from, to } },
      );
      const counted = Object.fromEntries(
        incidentCounts.rows.filter(({ count }) => count.count > 0).map(({ key, count }) => [key, count.count]),
      );
      expect(counted, from).toEqual(
        Object.fromEntries(Object.entries(SEFTON_BY_MONTH).map(([category, counts]) => [category, counts[month as 0 | 1 | 2]])),
      );
      expect([incidentCounts.total.count, incidentCounts.missingMonths]).toEqual([all, []]);
    }
  });

  test('Sefton’s LSOAs, children and deprivation', async (context) => {
    requireShared(context, 'data', 'README.md');
    const { now, before, sefton } = await ask<{
      now: { totalCount: number };
      before: { totalCount: number };
      sefton: {
        name: string;
        population: { persons: number };
        deprivation: { release: number; lsoasByDecile: number[] };
      };
    }>(
      `query($sefton: String!) {
         now: areas(type: LSOA, within: $sefton, vintage: 2021) { totalCount }
         before: areas(type: LSOA, within: $sefton, vintage: 2011) { totalCount }
         sefton: area(gssCode: $sefton) { name population(ageFrom: 10, ageTo: 17) { persons } deprivation { release lsoasByDecile } }
       }`,
      { sefton: SEFTON },
    );
    expect([now.totalCount, before.totalCount]).toEqual([191, 189]);
    expect(sefton.name).toBe('Sefton');
    expect(Math.round(sefton.population.persons)).toBe(24_476);
    expect([sefton.deprivation.release, sefton.deprivation.lsoasByDecile[0]]).toEqual([2025, 36]);
    const [earlier] = await database!.asOwner((sql) =>
      sql.query<{ lsoas: number }>(
        `SELECT count(*)::int AS lsoas FROM deprivation d
           JOIN area_lsoa m ON m.type = 'DISTRICT' AND m.gss_code = $1 AND m.lsoa_vintage = 2011 AND m.lsoa_code = d.gss_code
          WHERE d.release = 2019 AND d.vintage = 2011 AND d.domain = 'imd' AND d.decile = 1`,
        [SEFTON],
      ),
    );
    expect(earlier!.lsoas).toBe(38);
  });

  test('counts by ward add up to the district', async (context) => {
    requireShared(context, 'data', 'README.md');
    for (const { from, to, all } of MONTHS) {
      const { incidentCounts } = await ask<{
        incidentCounts: {
          rows: { key: string; count: { count: number } }[];
          notCarriedOver: { count: number };
          noLocation: { count: number };
        };
      }>(
        `query($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: AREA, areaType: WARD) { rows { key count { count } } notCarriedOver { count } } }`,
        { filter: { areaCodes: [SEFTON], from, to } },
      );
      const inWards = incidentCounts.rows.reduce((sum, { count }) => sum + count.count, 0);
      expect(inWards + incidentCounts.notCarriedOver.count, from).toBe(all);
      expect(incidentCounts.rows.filter(({ count }) => count.count > 0)).toHaveLength(22);
    }
  });

  test('South Sefton is L20, L21 and L30 without the 84 postcodes in Liverpool', async (context) => {
    requireShared(context, 'data', 'README.md');
    const { area } = await ask<{
      area: {
        name: string;
        postcodeCount: number;
        composition: { notes: string[]; within: { gssCode: string } };
      };
    }>('{ area(gssCode: "south-sefton") { name postcodeCount composition { notes within { gssCode } } } }');
    expect(area).toMatchObject({
      name: 'South Sefton',
      postcodeCount: 911 + 571 + 459,
      composition: { within: { gssCode: SEFTON } },
    });
    expect(area.composition.notes.join()).toContain('84');
    const inLiverpool = await database!.asOwner((sql) =>
      sql.query(
        "SELECT FROM area_lsoa m JOIN area_lsoa d ON d.lsoa_code = m.lsoa_code AND d.lsoa_vintage = m.lsoa_vintage WHERE m.gss_code = 'south-sefton' AND d.gss_code = 'E08000012'",
      ),
    );
    expect(inLiverpool).toHaveLength(0);
  });

  test('schools, libraries and place names lie where they should', async (context) => {
    requireShared(context, 'data', 'README.md');
    const places = async (kind: string): Promise<number> => {
      const answer = await ask<{ places: { features: unknown[] } }>(`{ places(kinds: [${kind}], within: "${SEFTON}") }`);
      return answer.places.features.length;
    };
    expect(await places('SCHOOL')).toBe(116);
    // Seven of the fourteen listed are closed.
    expect(await places('LIBRARY')).toBe(7);
    expect(await places('TOWN')).toBeGreaterThan(10);
  });

  test('published indicators of Sefton', async (context) => {
    requireShared(context, 'data', 'README.md');
    database ??= await open();
    const entrants = await database.asOwner((sql) => figuresOfAreas(sql, ['FirstYJS'], [SEFTON]));
    const byYear = Object.fromEntries(entrants.map(({ period, figure }) => [period, figure]));
    expect(byYear).toMatchObject({ 2016: 225, 2020: 118, 2023: 168, 2024: 145 });
  });

  test(
    'the same archive again changes nothing; undo gives the state before',
    async (context) => {
      const folder = requireShared(context, 'data', 'police');
      const before = await fingerprints();
      await close();
      const again = JSON.parse(
        await shell(
          `npx homeward ingest police-street --json ${MONTHS.map(({ from }) => `"$DATA"/police/${from.slice(0, 7)}-merseyside-street.csv`).join(' ')}`,
        ),
      ) as { alreadyLoaded: boolean; loaded: number }[];
      expect(again.map(({ alreadyLoaded, loaded }) => [alreadyLoaded, loaded])).toEqual([
        [true, 14_018],
        [true, 12_143],
        [true, 11_475],
      ]);
      expect(await fingerprints()).toEqual(before);
      await close();

      const city = JSON.parse(
        await shell(`npx homeward ingest police-street --json "${folder}/2024-01-city-of-london-street.csv"`),
      ) as {
        batch: number;
        loaded: number;
        noLocation: number;
      }[];
      expect(city).toMatchObject([{ loaded: 734, noLocation: 77 }]);
      expect(await fingerprints()).not.toEqual(before);
      await close();
      await shell(`npx homeward batches --undo ${city[0]!.batch}`);
      expect(await fingerprints()).toEqual(before);
    },
    HALF_AN_HOUR,
  );
});
