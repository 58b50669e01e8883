/** Programmes as they are stored. Deliveries and evaluations hold counts of children: read as the counter, or by who typed them. */
import type { Sql } from '../../database/database.js';
import type {
  CountedQuestion,
  Delivery,
  DeliveryTerms,
  MarginsEvaluation,
  Programme,
  ProgrammeTerms,
  StoredEvaluation,
} from './programme.js';

const PROGRAMME = 'id, title, provider, description, audience, activity_id AS activity, version';
const DELIVERY = 'id, programme_id AS programme, period, sessions, participants, version';

export function listProgrammes(sql: Sql): Promise<Programme[]> {
  return sql.query<Programme>(`SELECT ${PROGRAMME} FROM account_programme ORDER BY lower(title)`);
}

export async function lockProgramme(sql: Sql, id: number): Promise<Programme | null> {
  const [found] = await sql.query<Programme>(`SELECT ${PROGRAMME} FROM account_programme WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

const termsOf = ({ title, provider, description, audience, activity }: ProgrammeTerms) => [
  ...[title, provider, description, audience, activity],
];

/** @returns its number */
export async function insertProgramme(sql: Sql, terms: ProgrammeTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO account_programme (title, provider, description, audience, activity_id) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    termsOf(terms),
  );
  return inserted!.id;
}

/** Evaluations that were its own by its title stay its own. */
export async function updateProgramme(sql: Sql, { id, title }: Programme, terms: ProgrammeTerms): Promise<void> {
  await sql.execute(
    `UPDATE account_programme SET title = $2, provider = $3, description = $4, audience = $5, activity_id = $6, version = version + 1 WHERE id = $1`,
    [id, ...termsOf(terms)],
  );
  await sql.execute('UPDATE programme_evaluation SET programme = $2 WHERE lower(programme) = lower($1)', [title, terms.title]);
}

export function listDeliveries(sql: Sql): Promise<Delivery[]> {
  return sql.query<Delivery>(`SELECT ${DELIVERY} FROM programme_delivery WHERE NOT withdrawn ORDER BY period DESC, id`);
}

export async function insertDelivery(
  sql: Sql,
  programme: number,
  { period, sessions, participants }: DeliveryTerms,
): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO programme_delivery (programme_id, period, sessions, participants) VALUES ($1, $2, $3, $4) RETURNING id',
    [programme, period, sessions, participants],
  );
  return inserted!.id;
}

export async function updateDelivery(sql: Sql, id: number, { period, sessions, participants }: DeliveryTerms): Promise<void> {
  await sql.execute(
    'UPDATE programme_delivery SET period = $2, sessions = $3, participants = $4, version = version + 1 WHERE id = $1',
    [id, period, sessions, participants],
  );
}

export async function withdrawDelivery(sql: Sql, id: number): Promise<void> {
  await sql.execute('UPDATE programme_delivery SET withdrawn = true, version = version + 1 WHERE id = $1', [id]);
}

interface EvaluationRow {
  readonly id: number;
  readonly batch: number | null;
  readonly programme: string;
  readonly period: string;
  readonly participants: number;
  readonly complete: number;
  readonly onAll: number;
  readonly statedOnAll: string | null;
  readonly questions: readonly CountedQuestion[];
}

export async function listEvaluations(sql: Sql): Promise<StoredEvaluation[]> {
  const rows = await sql.query<EvaluationRow>(
    `SELECT e.id, e.batch_id AS batch, e.programme, e.period, e.participants, e.complete, e.on_all AS "onAll", e.stated_on_all AS "statedOnAll", asked.questions
       FROM programme_evaluation e
       CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('question', q.question, 'better', q.better, 'improved', q.improved, 'answered', q.answered,
                                           'worse', q.worse, 'missing', q.missing) ORDER BY q.position) AS questions
           FROM programme_question q WHERE q.evaluation_id = e.id
       ) asked
      WHERE NOT e.withdrawn ORDER BY e.period DESC, lower(e.programme), e.id`,
  );
  return rows.map(({ batch, participants, complete, onAll, statedOnAll, ...same }) =>
    batch === null
      ? { ...same, basis: 'shares', statedOnAll }
      : { ...same, basis: 'answers', batch, participants, complete, onAll },
  );
}

export async function insertMargins(
  sql: Sql,
  { programme, period, statedOnAll, questions }: Omit<MarginsEvaluation, 'id' | 'basis'>,
): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO programme_evaluation (programme, period, stated_on_all) VALUES ($1, $2, $3) RETURNING id',
    [programme, period, statedOnAll],
  );
  for (const [at, { question, improved, answered }] of questions.entries())
    await sql.execute(
      'INSERT INTO programme_question (evaluation_id, position, question, improved, answered) VALUES ($1, $2, $3, $4, $5)',
      [inserted!.id, at + 1, question, improved, answered],
    );
  return inserted!.id;
}

export async function withdrawEvaluation(sql: Sql, id: number): Promise<void> {
  await sql.execute('UPDATE programme_evaluation SET withdrawn = true WHERE id = $1', [id]);
}
