/** A load may bring rows that its agreement would not let be kept; whoever loads them is told before they go. */
import type { Sql } from '../database/database.js';
import type { PublishContext, Source } from '../ingest/source.js';
import { londonDay } from './agreement.js';
import { findAgreement } from './agreements.sql.js';
import { countMeant } from './incident-disposal.sql.js';
import { firstDayKept } from './retention.js';

const NEXT: Readonly<Record<string, string>> = {
  delete: 'they are deleted within a day',
  coarsen: 'they are coarsened within a day',
  review: 'they come up for review at once',
};

/** In the load's transaction, after its rows were moved. Only sources whose rows have a day are judged. */
export async function warnOfOldRows(
  sql: Sql,
  source: Source,
  context: PublishContext,
  today: string = londonDay(),
): Promise<void> {
  const { agreement: id } = context.options;
  if (source.removable === undefined || id === undefined) return;
  const agreement = await findAgreement(sql, id);
  if (agreement === null) return;
  const { months, rule } = agreement.retention;
  const before = await firstDayKept(sql, today, months);
  const [old] = await countMeant(sql, source.removable.table, [{ batch: context.batchId, before, wholeOnly: false }]);
  if (old === undefined) return;
  const rows = `${old.rows} ${old.rows === 1 ? 'row is' : 'rows are'}`;
  context.warn(`${rows} of before ${before}, older than ${id} lets rows be kept (${months} months): ${NEXT[rule]}.`);
}
