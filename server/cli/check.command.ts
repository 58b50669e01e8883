import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { readHeadText, type AuditHead } from '../audit/audit-head.js';
import { looseGuards } from '../audit/guards.sql.js';
import { verifyChain } from '../audit/verify-chain.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { registerFindings } from '../governance/register-findings.js';
import { migrationState } from '../database/migrate.js';
import type { PostgresDatabase } from '../database/postgres-database.js';
import { deviations, liveAccess } from '../database/live-access.js';
import { DATABASE_ROLES, inWords, viewerRolesState } from '../database/viewer-roles.js';
import type { OpenServices } from './open-services.js';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** What was found and, when it is not well, what to do. */
  readonly detail: string;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('check')
    .description('check migrations, roles and grants, the audit, agreements, and which data is missing')
    .addHelpText('before', 'Examples:\n  npx homeward check --json\n  npx homeward check --head head-of-last-month.json\n')
    .option('--head <file>', 'a head of the audit that was kept elsewhere: the audit must still contain it')
    .option('--json', 'one object for machines')
    .action(async (options: { head?: string; json?: boolean }) => {
      const kept = options.head === undefined ? undefined : await readKeptHead(options.head);
      const services = await openServices({ migrate: false });
      try {
        const findings = await checkDatabase(services.database, kept);
        const ok = findings.every((finding) => finding.ok);
        const text = options.json
          ? JSON.stringify({ ok, engine: services.database.description, findings }, null, 2)
          : findings.map((finding) => `${finding.ok ? 'ok     ' : 'WRONG  '}${finding.check}: ${finding.detail}`).join('\n');
        process.stdout.write(`${text}\n`);
        if (!ok) process.exitCode = 1;
      } finally {
        await services.close();
      }
    });
}

async function readKeptHead(file: string): Promise<AuditHead> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw badUserInput(`The file ${file} cannot be read (${error.code}).`, ['head']);
  });
  return readHeadText(text);
}

async function checkDatabase(database: PostgresDatabase, kept: AuditHead | undefined): Promise<Finding[]> {
  const migrations = await migrationState(database);
  const upToDate = migrations.pending.length === 0 && migrations.unknown.length === 0;
  const first: Finding = {
    check: 'migrations',
    ok: upToDate,
    detail: upToDate
      ? `${migrations.applied.length} applied, none missing`
      : migrations.unknown.length > 0
        ? `made by a newer Homeward (${migrations.unknown.join(', ')}); use that version`
        : `missing: ${migrations.pending.join(', ')}; run «homeward migrate»`,
  };
  if (migrations.pending.length > 0) return [first];
  const chain = await checkChain(database, kept);
  return database.asOwner(async (sql) => [
    first,
    await checkRoles(sql),
    await checkAccess(sql),
    await checkGuards(sql),
    chain,
    ...(await registerFindings(sql)),
    ...(await checkCompleteness(sql)),
  ]);
}

/** Whether the audit can only be added to. */
async function checkGuards(sql: Sql): Promise<Finding> {
  const loose = await looseGuards(sql);
  const detail = loose.length === 0 ? 'triggers, functions and grants as migrated' : loose.join('; ');
  return { check: 'audit guards', ok: loose.length === 0, detail };
}

/** Whether every event is as it was written, and none is missing. */
async function checkChain(database: PostgresDatabase, kept: AuditHead | undefined): Promise<Finding> {
  const { verified, head, broken } = await verifyChain((work) => database.asOwner(work), kept);
  const end = head === null || head.sequence === 0 ? '' : `, the last of ${head.at}, ${head.hash}`;
  const beside = kept === undefined ? '' : `; the head kept elsewhere (event ${kept.sequence}) is in it`;
  return {
    check: 'audit chain',
    ok: broken === null,
    detail:
      broken === null
        ? `${verified} events, none changed or missing${end}${beside}`
        : `broken at event ${broken.sequence}: ${broken.problem}`,
  };
}

async function checkRoles(sql: Sql): Promise<Finding> {
  const state = await viewerRolesState(sql);
  const dangerous = await sql.query<{ name: string }>(
    `SELECT rolname::text AS name FROM pg_roles
      WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcanlogin) ORDER BY rolname`,
    [DATABASE_ROLES],
  );
  const wrongs = [
    ...(state.remedy.length > 0 ? [`${inWords(state)} Let an administrator run: ${state.remedy.join(' ')}`] : []),
    ...(dangerous.length > 0
      ? [`may sign in or pass by the policies: ${dangerous.map((role) => role.name).join(', ')}; alter them`]
      : []),
  ];
  return {
    check: 'roles',
    ok: wrongs.length === 0,
    detail: wrongs.length === 0 ? `${DATABASE_ROLES.length} database roles` : wrongs.join('; '),
  };
}

/** Grants, policies, views and functions as they were migrated: nothing more and nothing less. */
async function checkAccess(sql: Sql): Promise<Finding> {
  const found = deviations(await liveAccess(sql), readExpectedAccess());
  return {
    check: 'access',
    ok: found.length === 0,
    detail: found.length === 0 ? 'grants and policies as migrated' : found.join('; '),
  };
}

/** Kept beside the schema, in the project folder that commands run in. */
function readExpectedAccess(): string[] {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return readFileSync(path.join(folder, 'schema', 'database-access.txt'), 'utf8')
    .trim()
    .split('\n');
}

/** What is loaded, and months missing inside the span of a source; a gap is a fact to know, not a failure. */
async function checkCompleteness(sql: Sql): Promise<Finding[]> {
  const [staging] = await sql.query<{ count: number }>(`SELECT count(*) AS count FROM batch WHERE state = 'staging'`);
  const sources = await sql.query<{ source: string; batches: number; rows: number }>(
    `SELECT source, count(*) AS batches, sum(rows_loaded)::bigint AS rows FROM batch WHERE state = 'published' GROUP BY source ORDER BY source`,
  );
  const gaps = await sql.query<{ kind: string; force: string; source: string; months: string[] }>(
    `WITH span AS (
       SELECT kind, force_code, coverage.source, min(month) AS first, max(month) AS last
         FROM batch_coverage AS coverage JOIN batch ON batch.id = batch_id AND batch.state = 'published'
        GROUP BY kind, force_code, coverage.source)
     SELECT kind, force_code AS force, source, array_agg(to_char(gap.month, 'YYYY-MM') ORDER BY gap.month) AS months
       FROM span, generate_series(first, last, interval '1 month') AS gap (month)
      WHERE NOT EXISTS (
        SELECT FROM batch_coverage AS covered JOIN batch ON batch.id = covered.batch_id AND batch.state = 'published'
         WHERE covered.kind = span.kind AND covered.force_code = span.force_code AND covered.source = span.source AND covered.month = gap.month::date)
      GROUP BY kind, force_code, source ORDER BY kind, force_code, source`,
  );
  return [
    {
      check: 'loads',
      ok: true,
      detail:
        (sources.length === 0
          ? 'nothing loaded yet'
          : sources.map((one) => `${one.source} ${one.rows} rows in ${one.batches} files`).join('; ')) +
        (staging?.count ? `; ${staging.count} unfinished, removed by the next load` : ''),
    },
    {
      check: 'months',
      ok: true,
      detail:
        gaps.length === 0
          ? 'no month missing between the first and the last of any source'
          : gaps
              .map((gap) => `${gap.kind} of ${gap.source}, force ${gap.force}: no data for ${gap.months.join(', ')}`)
              .join('; '),
    },
  ];
}
