/**
 * Printed cells put together as tables, with what the report leaves to be worked out: how many of each group a table is of, and how many it misses.
 *
 *   missing = 1 − children in the table / children of the group
 *
 * Children of the group: the most that any table of the same cohort has of it; of a table that is of some ages only («age 5-15»), those of these ages in the cohort’s
 * table of ages. Counts are printed to the nearest 10, so small shares are rough. Where the report states another base, or one table alone has the group, nothing
 * is worked out.
 */
import type { ReportCell } from './report-figures.sql.js';
import { caveatsOf } from './report-caveats.js';

export interface ReportTable {
  readonly id: string;
  readonly title: string | null;
  readonly indicator: string;
  readonly cohort: string;
  readonly document: string;
  readonly note: string | null;
  readonly rows: readonly string[];
  readonly groups: readonly ReportGroup[];
  readonly missingStated: number | null;
  readonly missingRecomputed: number | null;
  readonly baseStated: number | null;
  readonly caveats: readonly string[];
}

export interface ReportGroup {
  readonly group: string;
  /** What the printed counts add up to; null where one of them is not printed. */
  readonly base: number | null;
  readonly missingRecomputed: number | null;
  /** One a row of the table, in its order; null where nothing is printed. */
  readonly cells: readonly (ReportCell | null)[];
}

export function reportTables(cells: readonly ReportCell[]): ReportTable[] {
  const tables = [...groupedByTable(cells).values()].map(tableOf);
  return tables.map((table) => withMissing(table, tables)).sort(byNumber);
}

const keyOf = ({ tableId, cohort }: ReportCell): string => JSON.stringify([tableId, cohort]);

function groupedByTable(cells: readonly ReportCell[]): Map<string, ReportCell[]> {
  const found = new Map<string, ReportCell[]>();
  for (const cell of cells) {
    const before = found.get(keyOf(cell));
    if (before) before.push(cell);
    else found.set(keyOf(cell), [cell]);
  }
  return found;
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)];

function tableOf(cells: readonly ReportCell[]): ReportTable {
  const { tableId, title, indicator, cohort, document, missingStated, baseStated, note } = cells[0]!;
  const rows = distinct(cells.map(({ row }) => row));
  return {
    id: tableId,
    title,
    indicator,
    cohort,
    document,
    note,
    rows,
    missingStated,
    missingRecomputed: null,
    baseStated,
    caveats: caveatsOf(tableId, document),
    groups: distinct(cells.map(({ group }) => group)).map((group) => {
      const own = rows.map((row) => cells.find((cell) => cell.row === row && cell.group === group) ?? null);
      const printed = own.filter((cell) => cell !== null).map(({ children }) => children);
      const base = printed.some((children) => children === null) ? null : printed.reduce<number>((sum, one) => sum + one!, 0);
      return { group, base, missingRecomputed: null, cells: own };
    }),
  };
}

function withMissing(table: ReportTable, tables: readonly ReportTable[]): ReportTable {
  if (table.baseStated !== null) return table;
  const expected = table.groups.map(({ group }) => childrenOf(group, table, tables));
  const groups = table.groups.map((one, at) => ({ ...one, missingRecomputed: missingShare(one.base, expected[at]!) }));
  const known = table.groups.map(({ base }, at) =>
    base === null || expected[at] === null ? null : ([base, expected[at]!] as const),
  );
  if (known.some((one) => one === null)) return { ...table, groups };
  const sum = (at: 0 | 1): number => known.reduce((all, one) => all + one![at], 0);
  return { ...table, groups, missingRecomputed: missingShare(sum(0), sum(1)) };
}

const missingShare = (base: number | null, expected: number | null): number | null =>
  base === null || expected === null || expected === 0 ? null : Math.max(0, Math.round(100 * (1 - base / expected)));

function childrenOf(group: string, table: ReportTable, tables: readonly ReportTable[]): number | null {
  const ofCohort = tables.filter(({ cohort }) => cohort === table.cohort);
  const ages = agesIn(table.indicator);
  if (ages !== null) {
    const byAge = ofCohort.find(({ indicator }) => indicator.toLowerCase() === 'age');
    const column = byAge?.groups.find((one) => one.group === group);
    if (!byAge || !column) return null;
    const counts = byAge.rows.flatMap((row, at) => (isWithin(row, ages) ? [column.cells[at]?.children ?? null] : []));
    return counts.length === 0 || counts.includes(null) ? null : counts.reduce<number>((sum, one) => sum + one!, 0);
  }
  const bases = ofCohort
    .filter(({ indicator, baseStated }) => agesIn(indicator) === null && baseStated === null)
    .flatMap(({ groups }) => groups.filter((one) => one.group === group && one.base !== null).map(({ base }) => base!));
  return bases.length < 2 ? null : Math.max(...bases);
}

interface Ages {
  readonly from: number;
  readonly to: number;
}

/** «Any mid-year school move, age 5-15». */
function agesIn(words: string): Ages | null {
  const found = /\baged? (\d+)\s?[-–]\s?(\d+)/i.exec(words);
  return found === null ? null : { from: Number(found[1]), to: Number(found[2]) };
}

function isWithin(band: string, { from, to }: Ages): boolean {
  const found = /^(\d+)\s?[-–]\s?(\d+)$/.exec(band.trim());
  return found !== null && Number(found[1]) >= from && Number(found[2]) <= to;
}

/** 2, 10, 32, 32b. */
function byNumber(one: ReportTable, other: ReportTable): number {
  return one.id.localeCompare(other.id, 'en-GB', { numeric: true }) || one.cohort.localeCompare(other.cohort, 'en-GB');
}
