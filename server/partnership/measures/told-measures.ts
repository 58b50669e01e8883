/** Measures of a year as they are told: the newest figure against baseline and target, what is due, and that nobody measures what nobody measures. */
import type { PersonaName } from '../../access/personas.js';
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { listConclusions, type HandedOver } from '../../deployments/effect/conclusions.sql.js';
import type { Reader } from '../../incidents/incidents.service.js';
import { listActivities } from '../activities/activities.sql.js';
import { isOfYear, type Activity } from '../activities/activity.js';
import { endOf } from '../financial-year.js';
import { readPeriod } from '../period.js';
import { besideOf, documentOf, ownRows, type Beside } from '../printed/beside.js';
import { isOpen, shownRow, type PrintedRow } from '../printed/printed-row.js';
import { listPrintedRows } from '../printed/printed-rows.sql.js';
import { COUNTED_METHOD, countedHere } from './counted-here.js';
import { toldEffect } from './effect-measure.js';
import { howSure, limitsOfShare, whoCounts, type FigureFound } from './how-sure.js';
import { isShare } from './keep-measures.js';
import type { CountedByYear, EnteredFigure, Measure } from './measure.js';
import { duePeriods } from './measures-due.js';
import { listFigures, listMeasures } from './measures.sql.js';
import { shareCheck } from './printed-figures.js';
import { NO_FIGURE, shownFigure, type ShownFigure } from './shown-figure.js';

export interface ToldFigure extends FigureFound {
  readonly period: string;
}

export interface ToldMeasure {
  readonly measure: Measure;
  readonly activity: Activity;
  readonly baseline: ShownFigure;
  /** Up to the end of the year, the newest first. */
  readonly figures: readonly ToldFigure[];
  /** What documents print of it, of its own area and of others. */
  readonly beside: readonly Beside[];
  /** In a sentence. */
  readonly moved: string;
  /** How the newest figure was found, and its limits. */
  readonly sure: string;
  /** Whose count it is. */
  readonly counts: string;
  /** Periods of the year that are over, with the month to enter them, and not entered. */
  readonly due: readonly string[];
  readonly method: string;
}

export interface MeasuresAsked {
  readonly year: string;
  readonly today: string;
  /** Under whose rules incidents are counted. */
  readonly reader: NonNullable<Reader>;
  /** Whoever will read them: one who asks, or all who read what is published. */
  readonly readers: readonly PersonaName[];
}

export async function toldMeasures(sql: Sql, asked: MeasuresAsked): Promise<ToldMeasure[]> {
  const activities = (await listActivities(sql)).filter((one) => isOfYear(one, asked.year));
  const { measures, figures, printed, conclusions } = await sql.under(COUNTER_ROLE, async (counter) => ({
    measures: await listMeasures(counter),
    figures: await listFigures(counter),
    printed: await listPrintedRows(counter),
    conclusions: await listConclusions(counter),
  }));
  const told: ToldMeasure[] = [];
  for (const activity of activities)
    for (const measure of measures.filter(({ activityId }) => activityId === activity.id)) {
      const own = figures.filter(({ measureId }) => measureId === measure.id);
      told.push(await toldMeasure(sql, { measure, activity, entered: own, printed, conclusions }, asked));
    }
  return told;
}

interface Found {
  readonly measure: Measure;
  readonly activity: Activity;
  readonly entered: readonly EnteredFigure[];
  /** Of all measures. */
  readonly printed: readonly PrintedRow[];
  /** Handed over, of all effects. */
  readonly conclusions: readonly HandedOver[];
}

async function toldMeasure(sql: Sql, found: Found, asked: MeasuresAsked): Promise<ToldMeasure> {
  const { measure, activity, entered, printed, conclusions } = found;
  const effect = conclusions.find(({ id }) => id === measure.conclusionId);
  if (effect !== undefined)
    return { measure, activity, baseline: NO_FIGURE, figures: [], beside: [], due: [], ...toldEffect(effect, asked.year) };
  const loaded = ownRows(printed, measure);
  const { ofChildren, unit, measured, counted } = measure;
  const baseline =
    measure.baseline === null
      ? NO_FIGURE
      : shownFigure({ figure: measure.baseline, numerator: null, denominator: null }, ofChildren, isShare(unit));
  const figures =
    measured === 'homeward'
      ? await countedFigures(sql, measure, activity, asked)
      : measured === 'entered'
        ? foundFigures(measure, entered, loaded, asked)
        : [];
  const known = [...entered, ...loaded.map((row) => ({ period: row.period!.name }))];
  const due = duePeriods(measure, asked.year, known, asked.today);
  const method =
    measured === 'homeward'
      ? COUNTED_METHOD[counted as CountedByYear]
      : measured === 'entered'
        ? `Entered by ${measure.agency}, ${measure.frequency}; the newest entry of a period counts, and a document’s figure where none was entered.${ofChildren ? ' Of children: 0 to 9 withheld, the rest to the nearest 10.' : ''}`
        : 'Nobody measures this.';
  const beside = besideOf(printed, measure, endOf(asked.year).slice(0, 7));
  const newest = figures[0] ?? null;
  return {
    ...{ measure, activity, baseline, figures, beside, moved: movedWords(measure, baseline, figures) },
    ...{ sure: howSure(measure, newest), counts: whoCounts(measure, newest), due, method },
  };
}

/** The year asked, and the one before it where the activity ran then. */
async function countedFigures(
  sql: Sql,
  { counted }: Measure,
  activity: Activity,
  { year, reader, readers }: MeasuresAsked,
): Promise<ToldFigure[]> {
  const before = `${Number(year.slice(0, 4)) - 1}/${year.slice(2, 4)}`;
  const told: ToldFigure[] = [];
  for (const period of [year, ...(isOfYear(activity, before) ? [before] : [])]) {
    const { shown, note } = await countedHere(sql, counted as CountedByYear, period, reader, readers);
    told.push({ ...shown, period, by: 'homeward', limits: null, source: 'Homeward', note });
  }
  return told;
}

/** What was entered counts; what a document alone has fills the periods that nobody entered. Where they differ both are told. */
function foundFigures(
  { ofChildren, unit }: Measure,
  entered: readonly EnteredFigure[],
  loaded: readonly PrintedRow[],
  { year }: MeasuresAsked,
): ToldFigure[] {
  const last = endOf(year).slice(0, 7);
  const byHand = entered.map((one): ToldFigure => {
    const shown = shownFigure(one, ofChildren, isShare(unit));
    const notes = [noteOf(one, unit, ofChildren, shown.withheld), differenceOf(one, loaded, shown.withheld)];
    return {
      ...shown,
      ...{ period: one.period, by: 'agency', limits: ofChildren || !isShare(unit) ? null : limitsOfShare(one) },
      source: `${one.document}, ${one.statedOn}`,
      note: notes.filter((note) => note !== null).join(' ') || null,
    };
  });
  const byFile = loaded
    .filter(
      ({ period }, at) =>
        !entered.some((one) => one.period === period!.name) &&
        loaded.findIndex((row) => row.period!.name === period!.name) === at,
    )
    .map((row): ToldFigure => ({
      ...shownRow(row),
      ...{ period: row.period!.name, by: 'document', limits: isOpen(row) && isShare(unit) ? limitsOfShare(row) : null },
      ...{ source: documentOf(row), note: null },
    }));
  return [...byHand, ...byFile]
    .filter(({ period }) => lastMonthOf(period) <= last)
    .sort((one, other) => lastMonthOf(other.period).localeCompare(lastMonthOf(one.period)));
}

const lastMonthOf = (period: string): string => readPeriod(period)!.lastMonth;

/** «End of Year Report prints 44, and 43 was entered: both stand.» */
function differenceOf(one: EnteredFigure, loaded: readonly PrintedRow[], isWithheld: boolean): string | null {
  const other = loaded.find(({ period, figure }) => period!.name === one.period && figure !== one.figure);
  if (other === undefined) return null;
  return isWithheld || !isOpen(other)
    ? `${documentOf(other)} prints another figure: both stand.`
    : `${documentOf(other)} prints ${other.figure!.toLocaleString('en-GB')}: both stand.`;
}

/** «24% does not follow from its counts: they give 23%.» Where the figure is withheld its counts are too, and of children both are in whole per cent. */
function noteOf(
  { figure: found, decimals: written, numerator, denominator }: EnteredFigure,
  unit: string,
  ofChildren: boolean,
  withheld: boolean,
): string | null {
  if (!isShare(unit) || numerator === null || denominator === null) return null;
  const [figure, decimals] = ofChildren ? [Math.round(found), 0] : [found, written];
  const { agrees, recomputed } = shareCheck(figure, { numerator, denominator }, decimals);
  if (agrees) return null;
  return withheld
    ? 'It does not follow from its counts, which are withheld.'
    : `${figure}% does not follow from its counts: they give ${recomputed}%.`;
}

function movedWords(
  { measured, target, aim, unit, baselinePeriod }: Measure,
  baseline: ShownFigure,
  figures: readonly ToldFigure[],
): string {
  if (measured === 'nobody') return 'Nobody measures this.';
  const [newest] = figures;
  if (newest === undefined) return 'Nothing was entered yet.';
  if (newest.withheld) return `${newest.period}: withheld.`;
  if (newest.figure === null) return `${newest.period}: ${newest.note ?? 'no figure.'}`;
  const about = newest.roundedTo + baseline.roundedTo > 0 ? 'about ' : '';
  const against = baseline.withheld
    ? '; the baseline is withheld'
    : baseline.figure === null
      ? '; no baseline'
      : `, ${about}${changeWords(newest.figure - baseline.figure)} the baseline of ${baselinePeriod}`;
  const reached = target === null ? '' : `; ${reachedWords(target, aim, newest.figure, newest.roundedTo)}`;
  return `${newest.period}: ${withUnit(newest.figure, unit)}${against}${reached}.`;
}

/** Of a rounded figure only where no true one would say otherwise: by moving the target, what was rounded could else be found. */
export function reachedWords(target: number, aim: Measure['aim'], figure: number, roundedTo: number): string {
  const isReached = (found: number): boolean => (aim === 'at least' ? found >= target : found <= target);
  // Halves are rounded up, so that the upper end is of no figure that is shown so.
  const [least, most] = [figure - roundedTo / 2, figure + roundedTo / 2];
  const [atLeast, atMost] = [isReached(least), roundedTo > 0 && aim === 'at least' ? most > target : isReached(most)];
  if (atLeast !== atMost) return 'whether the target is reached, a rounded figure does not tell';
  return atLeast ? 'the target is reached' : 'the target is not reached';
}

const withUnit = (figure: number, unit: string): string => {
  const text = figure.toLocaleString('en-GB');
  // A bare count is of what the measure says.
  return isShare(unit) ? `${text}%` : /^(?:count|number)$/i.test(unit.trim()) ? text : `${text} ${unit}`;
};

function changeWords(change: number): string {
  if (change === 0) return 'the same as';
  const size = Number(Math.abs(change).toFixed(6)).toLocaleString('en-GB');
  return `${size} ${change > 0 ? 'more than' : 'less than'}`;
}
