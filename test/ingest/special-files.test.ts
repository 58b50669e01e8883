import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { ingest } from '../../server/ingest/ingest.service.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { AuditTrail } from '../../server/audit/audit-trail.js';
import { uploadRoutes } from '../../server/ingest/upload-route.js';
import { testDatabase } from '../database.js';
import { agreementOf } from '../governance/agreements.js';

describe('files that are none, and files that stayed', () => {
  let database: PostgresDatabase;
  let directory: string;

  beforeAll(async () => {
    database = await testDatabase('server');
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-special-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  test.each([asbReports, policeStreet])('a device and a pipe are refused, not read for ever', async (source) => {
    const pipe = path.join(directory, `pipe-${source.name}`);
    execFileSync('mkfifo', [pipe]);
    const options = { dryRun: true, replace: false, agreement: await agreementOf(database, source) };
    const results = await ingest(database, {
      source,
      named: ['/dev/zero', pipe],
      options,
      who: 'cli:test',
      refusedDirectory: directory,
    });
    expect(results.map(({ errors }) => errors.map(({ reason }) => reason))).toEqual([
      ['This is not a file.'],
      ['This is not a file.'],
    ]);
  });

  test('links in a folder are refused with words, and the files beside them looked at', async () => {
    const folder = path.join(directory, 'with-links');
    await mkdir(path.join(folder, 'inner'), { recursive: true });
    await writeFile(
      path.join(directory, 'elsewhere.csv'),
      'reference,force,occurred_from,category\nA1,marram,2025-03-07,Noise\n',
    );
    await writeFile(path.join(folder, 'own.csv'), 'reference,force,occurred_from,category\nA2,marram,2025-03-08,Noise\n');
    await symlink(path.join(directory, 'elsewhere.csv'), path.join(folder, 'inner', 'link.csv'));
    await symlink(folder, path.join(folder, 'circle'));
    await symlink(path.join(directory, 'nothing.csv'), path.join(folder, 'broken.csv'));
    const results = await ingest(database, {
      source: asbReports,
      named: [folder],
      options: { dryRun: true, replace: false, agreement: await agreementOf(database, asbReports) },
      who: 'cli:test',
      refusedDirectory: directory,
    });
    const said = results.map(({ file, errors }) => [path.relative(folder, file), errors[0]?.reason.slice(0, 38) ?? null]);
    expect(said).toEqual([
      ['broken.csv', 'This is a link to another file or fold'],
      ['circle', 'This is a link to another file or fold'],
      ['inner/link.csv', 'This is a link to another file or fold'],
      ['own.csv', null],
    ]);
  });

  test('refused rows of uploads go a day after, also when the server was started anew between', async () => {
    const refused = path.join(directory, 'refused');
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    for (const name of ['05edc59c-c106-4760-94c6-ef5b8eff6246', '915d58f2-f980-4da7-b932-4d9de2ba8929']) {
      await mkdir(path.join(refused, name), { recursive: true });
      await writeFile(path.join(refused, name, 'rows.csv'), 'row\r\n');
    }
    await writeFile(path.join(refused, 'of-the-command-line.csv'), 'row\r\n');
    await utimes(path.join(refused, '05edc59c-c106-4760-94c6-ef5b8eff6246'), yesterday, yesterday);
    await utimes(path.join(refused, 'of-the-command-line.csv'), yesterday, yesterday);
    uploadRoutes({
      database,
      audit: new AuditTrail(database),
      log: pino({ level: 'silent' }),
      installation: { dataDirectory: directory, demonstration: true, version: '0', basemap: undefined },
    });
    await vi.waitFor(async () => {
      expect((await readdir(refused)).sort()).toEqual(['915d58f2-f980-4da7-b932-4d9de2ba8929', 'of-the-command-line.csv']);
    });
  });
});
