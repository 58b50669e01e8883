/** What a load may not sum up silently: batches that hold the same thing already. */
import type { Sql } from '../database/database.js';
import { UnreadableFile } from './refusals.js';
import type { PublishContext, Source } from './source.js';

/**
 * The batches this load replaces.
 * @throws UnreadableFile naming the older batches, unless the load is to replace them
 */
export async function findConflicts(sql: Sql, source: Source, context: PublishContext): Promise<number[]> {
  const conflicts = await source.conflicts(sql, context);
  const older = [...new Set(conflicts.map(({ batchId }) => batchId))].sort((a, b) => a - b);
  // First: what another agency called its file is not for the sender.
  if (context.options.agency !== undefined) await checkOwn(sql, older, context.options.agency);
  if (conflicts.length > 0 && !context.options.replace) {
    const what = conflicts.slice(0, 5).map((conflict) => `batch ${conflict.batchId} (${conflict.what})`);
    const more = conflicts.length > 5 ? ` and ${conflicts.length - 5} more` : '';
    throw new UnreadableFile(
      `This is loaded already from another file: ${what.join('; ')}${more}.`,
      'To put this file in its place, load it with --replace (on the page «Data»: replace older loads); to keep the older one, do nothing.',
    );
  }
  return older;
}

async function checkOwn(sql: Sql, batchIds: readonly number[], agency: string): Promise<void> {
  const others = await sql.query<{ id: number }>(
    'SELECT id FROM batch WHERE id = ANY ($1::bigint[]) AND agency IS DISTINCT FROM $2 ORDER BY id',
    [batchIds, agency],
  );
  if (others.length === 0) return;
  throw new UnreadableFile(
    `Another agency, or the operator, has loaded this already: batch ${others.map(({ id }) => id).join(', ')}.`,
    'Ask that agency, or the operator of this installation, to replace it.',
  );
}

export type CoveredMonth = { readonly kind: string; readonly force: string; readonly source: string; readonly month: string };

/** What the batches cover, before they are put aside. */
export async function monthsOf(sql: Sql, batchIds: readonly number[]): Promise<CoveredMonth[]> {
  return sql.query<CoveredMonth>(
    `SELECT DISTINCT kind, force_code AS force, source, month::text AS month FROM batch_coverage WHERE batch_id = ANY ($1::bigint[]) ORDER BY 1, 2, 3, 4`,
    [batchIds],
  );
}

/**
 * A replacing file must hold every month that the replaced ones held: batches are replaced whole, and months would vanish unseen.
 * @throws UnreadableFile naming the months
 */
export async function checkKeptMonths(sql: Sql, before: readonly CoveredMonth[], batchId: number): Promise<void> {
  const now = new Set((await monthsOf(sql, [batchId])).map(key));
  const lost = before.filter((covered) => !now.has(key(covered)));
  if (lost.length === 0) return;
  const named = [...new Set(lost.map(({ force, month }) => `${force} ${month.slice(0, 7)}`))];
  throw new UnreadableFile(
    `The older load also holds ${named.slice(0, 6).join(', ')}${named.length > 6 ? ' and more' : ''}, which this file does not; replacing it would lose them.`,
    'Load a file that holds those months too, or take the older batch back first and load its months again without this one.',
  );
}

function key({ kind, force, source, month }: CoveredMonth): string {
  return `${kind}|${force}|${source}|${month}`;
}
