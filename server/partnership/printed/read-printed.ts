/** What is loaded of documents, and its checks, as any reader of the account may have them. */
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { endOf, startOf } from '../financial-year.js';
import type { PrintedCheck } from './printed-check.js';
import { printedChecks } from './printed-checks.js';
import { shownRow, type PrintedRow } from './printed-row.js';
import type { AccountPrintedCheck, AccountPrintedFigure } from './printed.type.js';
import { listPrintedRows } from './printed-rows.sql.js';

export const readPrintedRows = (sql: Sql): Promise<PrintedRow[]> => sql.under(COUNTER_ROLE, listPrintedRows);

/** Those of a financial year, and those of no period: all of them are made from all rows, for a baseline lies in another year. */
export async function readPrintedChecks(sql: Sql, year: string | null): Promise<PrintedCheck[]> {
  const checks = printedChecks(await readPrintedRows(sql));
  return year === null
    ? checks
    : checks.filter(({ rows }) => isOfYear(rows[0]!, year) || rows.every(({ period }) => period === null));
}

const isOfYear = ({ period }: PrintedRow, year: string): boolean =>
  period === null || (period.lastMonth >= startOf(year).slice(0, 7) && period.firstMonth <= endOf(year).slice(0, 7));

export const publishedCheck = ({ rows, ...check }: PrintedCheck): AccountPrintedCheck => ({
  ...check,
  figures: rows.map(publishedRow),
});

export function publishedRow(row: PrintedRow): AccountPrintedFigure {
  const { id, batchId, measure, area, period, unit, document } = row;
  return {
    id: String(id),
    batch: String(batchId),
    measure,
    area,
    period: period?.name ?? null,
    unit,
    document,
    ...shownRow(row),
  };
}
