/** Single incidents: a list with a keyset cursor, and one by its id. */
import type { Sql } from '../database/database.js';
import type { IncidentFilter } from './incident-filter.js';
import { idExpression, readIncidentId } from './incident-id.js';
import { INCIDENT_KINDS, INCIDENT_TABLES, type IncidentKind, type Precision } from './incident-kind.js';
import { Parameters } from './parameters.js';
import { askQuestion } from './question.js';
import { isReadableForce } from './readable-forces.sql.js';
import { admittedRows } from './row-conditions.js';

/** What all incidents have; each kind's own fields beside them. */
export interface IncidentRecord {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly category: string;
  readonly occurredFrom: Date;
  readonly occurredTo: Date;
  /** GeoJSON text, as the database writes it: most of it is only passed on. */
  readonly location: string | null;
  readonly precision: Precision;
  readonly source: string;
  readonly force: string;
  readonly reference: string | null;
  readonly areaCode: string | null;
  readonly placeText: string | null;
  readonly agency: string | null;
}

export interface AsbReportRecord extends IncidentRecord {
  readonly kind: 'ASB_REPORT';
  readonly nationalType: string;
  readonly localCategory: string | null;
  readonly youthRelated: boolean | null;
  readonly channel: string | null;
  readonly repeatLocation: boolean | null;
  readonly owningTeam: string | null;
  readonly noiseTest: string | null;
  readonly outcome: string | null;
  readonly receivedAt: Date | null;
}

export interface FirearmsDischargeRecord extends IncidentRecord {
  readonly kind: 'FIREARMS_DISCHARGE';
  readonly weapon: string;
  readonly verification: string;
  readonly weaponClass: string;
  readonly injury: string | null;
  readonly casingsRecovered: number | null;
  readonly linkedReference: string | null;
}

export interface RecordedCrimeRecord extends IncidentRecord {
  readonly kind: 'RECORDED_CRIME';
  readonly crimeId: string | null;
  readonly offenceCode: string | null;
  readonly lastOutcome: string | null;
  readonly knife: boolean | null;
  readonly firearm: boolean | null;
}

export type AnyIncident = AsbReportRecord | FirearmsDischargeRecord | RecordedCrimeRecord;

/** What a list is ordered by, newest first: an instant (ISO 8601) and a number that no two incidents share. */
export type IncidentCursor = readonly [occurredFrom: string, number: number];

export interface ListOfIncidents {
  readonly incidents: readonly { readonly incident: AnyIncident; readonly cursor: IncidentCursor }[];
  readonly hasNextPage: boolean;
  readonly notIncluded: readonly IncidentKind[];
}

const OWN_FIELDS: Readonly<Record<IncidentKind, string>> = {
  ASB_REPORT: `national_type AS "nationalType", local_category AS "localCategory", youth_related AS "youthRelated", channel,
    repeat_location AS "repeatLocation", owning_team AS "owningTeam", noise_test AS "noiseTest", outcome, received_at AS "receivedAt"`,
  FIREARMS_DISCHARGE: `weapon, verification, weapon_class AS "weaponClass", injury, casings_recovered AS "casingsRecovered",
    linked_reference AS "linkedReference"`,
  RECORDED_CRIME: `crime_id AS "crimeId", offence_code AS "offenceCode", last_outcome AS "lastOutcome", knife, firearm`,
};

const fieldsOf = (kind: IncidentKind): string =>
  `${idExpression(kind)} AS id, '${kind}' AS kind, category, occurred_from AS "occurredFrom", occurred_to AS "occurredTo",
   ST_AsGeoJSON(location, 6) AS location, precision, source, force_code AS force, reference, area_code AS "areaCode",
   place_text AS "placeText", agency, ${OWN_FIELDS[kind]}, id AS number`;

/** `occurred_from` as ISO 8601 text: the key's instant goes back to the database and out in cursors. */
const INSTANT = `to_char(occurred_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** `first` newest incidents after the cursor. @throws CallerError BAD_USER_INPUT */
export async function listIncidents(
  sql: Sql,
  filter: IncidentFilter,
  first: number,
  after?: IncidentCursor,
): Promise<ListOfIncidents> {
  const question = await askQuestion(sql, filter);
  const { notIncluded } = question.filter;
  const parameters = new Parameters();
  const further = after === undefined ? undefined : afterCursor(after, parameters);
  const keys = admittedRows(question, parameters, (kind) => `'${kind}' AS kind, force_code, id, occurred_from`, { further });
  if (keys === null || first < 1) return { incidents: [], hasNextPage: false, notIncluded };
  // Every kind gives its newest in the order of its index; only the page's own rows are then read in full.
  const page = await sql.query<{ kind: IncidentKind; force_code: string; id: number; instant: string }>(
    `SELECT kind, force_code, id, ${INSTANT} AS instant FROM (${keys}) k ORDER BY occurred_from DESC, id DESC LIMIT ${parameters.add(first + 1, 'int')}`,
    parameters.list,
  );
  const shown = page.slice(0, first);
  const found = new Map<number, AnyIncident>();
  for (const kind of INCIDENT_KINDS) {
    const ofKind = shown.filter((key) => key.kind === kind);
    if (ofKind.length === 0) continue;
    const rows = await sql.query<StoredIncident>(
      `SELECT ${fieldsOf(kind)} FROM ${INCIDENT_TABLES[kind]}
        WHERE (force_code, id, occurred_from) IN (SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]))
          AND occurred_from BETWEEN $4::timestamptz AND $5::timestamptz`,
      [
        ofKind.map((key) => key.force_code),
        ofKind.map((key) => key.id),
        ofKind.map((key) => key.instant),
        ofKind.at(-1)!.instant,
        ofKind[0]!.instant,
      ],
    );
    for (const row of rows) found.set(row.number, row);
  }
  return {
    incidents: shown.map((key) => ({ incident: found.get(key.id)!, cursor: [key.instant, key.id] as const })),
    hasNextPage: page.length > first,
    notIncluded,
  };
}

/** The first part says nothing new, but partitions are chosen by it. */
function afterCursor([occurredFrom, number]: IncidentCursor, parameters: Parameters): string {
  const instant = parameters.add(occurredFrom, 'timestamptz');
  return `occurred_from <= ${instant} AND (occurred_from, id) < (${instant}, ${parameters.add(number, 'bigint')})`;
}

/** Null when there is none of this id, or not of a permitted kind or force: they look the same. */
export async function findIncident(
  sql: Sql,
  id: string,
  permittedKinds: readonly IncidentKind[] = INCIDENT_KINDS,
): Promise<AnyIncident | null> {
  const key = readIncidentId(id);
  if (key === null || !permittedKinds.includes(key.kind)) return null;
  const [row] = await sql.query<StoredIncident>(
    `SELECT ${fieldsOf(key.kind)} FROM ${INCIDENT_TABLES[key.kind]}
      WHERE force_code = $1 AND id = $2 AND occurred_from >= $3::timestamptz AND occurred_from < $3::timestamptz + interval '1 millisecond'
        AND ${isReadableForce('force_code')}`,
    [key.force, key.id, new Date(key.occurredFrom).toISOString()],
  );
  return row ?? null;
}

export interface StreetOutcome {
  /** 2024-02 */
  readonly month: string;
  readonly outcome: string;
}

/** Outcomes published for crimes, by Crime ID, oldest first. An id that repeats in the street files has the same outcomes for each. */
export async function outcomesOf(sql: Sql, crimeIds: readonly string[]): Promise<Map<string, readonly StreetOutcome[]>> {
  const rows = await sql.query<{ id: string; month: string; outcome: string }>(
    `SELECT crime_id AS id, to_char(month, 'YYYY-MM') AS month, outcome FROM street_outcome
      WHERE crime_id = ANY ($1::text[]) AND ${isReadableForce('force_code')} ORDER BY month, batch_id, row_number`,
    [crimeIds],
  );
  const found = new Map<string, StreetOutcome[]>(crimeIds.map((id) => [id, []]));
  for (const { id, month, outcome } of rows) found.get(id)!.push({ month, outcome });
  return found;
}

/** A row as the driver makes it is the record; nothing is copied. */
type StoredIncident = AnyIncident & { readonly number: number };
