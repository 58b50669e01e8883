/**
 * The back-test beside a map of hot spots: the same method drawn from twelve months, and how much of the next month's reports it caught, beside a
 * map of those twelve months' counts of the same area. Over the latest months there are, because one month is few reports.
 */
import type { Sql } from '../database/database.js';
import { askLocated, type LocatedCell, type LocatedQuestion } from '../incidents/incidents.service.js';
import { backTest, type BackTest } from '../statistics/back-test.js';
import { countOnGrid, countsOn, type CountedGrid } from './cells/counted-grid.js';
import type { Detection } from './detect.js';
import type { HotspotBaseline } from './hotspot-words.js';
import { answerGiStar } from './methods/gi-star.js';
import { monthsEarlier } from './period-before.js';
import { figure, missing, percent } from './result-words.js';
import type { Attention } from '../threads/work-out.js';

export const DRAWN_FROM_MONTHS = 12;
const MOST_TESTED_MONTHS = 6;

export interface TestedMonth extends BackTest {
  /** 2026-10 */
  readonly month: string;
}

export interface HotspotBackTest {
  readonly months: readonly TestedMonth[];
  readonly sentence: string;
  readonly warnings: readonly string[];
  /** All that was read for it: months before the period, and those tested. */
  readonly read: LocatedQuestion;
}

/** Null where there is nothing to test: by areas, against a period before, of harm, for methods that mark nothing, or without thirteen months. */
export async function backTestOf(
  sql: Sql,
  { asked, options, units, onGrid, told }: Detection,
  attention: Attention,
): Promise<HotspotBackTest | null> {
  if (asked.method !== 'GI_STAR' || onGrid === null || options.baseline === 'LAST_PERIOD' || options.weights === 'HARM')
    return null;
  const { grid, located } = onGrid;
  const covered = located.question.sources.counted.flatMap(({ months }) => months).sort();
  const tested = testedMonths(covered, located.filter.to ?? null);
  if (tested.length === 0) return null;
  const from = monthsEarlier(tested[0]!, DRAWN_FROM_MONTHS);
  const to = dayBefore(monthsEarlier(tested.at(-1)!, -1));
  const wider = await askLocated(sql, { ...located.filter, from, to });
  const cells = await countOnGrid(sql, wider, grid, { byMonth: true });
  const months: TestedMonth[] = [];
  for (const month of tested) {
    const found = await testMonth(month, { units, grid }, cells, { baseline: options.baseline, attention });
    months.push({ month: month.slice(0, 7), ...found });
  }
  const warnings = wider.missingMonths.length === 0 ? [] : [missing(wider.missingMonths, 'the months drawn from and tested')];
  return { months, sentence: sentenceOf(months), warnings: told.isSnapped ? [...warnings, SNAPPED] : warnings, read: wider };
}

const SNAPPED = 'Places were moved to the same map points in both periods: what is caught again is partly the map point.';

/** The newest whole months up to the end of the period that have twelve covered months before them, oldest first. */
function testedMonths(covered: readonly string[], to: string | null): string[] {
  const first = covered[0];
  let last = covered.at(-1);
  if (first === undefined || last === undefined) return [];
  if (to !== null) {
    const ends = `${to.slice(0, 7)}-01`;
    const wholeTo = dayBefore(monthsEarlier(ends, -1)) === to ? ends : monthsEarlier(ends, 1);
    if (wholeTo < last) last = wholeTo;
  }
  const tested: string[] = [];
  for (let month = last; tested.length < MOST_TESTED_MONTHS && monthsEarlier(month, DRAWN_FROM_MONTHS) >= first;) {
    tested.unshift(month);
    month = monthsEarlier(month, 1);
  }
  return tested;
}

async function testMonth(
  month: string,
  { units, grid }: Pick<Detection, 'units'> & Pick<CountedGrid, 'grid'>,
  cells: readonly LocatedCell[],
  { baseline, attention }: { readonly baseline: Exclude<HotspotBaseline, 'LAST_PERIOD'>; readonly attention: Attention },
): Promise<BackTest> {
  const first = monthsEarlier(month, DRAWN_FROM_MONTHS);
  const earlier = countsOn(grid, cells, (cell) => cell.month! >= first && cell.month! < month).counts;
  const later = countsOn(grid, cells, (cell) => cell.month === month).counts;
  const against = { baseline, before: null, beforeWords: null, residentsBasis: null, asRates: false };
  const { classes, hotClasses } = await answerGiStar({ ...units, counts: earlier }, against, attention);
  return backTest(
    Uint8Array.from(classes, (one) => (hotClasses.includes(one) ? 1 : 0)),
    earlier,
    later,
    units.land,
  );
}

function sentenceOf(months: readonly TestedMonth[]): string {
  const total = (of: (one: TestedMonth) => number): number => months.reduce((sum, one) => sum + of(one), 0);
  const events = total(({ events: all }) => all);
  const land = percent(total(({ areaShare }) => areaShare) / months.length);
  const when =
    months.length === 1 ? `in ${months[0]!.month}` : `in each of the ${months.length} months up to ${months.at(-1)!.month}`;
  if (events === 0) return `Nothing was reported ${when}, so nothing could be caught.`;
  const [own, naive] = [total(({ caught }) => caught), total(({ caughtByCounts }) => caughtByCounts)];
  if (months.every(({ areaShare }) => areaShare === 0))
    return `Drawn from the ${DRAWN_FROM_MONTHS} months before, no cell stood out, so nothing was caught.`;
  return (
    `Drawn from the ${DRAWN_FROM_MONTHS} months before, the cells that stood out (${land} of the land) caught ${percent(own / events)} of the next month’s reports, ` +
    `${when} (${figure(own)} of ${figure(events)}); as much land by those months’ counts alone caught ${percent(naive / events)}.`
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
