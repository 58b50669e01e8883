/** The threshold test and its results as they are stored. Results are read under the viewer's own role: a council's rows are its own. */
import type { Sql } from '../database/database.js';
import type { NoiseReport, NoiseTest, NoiseTriage } from './noise-report.js';

/** The newest; null before any was set. */
export async function currentNoiseTest(sql: Sql): Promise<NoiseTest | null> {
  const [test] = await sql.query<NoiseTest>(
    'SELECT version, questions, guide, officers FROM noise_test ORDER BY version DESC LIMIT 1',
  );
  return test ?? null;
}

/** Two who set it at once wait for each other. The table itself is not the owner's to lock: nothing of it is ever changed. */
export async function lockNoiseTest(sql: Sql): Promise<NoiseTest | null> {
  await sql.execute(`SELECT pg_advisory_xact_lock(hashtextextended('homeward noise test', 0))`);
  return currentNoiseTest(sql);
}

export async function insertNoiseTest(sql: Sql, { version, questions, guide, officers }: NoiseTest, reason: string, by: string) {
  await sql.execute(
    'INSERT INTO noise_test (version, questions, guide, officers, reason, set_by) VALUES ($1, $2::jsonb, $3, $4, $5, $6)',
    [version, JSON.stringify(questions), guide, officers, reason, by],
  );
}

export async function isWardInUse(sql: Sql, code: string): Promise<boolean> {
  const found = await sql.query(`SELECT 1 FROM area WHERE type = 'WARD' AND gss_code = $1 AND in_use`, [code]);
  return found.length > 0;
}

/** @returns its number; null when the agency's report has its result already */
export async function insertNoiseTriage(
  sql: Sql,
  agency: string,
  { placeReference, ...triage }: Omit<NoiseTriage, 'id'> & Pick<NoiseReport, 'placeReference'>,
): Promise<number | null> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO noise_triage (agency, reference, ward, place_digest, category, channel, answers, result, reason, test_version, guide,
                               guide_sent_by, passed_to, triaged_at, triaged_by)
     SELECT $1, $2, $3, encode(sha256(convert_to(k.key || ':' || $1 || ':' || $4, 'UTF8')), 'hex'), $5, $6, $7::jsonb, $8, $9, $10, $11,
            $12, $13, $14, $15
       FROM noise_place_key k
         ON CONFLICT (agency, reference) DO NOTHING RETURNING id`,
    [
      ...[agency, triage.reference, triage.ward, placeReference, triage.category, triage.channel, JSON.stringify(triage.answers)],
      ...[triage.result, triage.reason, triage.testVersion, triage.guide, triage.guideSentBy, triage.passedTo],
      ...[triage.triagedAt, triage.triagedBy],
    ],
  );
  return inserted?.id ?? null;
}

const COLUMNS = `id, reference, ward, category, channel, answers, result, reason, test_version AS "testVersion", guide,
  guide_sent_by AS "guideSentBy", passed_to AS "passedTo", triaged_at AS "triagedAt", triaged_by AS "triagedBy"`;

/** Newest first, after those of a number. */
export function listNoiseTriages(sql: Sql, first: number, before: number | undefined): Promise<NoiseTriage[]> {
  return sql.query<NoiseTriage>(
    `SELECT ${COLUMNS} FROM noise_triage WHERE $2::bigint IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
    [first, before ?? null],
  );
}

export async function findNoiseTriage(sql: Sql, id: number): Promise<NoiseTriage | null> {
  const [found] = await sql.query<NoiseTriage>(`SELECT ${COLUMNS} FROM noise_triage WHERE id = $1`, [id]);
  return found ?? null;
}

export async function countNoiseTriages(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ count: number }>('SELECT count(id)::int AS count FROM noise_triage');
  return row!.count;
}

export interface TriageCount {
  readonly agency: string;
  readonly month: string;
  readonly ward: string;
  readonly category: string;
  readonly result: string;
  readonly cameBack: boolean;
  readonly reports: number;
}

/** Of the viewer's agency; under the counter's role, of each. */
export function countsOfTriage(sql: Sql): Promise<TriageCount[]> {
  return sql.query<TriageCount>(
    `SELECT agency, month, ward, category, result, came_back AS "cameBack", reports
       FROM noise_triage_count ORDER BY 1, 2, 3, 4, 5, 6`,
  );
}

export function wardsByName(sql: Sql): Promise<{ code: string; name: string }[]> {
  return sql.query(`SELECT gss_code AS code, name FROM area WHERE type = 'WARD' AND in_use ORDER BY name, gss_code`);
}
