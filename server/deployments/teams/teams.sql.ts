/** Teams and the bank of staff as they are stored, and the history of both. Read under the viewer's own role. */
import type { Sql } from '../../database/database.js';
import type { DeploymentChange, StaffMember, StaffTerms, Team, TeamTerms } from './team.js';

const TEAM = `id, name, kind, aims, visit_minutes AS "visitMinutes", size, skills, travel, base_name AS "baseName",
  ST_X(to_longitude_latitude(base_bng)) AS longitude, ST_Y(to_longitude_latitude(base_bng)) AS latitude,
  ST_X(base_bng) AS easting, ST_Y(base_bng) AS northing, returns_to_base AS "returnsToBase", rules,
  paused_months AS "pausedMonths", bonfire_from AS "bonfireFrom", bonfire_to AS "bonfireTo", closed, version`;

/** Those that go out before those that do no more, by name. */
export function listTeams(sql: Sql): Promise<Team[]> {
  return sql.query<Team>(`SELECT ${TEAM} FROM team ORDER BY closed, lower(name), id`);
}

export async function lockTeam(sql: Sql, id: number): Promise<Team | null> {
  const [found] = await sql.query<Team>(`SELECT ${TEAM} FROM team WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

/** Two who give the same name at once wait for each other, so that the second reads that it is taken. */
const waitsForNames = (sql: Sql, of: 'teams' | 'staff'): Promise<unknown> =>
  sql.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`homeward names of ${of}`]);

export async function isTeamNameTaken(sql: Sql, name: string, except: number | null): Promise<boolean> {
  await waitsForNames(sql, 'teams');
  const found = await sql.query('SELECT 1 FROM team WHERE lower(name) = lower($1) AND id IS DISTINCT FROM $2::bigint', [
    name,
    except,
  ]);
  return found.length > 0;
}

const TEAM_FIELDS = [
  ...['name', 'kind', 'aims', 'visit_minutes', 'size', 'skills', 'travel', 'base_name', 'returns_to_base', 'rules'],
  ...['paused_months', 'bonfire_from', 'bonfire_to', 'closed', 'base_bng'],
];
const TEAM_VALUES = `$1, $2, $3, $4::int, $5::int, $6::text[], $7, $8, $9::boolean, $10::jsonb, $11::int[], $12, $13, $14::boolean,
  to_national_grid(ST_SetSRID(ST_MakePoint($15, $16), 4326))`;

const teamParameters = (terms: TeamTerms): unknown[] => [
  ...[terms.name, terms.kind, terms.aims, terms.visitMinutes, terms.size, terms.skills, terms.travel, terms.baseName],
  ...[terms.returnsToBase, JSON.stringify(terms.rules), terms.pausedMonths, terms.bonfireFrom, terms.bonfireTo, terms.closed],
  ...[terms.longitude, terms.latitude],
];

/** @returns its number */
export async function insertTeam(sql: Sql, terms: TeamTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO team (${TEAM_FIELDS.join(', ')}) VALUES (${TEAM_VALUES}) RETURNING id`,
    teamParameters(terms),
  );
  return inserted!.id;
}

/** @returns the version since */
export async function updateTeam(sql: Sql, id: number, terms: TeamTerms): Promise<number> {
  const [updated] = await sql.query<{ version: number }>(
    `UPDATE team SET (${TEAM_FIELDS.join(', ')}) = (SELECT ${TEAM_VALUES}), version = version + 1 WHERE id = $17 RETURNING version`,
    [...teamParameters(terms), id],
  );
  return updated!.version;
}

const STAFF = `id, label, kind, skills, usual_weekdays AS "usualWeekdays", away,
  ARRAY(SELECT d::text FROM unnest(extra_days) d) AS "extraDays", vetted_on::text AS "vettedOn", on_the_bank AS "onTheBank", version`;

export function listStaff(sql: Sql): Promise<StaffMember[]> {
  return sql.query<StaffMember>(`SELECT ${STAFF} FROM staff_member ORDER BY NOT on_the_bank, lower(label), id`);
}

export async function lockStaffMember(sql: Sql, id: number): Promise<StaffMember | null> {
  const [found] = await sql.query<StaffMember>(`SELECT ${STAFF} FROM staff_member WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

export async function isLabelTaken(sql: Sql, label: string, except: number | null): Promise<boolean> {
  await waitsForNames(sql, 'staff');
  const found = await sql.query('SELECT 1 FROM staff_member WHERE lower(label) = lower($1) AND id IS DISTINCT FROM $2::bigint', [
    label,
    except,
  ]);
  return found.length > 0;
}

const STAFF_FIELDS = ['label', 'kind', 'skills', 'usual_weekdays', 'away', 'extra_days', 'vetted_on', 'on_the_bank'];
const STAFF_VALUES = '$1, $2, $3::text[], $4::int[], $5::jsonb, $6::date[], $7::date, $8::boolean';
const staffParameters = (terms: StaffTerms): unknown[] => [
  ...[terms.label, terms.kind, terms.skills, terms.usualWeekdays, JSON.stringify(terms.away), terms.extraDays],
  ...[terms.vettedOn, terms.onTheBank],
];

export async function insertStaffMember(sql: Sql, terms: StaffTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO staff_member (${STAFF_FIELDS.join(', ')}) VALUES (${STAFF_VALUES}) RETURNING id`,
    staffParameters(terms),
  );
  return inserted!.id;
}

export async function updateStaffMember(sql: Sql, id: number, terms: StaffTerms): Promise<number> {
  const [updated] = await sql.query<{ version: number }>(
    `UPDATE staff_member SET (${STAFF_FIELDS.join(', ')}) = (SELECT ${STAFF_VALUES}), version = version + 1 WHERE id = $9 RETURNING version`,
    [...staffParameters(terms), id],
  );
  return updated!.version;
}

export async function writeDeploymentChange(sql: Sql, change: Omit<DeploymentChange, 'changedAt'>): Promise<void> {
  await sql.execute('INSERT INTO deployment_change (subject, version, change, reason, changed_by) VALUES ($1, $2, $3, $4, $5)', [
    ...[change.subject, change.version, change.change, change.reason, change.changedBy],
  ]);
}

/** Newest first. */
export function listDeploymentChanges(sql: Sql, subjects: readonly string[]): Promise<DeploymentChange[]> {
  return sql.query<DeploymentChange>(
    `SELECT subject, version, change, reason, changed_at AS "changedAt", changed_by AS "changedBy"
       FROM deployment_change WHERE subject = ANY ($1::text[]) ORDER BY id DESC`,
    [subjects],
  );
}
