/** Of each measure of a year the newest figures of other areas that stand beside its own: of one name, one unit and one period, or of one document where none is stated. */
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { grouped } from '../../indicators/grouped.js';
import { listActivities } from '../activities/activities.sql.js';
import { isOfYear } from '../activities/activity.js';
import { endOf } from '../financial-year.js';
import type { Measure } from '../measures/measure.js';
import { listMeasures } from '../measures/measures.sql.js';
import { besideOf, type Beside } from './beside.js';
import { kindOfUnit, nameKey, shownRow, unitKey } from './printed-row.js';
import { listPrintedRows } from './printed-rows.sql.js';

export interface MeasureBeside {
  readonly measure: Measure;
  /** The own figure first, the others in the order they are printed in. */
  readonly beside: readonly Beside[];
}

/** @param sql a viewer's, which may act as the counter */
export async function newestBesides(sql: Sql, year: string): Promise<MeasureBeside[]> {
  const running = new Set((await listActivities(sql)).filter((one) => isOfYear(one, year)).map(({ id }) => id));
  const { measures, printed } = await sql.under(COUNTER_ROLE, async (counter) => ({
    measures: await listMeasures(counter),
    printed: await listPrintedRows(counter),
  }));
  return measures
    .filter(({ activityId }) => running.has(activityId))
    .flatMap((measure) => {
      const beside = newestOf(besideOf(printed, measure, endOf(year).slice(0, 7)));
      return beside === null ? [] : [{ measure, beside }];
    });
}

/**
 * @param beside the newest first
 * @returns null where nobody else has a figure of a period that the own one has, or the figures are ranks, which are no amounts
 */
export function newestOf(beside: readonly Beside[]): readonly Beside[] | null {
  const groups = grouped(beside, ({ row }) =>
    JSON.stringify([nameKey(row.measure), unitKey(row.unit), row.period?.name ?? row.document]),
  );
  for (const group of groups.values()) {
    const [own, others] = [group.filter(({ isOwn }) => isOwn), group.filter(({ isOwn }) => !isOwn)];
    const isShown = others.some(({ row }) => shownRow(row).figure !== null);
    if (own.length === 1 && isShown && kindOfUnit(own[0]!.row.unit) !== 'rank') return [...own, ...others];
  }
  return null;
}
