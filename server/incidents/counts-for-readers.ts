/**
 * Counts as every reader of what is published may have them. Made under the strictest reader's rules alone they would be too many for one who has finer areas
 * elsewhere: a month's total that is withheld from a JSNA author, because with it a ward's small number could be worked out, is shown to a partner, who has
 * no wards. So what is withheld from any of them is withheld here.
 */
import type { Sql } from '../database/database.js';
import { viewedCounts, type Figure, type Reader, type ViewedCounts } from './incidents.service.js';
import { otherReaders } from './strictest-reader.js';

type Asked = Parameters<typeof viewedCounts> extends [unknown, unknown, ...infer Rest] ? Rest : never;

/** @throws as `viewedCounts` */
export async function countsForReaders(
  { sql, reader }: { readonly sql: Sql; readonly reader: NonNullable<Reader> },
  ...asked: Asked
): Promise<ViewedCounts> {
  let counts = await viewedCounts(sql, reader, ...asked);
  for (const other of otherReaders) counts = withheldAsIn(counts, await viewedCounts(sql, other, ...asked));
  return counts;
}

export function withheldAsIn(counts: ViewedCounts, theirs: Pick<ViewedCounts, 'rows' | 'total'>): ViewedCounts {
  const hidden = new Set(theirs.rows.filter(({ count }) => count.suppressed).map(({ key }) => key));
  return {
    ...counts,
    rows: counts.rows.map((row) => (hidden.has(row.key) ? { ...row, count: withheld(row.count), rate: null } : row)),
    total: theirs.total.suppressed ? withheld(counts.total) : counts.total,
  };
}

const withheld = ({ roundedTo }: Figure): Figure => ({ count: null, suppressed: true, roundedTo });
