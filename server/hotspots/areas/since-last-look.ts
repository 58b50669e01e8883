/**
 * Reports in an area since it was last looked at, and in as many months before. Whole months: those after the month of the last look, up to
 * the newest loaded, at most a year; against as many up to that of the look. Of each source by itself, because sources that tell of the
 * same reports are never added up.
 */
import { monthsBetween, nextMonth, type MonthStart } from '../../incidents/month.js';

export type ReportKind = 'ASB_REPORT' | 'RECORDED_CRIME';

/** First days of months that are loaded of a source. */
export interface CoveredSource {
  readonly kind: ReportKind;
  readonly source: string;
  readonly months: readonly MonthStart[];
}

/** Reports of one area, source and month. */
export interface MonthCount {
  readonly areaId: number;
  readonly source: string;
  readonly month: MonthStart;
  readonly reports: number;
}

export interface ReportsInArea {
  readonly areaId: number;
  readonly kind: ReportKind;
  readonly source: string;
  /** Null, with the counts: no whole month is loaded since. */
  readonly sinceFrom: MonthStart | null;
  readonly sinceTo: MonthStart | null;
  readonly beforeFrom: MonthStart | null;
  readonly since: number | null;
  readonly before: number | null;
  /** Months loaded of those compared; a month without data is not a month without reports. */
  readonly monthsSince: number;
  readonly monthsBefore: number;
}

/** More than a year is no comparison of then and now. */
const MOST_MONTHS = 12;

export interface Window {
  readonly sinceFrom: MonthStart;
  readonly sinceTo: MonthStart;
  readonly beforeFrom: MonthStart;
  readonly beforeTo: MonthStart;
}

/** The months that are compared, for an area last looked at in a month; null when none is loaded since. */
export function windowOf(looked: MonthStart, covered: readonly MonthStart[]): Window | null {
  const newest = covered.reduce((latest, month) => (month > latest ? month : latest), '');
  if (newest <= looked) return null;
  const months = Math.min(monthsBetween(nextMonth(looked), newest).length, MOST_MONTHS);
  return {
    sinceFrom: addMonths(newest, 1 - months),
    sinceTo: newest,
    beforeFrom: addMonths(looked, 1 - months),
    beforeTo: looked,
  };
}

function addMonths(month: MonthStart, step: number): MonthStart {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + step;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

/** @param counts of this area and source */
export function reportsIn(
  areaId: number,
  looked: MonthStart,
  { kind, source, months }: CoveredSource,
  counts: readonly MonthCount[],
): ReportsInArea {
  const window = windowOf(looked, months);
  if (window === null) {
    const none = { sinceFrom: null, sinceTo: null, beforeFrom: null, since: null, before: null };
    return { areaId, kind, source, ...none, monthsSince: 0, monthsBefore: 0 };
  }
  const { sinceFrom, sinceTo, beforeFrom, beforeTo } = window;
  const between = (from: MonthStart, to: MonthStart) => (month: MonthStart) => from <= month && month <= to;
  const sum = (from: MonthStart, to: MonthStart): number =>
    counts.filter(({ month }) => between(from, to)(month)).reduce((total, { reports }) => total + reports, 0);
  return {
    ...{ areaId, kind, source, sinceFrom, sinceTo, beforeFrom },
    since: sum(sinceFrom, sinceTo),
    before: sum(beforeFrom, beforeTo),
    monthsSince: months.filter(between(sinceFrom, sinceTo)).length,
    monthsBefore: months.filter(between(beforeFrom, beforeTo)).length,
  };
}
