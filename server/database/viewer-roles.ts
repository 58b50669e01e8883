/**
 * The database roles under which viewers read and the audit is written, and whether Homeward's own user may act as them.
 *
 * Roles belong to the whole cluster, not to one database: another database or installation may have made them before. So they
 * are looked at at every start, made and granted where the user may do that (CREATEROLE), and asked for in SQL where it may not.
 * Up to PostgreSQL 15 a user with CREATEROLE may grant itself any role; from 16 on it may do so only with roles that it
 * made, or holds with the admin option, and SET ROLE needs a grant of its own (WITH SET).
 */
import { VIEWER_ROLES as FIRST_VIEWER_ROLES } from '../../migrations/0005-viewer-roles.js';
import { AUDIT_WRITER_ROLE } from '../../migrations/0008-audit.js';
import { COUNTER_ROLE } from '../../migrations/0009-access.js';
import { PARTNERSHIP_MANAGER_ROLE } from '../../migrations/0033-partnership-manager.js';
import { StartError } from '../start-error.js';
import type { Sql } from './database.js';

export { COUNTER_ROLE };

/** Every role that somebody's requests run under: those of 0005, and the one that came later. */
export const VIEWER_ROLES: readonly string[] = [...FIRST_VIEWER_ROLES, PARTNERSHIP_MANAGER_ROLE];

/** Every role that Homeward's user acts as. */
export const DATABASE_ROLES: readonly string[] = [...VIEWER_ROLES, COUNTER_ROLE, AUDIT_WRITER_ROLE];

export interface ViewerRolesState {
  readonly missing: readonly string[];
  /** There, but not granted to Homeward's user so that it may act as them. */
  readonly notGranted: readonly string[];
  /** Roles, and perhaps Homeward's user, that cannot reach the schema PostGIS is in: a hardened server takes «public» from all. */
  readonly withoutPostgis: readonly string[];
  /** What an administrator of the database server runs to put all that right. */
  readonly remedy: readonly string[];
}

/** First with SET mentioned in GRANT. */
const SET_OPTION_SINCE = 160_000;

const INSUFFICIENT_PRIVILEGE = '42501';

export async function viewerRolesState(sql: Sql, roles: readonly string[] = DATABASE_ROLES): Promise<ViewerRolesState> {
  const [server] = await sql.query<{ version: number; user: string; postgis: string; open: boolean; reached: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version, quote_ident(current_user) AS user, extnamespace::regnamespace::text AS postgis,
            has_schema_privilege('public', extnamespace, 'USAGE') AS open, has_schema_privilege(extnamespace, 'USAGE') AS reached
       FROM pg_extension WHERE extname = 'postgis'`,
  );
  const { version, user, postgis, open, reached } = server!;
  const found = await sql.query<{ name: string; usable: boolean; reaches: boolean }>(
    `SELECT rolname::text AS name, pg_has_role(pg_roles.oid, $2) AS usable, has_schema_privilege(pg_roles.oid, extnamespace, 'USAGE') AS reaches
       FROM pg_roles, pg_extension WHERE rolname = ANY ($1) AND extname = 'postgis'`,
    [roles, version >= SET_OPTION_SINCE ? 'SET' : 'MEMBER'],
  );
  const missing = roles.filter((role) => !found.some(({ name }) => name === role));
  const notGranted = roles.filter((role) => found.some(({ name, usable }) => name === role && !usable));
  const toGrant = roles.filter((role) => missing.includes(role) || notGranted.includes(role));
  const withoutPostgis = open
    ? []
    : [...roles.filter((role) => !found.some(({ name, reaches }) => name === role && reaches)), ...(reached ? [] : [user])];
  return {
    missing,
    notGranted,
    withoutPostgis,
    remedy: [
      ...missing.map((role) => `CREATE ROLE ${role} NOLOGIN;`),
      ...(toGrant.length > 0 ? [`${grantStatement(toGrant, user, version)};`] : []),
      ...(withoutPostgis.length > 0 ? [`GRANT USAGE ON SCHEMA ${postgis} TO ${withoutPostgis.join(', ')};`] : []),
    ],
  };
}

/**
 * Makes the roles where they are missing, and grants them to the user that asks.
 *
 * @throws StartError with the SQL for an administrator, where the user may not
 */
export async function ensureViewerRoles(sql: Sql, roles: readonly string[] = DATABASE_ROLES): Promise<void> {
  const state = await viewerRolesState(sql, roles);
  if (state.remedy.length === 0) return;
  try {
    for (const statement of state.remedy) await sql.execute(statement);
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw mayNot(state, error);
  }
  // A grant of what the user holds, but may not pass on, is a warning only. All is taken back, so all is to be done.
  const after = await viewerRolesState(sql, roles);
  if (after.remedy.length > 0) throw mayNot(state);
}

/** «The database server lacks the roles …» and the like; empty when all is well. */
export function inWords({ missing, notGranted, withoutPostgis }: ViewerRolesState): string {
  return [
    ...(missing.length > 0 ? [`The database server lacks the roles that Homeward acts under: ${missing.join(', ')}.`] : []),
    ...(notGranted.length > 0 ? [`Homeward's database user may not act as ${notGranted.join(', ')}.`] : []),
    ...(withoutPostgis.length > 0 ? [`The schema of PostGIS is closed to ${withoutPostgis.join(', ')}.`] : []),
  ].join(' ');
}

function mayNot(state: ViewerRolesState, cause?: unknown): StartError {
  return new StartError(
    `${inWords(state)} The user in DATABASE_URL may not put that right itself. ` +
      `Let an administrator of the database server run this in the database, then start again:\n${state.remedy.join('\n')}`,
    { cause },
  );
}

/** INHERIT FALSE: Homeward's user acts as one viewer at a time, it does not gather what all of them may. */
function grantStatement(roles: readonly string[], user: string, version: number): string {
  return `GRANT ${roles.join(', ')} TO ${user}${version >= SET_OPTION_SINCE ? ' WITH INHERIT FALSE, SET TRUE' : ''}`;
}
