/** Which row has the figure that a claim is of. */
import type { Period } from '../period.js';
import { kindOfUnit, nameKey, type PrintedRow, type UnitKind } from './printed-row.js';

export interface Wanted {
  readonly measure: string;
  readonly area: string | null;
  readonly period: Period | null;
}

export const isOfArea = (row: Pick<PrintedRow, 'area'>, area: string | null): boolean =>
  nameKey(row.area ?? '') === nameKey(area ?? '');
export const isOfPeriod = (row: Pick<PrintedRow, 'period'>, period: Period | null): boolean => row.period?.name === period?.name;

/** Rows with that figure, those of the claim's own document first. */
export function rowsOf(rows: readonly PrintedRow[], wanted: Wanted, kinds: readonly UnitKind[], document: string): PrintedRow[] {
  return rows
    .filter(
      (row) =>
        row.figure !== null &&
        nameKey(row.measure) === nameKey(wanted.measure) &&
        isOfArea(row, wanted.area) &&
        isOfPeriod(row, wanted.period) &&
        kinds.includes(kindOfUnit(row.unit)),
    )
    .sort((one, other) => Number(other.document === document) - Number(one.document === document) || one.id - other.id);
}
