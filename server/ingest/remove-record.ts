/**
 * Takes a single record out by its reference: its row goes, wherever it is kept, its summaries follow, and loading its file again does
 * not bring it back. Of the record nothing stays but a digest of its reference.
 */
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { lockMoves } from './put-aside.js';
import type { PublishContext, Source } from './source.js';

export type RemoveOutcome =
  | { readonly ok: true; readonly removed: number; readonly force: string; readonly batches: readonly number[] }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

/** As PostgreSQL computes it of a reference. */
const digestOf = (reference: string): string => `encode(sha256(convert_to(${reference}, 'UTF8')), 'hex')`;

/** Rows of a table that replacing loads put aside. OFFSET 0: conditions must not be tried on the literals of other tables' rows. */
const keptAside = (table: string): string =>
  `(SELECT ctid AS at_row, row_text::${table} AS kept FROM replaced_row WHERE table_name = '${table}' OFFSET 0) AS aside`;

/** A record where it is kept: among the rows, or among those that a replacing load put aside. */
interface Found {
  readonly force: string;
  readonly batch: number;
}

/** All in one transaction: either nothing of the record stays, or nothing was changed. `force` where several forces use the reference. */
export function removeRecord(
  database: Database,
  source: Source,
  reference: string,
  who: Who,
  force?: string,
): Promise<RemoveOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    const { removable } = source;
    if (removable === undefined) {
      return {
        ok: false,
        reason: `Records of «${source.name}» bear no reference of a partner.`,
        remedy: 'Take the whole load back with «homeward batches --undo».',
      };
    }
    const aside = `(SELECT at_row, (kept).* FROM ${keptAside(removable.table)})`;
    const named = `source = $1 AND reference = $2 AND ($3::text IS NULL OR force_code = $3)`;
    const key = [source.name, reference, force ?? null];
    const found = await sql.query<Found>(
      `SELECT force_code AS force, batch_id AS batch FROM ${removable.table} WHERE ${named}
       UNION ALL SELECT force_code, batch_id FROM ${aside} kept WHERE ${named}`,
      key,
    );
    const refusal = whyNot(source, found);
    if (refusal !== null) return refusal;

    const months = await sql.query<Month>(
      `DELETE FROM ${removable.table} WHERE ${named}
       RETURNING batch_id AS batch, force_code AS force, london_month(occurred_from)::text AS month`,
      key,
    );
    const asideMonths = await sql.query<Month>(
      `WITH gone AS (SELECT at_row, batch_id, force_code, occurred_from FROM ${aside} kept WHERE ${named})
       DELETE FROM replaced_row r USING gone WHERE r.ctid = gone.at_row
       RETURNING gone.batch_id AS batch, gone.force_code AS force, london_month(gone.occurred_from)::text AS month`,
      key,
    );
    for (const gone of months) await uncover(sql, source, gone);
    for (const gone of asideMonths) await uncoverAside(sql, source, gone);
    const forces = [...new Set(found.map((one) => one.force))];
    await sql.execute(
      `INSERT INTO removed_record (source, force_code, reference_sha256, removed_by) VALUES ($1, $2, ${digestOf('$3::text')}, $4)
       ON CONFLICT DO NOTHING`,
      [source.name, forces[0], reference, nameOf(who)],
    );
    const batches = [...new Set(found.map(({ batch }) => batch))].sort((a, b) => a - b);
    for (const batch of batches) {
      const rows = found.filter((one) => one.batch === batch).length;
      await sql.execute('INSERT INTO batch_removal (batch_id, rows, removed_by) VALUES ($1, $2, $3)', [batch, rows, nameOf(who)]);
    }
    await source.refresh(sql, { batchIds: batches });
    const detail = { kinds: [removable.kind], sources: [source.name], force: forces[0], batches: batches.map(String) };
    await recordIn(sql, who, { action: 'REMOVE', detail, rowCount: found.length });
    return { ok: true, removed: found.length, force: forces[0]!, batches };
  });
}

/** In a load's transaction, after its rows were moved: those taken out earlier go again. Answers how many, and warns. */
export async function leaveOutRemoved(sql: Sql, source: Source, context: PublishContext): Promise<number> {
  const { removable } = source;
  if (removable === undefined) return 0;
  const known = await sql.query('SELECT FROM removed_record WHERE source = $1 LIMIT 1', [source.name]);
  if (known.length === 0) return 0;
  const gone = await sql.query<Month & { by: string; day: string }>(
    `DELETE FROM ${removable.table} t USING removed_record r
      WHERE t.batch_id = $1 AND r.source = $2 AND t.source = r.source AND t.force_code = r.force_code
        AND r.reference_sha256 = ${digestOf('t.reference')}
      RETURNING t.batch_id AS batch, t.force_code AS force, london_month(t.occurred_from)::text AS month, r.removed_by AS by,
                to_char(r.removed_at, 'YYYY-MM-DD') AS day`,
    [context.batchId, source.name],
  );
  for (const one of gone) await uncover(sql, source, one);
  if (gone.length > 0) {
    const what = gone.length === 1 ? '1 row is a record that was' : `${gone.length} rows are records that were`;
    const [{ by, day }] = gone as [(typeof gone)[number]];
    context.warn(`${what} taken out before (by ${by} on ${day}): left out again.`);
  }
  return gone.length;
}

interface Month {
  readonly batch: number;
  readonly force: string;
  readonly month: string;
}

function whyNot(source: Source, found: readonly Found[]): RemoveOutcome | null {
  if (found.length === 0) {
    return {
      ok: false,
      reason: `No record of «${source.name}» has this reference.`,
      remedy: 'Write it exactly as the file has it; nothing was changed.',
    };
  }
  const forces = [...new Set(found.map(({ force }) => force))].sort();
  if (forces.length === 1) return null;
  return {
    ok: false,
    reason: `Records of several forces have this reference: ${forces.join(', ')}.`,
    remedy: 'Name one with --force; nothing was changed.',
  };
}

/** A batch's coverage says how many rows it has for a month; summaries are held against it. */
async function uncover(sql: Sql, source: Source, { batch, force, month }: Month): Promise<void> {
  await sql.execute(
    `UPDATE batch_coverage SET rows = rows - 1
      WHERE batch_id = $1 AND kind = $2 AND force_code = $3 AND source = $4 AND month = $5::date`,
    [batch, source.removable!.kind, force, source.name, month],
  );
}

/** The same of a batch that was put aside. */
async function uncoverAside(sql: Sql, source: Source, { batch, force, month }: Month): Promise<void> {
  await sql.execute(
    `UPDATE replaced_row r
        SET row_text = ROW((c).batch_id, (c).kind, (c).force_code, (c).source, (c).month, (c).rows - 1)::batch_coverage::text
       FROM (SELECT at_row, kept AS c FROM ${keptAside('batch_coverage')}) one
      WHERE r.ctid = at_row AND (c).batch_id = $1 AND (c).kind = $2 AND (c).force_code = $3 AND (c).source = $4 AND (c).month = $5::date`,
    [batch, source.removable!.kind, force, source.name, month],
  );
}
