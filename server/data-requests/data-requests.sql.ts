/** Requests for numbers as they are stored. Read under the viewer's own role; what other agencies counted, under the counter's alone. */
import type { Sql } from '../database/database.js';
import type {
  AgencyWording,
  AnswerTerms,
  AskedAgency,
  DataRequestChange,
  DataRequestHead,
  DataRequestState,
  GroupDefinition,
  KeptAnswer,
  Overlap,
  RequestTerms,
} from './data-request.js';
import type { ShownResponse } from './shown-response.js';

const HEAD = `id, title, asked_for AS "askedFor", area_label AS "areaLabel", as_at::text AS "asAt", due_on::text AS "dueOn", note, state,
  asked_at AS "askedAt", asked_by AS "askedBy", version`;

/** Newest first. */
export function listRequests(sql: Sql): Promise<DataRequestHead[]> {
  return sql.query<DataRequestHead>(`SELECT ${HEAD} FROM data_request ORDER BY id DESC`);
}

export async function findRequest(sql: Sql, id: number): Promise<DataRequestHead | null> {
  const [found] = await sql.query<DataRequestHead>(`SELECT ${HEAD} FROM data_request WHERE id = $1`, [id]);
  return found ?? null;
}

/** Nobody changes it until the transaction ends. */
export async function lockRequest(sql: Sql, id: number): Promise<DataRequestHead | null> {
  const [found] = await sql.query<DataRequestHead>(`SELECT ${HEAD} FROM data_request WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

/** @returns its number */
export async function insertRequest(sql: Sql, terms: RequestTerms, agencies: readonly string[], by: string): Promise<number> {
  const { title, askedFor, areaLabel, asAt, dueOn, note } = terms;
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO data_request (title, asked_for, area_label, as_at, due_on, note, asked_by)
     VALUES ($1, $2, $3, $4::date, $5::date, $6, $7) RETURNING id`,
    [title, askedFor, areaLabel, asAt, dueOn, note, by],
  );
  const { id } = inserted!;
  await sql.execute(
    `INSERT INTO data_request_agency (request_id, agency, position)
     SELECT $1::bigint, a.agency, a.position FROM unnest($2::text[]) WITH ORDINALITY AS a (agency, position)`,
    [id, agencies],
  );
  return id;
}

export async function updateRequest(sql: Sql, id: number, state: DataRequestState): Promise<void> {
  await sql.execute('UPDATE data_request SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
}

export interface OfRequest extends AskedAgency {
  readonly requestId: number;
}

/** Of one request or of all; under a role that answers, its own agency's. */
export function listAgencies(sql: Sql, request: number | null = null): Promise<OfRequest[]> {
  return sql.query<OfRequest>(
    `SELECT request_id AS "requestId", agency, open, sent_back AS "sentBack", no_answer AS "noAnswer" FROM data_request_agency
      WHERE $1::bigint IS NULL OR request_id = $1 ORDER BY request_id, position`,
    [request],
  );
}

export async function updateAgency(sql: Sql, request: number, agency: AskedAgency): Promise<void> {
  await sql.execute(
    'UPDATE data_request_agency SET open = $3, sent_back = $4, no_answer = $5 WHERE request_id = $1 AND agency = $2',
    [request, agency.agency, agency.open, agency.sentBack, agency.noAnswer],
  );
}

/** The newest of each agency and group. */
export function newestAnswers(sql: Sql, request: number): Promise<KeptAnswer[]> {
  return sql.query<KeptAnswer>(
    `SELECT DISTINCT ON (agency, counted_group) agency, counted_group AS "group", answer, children, supported, definition, words,
            counted_on::text AS "countedOn", note, answered_at AS "answeredAt", answered_by AS "answeredBy"
       FROM data_request_answer WHERE request_id = $1 ORDER BY agency, counted_group, id DESC`,
    [request],
  );
}

export async function insertAnswer(sql: Sql, request: number, agency: string, answer: AnswerTerms, by: string): Promise<void> {
  const { group, answer: kind, children, supported, definition, words, countedOn, note } = answer;
  await sql.execute(
    `INSERT INTO data_request_answer (request_id, agency, counted_group, answer, children, supported, definition, words, counted_on, note, answered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10, $11)`,
    [request, agency, group, kind, children, supported, definition, words, countedOn, note, by],
  );
}

/** The newest of each group and pair. */
export function newestOverlaps(sql: Sql, request: number): Promise<Overlap[]> {
  return sql.query<Overlap>(
    `SELECT DISTINCT ON (counted_group, agency, other_agency) counted_group AS "group", agency, other_agency AS "otherAgency", children,
            how_known AS "howKnown"
       FROM data_request_overlap WHERE request_id = $1 ORDER BY counted_group, agency, other_agency, id DESC`,
    [request],
  );
}

export async function insertOverlap(sql: Sql, request: number, overlap: Overlap, by: string): Promise<void> {
  await sql.execute(
    `INSERT INTO data_request_overlap (request_id, counted_group, agency, other_agency, children, how_known, said_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [request, overlap.group, overlap.agency, overlap.otherAgency, overlap.children, overlap.howKnown, by],
  );
}

/** Newest first. */
export function listRequestChanges(sql: Sql, request: number): Promise<DataRequestChange[]> {
  return sql.query<DataRequestChange>(
    `SELECT change, reason, changed_at AS "changedAt", changed_by AS "changedBy" FROM data_request_change
      WHERE request_id = $1 ORDER BY id DESC`,
    [request],
  );
}

export async function insertRequestChange(
  sql: Sql,
  request: number,
  change: string,
  reason: string | null,
  by: string,
): Promise<void> {
  await sql.execute('INSERT INTO data_request_change (request_id, change, reason, changed_by) VALUES ($1, $2, $3, $4)', [
    ...[request, change, reason, by],
  ]);
}

export interface HandedIn {
  readonly content: ShownResponse;
  readonly completedAt: Date;
  readonly completedBy: string;
}

export async function findResponse(sql: Sql, request: number): Promise<HandedIn | null> {
  const [found] = await sql.query<HandedIn>(
    `SELECT content, completed_at AS "completedAt", completed_by AS "completedBy" FROM data_request_response WHERE request_id = $1`,
    [request],
  );
  return found ?? null;
}

export async function insertResponse(sql: Sql, request: number, content: ShownResponse, by: string): Promise<void> {
  await sql.execute('INSERT INTO data_request_response (request_id, content, completed_by) VALUES ($1, $2::jsonb, $3)', [
    ...[request, JSON.stringify(content), by],
  ]);
}

export function groupDefinitions(sql: Sql): Promise<GroupDefinition[]> {
  return sql.query<GroupDefinition>('SELECT definition, meaning FROM group_definition ORDER BY position');
}

export function agencyWordings(sql: Sql): Promise<AgencyWording[]> {
  return sql.query<AgencyWording>('SELECT definition, agency, words FROM data_request_wording ORDER BY agency, words');
}
