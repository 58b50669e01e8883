/** The process that load-killed.test.ts kills: loads one file and says, at every step, that it is there. */
import { joinEmbedded, openDatabase } from '../../server/database/open-database.js';
import { loadFile } from '../../server/ingest/load.js';
import { reports } from './reports-source.js';

const [address, schema, file] = process.argv.slice(2) as [string, string, string];
const database = address.startsWith('postgres')
  ? await openDatabase({ databaseUrl: address, dataDirectory: '', schema })
  : await joinEmbedded(address, { schema });
process.stdout.write('open\n');
const result = await loadFile(
  database,
  reports,
  { path: file },
  { replace: true, dryRun: false },
  'cli:test',
  ({ stage, rowsRead }) => {
    process.stdout.write(`${stage} ${rowsRead}\n`);
  },
);
process.stdout.write(`loaded ${result.loaded}\n`);
await database.close();
