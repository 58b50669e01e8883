import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { engines, testDatabase } from '../database.js';
import { snapshot } from '../incidents/tables.js';
import { bundleChild } from './child-bundle.js';
import { loadText } from './load-text.js';

const FILE =
  'reference,force,occurred_from,easting,northing,category\nR1,marram,2024-03-01,334000,395000,Noise\nR2,marram,2024-03-02,334000,395000,Noise\n';

describe.each(engines)('kill -9 in the middle of a record’s change (%s)', (engine) => {
  let database: PostgresDatabase;
  let child: string;
  beforeAll(async () => {
    child = await bundleChild('correct-child.ts');
    database = await testDatabase(engine);
    await loadText(database, asbReports, FILE);
  });
  afterAll(() => database?.close());

  test.each([
    ['correct', 'before'],
    ['correct', 'after'],
    ['restrict', 'before'],
    ['restrict', 'after'],
  ])('%s, %s the summaries: nothing was changed', async (what, step) => {
    const before = await everything();
    const { host, url } = database.dataSource.options as { host?: string; url?: string };
    const running = spawn(process.execPath, [child, url ?? host!, database.schema, what], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => running.on('close', resolve));
    let reached = false;
    for await (const line of createInterface({ input: running.stdout })) {
      if (line !== step) continue;
      reached = true;
      running.kill('SIGKILL');
    }
    await ended;
    expect(reached).toBe(true);
    expect(await everything()).toEqual(before);
    expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
  });

  async function everything(): Promise<unknown> {
    const words = await database.asOwner((sql) =>
      sql.query(
        ['record_correction', 'record_restriction', 'restricted_row', 'record_change', 'removed_record']
          .map((table) => `SELECT t::text AS text FROM ${table} t`)
          .join(' UNION ALL '),
      ),
    );
    return { rows: await snapshot(database), words };
  }
});
