import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { testDatabase } from '../database.js';
import { bundleChild } from './child-bundle.js';
import { createReportTables } from './reports-source.js';

/** A file written as it goes, never whole in memory. */
async function writeRows(file: string, rows: number): Promise<void> {
  function* lines(): Generator<string> {
    yield 'reference,force,month,words,share,easting,northing\n';
    for (let row = 0; row < rows; row++)
      yield `r${row},marram,2024-01,"some words, quoted, of row ${row}",0.${row},334${String(row % 1000).padStart(3, '0')},395000\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}

test('ten times the rows take no more memory, and less than 300 MB', async () => {
  const database = await testDatabase('server');
  const directory = await mkdtemp(path.join(tmpdir(), 'homeward-memory-'));
  try {
    await createReportTables(database);
    const child = await bundleChild('memory-child.ts');
    const { url } = database.dataSource.options as { url: string };
    const measure = async (rows: number): Promise<number> => {
      const file = path.join(directory, `${rows}.csv`);
      await writeRows(file, rows);
      const { stdout } = await promisify(execFile)(process.execPath, [child, url, database.schema, file]);
      const measured = JSON.parse(stdout) as { read: number; errors: unknown[]; megabytes: number };
      expect(measured).toMatchObject({ read: rows, errors: [] });
      return measured.megabytes;
    };
    const few = await measure(50_000);
    const many = await measure(500_000);
    expect(many).toBeLessThan(300);
    // The collector's young space grows to its full size first; rows kept would add some 400 MB.
    expect(many - few).toBeLessThan(100);
  } finally {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  }
});
