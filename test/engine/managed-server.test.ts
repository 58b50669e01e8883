/**
 * A PostgreSQL as Azure or RDS give it: the user in DATABASE_URL is no superuser, PostGIS was installed by an administrator.
 * On a cluster of its own, because roles belong to a whole cluster.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_ROLES, ensureViewerRoles, viewerRolesState } from '../../server/database/viewer-roles.js';
import { testDatabase } from '../database.js';
import { startBareCluster, type BareCluster } from '../postgres-cluster.js';
import { serve } from '../api/serve.js';
import { buildServer, homeward } from './homeward-process.js';
import { openDatabase } from '../../server/database/open-database.js';

const REPORTS = 'reference,force,occurred_from,longitude,latitude,category\nR1,marram,2025-03-07T20:15,-3.01,53.5,Noise\n';

describe('on a managed PostgreSQL, without a superuser', () => {
  let cluster: BareCluster;
  const parent = mkdtempSync(path.join(tmpdir(), 'homeward-managed-'));

  beforeAll(async () => {
    await buildServer();
    cluster = await startBareCluster();
  }, 120_000);
  afterAll(async () => {
    await cluster.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  const urlOf = (user: string, database: string): string =>
    `postgresql://${user}:test@127.0.0.1:${cluster.address.port}/${database}`;

  /** As the administrator of the server. */
  async function administer(database: string, ...statements: string[]): Promise<void> {
    const client = new pg.Client(urlOf('homeward_test', database));
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async function makeDatabase(name: string, owner: string, attributes: string, postgis = true): Promise<string> {
    await administer(
      'postgres',
      `CREATE ROLE ${owner} LOGIN ${attributes} PASSWORD 'test'`,
      `CREATE DATABASE ${name} OWNER ${owner}`,
    );
    if (postgis) await administer(name, 'CREATE EXTENSION postgis');
    return urlOf(owner, name);
  }

  const run = (databaseUrl: string, ...words: string[]) =>
    homeward(words, { DATABASE_URL: databaseUrl, HOMEWARD_DEMO: '1', HOMEWARD_DATA: parent, PORT: '0' }).ended;

  it('refuses a start without PostGIS that the user may not install, and says who can', async () => {
    const url = await makeDatabase('bare', 'bare_owner', 'NOCREATEROLE', false);
    const ended = await run(url, 'start', '--empty');
    expect(ended).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Let an administrator run «CREATE EXTENSION postgis» there'),
    });
    expect(ended.stderr).not.toContain('test@');
  });

  it('refuses a user who may make no roles, leaves nothing, and gives the SQL that helps', async () => {
    const url = await makeDatabase('modest', '"modest-owner"', 'NOCREATEROLE').then(() => urlOf('modest-owner', 'modest'));
    const refused = await run(url, 'migrate');
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('lacks the roles that Homeward acts under: homeward_police_analyst'),
    });
    const check = await run(url, 'check');
    expect(check).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('WRONG  migrations: missing') });

    const remedy = refused.stderr.split('\n').filter((line) => /^(CREATE|GRANT) /.test(line));
    expect(remedy).toHaveLength(DATABASE_ROLES.length + 1);
    expect(remedy.at(-1)).toContain('TO "modest-owner"');
    await administer('modest', ...remedy.slice(0, -1));
    expect((await run(url, 'migrate')).stderr).toContain("Homeward's database user may not act as homeward_police_analyst");
    await administer('modest', ...remedy.slice(-1));
    expect(await run(url, 'migrate')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('applied ViewerRoles0005') });
    expect(await run(url, 'check')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`${DATABASE_ROLES.length} database roles`),
    });
  });

  it('check says which grants are gone, and how to give them back', async () => {
    const url = urlOf('modest-owner', 'modest');
    await administer(
      'modest',
      'REVOKE SELECT ON homeward.setting FROM homeward_partner',
      'REVOKE USAGE ON SCHEMA homeward FROM homeward_administrator',
      'REVOKE homeward_jsna_author FROM "modest-owner"',
    );
    const { stdout, exitCode } = await run(url, 'check');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'may not act as homeward_jsna_author. Let an administrator run: GRANT homeward_jsna_author TO "modest-owner"',
    );
    expect(stdout).toContain(
      'is missing: homeward_partner may SELECT setting (as the owner: GRANT SELECT ON setting TO homeward_partner;)',
    );
    expect(stdout).toContain('GRANT USAGE ON schema homeward TO homeward_administrator;');
  });

  it('serves a second installation on the same server, whose owner may make roles: load, ask as a viewer, undo', async () => {
    const url = await makeDatabase('council', 'council', 'CREATEROLE CREATEDB');
    const file = path.join(parent, 'reports.csv');
    writeFileSync(file, REPORTS);
    const loaded = await run(url, 'ingest', 'asb-reports', file, '--agreement', 'ISA-DEMO-02', '--json');
    expect(loaded).toMatchObject({ exitCode: 0 });
    const [{ batch }] = JSON.parse(loaded.stdout) as [{ batch: number }];

    const database = await openDatabase({ databaseUrl: url, dataDirectory: parent });
    const served = await serve(database);
    try {
      const count = async (): Promise<unknown> => {
        const answer = await served.ask(
          '{ incidentCounts(filter: {kinds: [ASB_REPORT]}, by: MONTH) { total { count } } }',
          {},
          'police-analyst',
        );
        expect(answer.body.errors).toBeUndefined();
        return (answer.body.data as { incidentCounts: { total: unknown } }).incidentCounts.total;
      };
      expect(await count()).toEqual({ count: 1 });
      expect(await run(url, 'batches', '--undo', String(batch))).toMatchObject({ exitCode: 0 });
      expect(await count()).toEqual({ count: 0 });
    } finally {
      await served.close();
      await database.close();
    }
    expect(await run(url, 'check')).toMatchObject({ exitCode: 0 });
    // The demonstration is the largest load there is here: every source, all derived tables, every summary.
    const demonstrated = homeward(['start'], { DATABASE_URL: url, HOMEWARD_DEMO: '1', HOMEWARD_DATA: parent, PORT: '0' });
    await demonstrated.ready;
    demonstrated.process.kill('SIGTERM');
    expect(await demonstrated.ended).toMatchObject({ exitCode: 0 });
  }, 240_000);

  it('says so when the schema of PostGIS is closed to viewers', async () => {
    // The owner of a database owns «public» too and opens it by itself; a schema of the administrator's it cannot.
    const url = await makeDatabase('hardened', 'hardened', 'CREATEROLE', false);
    await administer(
      'hardened',
      'CREATE SCHEMA extensions',
      'CREATE EXTENSION postgis SCHEMA extensions',
      'GRANT USAGE ON SCHEMA extensions TO hardened',
    );
    const refused = await run(url, 'migrate');
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('The schema of PostGIS is closed to homeward_police_analyst'),
    });
    await administer('hardened', ...refused.stderr.split('\n').filter((line) => /^(CREATE|GRANT) /.test(line)));
    expect(await run(url, 'migrate')).toMatchObject({ exitCode: 0 });
  });
});

/** The embedded engine is PostgreSQL 17 or later, so the newer rules for granting are tried on it, in transactions taken back. */
describe('from PostgreSQL 16 on', () => {
  const roles = ['homeward_test_one', 'homeward_test_two'];
  class Back extends Error {}

  async function asUser(attributes: string, before: readonly string[], work: Parameters<typeof tryOut>[0]): Promise<void> {
    await tryOut(async (sql) => {
      await sql.execute(`CREATE ROLE homeward_test_user ${attributes}`);
      for (const statement of before) await sql.execute(statement);
      await sql.execute('SET LOCAL ROLE homeward_test_user');
      await work(sql);
    });
  }
  async function tryOut(work: (sql: Parameters<typeof ensureViewerRoles>[0]) => Promise<void>): Promise<void> {
    const database = await testDatabase('embedded');
    try {
      await expect(
        database.asOwner(async (sql) => {
          await work(sql);
          throw new Back();
        }),
      ).rejects.toBeInstanceOf(Back);
    } finally {
      await database.close();
    }
  }

  it('a user without CREATEROLE is refused', () =>
    asUser('NOCREATEROLE', [], async (sql) => {
      await expect(ensureViewerRoles(sql, roles)).rejects.toThrow('CREATE ROLE homeward_test_one NOLOGIN');
    }));

  it('a user with CREATEROLE may not grant itself what another made', () =>
    asUser(
      'CREATEROLE',
      roles.map((role) => `CREATE ROLE ${role}`),
      async (sql) => {
        await expect(ensureViewerRoles(sql, roles)).rejects.toThrow(
          'GRANT homeward_test_one, homeward_test_two TO homeward_test_user WITH INHERIT FALSE, SET TRUE;',
        );
      },
    ));

  it('membership without SET is not enough', () =>
    asUser(
      'NOCREATEROLE',
      [...roles.map((role) => `CREATE ROLE ${role}`), `GRANT ${roles.join(', ')} TO homeward_test_user WITH SET FALSE`],
      async (sql) => {
        expect(await viewerRolesState(sql, roles)).toMatchObject({ missing: [], notGranted: roles });
      },
    ));

  it('a user with CREATEROLE makes the roles and may act as them, without inheriting what they read', () =>
    asUser('CREATEROLE', [], async (sql) => {
      await ensureViewerRoles(sql, roles);
      expect((await viewerRolesState(sql, roles)).remedy).toEqual([]);
      expect(await sql.query(`SELECT pg_has_role('homeward_test_one', 'USAGE') AS inherits`)).toEqual([{ inherits: false }]);
      await ensureViewerRoles(sql, roles);
    }));
});
