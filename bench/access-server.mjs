/**
 * The process that bench/access.mjs measures: Homeward over one database, as it is, without roles and audit, and so with a
 * schema in which a plain view shows the rows of one agency.
 *
 *     node bench/access-server.mjs DATA_DIRECTORY SCHEMA     (DATABASE_URL set; tells its ports by IPC)
 */
import { createServer } from 'node:http';
import { pino } from 'pino';
import { built } from './database.mjs';
import { withoutRolesAndAudit } from './without-access.mjs';

// As bin/homeward.js does.
process.env.NODE_ENV ??= 'production';
const [dataDirectory, schema] = process.argv.slice(2);
const { createApp } = await built('app.js');
const { openDatabase } = await built('database/open-database.js');
const log = pino({ level: 'silent' });
const unlimited = { requestsPerMinute: 1e9, costPerMinute: 1e12, requestsPerMinuteFromAddress: 1e9 };
const progress = { ready: true, doing: 'serving', engine: 'server', migrations: null, demonstration: 'none' };
const installation = { dataDirectory, demonstration: true, version: 'bench', basemap: undefined };

async function serve(change = (database) => database) {
  const database = change(await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDirectory }));
  const app = createApp({ progress, log, basemapUrl: undefined, webDirectory: dataDirectory, rateLimits: unlimited });
  await app.open({ database, log, installation });
  return new Promise((resolve) => {
    const server = createServer(app.listener).listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

const ports = {
  with: await serve(),
  without: await serve(withoutRolesAndAudit),
  own: await serve((database) => withoutRolesAndAudit(database, schema)),
};
process.on('message', () => process.send({ cpu: process.cpuUsage() }));
process.send({ ports });
