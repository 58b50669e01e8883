/** Dose of a hotspot area, beside the hours in which reports come from there, as far as the reader may have each. */
import { INCIDENT_ACCESS } from '../../access/access-table.js';
import type { Viewer } from '../../access/viewer.js';
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import { countIncidents, onlySingle } from '../../incidents/incidents.service.js';
import { daysBetween } from '../calendar/days.js';
import { doseByWeek, minutesByHour, type DoseWeek } from './dose.js';
import { dosePlace, stopsInArea, visitsInArea, type DosePlace } from './dose.sql.js';

export interface Dose {
  readonly place: DosePlace;
  readonly weeks: readonly DoseWeek[];
  readonly minutesByHour: readonly number[];
  /** Null where the reader has no hours of reports there. */
  readonly reportsByHour: readonly number[] | null;
  readonly notes: readonly string[];
}

export interface AskedDose {
  readonly hotspotArea: number;
  readonly from: string;
  readonly to: string;
}

const MOST_DAYS = 366;
const HOURS_OF_OWN = 'Reports by hour are those that your own agency took.';
const NO_HOURS = 'Reports by hour are not shown: your role has them as bands of the newest twelve months, which have no hours.';

/** Null when there is no such area for the reader. @throws CallerError BAD_USER_INPUT */
export async function measureDose(sql: Sql, viewer: Viewer, { hotspotArea, from, to }: AskedDose): Promise<Dose | null> {
  if (to < from) throw badUserInput('The period ends before it begins.', ['to']);
  if (daysBetween(from, to) >= MOST_DAYS) throw badUserInput(`A period has ${MOST_DAYS} days at most.`, ['to']);
  const place = await dosePlace(sql, hotspotArea);
  if (place === null) return null;
  const visits = await visitsInArea(sql, hotspotArea, { from, to });
  const stops = await stopsInArea(sql, hotspotArea, { from, to });
  const { form } = INCIDENT_ACCESS.ASB_REPORTS[viewer.persona];
  const hasHours = form === 'points' || form === 'own-points';
  return {
    place,
    weeks: doseByWeek(visits, stops, { from, to }),
    minutesByHour: minutesByHour(visits),
    reportsByHour: hasHours ? await reportsByHour(sql, viewer, place, { from, to }) : null,
    notes: hasHours ? (form === 'own-points' ? [HOURS_OF_OWN] : []) : [NO_HOURS],
  };
}

/** Of the reports that the reader may have one by one and whose hour is known. */
async function reportsByHour(
  sql: Sql,
  viewer: Viewer,
  { boundary }: DosePlace,
  period: { readonly from: string; readonly to: string },
): Promise<number[]> {
  const filter = onlySingle(viewer, { kinds: ['ASB_REPORT'], sources: ['asb-reports'], within: boundary, ...period });
  const { rows } = await countIncidents(sql, filter, 'WEEK_HOUR');
  const hours = new Array<number>(24).fill(0);
  for (const { key, count } of rows) hours[Number(key.split('-')[1])]! += count ?? 0;
  return hours;
}
