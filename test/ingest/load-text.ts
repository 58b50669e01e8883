import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../server/database/database.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import type { LoadOptions, Source } from '../../server/ingest/source.js';
import { agreementOf } from '../governance/agreements.js';

/** Loads rows made up by a test, as a file marked as invented, under an agreement of tests where it needs one. */
export async function loadText(
  database: Database,
  source: Source,
  text: string,
  options: Partial<LoadOptions> = {},
  name = 'made-up.csv',
): Promise<LoadResult> {
  const directory = await mkdtemp(path.join(tmpdir(), 'homeward-made-up-'));
  try {
    const file = path.join(directory, name);
    await writeFile(file, text);
    return await loadFile(
      database,
      source,
      { path: file },
      { replace: false, dryRun: false, invented: true, agreement: await agreementOf(database, source), ...options },
      'cli:test',
    );
  } finally {
    await rm(directory, { recursive: true });
  }
}
