/** The process that load-memory.test.ts measures: loads one file and prints its largest resident memory, in MB, while reading. */
import { joinEmbedded, openDatabase } from '../../server/database/open-database.js';
import { loadFile } from '../../server/ingest/load.js';
import { reports } from './reports-source.js';

const [address, schema, file] = process.argv.slice(2) as [string, string, string];
const database = address.startsWith('postgres')
  ? await openDatabase({ databaseUrl: address, dataDirectory: '', schema })
  : await joinEmbedded(address, { schema });
let largest = 0;
const result = await loadFile(database, reports, { path: file }, { replace: false, dryRun: true }, 'cli:test', () => {
  largest = Math.max(largest, process.memoryUsage.rss());
});
await database.close();
process.stdout.write(JSON.stringify({ read: result.read, errors: result.errors, megabytes: Math.round(largest / 1_000_000) }));
