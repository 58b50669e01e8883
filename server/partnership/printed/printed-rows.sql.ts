/** Figures as documents print them. Small numbers of children are among them: read under the counter's role alone. */
import type { Sql } from '../../database/database.js';
import type { ClaimOf, Disclosure, PrintedRow } from './printed-row.js';

interface Stored extends Omit<PrintedRow, 'period' | 'claim'> {
  readonly period: string | null;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly claim: ClaimOf | null;
  readonly claimed: number;
  readonly claimedPer: number;
  readonly claimedDecimals: number;
  readonly baseline: string | null;
  readonly baselineFirst: string;
  readonly baselineLast: string;
  readonly ofMeasure: string | null;
  readonly disclosure: Disclosure;
}

export async function listPrintedRows(sql: Sql): Promise<PrintedRow[]> {
  const rows = await sql.query<Stored>(
    `SELECT id, batch_id AS "batchId", row_number AS row, measure, area, period, first_month AS "firstMonth", last_month AS "lastMonth", unit, figure::float8 AS figure,
            decimals, numerator::float8 AS numerator, denominator::float8 AS denominator, disclosure, claim, claimed::float8 AS claimed, claimed_per AS "claimedPer",
            claimed_decimals AS "claimedDecimals", baseline, baseline_first AS "baselineFirst", baseline_last AS "baselineLast", of_measure AS "ofMeasure", words,
            same_as AS "sameAs", document, stated_on::text AS "statedOn", note
       FROM account_printed ORDER BY id`,
  );
  return rows.map(
    ({
      period,
      firstMonth,
      lastMonth,
      claim,
      claimed,
      claimedPer,
      claimedDecimals,
      baseline,
      baselineFirst,
      baselineLast,
      ofMeasure,
      ...row
    }) => ({
      ...row,
      period: period === null ? null : { name: period, firstMonth, lastMonth },
      claim:
        claim === null
          ? null
          : {
              ...{ of: claim, claimed, per: claimedPer, decimals: claimedDecimals, ofMeasure },
              baseline: baseline === null ? null : { name: baseline, firstMonth: baselineFirst, lastMonth: baselineLast },
            },
    }),
  );
}
