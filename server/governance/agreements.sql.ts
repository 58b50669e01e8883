/** Agreements as they are stored, and the history of each. */
import type { Sql } from '../database/database.js';
import type { Agreement, AgreementTerms } from './agreement.js';

export type AgreementChangeKind = 'registered' | 'amended' | 'ended' | 'approved' | 'reviewed' | 'loads assigned';

/** {field: {before, after}}, in the words of the agreement's own file. */
export type ChangedFields = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

export interface AgreementChange {
  readonly id: number;
  readonly agreement: string;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly change: AgreementChangeKind;
  readonly fields: ChangedFields;
  readonly reason: string | null;
}

const COLUMNS = `id, title, parties, controller, lawful_basis AS "lawfulBasis", special_condition AS "specialCondition", gateway,
  gateway_note AS "gatewayNote", purposes, starts_on AS "startsOn", ends_on AS "endsOn", sources, agencies, health,
  CASE WHEN approved_by IS NOT NULL THEN jsonb_build_object('by', approved_by, 'on', approved_on, 'reference', approval_reference) END AS approval,
  reviewer, review_on AS "reviewOn", jsonb_build_object('months', retention_months, 'rule', retention_rule) AS retention,
  invented, registered_by AS "registeredBy", registered_at AS "registeredAt"`;

export function listAgreements(sql: Sql): Promise<Agreement[]> {
  return sql.query<Agreement>(`SELECT ${COLUMNS} FROM agreement ORDER BY id`);
}

/** With `lock`, nobody changes it until the transaction ends. */
export async function findAgreement(sql: Sql, id: string, lock: '' | 'FOR SHARE' | 'FOR UPDATE' = ''): Promise<Agreement | null> {
  const [found] = await sql.query<Agreement>(`SELECT ${COLUMNS} FROM agreement WHERE id = $1 ${lock}`, [id]);
  return found ?? null;
}

const STORED = [
  ...['title', 'parties', 'controller', 'lawful_basis', 'special_condition', 'gateway', 'gateway_note', 'purposes', 'starts_on'],
  ...['ends_on', 'sources', 'agencies', 'health', 'approved_by', 'approved_on', 'approval_reference', 'reviewer', 'review_on'],
  ...['retention_months', 'retention_rule'],
] as const;

const storedTerms = (terms: AgreementTerms): unknown[] => [
  ...[terms.title, terms.parties, terms.controller, terms.lawfulBasis, terms.specialCondition, terms.gateway, terms.gatewayNote],
  ...[terms.purposes, terms.startsOn, terms.endsOn, terms.sources, terms.agencies, terms.health],
  ...[terms.approval?.by ?? null, terms.approval?.on ?? null, terms.approval?.reference ?? null],
  ...[terms.reviewer, terms.reviewOn, terms.retention.months, terms.retention.rule],
];

/** False when there is one of this id. */
export async function insertAgreement(
  sql: Sql,
  id: string,
  terms: AgreementTerms,
  { by, invented }: { by: string; invented: boolean },
): Promise<boolean> {
  const inserted = await sql.execute(
    `INSERT INTO agreement (id, registered_by, invented, ${STORED.join(', ')})
     VALUES ($1, $2, $3, ${STORED.map((_, place) => `$${place + 4}`).join(', ')}) ON CONFLICT DO NOTHING`,
    [id, by, invented, ...storedTerms(terms)],
  );
  return inserted === 1;
}

export async function updateAgreement(sql: Sql, id: string, terms: AgreementTerms): Promise<void> {
  await sql.execute(
    `UPDATE agreement SET ${STORED.map((column, place) => `${column} = $${place + 2}`).join(', ')} WHERE id = $1`,
    [id, ...storedTerms(terms)],
  );
}

export async function writeChange(
  sql: Sql,
  change: Pick<AgreementChange, 'agreement' | 'changedBy' | 'change' | 'fields' | 'reason'>,
): Promise<void> {
  await sql.execute(
    'INSERT INTO agreement_change (agreement, changed_by, change, fields, reason) VALUES ($1, $2, $3, $4::jsonb, $5)',
    [change.agreement, change.changedBy, change.change, JSON.stringify(change.fields), change.reason],
  );
}

/** Newest first. */
export function listChanges(sql: Sql, agreements: readonly string[]): Promise<AgreementChange[]> {
  return sql.query<AgreementChange>(
    `SELECT id, agreement, changed_at AS "changedAt", changed_by AS "changedBy", change, fields, reason
       FROM agreement_change WHERE agreement = ANY ($1) ORDER BY id DESC`,
    [agreements],
  );
}
