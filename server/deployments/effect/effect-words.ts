/** What came of it in a sentence, and what to beware of. A difference that is not told apart from chance is no proof of none. */
import { displacement, type Difference, type Displacement, type Places } from '../../statistics/displacement.js';
import { meanAndVariance } from '../../statistics/mean-and-variance.js';

export interface MeasuredEffect {
  readonly places: Places;
  /** The time before as a multiple of the time after. */
  readonly timesBefore: number;
  readonly displacement: Displacement;
}

const LEVEL = 0.05;
/** Chance alone makes about ½ (`suggested-controls.ts`). */
const MOST_UNLIKE = 1.5;
/** A leap day. */
const ALIKE_IN_LENGTH = 0.01;

export function measured(places: Places, timesBefore: number): MeasuredEffect {
  return { places, timesBefore, displacement: displacement(places, { alpha: LEVEL, timeWeights: [timesBefore, 1] }) };
}

export function effectSentence({ places, timesBefore, displacement: { local, displaced, total } }: MeasuredEffect): string {
  const { treated, control } = places;
  const told = `${went(treated, timesBefore)} in the area; in the control ${went(control, timesBefore)}.`;
  if (Number.isNaN(local.z))
    return `Nothing was reported in the area or its control, before or after: there is nothing to compare.`;
  const inside = `That is ${fewerOrMore(local.wdd)} than the control makes one expect (95 % interval: ${range(local)}), ${verdict(local)}.`;
  if (displaced === null) return `${told} ${inside}`;
  const around = `Around it, against its own control: ${fewerOrMore(displaced.wdd)} (${range(displaced)}), ${movedInWords(displaced)}`;
  return `${told} ${inside} ${around} Both together: ${fewerOrMore(total.wdd)} (${range(total)}), ${verdict(total)}.`;
}

/** Whether even the end of all reports could have been told apart from chance. */
export function isTooSmall({ places: { treated, control }, timesBefore }: MeasuredEffect): boolean {
  const best = displacement(
    {
      treated: { before: treated.before, after: 0 },
      control: { before: control.before, after: Math.round(control.before / timesBefore) },
    },
    { alpha: LEVEL, timeWeights: [timesBefore, 1] },
  ).local;
  return !(best.upper < 0);
}

export interface EffectCircumstances {
  /** The area and the control by slice, before. */
  readonly seriesBefore: readonly (readonly number[])[];
  /** Drawn from where reports had gathered in these very months. */
  /** Of the area and its control before, as in `suggested-controls.ts`. */
  readonly unlikeness: number;
  readonly wasDrawnFromPeak: boolean;
  readonly isSnapped: boolean;
  readonly isAllYear: boolean;
}

/** What speaks against a comparison, in the words that a record keeps. */
const CAUTION_WORDS = {
  size: 'The control had less than half or more than twice the reports of the area before: a change of everything alike would show as a difference. Choose a control nearer in size.',
  unlike: 'Month by month the control went otherwise than the area before: it may say little of what would have happened.',
  peak: 'The area was drawn where reports had gathered: such places fall afterwards by themselves. Compare with longer before.',
  season: 'The periods lie in different parts of the year. The control bears a season that is the same everywhere, and no other.',
  snapped: 'Some places were moved to map points: what lies in the area and what around it is not known exactly.',
} as const;
const SPREAD_BEGINS = 'Before, the months varied ';

export const EFFECT_CAUTIONS = [...(Object.keys(CAUTION_WORDS) as (keyof typeof CAUTION_WORDS)[]), 'spread'] as const;
export type EffectCaution = (typeof EFFECT_CAUTIONS)[number];

/** Of the warnings that a record keeps, those that speak against its comparison. */
export const cautionsIn = (warnings: readonly string[]): EffectCaution[] =>
  EFFECT_CAUTIONS.filter((caution) =>
    warnings.some((words) => (caution === 'spread' ? words.startsWith(SPREAD_BEGINS) : words === CAUTION_WORDS[caution])),
  );

export function effectWarnings(effect: MeasuredEffect, circumstances: EffectCircumstances): string[] {
  const { treated, control } = effect.places;
  const warnings: string[] = [];
  if (isTooSmall(effect)) {
    warnings.push(
      'The counts are too small to say anything: even if every report had stopped, it would not be told apart from chance.',
    );
  }
  if (control.before > 2 * treated.before || 2 * control.before < treated.before) warnings.push(CAUTION_WORDS.size);
  else if (circumstances.unlikeness > MOST_UNLIKE) warnings.push(CAUTION_WORDS.unlike);
  const spread = Math.max(...circumstances.seriesBefore.map(dispersion));
  if (spread > 2) {
    warnings.push(
      `${SPREAD_BEGINS}${spread.toLocaleString('en-GB', { maximumFractionDigits: 1 })} times as much as chance makes them: the limits are too narrow.`,
    );
  }
  if (circumstances.wasDrawnFromPeak) warnings.push(CAUTION_WORDS.peak);
  if (!circumstances.isAllYear) warnings.push(CAUTION_WORDS.season);
  if (circumstances.isSnapped) warnings.push(CAUTION_WORDS.snapped);
  return warnings;
}

/** Variance over mean of a series: 1 where counts are Poisson. Of under 6 slices, or next to nothing, it says nothing. */
function dispersion(series: readonly number[]): number {
  if (series.length < 6) return 1;
  const { mean, variance } = meanAndVariance(series);
  return mean < 1 ? 1 : (variance * series.length) / (series.length - 1) / mean;
}

function went({ before, after }: { before: number; after: number }, timesBefore: number): string {
  const whole = `${figure(before)} reports before, ${figure(after)} after`;
  return Math.abs(timesBefore - 1) < ALIKE_IN_LENGTH
    ? whole
    : `${whole} (before in ${figure(timesBefore, 2)} times the time, so ${figure(before / timesBefore, 1)} alike)`;
}

const verdict = ({ lower, upper }: Difference): string =>
  upper < 0 || lower > 0
    ? 'told apart from chance at the 5 % level'
    : 'not told apart from chance, which does not show that nothing changed';

function movedInWords({ lower, upper }: Difference): string {
  if (lower > 0) return 'so some of it may have moved there.';
  return upper < 0 ? 'so it fell there too.' : 'no sign either way that it moved there.';
}

function fewerOrMore(difference: number): string {
  const much = figure(Math.abs(difference), 1);
  if (much === '0') return 'as many';
  return `${much} ${difference < 0 ? 'fewer' : 'more'}`;
}

const range = ({ lower, upper }: Difference): string => `${fewerOrMore(lower)} to ${fewerOrMore(upper)}`;

const figure = (count: number, decimals = 0): string => count.toLocaleString('en-GB', { maximumFractionDigits: decimals });
