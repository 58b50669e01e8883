/** Feeds, receipts and loads as they are stored. Read under the viewer's own role: row policies say whose. */
import type { Sql } from '../../database/database.js';
import type { Feed, FeedLoad, FeedTerms, Receipt } from './feed.js';

const FEED = `id, what, agency, source, frequency, due_days AS "dueDays", agreement, from_day::text AS "fromDay", to_day::text AS "toDay", version`;

export function listFeeds(sql: Sql): Promise<Feed[]> {
  return sql.query<Feed>(`SELECT ${FEED} FROM feed ORDER BY agency, what, id`);
}

export async function lockFeed(sql: Sql, id: number): Promise<Feed | null> {
  const [found] = await sql.query<Feed>(`SELECT ${FEED} FROM feed WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

/** The oldest first. */
export function listReceipts(sql: Sql): Promise<Receipt[]> {
  return sql.query<Receipt>(
    `SELECT feed_id AS "feedId", period_from::text AS "periodFrom", received_on::text AS "receivedOn", remark FROM feed_receipt ORDER BY id`,
  );
}

export function listFeedLoads(sql: Sql): Promise<FeedLoad[]> {
  return sql.query<FeedLoad>(
    `SELECT feed_id AS "feedId", batch_id AS "batchId", loaded_on::text AS "loadedOn", period_from::text AS "periodFrom",
            period_to::text AS "periodTo", refused, unplaced, months::text[] AS months FROM feed_load ORDER BY batch_id`,
  );
}

const termsOf = ({ what, agency, source, frequency, dueDays, agreement, fromDay, toDay }: FeedTerms) => [
  ...[what, agency, source, frequency, dueDays, agreement, fromDay, toDay],
];

/** @returns its number */
export async function insertFeed(sql: Sql, terms: FeedTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO feed (what, agency, source, frequency, due_days, agreement, from_day, to_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    termsOf(terms),
  );
  return inserted!.id;
}

export async function updateFeed(sql: Sql, id: number, terms: FeedTerms): Promise<void> {
  await sql.execute(
    `UPDATE feed SET what = $2, agency = $3, source = $4, frequency = $5, due_days = $6, agreement = $7, from_day = $8, to_day = $9,
            version = version + 1 WHERE id = $1`,
    [id, ...termsOf(terms)],
  );
}

export async function insertReceipt(sql: Sql, { feedId, periodFrom, receivedOn, remark }: Receipt, by: string): Promise<void> {
  await sql.execute(
    'INSERT INTO feed_receipt (feed_id, period_from, received_on, remark, recorded_by) VALUES ($1, $2, $3, $4, $5)',
    [feedId, periodFrom, receivedOn, remark, by],
  );
}

export async function agreementIsThere(sql: Sql, agreement: string): Promise<boolean> {
  return (await sql.query('SELECT FROM agreement WHERE id = $1', [agreement])).length > 0;
}
