/** What keeps the audit from being changed: triggers that fire always, the functions behind them, and who may do what to its tables. */
import { VIEWER_ROLES } from '../database/viewer-roles.js';
import {
  AUDIT_FUNCTIONS,
  AUDIT_READER_ROLE,
  AUDIT_TRIGGERS,
  AUDIT_WRITER_ROLE,
  WRITTEN_COLUMNS,
} from '../../migrations/0008-audit.js';
import type { Sql } from '../database/database.js';

/** What is missing, switched off or too wide, each in words; empty when all is well. */
export async function looseGuards(sql: Sql): Promise<string[]> {
  return [
    ...(await looseTriggers(sql)),
    ...(await changedFunctions(sql)),
    ...(await wideGrants(sql)),
    ...(await lackingGrants(sql)),
    ...(await ways(sql)),
  ];
}

async function looseTriggers(sql: Sql): Promise<string[]> {
  const found = await sql.query<{ name: string; table: string; calls: string; enabled: string; definition: string }>(
    `SELECT tgname::text AS name, c.relname::text AS table, p.proname::text AS calls, tgenabled::text AS enabled,
            pg_get_triggerdef(t.oid) AS definition
       FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
      WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace AND c.relname IN ('audit_event', 'audit_head')`,
  );
  const wrongs = AUDIT_TRIGGERS.flatMap((wanted) => {
    const one = found.find(({ name, table }) => name === wanted.name && table === wanted.table);
    if (one === undefined) return [`the trigger ${wanted.name} on ${wanted.table} is gone`];
    if (one.enabled !== 'A') return [`the trigger ${wanted.name} on ${wanted.table} is ${STATES[one.enabled] ?? 'not as made'}`];
    const same = one.calls === wanted.calls && isDefinedAs(one.definition, wanted);
    return same ? [] : [`the trigger ${wanted.name} on ${wanted.table} is another than was made`];
  });
  const others = found.filter(({ name }) => !AUDIT_TRIGGERS.some((wanted) => wanted.name === name));
  return [...wrongs, ...others.map(({ name, table }) => `the trigger ${name} on ${table} does not belong there`)];
}

const STATES: Readonly<Record<string, string>> = {
  D: 'switched off',
  O: 'not switched on for every session (ENABLE ALWAYS)',
  R: 'switched on for replicas only',
};

/** PostgreSQL writes the events of a trigger in an order, and its condition in brackets, of its own. */
function isDefinedAs(definition: string, { fires, forEach }: (typeof AUDIT_TRIGGERS)[number]): boolean {
  const events = (text: string): string => (text.match(/INSERT|UPDATE|DELETE|TRUNCATE/g) ?? []).sort().join();
  const [level, ...condition] = forEach.split(' ');
  const conditioned = / WHEN \(/.test(definition) === condition.length > 0;
  const columns = / OF /.test(definition);
  const sameCondition = condition.length === 0 || definition.includes('pg_trigger_depth() = 0');
  const before = definition.split(' ON ')[0]!;
  return (
    before.includes(' BEFORE ') &&
    events(before) === events(fires) &&
    definition.includes(`FOR EACH ${level}`) &&
    conditioned &&
    sameCondition &&
    !columns
  );
}

async function changedFunctions(sql: Sql): Promise<string[]> {
  const found = await sql.query<{ name: string; body: string; definer: boolean }>(
    `SELECT proname::text AS name, prosrc AS body, prosecdef AS definer FROM pg_proc
      WHERE pronamespace = current_schema()::regnamespace AND proname = ANY ($1)`,
    [Object.keys(AUDIT_FUNCTIONS)],
  );
  return Object.entries(AUDIT_FUNCTIONS).flatMap(([name, body]) =>
    found.some((one) => one.name === name && one.body === body && one.definer === (name === 'audit_chain'))
      ? []
      : [`the function ${name}() is another than was made`],
  );
}

/** Of the tables' own owner: what it gave up at the start and could give back to itself. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  audit_event: { owner: ['INSERT', 'SELECT', 'REFERENCES', 'TRIGGER', 'MAINTAIN'], [AUDIT_READER_ROLE]: ['SELECT'] },
  audit_head: { owner: ['UPDATE', 'SELECT', 'REFERENCES', 'TRIGGER', 'MAINTAIN'], [AUDIT_READER_ROLE]: ['SELECT'] },
};

async function wideGrants(sql: Sql): Promise<string[]> {
  const granted = await sql.query<{ table: string; grantee: string; owner: boolean; privilege: string }>(
    `SELECT relname::text AS table, coalesce(rolname::text, 'every database user') AS grantee, granted.grantee = relowner AS owner,
            privilege_type AS privilege
       FROM pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) AS granted LEFT JOIN pg_roles ON pg_roles.oid = granted.grantee
      WHERE relnamespace = current_schema()::regnamespace AND relname IN ('audit_event', 'audit_head')
      ORDER BY 1, 2, 4`,
  );
  const tables = granted
    .filter(({ table, grantee, owner, privilege }) => !ALLOWED[table]![owner ? 'owner' : grantee]?.includes(privilege))
    .map(({ table, grantee, owner, privilege }) => `${owner ? `its owner ${grantee}` : grantee} may ${privilege} on ${table}`);
  const columns = await sql.query<{ table: string; column: string; grantee: string; privilege: string }>(
    `SELECT relname::text AS table, attname::text AS column, coalesce(rolname::text, 'every database user') AS grantee,
            privilege_type AS privilege
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid, aclexplode(attacl) AS granted LEFT JOIN pg_roles ON pg_roles.oid = granted.grantee
      WHERE relnamespace = current_schema()::regnamespace AND relname IN ('audit_event', 'audit_head') ORDER BY 1, 2, 3, 4`,
  );
  const expected = ({ table, column, grantee, privilege }: (typeof columns)[number]): boolean =>
    table === 'audit_event' &&
    grantee === AUDIT_WRITER_ROLE &&
    privilege === 'INSERT' &&
    (WRITTEN_COLUMNS as readonly string[]).includes(column);
  const lacking = WRITTEN_COLUMNS.filter((column) => !columns.some((one) => one.column === column && expected(one)));
  return [
    ...tables,
    ...columns.filter((one) => !expected(one)).map((one) => `${one.grantee} may ${one.privilege} ${one.column} on ${one.table}`),
    ...(lacking.length === 0 ? [] : [`${AUDIT_WRITER_ROLE} may not INSERT (${lacking.join(', ')}) on audit_event`]),
  ];
}

/** Who should read and cannot: an audit that nobody can look at watches over nothing. */
async function lackingGrants(sql: Sql): Promise<string[]> {
  const readers = [
    ...VIEWER_ROLES.map((role) => [role, 'own_audit_event']),
    ...['audit_event', 'audit_head'].map((table) => [AUDIT_READER_ROLE, table]),
  ];
  // Roles that do not exist are a finding of their own; the view's absence is told below.
  const blind = await sql.query<{ role: string; table: string }>(
    `SELECT role, "table" FROM unnest($1::text[], $2::text[]) AS readers (role, "table")
      WHERE to_regrole(role) IS NOT NULL AND to_regclass("table") IS NOT NULL AND NOT has_table_privilege(role, to_regclass("table"), 'SELECT')`,
    [readers.map(([role]) => role), readers.map(([, table]) => table)],
  );
  return blind.map(({ role, table }) => `${role} may not SELECT on ${table}`);
}

/**
 * Other ways round: rules, which rewrite a statement before it gets to the triggers, tables that inherit, policies that hide rows, and
 * the view of one's own events made to show those of others.
 */
async function ways(sql: Sql): Promise<string[]> {
  return (
    await sql.query<{ words: string }>(
      `SELECT 'the rule ' || rulename || ' on ' || relname || ' does not belong there' AS words
         FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
        WHERE relnamespace = current_schema()::regnamespace AND relname IN ('audit_event', 'audit_head')
       UNION ALL
       SELECT 'the table ' || inhrelid::regclass || ' inherits from ' || relname
         FROM pg_inherits JOIN pg_class ON pg_class.oid = inhparent
        WHERE relnamespace = current_schema()::regnamespace AND relname IN ('audit_event', 'audit_head')
       UNION ALL
       SELECT 'row policies may hide rows of ' || relname FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relname IN ('audit_event', 'audit_head') AND relrowsecurity
       UNION ALL
       SELECT 'the view own_audit_event is gone, or shows more than the events of who asks'
        WHERE NOT EXISTS (
          SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = 'own_audit_event'
            AND pg_get_viewdef(oid) LIKE '%WHERE (%actor = NULLIF(current_setting(''homeward.actor''::text, true), ''''::text));')`,
    )
  ).map(({ words }) => words);
}
