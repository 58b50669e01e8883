/** Everything that is to be delivered, as it stands on a day: to whoever keeps it all of it, to a partner what its own agency owes. */
import type { Sql } from '../../database/database.js';
import { feedDue, type FeedDue } from './due.js';
import { listFeedLoads, listFeeds, listReceipts } from './feeds.sql.js';

export async function whatIsDue(sql: Sql, on: string): Promise<FeedDue[]> {
  const feeds = await listFeeds(sql);
  if (feeds.length === 0) return [];
  const loads = await listFeedLoads(sql);
  const receipts = await listReceipts(sql);
  return feeds.map((feed) => feedDue(feed, loads, receipts, on));
}

export const DUE_METHOD: readonly string[] = [
  'A period is due so many days after its last day. Quarters and years are financial: April to June is the first quarter.',
  'Received: published loads of its source cover all its months, or a receipt was recorded by hand. Late: that was after it was due. Overdue: nothing whole came and the day has passed.',
  'Of loads, how many rows were refused or have no place is told as a share in bands: the numbers would tell how many rows there are.',
];
