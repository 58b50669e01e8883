/** `homeward check` and `homeward audit --head`, as an operator runs them, on a server of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuditTrail } from '../../server/audit/audit-trail.js';
import { openDatabase } from '../../server/database/open-database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { newServerDatabase } from '../database.js';
import { buildServer, homeward } from '../engine/homeward-process.js';
import { acted, eventsOf, tamper } from './events.js';

const parent = mkdtempSync(path.join(tmpdir(), 'homeward-check-'));
const head = path.join(parent, 'head.json');
let databaseUrl: string;
let database: PostgresDatabase;

beforeAll(async () => {
  await buildServer();
  databaseUrl = await newServerDatabase();
  database = await openDatabase({ databaseUrl, dataDirectory: '' });
  await new AuditTrail(database).write([1, 2, 3, 4].map((rowCount) => acted({ action: 'VIEW', rowCount })));
}, 120_000);
afterAll(async () => {
  await database.close();
  rmSync(parent, { recursive: true, force: true });
});

const run = (...words: string[]) =>
  homeward(words, { DATABASE_URL: databaseUrl, HOMEWARD_DEMO: '1', HOMEWARD_DATA: parent }).ended;

it('refuses a file that is no head, and one that is not there', async () => {
  writeFileSync(head, '{"sequence": "4"}');
  expect(await run('check', '--head', head)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('not a head') });
  expect(await run('check', '--head', path.join(parent, 'none'))).toMatchObject({ exitCode: 2 });
});

it('prints the head; check finds all well, and the head in the chain', async () => {
  const printed = await run('audit', '--head');
  expect(JSON.parse(printed.stdout)).toMatchObject({ sequence: 4, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  writeFileSync(head, printed.stdout);
  const check = await run('check', '--head', head);
  expect(check).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('4 events, none changed or missing') });
  expect(check.stdout).toContain('the head kept elsewhere (event 4) is in it');
});

it('a switched off trigger, a wider grant', async () => {
  await database.asOwner((sql) => sql.execute('ALTER TABLE audit_event DISABLE TRIGGER audit_event_kept'));
  await database.asOwner((sql) => sql.execute('GRANT UPDATE ON audit_event TO homeward_administrator'));
  const { exitCode, stdout } = await run('check');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('WRONG  audit guards: the trigger audit_event_kept on audit_event is switched off');
  expect(stdout).toContain('homeward_administrator may UPDATE on audit_event');
  await database.asOwner((sql) => sql.execute('REVOKE UPDATE ON audit_event FROM homeward_administrator'));
});

it('one byte, then the end cut off', async () => {
  await tamper(database, 'UPDATE audit_event SET row_count = 9 WHERE seq = 2');
  expect(await run('check')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('WRONG  audit chain: broken at event 2: what it says is not what was written'),
  });
  await tamper(
    database,
    'UPDATE audit_event SET row_count = 2 WHERE seq = 2',
    'DELETE FROM audit_event WHERE seq = 4',
    'UPDATE audit_head SET (seq, at, hash) = (SELECT seq, at, hash FROM audit_event WHERE seq = 3)',
  );
  expect(await run('check')).toMatchObject({ exitCode: 0 });
  expect(await run('check', '--head', head)).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('broken at event 4: the end was cut off: the head kept elsewhere names event 4'),
  });
});

it('an export at the command line is the operator’s, with its recipient', async () => {
  const { stdout, exitCode } = await run('export', 'counts', '--by', 'kind', '--recipient', 'Marram Council');
  expect(exitCode).toBe(0);
  expect((await eventsOf(database)).at(-1)).toMatchObject({
    actor: `cli:${userInfo().username}`,
    role: 'operator',
    action: 'EXPORT',
    detail: { query: 'counts', format: 'csv', recipient: 'Marram Council' },
    rows: stdout.trimEnd().split('\r\n').length - 2,
  });
});
