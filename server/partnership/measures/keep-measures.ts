/** Measures and what was found of them by form: by whoever keeps the account, and by a partner for its own agency alone. */
import { ACCOUNT_ACCESS } from '../../access/access-table.js';
import { AGENCY_NOT_STATED } from '../../access/provider/person-from-claims.js';
import type { Viewer } from '../../access/viewer.js';
import { nameOf, type Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { forbidden } from '../../errors.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { homesIn, personsIn } from '../../governance/persons-in-terms.js';
import { listActivities } from '../activities/activities.sql.js';
import { changedFields, tell } from '../history.js';
import { lockAdditions } from '../lock-additions.js';
import { isSame } from '../money/money-checks.js';
import { FREQUENCIES, isOver, readPeriod, writePeriod } from '../period.js';
import { oneLine, problemsOfReason, problemsOfWords } from '../read-words.js';
import { EFFECT_UNIT, effectProblems } from './effect-measure.js';
import { AIMS, COUNTED, MEASURED, type Measure, type MeasureTerms } from './measure.js';
import { insertFigure, insertMeasure, listFigures, listMeasures, lockMeasure, updateMeasure } from './measures.sql.js';

export type Keeper = Pick<Viewer, 'persona' | 'agency'>;

export interface AskedMeasure {
  readonly activityId: number;
  readonly title: string;
  readonly unit: string;
  readonly agency: string;
  readonly frequency: string;
  readonly measured: string;
  readonly counted?: string | null | undefined;
  readonly ofChildren: boolean;
  /** Left out of a change, what stands is kept: of children nobody is told it. */
  readonly baseline?: string | null | undefined;
  readonly baselinePeriod?: string | null | undefined;
  readonly target?: string | null | undefined;
  readonly aim?: string | null | undefined;
  readonly area?: string | null | undefined;
  /** Of an effect: which conclusion. */
  readonly conclusionId?: number | null | undefined;
}

export interface AskedFigure {
  readonly period: string;
  readonly figure: string;
  readonly numerator?: string | null | undefined;
  readonly denominator?: string | null | undefined;
  readonly document: string;
  readonly statedOn: string;
}

const STALE = 'Somebody changed this measure since you opened it. Open it again, and look at what is there now.';
const NO_MEASURE = 'There is no such measure.';

/** Whoever keeps the account may write any; a partner those of its own agency. */
export const mayKeep = ({ persona, agency }: Keeper, ofAgency: string): boolean =>
  ACCOUNT_ACCESS[persona] === 'keeping' ||
  (ACCOUNT_ACCESS[persona] === 'own-measures' && agency !== AGENCY_NOT_STATED && isSame(agency, ofAgency));

const NOT_YOURS = 'A partner keeps the measures of its own agency, and no others.';

/** @throws CallerError FORBIDDEN for a measure of another agency, before or after */
export async function keepMeasure(
  database: Database,
  which: Which | null,
  asked: AskedMeasure,
  reason: string | null,
  keeper: Keeper,
  who: Acting,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql) => {
    await lockAdditions(sql, 'measure');
    const before = which === null ? null : await lockMeasure(sql, which.id);
    if (which !== null && before === null) return failed('', NO_MEASURE);
    if (!mayKeep(keeper, oneLine(asked.agency)) || (before !== null && !mayKeep(keeper, before.agency)))
      throw forbidden(NOT_YOURS);
    if (before !== null && before.version !== which!.version) return failed('', STALE);
    const why = oneLine(reason ?? '');
    const { problems, terms } = await readTerms(sql, asked, before);
    problems.push(...(await effectProblems(sql, terms, before, keeper.persona)));
    if (before !== null) problems.push(...problemsOfReason(why), ...(await readOtherwise(sql, before, terms)));
    if (problems.length > 0) return refused(problems);
    if (before === null) {
      const id = await insertMeasure(sql, terms);
      await tell(sql, who, { record: `measure:${id}`, change: 'added', fields: changedFields({}, toldOf(terms)) });
      return { ok: true, id };
    }
    await updateMeasure(sql, before.id, terms);
    await tell(sql, who, {
      record: `measure:${before.id}`,
      change: 'changed',
      fields: changedFields(toldOf(before), toldOf(terms)),
      reason: why,
    });
    return { ok: true, id: before.id };
  });
}

/** @throws CallerError FORBIDDEN for a measure of another agency */
export async function enterFigure(
  database: Database,
  id: number,
  asked: AskedFigure,
  keeper: Keeper,
  who: Acting,
  today: string,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql) => {
    const measure = await lockMeasure(sql, id);
    if (measure === null) return failed('', NO_MEASURE);
    if (!mayKeep(keeper, measure.agency)) throw forbidden(NOT_YOURS);
    if (measure.measured === 'homeward') return failed('', 'Homeward counts this measure itself; nothing is entered for it.');
    if (measure.measured === 'nobody') return failed('', 'Nobody measures this. Change the measure first, and say who does.');
    const problems: FieldProblem[] = [];
    const period = readPeriod(asked.period, [measure.frequency]);
    if (period === null) problems.push({ field: 'period', problem: writePeriod([measure.frequency]) });
    else if (!isOver(period, today)) problems.push({ field: 'period', problem: `${period.name} is not over.` });
    const figure = readNumber(asked.figure, 'figure', problems);
    if (figure === null && problems.every(({ field }) => field !== 'figure'))
      problems.push({ field: 'figure', problem: 'Write what was found. What nobody knows is left out, and is never 0.' });
    if (measure.ofChildren && figure !== null && !isShare(measure.unit) && !isCount(figure))
      problems.push({ field: 'figure', problem: NO_COUNT });
    const [numerator, denominator] = [
      readNumber(asked.numerator, 'numerator', problems),
      readNumber(asked.denominator, 'denominator', problems),
    ];
    if ((numerator === null) !== (denominator === null))
      problems.push({ field: 'denominator', problem: 'Write both counts, or neither.' });
    if (numerator !== null && denominator !== null && (denominator <= 0 || numerator < 0))
      problems.push({ field: 'denominator', problem: 'Of nothing there is no share.' });
    if (measure.ofChildren && [numerator, denominator].some((count) => count !== null && !isCount(count)))
      problems.push({ field: 'numerator', problem: NO_COUNT });
    if (measure.ofChildren && isShare(measure.unit) && numerator === null && denominator === null)
      problems.push({
        field: 'numerator',
        problem: 'A percentage of children needs both its counts: of few children it is withheld.',
      });
    const document = oneLine(asked.document);
    problems.push(...problemsOfWords(document, 'document', { ask: 'Write where it is from.', longest: 200 }));
    if (!isDay(asked.statedOn) || asked.statedOn > today)
      problems.push({ field: 'statedOn', problem: 'Write the day it is from as 2026-04-27; it is not to come.' });
    if (problems.length > 0) return refused(problems);
    const decimals = Math.min(6, /\.(\d+)$/.exec(asked.figure.trim())?.[1]?.length ?? 0);
    const { name } = period!;
    const known = (await listFigures(sql)).some((one) => one.measureId === id && one.period === name);
    await insertFigure(sql, {
      measureId: id,
      period: name,
      figure: figure!,
      decimals,
      numerator,
      denominator,
      document,
      statedOn: asked.statedOn,
      enteredBy: nameOf(who),
    });
    // The figure itself may be of few children: the history says that there is one.
    await tell(sql, who, { record: `measure:${id}`, change: known ? `${name} entered anew` : `${name} entered` });
    return { ok: true, id };
  });
}

export const isShare = (unit: string): boolean => /%|\bper ?cent/i.test(unit);

/** A unit that is children is of children, whatever is said of it. */
const CHILDREN = /\b(?:child(?:ren)?|young people|young persons?|youths?|teenagers?|pupils?|boys?|girls?|minors?|juveniles?)\b/i;

/** What the history may say: a baseline may be of few children. */
const TOLD = [
  ...(['activityId', 'title', 'unit', 'agency', 'frequency', 'measured', 'counted', 'ofChildren'] as const),
  ...(['baselinePeriod', 'target', 'aim', 'area', 'conclusionId'] as const),
] as const satisfies readonly (keyof MeasureTerms)[];
const toldOf = (terms: MeasureTerms): Pick<MeasureTerms, (typeof TOLD)[number]> =>
  Object.fromEntries(TOLD.map((name) => [name, terms[name]])) as Pick<MeasureTerms, (typeof TOLD)[number]>;

/** Figures stay what they were entered as: read otherwise, those of few children would be shown as they are. */
async function readOtherwise(sql: Sql, before: Measure, { frequency, ofChildren, unit }: MeasureTerms): Promise<FieldProblem[]> {
  if (!(await listFigures(sql)).some(({ measureId }) => measureId === before.id)) return [];
  const problem = 'Figures are entered already, and stay what they were entered as. Add another measure.';
  return [
    ...(frequency === before.frequency ? [] : [{ field: 'frequency', problem }]),
    ...(isShare(unit) === isShare(before.unit) ? [] : [{ field: 'unit', problem }]),
    ...(before.ofChildren && !ofChildren ? [{ field: 'ofChildren', problem }] : []),
  ];
}

const isCount = (figure: number): boolean => Number.isInteger(figure) && figure >= 0;
const NO_COUNT = 'Children are counted in whole numbers.';

function readNumber(written: string | null | undefined, field: string, problems: FieldProblem[]): number | null {
  const text = (written ?? '').trim();
  if (text === '') return null;
  if (!/^-?\d{1,12}(?:\.\d{1,6})?$/.test(text)) {
    problems.push({ field, problem: `«${text}» is not a number. Write digits, and a point where there is one.` });
    return null;
  }
  return Number(text);
}

async function readTerms(
  sql: Sql,
  asked: AskedMeasure,
  before: Measure | null,
): Promise<{ problems: FieldProblem[]; terms: MeasureTerms }> {
  const problems: FieldProblem[] = [];
  const isEffect = asked.measured === 'homeward' && asked.counted === 'effect';
  const [title, unit, agency] = [oneLine(asked.title), isEffect ? EFFECT_UNIT : oneLine(asked.unit), oneLine(asked.agency)];
  problems.push(...problemsOfWords(title, 'title', { ask: 'Write what is measured.', longest: 120 }));
  if (unit === '' || unit.length > 40)
    problems.push({ field: 'unit', problem: 'Write the unit in a word or two: «visits», «%».' });
  else problems.push(...personsIn(unit, 'unit'), ...homesIn(unit, 'unit'));
  if (CHILDREN.test(unit) && !asked.ofChildren)
    problems.push({ field: 'ofChildren', problem: `«${unit}» are children: say that it counts children.` });
  problems.push(...problemsOfWords(agency, 'agency', { ask: 'Write which agency answers for it.', longest: 120 }));
  const one = <Word extends string>(words: readonly Word[], written: string | null | undefined, field: string): Word | null => {
    const word = words.find((known) => known === written) ?? null;
    if (word === null) problems.push({ field, problem: `Choose one of: ${words.join(', ')}.` });
    return word;
  };
  const frequency = one(FREQUENCIES, asked.frequency, 'frequency') ?? 'yearly';
  const measured = one(MEASURED, asked.measured, 'measured') ?? 'nobody';
  const counted = measured === 'homeward' ? one(COUNTED, asked.counted, 'counted') : null;
  if (measured === 'homeward' && frequency !== 'yearly')
    problems.push({ field: 'frequency', problem: 'Homeward counts by financial year: choose yearly.' });
  const keepsBaseline = before !== null && asked.baseline === undefined;
  const baseline = keepsBaseline ? before.baseline : readNumber(asked.baseline, 'baseline', problems);
  const target = readNumber(asked.target, 'target', problems);
  const aim = target === null ? null : one(AIMS, asked.aim, 'aim');
  if (baseline !== null && asked.ofChildren && isShare(unit))
    problems.push({
      field: 'baseline',
      problem: 'Of children a percentage needs its counts: enter it as the figure of its period instead.',
    });
  if (baseline !== null && asked.ofChildren && !isShare(unit) && !isCount(baseline))
    problems.push({ field: 'baseline', problem: NO_COUNT });
  const baselinePeriod = keepsBaseline ? (before.baselinePeriod ?? '') : oneLine(asked.baselinePeriod ?? '');
  if (baseline !== null && !keepsBaseline)
    problems.push(
      ...problemsOfWords(baselinePeriod, 'baselinePeriod', { ask: 'Write of which period the baseline is.', longest: 40 }),
    );
  const area = oneLine(asked.area ?? '');
  if (area !== '') problems.push(...problemsOfWords(area, 'area', { ask: 'Write the area as documents name it.', longest: 120 }));
  if (!(await listActivities(sql)).some(({ id }) => id === asked.activityId))
    problems.push({ field: 'activityId', problem: 'There is no such activity.' });
  const twin = (await listMeasures(sql)).some(
    (other) => other.id !== before?.id && other.activityId === asked.activityId && isSame(other.title, title),
  );
  if (twin) problems.push({ field: 'title', problem: 'This activity has such a measure already.' });
  const terms = {
    ...{ activityId: asked.activityId, title, unit, agency, frequency, measured, counted, target, aim, baseline },
    ofChildren: counted === 'engagements' || (asked.ofChildren && !isEffect),
    baselinePeriod: baseline === null ? null : baselinePeriod,
    area: area === '' ? null : area,
    conclusionId: isEffect ? (asked.conclusionId ?? null) : null,
  };
  return { problems, terms };
}
