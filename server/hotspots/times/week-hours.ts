/** When in the week, by aoristic weights: a report of «between 18:00 and 07:00» counts a thirteenth in each of its hours. */
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import {
  POLICE_UK,
  spansOfTime,
  viewedLocated,
  type IncidentFilter,
  type LocatedQuestion,
  type Reader,
} from '../../incidents/incidents.service.js';
import { AORISTIC_VARIANT, aoristicWeights, WEEK_HOURS } from '../../statistics/aoristic.js';
import { figure, missing, percent } from '../result-words.js';

export interface WeekHourProfile {
  /** 168 weights, Monday midnight first; they add up to the incidents. */
  readonly weights: Float64Array;
  readonly total: number;
  /** Of an hour or less: counted whole where they fall. */
  readonly exact: number;
  /** Of a week or more: they say nothing of the hour, and are spread over all. */
  readonly spread: number;
  readonly variant: string;
  readonly sentence: string;
  readonly warnings: readonly string[];
  readonly located: LocatedQuestion;
}

const MOST_SPANS = 100_000;
const HOUR = 3_600_000;
const WEEK = WEEK_HOURS * HOUR;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED */
export async function weekHourProfile(sql: Sql, reader: Reader, filter: IncidentFilter): Promise<WeekHourProfile> {
  const located = await viewedLocated(sql, reader, filter);
  if (located.sources.includes(POLICE_UK)) {
    throw badUserInput(
      `${POLICE_UK} tells the month and no day, so that there are no hours. What is possible: incidentCounts by MONTH, or a source of days named in «sources».`,
      ['filter', 'sources'],
    );
  }
  const spans = await spansOfTime(sql, located.question, MOST_SPANS);
  if (spans.length > MOST_SPANS) {
    throw badUserInput('That is too many different times to spread. Ask for a shorter period or a smaller area.', ['filter']);
  }
  const weights = new Float64Array(WEEK_HOURS);
  for (const { from, to, count } of spans) {
    for (const [hour, weight] of aoristicWeights({ from, to }).entries()) weights[hour]! += weight * count;
  }
  const countOf = (some: (length: number) => boolean): number =>
    spans.reduce((sum, { from, to, count }) => sum + (some(to - from) ? count : 0), 0);
  const total = countOf(() => true);
  const spread = countOf((length) => length >= WEEK);
  return {
    weights,
    total,
    exact: countOf((length) => length <= HOUR),
    spread,
    variant: AORISTIC_VARIANT,
    sentence: total === 0 ? 'Nothing was counted.' : peakInWords(weights, total),
    warnings: [
      ...(spread > 0 ? [`${figure(spread)} are known to a week or less exactly: they are spread over all hours alike.`] : []),
      ...(located.missingMonths.length > 0 ? [missing(located.missingMonths, 'the period')] : []),
    ],
    located,
  };
}

/** The fullest eight hours of one day on end: about a shift. */
function peakInWords(weights: Float64Array, total: number): string {
  const shift = 8;
  let best = { start: 0, sum: -1 };
  for (let start = 0; start < WEEK_HOURS; start++) {
    let sum = 0;
    for (let hour = 0; hour < shift; hour++) sum += weights[(start + hour) % WEEK_HOURS]!;
    if (sum > best.sum + 1e-9) best = { start, sum };
  }
  const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
  return `The fullest ${shift} hours are ${DAYS[Math.floor(best.start / 24)]!} ${clock(best.start)} to ${clock(best.start + shift)}: ${percent(best.sum / total)} of ${figure(total)} reports, by weight.`;
}
