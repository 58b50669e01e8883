/**
 * Who may do what in the database, as it stands: every grant to a role of requests or to everybody, row policies, triggers, views and
 * functions that run as the owner. One line each, in order, so that two databases, or a database and schema/database-access.txt, can be
 * compared line by line. `homeward check` does: a grant widened, a policy dropped or a trigger disabled is a line too many or too few.
 */
import type { Sql } from './database.js';
import { DATABASE_ROLES } from './viewer-roles.js';

/** Partitions are reached through their tables; only what is granted on one of them directly is told. */
const RELATIONS = `
  SELECT c.oid, c.relname, c.relacl, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relkind, c.reloptions, c.relispartition,
         CASE WHEN n.nspname = current_schema() THEN '' ELSE replace(n.nspname, current_schema() || '_', '') || '.' END || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE (n.nspname = current_schema() OR n.nspname = ANY ($2::text[])) AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
     AND c.relname NOT LIKE 'stage\\_%'`;

const GRANTEE = `CASE WHEN granted.grantee = 0 THEN 'everybody' ELSE r.rolname::text END`;
const OF_REQUESTS = `(granted.grantee = 0 OR r.rolname = ANY ($1::text[]))`;

const QUERIES: readonly string[] = [
  `SELECT format('%s may %s %s', ${GRANTEE}, granted.privilege_type, t.name) AS line
     FROM (${RELATIONS}) t CROSS JOIN LATERAL aclexplode(t.relacl) granted LEFT JOIN pg_roles r ON r.oid = granted.grantee
    WHERE ${OF_REQUESTS}`,
  `SELECT format('%s may %s %s (%s)', ${GRANTEE}, granted.privilege_type, t.name, string_agg(a.attname, ', ' ORDER BY a.attname))
     FROM (${RELATIONS}) t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attacl IS NOT NULL
     CROSS JOIN LATERAL aclexplode(a.attacl) granted LEFT JOIN pg_roles r ON r.oid = granted.grantee
    WHERE ${OF_REQUESTS} GROUP BY ${GRANTEE}, granted.privilege_type, t.name`,
  `SELECT format('%s may %s schema %s', ${GRANTEE}, granted.privilege_type,
                 CASE WHEN n.nspname = current_schema() THEN 'homeward' ELSE replace(n.nspname, current_schema() || '_', '') END)
     FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) granted LEFT JOIN pg_roles r ON r.oid = granted.grantee
    WHERE (n.nspname = current_schema() OR n.nspname = ANY ($2::text[])) AND ${OF_REQUESTS}`,
  `SELECT format('row security of %s: %s', t.name, CASE WHEN t.relforcerowsecurity THEN 'enabled, the owner too' ELSE 'enabled' END)
     FROM (${RELATIONS}) t WHERE t.relrowsecurity`,
  `SELECT format('policy %s of %s for %s%s to %s: %s', p.polname, t.name, p.polcmd, CASE WHEN p.polpermissive THEN '' ELSE ' (beside others)' END,
                 (SELECT string_agg(CASE WHEN role = 0 THEN 'everybody' WHEN role = t.relowner THEN 'the owner' ELSE pg_get_userbyid(role)::text END, ', '
                                    ORDER BY pg_get_userbyid(role)) FROM unnest(p.polroles) role),
                 regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g'))
     FROM pg_policy p JOIN (${RELATIONS}) t ON t.oid = p.polrelid`,
  `SELECT format('trigger %s of %s: %s', g.tgname, t.name,
                 CASE g.tgenabled WHEN 'A' THEN 'always' WHEN 'O' THEN 'usual' WHEN 'D' THEN 'disabled' ELSE 'replica' END)
     FROM pg_trigger g JOIN (${RELATIONS}) t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal AND NOT t.relispartition`,
  `SELECT format('view %s: %s%s', t.name, coalesce(array_to_string(t.reloptions, ', ') || ': ', ''),
                 regexp_replace(regexp_replace(pg_get_viewdef(t.oid), '(?<!'')\\m[a-z0-9_]+\\.', '', 'g'), '\\s+', ' ', 'g'))
     FROM (${RELATIONS}) t WHERE t.relkind = 'v'`,
  `SELECT format('%s runs as %s: search_path %s', p.proname, CASE WHEN p.proowner = c.owner THEN 'the owner' ELSE pg_get_userbyid(p.proowner)::text END,
                 coalesce((SELECT replace(regexp_replace(setting, '^search_path=', ''), current_schema(), 'homeward') FROM unnest(p.proconfig) setting WHERE setting LIKE 'search_path=%'), 'open'))
     FROM pg_proc p CROSS JOIN (SELECT nspowner AS owner FROM pg_namespace WHERE nspname = current_schema()) c
    WHERE p.pronamespace = current_schema()::regnamespace AND p.prosecdef`,
  // Of PostGIS, those that tell of a table whether or not it may be read; a managed server's are not ours to change (docs/installing.md).
  `SELECT format('everybody may EXECUTE function %s(%s)', p.proname, pg_get_function_identity_arguments(p.oid))
     FROM pg_proc p LEFT JOIN LATERAL aclexplode(p.proacl) granted ON true
    WHERE p.proname = ANY ('{st_estimatedextent,_postgis_stats,_postgis_selectivity,_postgis_join_selectivity,_postgis_index_extent}'::text[])
      AND (p.proacl IS NULL OR granted.grantee = 0) AND pg_has_role(p.proowner, 'USAGE')`,
  `SELECT format('%s is owned by %s', t.name, r.rolname) FROM (${RELATIONS}) t JOIN pg_roles r ON r.oid = t.relowner WHERE r.rolname = ANY ($1::text[])`,
  `SELECT format('%s may pass by row policies, make roles or sign in', rolname) FROM pg_roles
    WHERE rolname = ANY ($1::text[]) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcanlogin)`,
];

/** As the owner. */
export async function liveAccess(sql: Sql): Promise<string[]> {
  const [{ schema }] = (await sql.query<{ schema: string }>('SELECT current_schema() AS schema')) as [{ schema: string }];
  const ownSchemas = DATABASE_ROLES.map((role) => `${schema}_${role.replace(/^homeward_/, '')}`);
  const lines = new Set<string>();
  for (const query of QUERIES) {
    const found = await sql.query<{ line: string }>(
      `SELECT line FROM (${query}) AS told (line) WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL`,
      [DATABASE_ROLES, ownSchemas],
    );
    for (const { line } of found) lines.add(line);
  }
  return [...lines].sort();
}

/** Lines of `live` that are not expected, and expected ones that are missing, each in words with what puts it right. */
export function deviations(live: readonly string[], expected: readonly string[]): string[] {
  return [
    ...live.filter((line) => !expected.includes(line)).map((line) => `should not be so: ${line}${remedyOf(line, 'REVOKE')}`),
    ...expected.filter((line) => !live.includes(line)).map((line) => `is missing: ${line}${remedyOf(line, 'GRANT')}`),
  ];
}

function remedyOf(line: string, statement: 'GRANT' | 'REVOKE'): string {
  const grant = /^(\w+) may (\w+) (schema |function )?([\w.]+(?:\(.*\))?)(?: (\(.*\)))?$/.exec(line);
  if (grant === null) return '';
  const [, role, privilege, schema = '', relation, columns = ''] = grant;
  const to = role === 'everybody' ? 'PUBLIC' : role;
  return ` (as the owner: ${statement} ${privilege}${columns && ` ${columns}`} ON ${schema}${relation} ${statement === 'GRANT' ? 'TO' : 'FROM'} ${to};)`;
}
