/** Of which measures a figure is overdue on a day, and which of them nobody measures. The figures themselves are not told. */
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { listActivities } from '../activities/activities.sql.js';
import { isOfYear, type Activity } from '../activities/activity.js';
import { financialYearOf, startOf } from '../financial-year.js';
import { isOver, monthAfter, periodsOf, type Period } from '../period.js';
import { ownRows } from '../printed/beside.js';
import type { PrintedRow } from '../printed/printed-row.js';
import { listPrintedRows } from '../printed/printed-rows.sql.js';
import type { EnteredFigure, Measure } from './measure.js';
import { listFigures, listMeasures } from './measures.sql.js';

export interface MeasureDue {
  readonly id: number;
  readonly title: string;
  readonly activity: string;
  readonly agency: string;
  readonly nobody: boolean;
  /** Periods of this financial year and the one before that are over, with the month to enter them, and not entered, nor printed in a document that is loaded. */
  readonly periods: readonly string[];
}

/** Periods of a year that are over, with the month to enter them, and not entered, nor printed in a document that is loaded. */
export function duePeriods(
  { measured, frequency }: Measure,
  year: string,
  found: readonly { readonly period: string }[],
  today: string,
): string[] {
  if (measured !== 'entered') return [];
  return periodsOf(year, frequency)
    .filter((period) => isDue(period, today) && !found.some((one) => one.period === period.name))
    .map(({ name }) => name);
}

/** Whether it is over, and the month in which it is entered too. */
export const isDue = ({ firstMonth, lastMonth }: Period, today: string): boolean =>
  isOver({ firstMonth, lastMonth: monthAfter(lastMonth, 1) }, today);

/**
 * Measures of activities that run on the day or ran in the year before, where something lacks.
 *
 * @param sql a viewer's, which may act as the counter
 */
export async function measuresDue(sql: Sql, on: string): Promise<MeasureDue[]> {
  const activities = await listActivities(sql);
  const { measures, figures, printed } = await sql.under(COUNTER_ROLE, async (counter) => ({
    measures: await listMeasures(counter),
    figures: await listFigures(counter),
    printed: await listPrintedRows(counter),
  }));
  return lackingOf({ activities, measures, figures, printed }, on);
}

export function lackingOf(
  rows: {
    readonly activities: readonly Activity[];
    readonly measures: readonly Measure[];
    readonly figures: readonly EnteredFigure[];
    readonly printed: readonly PrintedRow[];
  },
  on: string,
): MeasureDue[] {
  const year = financialYearOf(on);
  const before = financialYearOf(`${Number(startOf(year).slice(0, 4)) - 1}-04-01`);
  return rows.measures.flatMap((measure): MeasureDue[] => {
    const activity = rows.activities.find(({ id }) => id === measure.activityId);
    if (activity === undefined) return [];
    const entered = rows.figures.filter(({ measureId }) => measureId === measure.id);
    const own = [...entered, ...ownRows(rows.printed, measure).map(({ period }) => ({ period: period!.name }))];
    const periods = [before, year].filter((one) => isOfYear(activity, one)).flatMap((one) => duePeriods(measure, one, own, on));
    const nobody = measure.measured === 'nobody' && isOfYear(activity, year);
    if (!nobody && periods.length === 0) return [];
    return [{ id: measure.id, title: measure.title, activity: activity.title, agency: measure.agency, nobody, periods }];
  });
}
