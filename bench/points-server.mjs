/**
 * The process that bench/points.mjs measures: Homeward itself, with its roles and audit and without them, and beside it the floor, which
 * passes PostGIS's text from a plain pool to a plain HTTP answer.
 *
 *     node bench/points-server.mjs BUILD DATA_DIRECTORY     (DATABASE_URL set; tells its ports by IPC)
 */
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { withoutRolesAndAudit } from './without-access.mjs';

// As bin/homeward.js does.
process.env.NODE_ENV ??= 'production';
const [build, dataDirectory] = process.argv.slice(2);
const part = (file) => import(pathToFileURL(path.resolve(build, 'server', file)).href);
const databaseUrl = process.env.DATABASE_URL;

const { createApp } = await part('app.js');
const { openDatabase } = await part('database/open-database.js');
const { idExpression } = await part('incidents/incident-id.js');
const log = pino({ level: 'silent' });
const unlimited = { requestsPerMinute: 1e9, costPerMinute: 1e12, requestsPerMinuteFromAddress: 1e9 };
const progress = { ready: true, doing: 'serving', engine: 'server', migrations: null, demonstration: 'none' };
const installation = { dataDirectory, demonstration: true, version: 'bench', basemap: undefined };

async function homeward(change = (database) => database) {
  const database = change(await openDatabase({ databaseUrl, dataDirectory }));
  const app = createApp({ progress, log, basemapUrl: undefined, webDirectory: dataDirectory, rateLimits: unlimited });
  await app.open({ database, log, installation });
  return app.listener;
}

const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, options: '-c search_path=homeward,public' });
// The same text: its ids are a third of it.
const FLOOR = `
  SELECT '{"type":"FeatureCollection","features":[' || string_agg('{"type":"Feature","id":"' || id || '","geometry":' || ST_AsGeoJSON(location, 6)
         || ',"properties":{"id":"' || id || '","kind":"ASB_REPORT","category":' || to_json(category) || '}}', ',') || ']}' AS text
    FROM (SELECT ${idExpression('ASB_REPORT')} AS id, location, category FROM asb_report
           WHERE location && ST_MakeEnvelope($1, $2, $3, $4, 4326) ORDER BY occurred_from DESC, asb_report.id DESC LIMIT 500) points`;
const floor = async (request, response) => {
  const box = new URL(request.url, 'http://localhost').searchParams.get('box').split(',').map(Number);
  const { rows } = await pool.query(FLOOR, box);
  response.setHeader('content-type', 'application/json');
  response.end(rows[0].text);
};

const listen = (handler) =>
  new Promise((resolve) => {
    const server = createServer(handler).listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
const ports = {
  with: await listen(await homeward()),
  without: await listen(await homeward(withoutRolesAndAudit)),
  floor: await listen(floor),
};
process.on('message', () => process.send({ cpu: process.cpuUsage() }));
process.send({ ports });
