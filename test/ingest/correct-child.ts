/** The process that single-records-killed.test.ts kills: changes a record, and says when the summaries are about to be made anew. */
import { joinEmbedded, openDatabase } from '../../server/database/open-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { correctRecord } from '../../server/ingest/records/correct-record.js';
import { restrictRecord } from '../../server/ingest/records/restrict-record.js';
import { refreshIncidents } from '../../server/ingest/incident-refresh.js';

const [address, schema, what] = process.argv.slice(2) as [string, string, string];
const database = address.startsWith('postgres')
  ? await openDatabase({ databaseUrl: address, dataDirectory: '', schema })
  : await joinEmbedded(address, { schema });
const source: typeof asbReports = {
  ...asbReports,
  async refresh(sql, context) {
    process.stdout.write('before\n');
    await refreshIncidents(sql, context);
    process.stdout.write('after\n');
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  },
};
const by = { who: 'cli:test', reason: 'a test' };
const key = { source, reference: 'R2' };
if (what === 'correct') await correctRecord(database, key, { category: 'Fireworks', easting: '335000', northing: '396000' }, by);
else await restrictRecord(database, key, by);
await database.close();
