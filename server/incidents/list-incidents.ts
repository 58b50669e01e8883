/** Single incidents: a list with a keyset cursor, and one by its id. */
import type { Sql } from '../database/database.js';
import type { IncidentFilter } from './incident-filter.js';
import { idExpression, readIncidentId } from './incident-id.js';
import { INCIDENT_KINDS, INCIDENT_TABLES, type IncidentKind, type Precision } from './incident-kind.js';
import { Parameters } from './parameters.js';
import { askQuestion, type Question } from './question.js';
import { isReadableForce } from './readable-forces.sql.js';
import { admittedRows, countedKinds } from './row-conditions.js';

/** What all incidents have; each kind's own fields beside them. */
export interface IncidentRecord {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly category: string;
  /** Moments as ISO 8601 text in UTC. */
  readonly occurredFrom: string;
  readonly occurredTo: string;
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
  readonly receivedAt: string | null;
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

/** As ISO 8601 text: a Date would only be made to be written again. */
const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SHARED_FIELDS: Readonly<Record<string, string>> = {
  category: 'category',
  occurredFrom: moment('occurred_from'),
  occurredTo: moment('occurred_to'),
  location: 'ST_AsGeoJSON(location, 6)',
  precision: 'precision',
  source: 'source',
  force: 'force_code',
  reference: 'reference',
  areaCode: 'area_code',
  placeText: 'place_text',
  agency: 'agency',
};

const OWN_FIELDS: Readonly<Record<IncidentKind, Readonly<Record<string, string>>>> = {
  ASB_REPORT: {
    nationalType: 'national_type',
    localCategory: 'local_category',
    youthRelated: 'youth_related',
    channel: 'channel',
    repeatLocation: 'repeat_location',
    owningTeam: 'owning_team',
    noiseTest: 'noise_test',
    outcome: 'outcome',
    receivedAt: moment('received_at'),
  },
  FIREARMS_DISCHARGE: {
    weapon: 'weapon',
    verification: 'verification',
    weaponClass: 'weapon_class',
    injury: 'injury',
    casingsRecovered: 'casings_recovered',
    linkedReference: 'linked_reference',
  },
  RECORDED_CRIME: { offenceCode: 'offence_code', lastOutcome: 'last_outcome', knife: 'knife', firearm: 'firearm' },
};

/** Its type and what its other fields are found by come with every record. */
const ALWAYS: Readonly<Record<IncidentKind, string>> = {
  ASB_REPORT: '',
  FIREARMS_DISCHARGE: '',
  RECORDED_CRIME: `crime_id AS "crimeId",`,
};

/** A record's columns, of the optional ones those `wanted`, and its cursor. */
function columnsOf(kind: IncidentKind, wanted: WantedFields): string {
  const fields = Object.entries({ ...SHARED_FIELDS, ...OWN_FIELDS[kind] })
    .filter(([name]) => wanted === undefined || wanted.has(name))
    .map(([name, column]) => `${column} AS "${name}",`);
  return `${idExpression(kind)} AS id, '${kind}' AS kind, ${ALWAYS[kind]} ${fields.join(' ')}
   id AS number, ${moment('occurred_from')} AS instant`;
}

/** Names of the fields somebody will look at; undefined for all. What else a record has may be left out of it. */
export type WantedFields = ReadonlySet<string> | undefined;

const NEWEST_FIRST = 'ORDER BY occurred_from DESC, id DESC';

/** `first` newest incidents after the cursor. @throws CallerError BAD_USER_INPUT */
export async function listIncidents(
  sql: Sql,
  filter: IncidentFilter,
  first: number,
  after?: IncidentCursor,
  wanted?: WantedFields,
): Promise<ListOfIncidents> {
  const question = await askQuestion(sql, filter);
  const { notIncluded } = question.filter;
  const rows = first < 1 ? [] : await newest(sql, question, first + 1, after, wanted);
  return {
    incidents: rows.slice(0, first).map((row) => ({ incident: row, cursor: [row.instant, row.number] as const })),
    hasNextPage: rows.length > first,
    notIncluded,
  };
}

async function newest(
  sql: Sql,
  question: Question,
  limit: number,
  after: IncidentCursor | undefined,
  wanted: WantedFields,
): Promise<StoredIncident[]> {
  const parameters = new Parameters();
  const options = { further: after === undefined ? undefined : afterCursor(after, parameters) };
  const kinds = countedKinds(question);
  if (kinds.length === 0) return [];
  if (kinds.length === 1) {
    // The columns are worked out for the page's own rows only, after they are chosen.
    const rows = admittedRows(question, parameters, () => '*', options)!;
    const page = `${rows} ${NEWEST_FIRST} LIMIT ${parameters.add(limit, 'int')}`;
    return sql.query(
      `SELECT ${columnsOf(kinds[0]!, wanted)} FROM (${page}) page ORDER BY page.occurred_from DESC, page.id DESC`,
      parameters.list,
    );
  }
  const keys = admittedRows(question, parameters, (kind) => `'${kind}' AS kind, force_code, id, occurred_from`, options)!;
  // Every kind gives its newest in the order of its index; only the page's own rows are then read in full.
  const page = await sql.query<{ kind: IncidentKind; force_code: string; id: number; instant: string }>(
    `SELECT kind, force_code, id, ${moment('occurred_from')} AS instant FROM (${keys}) k ${NEWEST_FIRST} LIMIT ${parameters.add(limit, 'int')}`,
    parameters.list,
  );
  const found = new Map<number, StoredIncident>();
  for (const kind of kinds) {
    const ofKind = page.filter((key) => key.kind === kind);
    if (ofKind.length === 0) continue;
    const rows = await sql.query<StoredIncident>(
      `SELECT ${columnsOf(kind, wanted)} FROM ${INCIDENT_TABLES[kind]}
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
  return page.map((key) => found.get(key.id)!);
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
    `SELECT ${columnsOf(key.kind, undefined)} FROM ${INCIDENT_TABLES[key.kind]}
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
type StoredIncident = AnyIncident & { readonly number: number; readonly instant: string };
