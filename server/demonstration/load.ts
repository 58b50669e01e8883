/**
 * Loads the demonstration through the ordinary ingest, file by file, so that what a newcomer tries is what a partnership uses.
 *
 * Each file is loaded whole or not at all, and a file loaded before is recognised by its content; so a start that was killed half-way
 * goes on at the next one. Where real data is already loaded, nothing invented is mixed into it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database, Sql } from '../database/database.js';
import { loadFile } from '../ingest/load.js';
import { findSource } from '../ingest/sources.js';
import { inventMeasures } from './account-measures.js';
import { inventAccount } from './account.js';
import { inventMeetings } from './meetings.js';
import { inventMultiAgencyCounts } from './multi-agency-counts.js';
import { inventReviews } from './practice-reviews.js';
import { inventProgramme } from './programmes.js';
import { INVENTED_AGREEMENT_OF, registerInventedAgreements } from './agreements.js';
import { askInventedNumbers } from './data-requests.js';
import { buildDemonstration, type DemonstrationFile } from './files.js';
import { inventFeeds } from './feeds.js';
import { inventEffect } from './effect.js';
import { proposeInventedAreas } from './hotspot-areas.js';
import { inventTeams } from './teams.js';
import { planInventedEvening } from './planned-evening.js';
import { triageInventedNoise } from './noise-triage.js';
import { askInventedRequests } from './support-requests.js';
import { seatInventedWorker } from './worker-seat.js';
import { DEFAULT_SEED } from './truth.js';

export const LOADED_BY = 'demonstration';

export type DemonstrationOutcome = 'loaded' | 'already loaded' | 'real data present';

interface DemonstrationState {
  readonly state: 'loading' | 'loaded';
  readonly seed: string;
}

/** What the demonstration says of the installation: settings that a real one gets from its own people. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  partnership: 'Marram Community Safety Partnership',
  invented: true,
  concern_about_a_child: {
    text: 'Marram Children’s Front Door (invented) takes them at any hour',
    telephone: '01632 960 999',
    url: 'https://front-door.marram.example/',
  },
};

/**
 * @param progress one short sentence at a time, for the terminal
 * @param seed another one gives another district of the same kind
 * @throws when a file is refused: the demonstration and the ingest no longer fit each other
 */
export async function loadDemonstration(
  database: Database,
  progress: (text: string) => void,
  seed: string = DEFAULT_SEED,
): Promise<DemonstrationOutcome> {
  const before = await database.asOwner(readState);
  if (before.demonstration?.state === 'loaded') return 'already loaded';
  if (before.realData) return 'real data present';
  // Settings first: should the start be killed now, what was loaded so far is already marked as invented.
  await database.asOwner(async (sql) => {
    for (const [name, content] of Object.entries(SETTINGS)) await writeSetting(sql, name, content);
    await writeSetting(sql, 'demonstration', { state: 'loading', seed: before.demonstration?.seed ?? seed });
  });
  await registerInventedAgreements(database);
  progress('Inventing a district');
  await setImmediate();
  const { files } = buildDemonstration(before.demonstration?.seed ?? seed);
  const directory = await mkdtemp(path.join(tmpdir(), 'homeward-demonstration-'));
  try {
    for (const [index, file] of files.entries()) {
      progress(`Loading the demonstration: ${file.title} (${index + 1} of ${files.length})`);
      await loadOne(database, file, directory, before.demonstration !== null);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  progress('Proposing hotspot areas');
  await proposeInventedAreas(database);
  progress('Inventing teams');
  await inventTeams(database);
  progress('Asking for teams');
  await askInventedRequests(database);
  await askInventedNumbers(database);
  await inventFeeds(database);
  progress('Planning an evening');
  await planInventedEvening(database);
  await seatInventedWorker(database);
  await triageInventedNoise(database);
  progress('Keeping an account');
  await inventAccount(database);
  await inventProgramme(database);
  await inventMeasures(database, await inventEffect(database));
  await inventMeetings(database);
  await inventMultiAgencyCounts(database);
  await inventReviews(database);
  await database.asOwner((sql) =>
    writeSetting(sql, 'demonstration', { state: 'loaded', seed: before.demonstration?.seed ?? seed }),
  );
  return 'loaded';
}

async function loadOne(database: Database, file: DemonstrationFile, directory: string, resumed: boolean): Promise<void> {
  const source = findSource(file.source);
  if (!source) throw new Error(`the demonstration needs the source «${file.source}», which is not there`);
  const onDisk = path.join(directory, file.name);
  await writeFile(onDisk, file.text());
  // After an interrupted start by an older version the same areas and months may be there from other files: these take their place.
  const agency = resumed ? undefined : agencyOf(file);
  const agreement = INVENTED_AGREEMENT_OF[file.source];
  const options = { type: file.type, vintage: file.vintage, agreement, agency, invented: true, replace: resumed, dryRun: false };
  const result = await loadFile(database, source, { path: onDisk, name: file.name }, options, LOADED_BY);
  await rm(onDisk);
  const [error] = result.errors;
  if (error) throw new Error(`the demonstration's ${file.name} was refused: row ${error.row}, ${error.column}: ${error.reason}`);
}

/** Reports are the police's to load and take back, everything else the council's. */
function agencyOf({ source }: DemonstrationFile): string {
  return ['asb-reports', 'firearms-discharges', 'recorded-crime', 'police-street'].includes(source) ? 'Police' : 'Council';
}

async function readState(sql: Sql): Promise<{ demonstration: DemonstrationState | null; realData: boolean }> {
  const [setting] = await sql.query<{ content: DemonstrationState }>(`SELECT content FROM setting WHERE name = 'demonstration'`);
  const [real] = await sql.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM batch WHERE state = 'published' AND NOT invented) AS found`,
  );
  return { demonstration: setting?.content ?? null, realData: real?.found ?? false };
}

async function writeSetting(sql: Sql, name: string, content: unknown): Promise<void> {
  await sql.execute(
    'INSERT INTO setting (name, content) VALUES ($1, $2::jsonb) ON CONFLICT (name) DO UPDATE SET content = excluded.content',
    [name, JSON.stringify(content)],
  );
}
