/**
 * A measure's own figure beside those of other areas, by period: the family of areas, the region, England, as far as documents that were loaded print them. Compared by
 * interval as indicators are (server/indicators/benchmark.ts): where count and denominator of the own figure are known, else not, and why. A rank is told as its
 * source prints it.
 */
import { compareWithBenchmark, type ComparedPoint } from '../../indicators/benchmark.js';
import { measureOf, type Measure as IndicatorMeasure, type Polarity } from '../../indicators/indicator.js';
import { pointsOf, type IndicatorPoint } from '../../indicators/point.js';
import type { Measure } from '../measures/measure.js';
import { readPeriod } from '../period.js';
import { isOfArea, isOfPeriod } from './find-rows.js';
import { kindOfUnit, nameKey, shownRow, unitKey, type PrintedRow } from './printed-row.js';

export interface Beside {
  readonly row: PrintedRow;
  readonly isOwn: boolean;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Null of the measure's own. */
  readonly verdict: ComparedPoint['verdict'] | null;
  readonly why: string | null;
}

type About = Pick<Measure, 'title' | 'unit' | 'area' | 'frequency' | 'aim'>;

export const documentOf = ({ document, statedOn }: PrintedRow): string =>
  statedOn === null ? document : `${document}, ${statedOn}`;

/** Of the measure itself, by its name, area, unit and frequency: what may stand in its own series. */
export const ownRows = (rows: readonly PrintedRow[], { title, unit, area, frequency }: About): PrintedRow[] =>
  rows.filter(
    (row) =>
      row.figure !== null &&
      row.period !== null &&
      nameKey(row.measure) === nameKey(title) &&
      isOfArea(row, area) &&
      unitKey(row.unit) === unitKey(unit) &&
      readPeriod(row.period.name, [frequency]) !== null,
  );

/** All that documents print under its name, or under another that is said to be the same; up to a month. */
export function besideOf(rows: readonly PrintedRow[], measure: About, lastMonth: string): Beside[] {
  const title = nameKey(measure.title);
  const others = rows.flatMap(({ measure: name, sameAs }) =>
    sameAs === null ? [] : nameKey(sameAs) === title ? [nameKey(name)] : nameKey(name) === title ? [nameKey(sameAs)] : [],
  );
  const names = new Set([title, ...others]);
  const found = rows.filter(
    (row) =>
      row.figure !== null && names.has(nameKey(row.measure)) && (row.period === null || row.period.firstMonth <= lastMonth),
  );
  return found
    .map((row) => besideRow(row, found, measure))
    .sort(
      (one, other) =>
        endOfRow(other.row).localeCompare(endOfRow(one.row)) ||
        Number(other.isOwn) - Number(one.isOwn) ||
        one.row.id - other.row.id,
    );
}

const endOfRow = ({ period }: PrintedRow): string => period?.lastMonth ?? '';

function besideRow(row: PrintedRow, found: readonly PrintedRow[], { area, aim }: About): Beside {
  const isOwn = isOfArea(row, area);
  const limits = shownRow(row).withheld || row.disclosure === 'children' ? null : (pointOf(row)?.limits95 ?? null);
  const about = { row, isOwn, lower: limits?.lower ?? null, upper: limits?.upper ?? null };
  return isOwn
    ? { ...about, verdict: null, why: null }
    : { ...about, ...compared(row, found, area, aim === null ? null : aim === 'at least' ? 'high' : 'low') };
}

function compared(row: PrintedRow, found: readonly PrintedRow[], area: string | null, polarity: Polarity | null): ComparedPoint {
  const not = (why: string): ComparedPoint => ({ verdict: 'not compared', why });
  if (kindOfUnit(row.unit) === 'rank') return not('a rank is told as its source prints it');
  const own = found.find(
    (one) =>
      isOfArea(one, area) &&
      nameKey(one.measure) === nameKey(row.measure) &&
      unitKey(one.unit) === unitKey(row.unit) &&
      isOfPeriod(one, row.period) &&
      (row.period !== null || one.document === row.document),
  );
  if (own === undefined) return not(row.period === null ? 'its period is not stated' : 'no own figure of this period is loaded');
  if (shownRow(own).withheld || shownRow(row).withheld) return not('a figure is withheld');
  return compareWithBenchmark(pointOf(own), row.figure, indicatorMeasure(row), polarity);
}

function indicatorMeasure({ unit }: PrintedRow): IndicatorMeasure {
  const kind = kindOfUnit(unit);
  return kind === 'count' ? { of: 'count' } : kind === 'share' ? { of: 'proportion', per: 100 } : measureOf(unit);
}

function pointOf(row: PrintedRow): IndicatorPoint | null {
  const printed = {
    indicator: row.measure,
    key: String(row.id),
    level: 'other' as const,
    name: row.area ?? '',
    period: row.period?.name ?? '',
  };
  const counts = {
    figure: row.figure,
    mark: null,
    printed: String(row.figure),
    count: row.numerator,
    denominator: row.denominator,
  };
  if (kindOfUnit(row.unit) === 'count')
    return { ...pointsOf([{ ...printed, ...counts, lower95: null, upper95: null }], indicatorMeasure(row))[0]!, limits95: null };
  return pointsOf([{ ...printed, ...counts, lower95: null, upper95: null }], indicatorMeasure(row))[0] ?? null;
}
