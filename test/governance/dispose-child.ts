/** The process that retention-killed.test.ts kills: carries out what is due, and says where it is. */
import { joinEmbedded, openDatabase } from '../../server/database/open-database.js';
import { applyRetention } from '../../server/governance/dispose.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { refreshIncidents } from '../../server/ingest/incident-refresh.js';
import { recordedCrime } from '../../server/ingest/recorded-crime.js';

const [address, schema, today, pause] = process.argv.slice(2) as [string, string, string, string];
const database = address.startsWith('postgres')
  ? await openDatabase({ databaseUrl: address, dataDirectory: '', schema })
  : await joinEmbedded(address, { schema });
const step = async (words: string): Promise<void> => {
  process.stdout.write(`${words}\n`);
  if (words === pause) await new Promise((resolve) => setTimeout(resolve, 5_000));
};
for (const source of [asbReports, recordedCrime]) {
  Object.assign(source, {
    async refresh(...given: Parameters<typeof refreshIncidents>) {
      await step(`before ${source.name}`);
      await refreshIncidents(...given);
      await step(`after ${source.name}`);
    },
  });
}
await step('open');
await applyRetention(database, 'cli:test', { today });
await step('done');
await database.close();
