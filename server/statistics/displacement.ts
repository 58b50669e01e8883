/**
 * Did it work, and did it move on? Counts before and after in the treated area, a control area, a buffer about the treated area, and a control
 * for the buffer.
 *
 * Weighted displacement difference (Wheeler and Ratcliffe 2018): WDD = (T₁ − T₀) − (C₁ − C₀) + (B₁ − B₀) − (BC₁ − BC₀); its variance is the sum
 * of all eight counts, each being Poisson; z = WDD ÷ se. Below 0 there was less than the controls make one expect. Where areas differ in size
 * or periods in length each count is divided by area × time, and its variance by that squared.
 *
 * Weighted displacement quotient (Bowers and Johnson 2003): WDQ = (B₁/C₁ − B₀/C₀) ÷ (T₁/C₁ − T₀/C₀), only where the treated area did better
 * than the control (denominator < 0): above 0 diffusion of the benefit, −1 to 0 displacement of a part, under −1 more displaced than gained.
 * Total net effect (Guerette 2009): TNE = (T₀·C₁/C₀ − T₁) + (B₀·C₁/C₀ − B₁), above 0 fewer than expected.
 *
 * Assumes independent events, areas alike in all but the treatment, and nothing moved into the control. Counts that vary more than Poisson make
 * the limits too narrow. Not to be used when places were chosen because they had just peaked: they would have fallen anyway.
 */
import { twoSidedQuantile } from './standard-normal.js';

export const DISPLACEMENT_VARIANT = 'weighted displacement difference, Poisson variance, normal limits';

/** Counts of one area before and after, and what to divide them by where areas or periods differ. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
  /** Relative size of the area; 1 unless told. */
  readonly areaWeight?: number;
}

export interface Places {
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
  readonly buffer?: BeforeAfter;
  readonly bufferControl?: BeforeAfter;
}

export interface Difference {
  readonly wdd: number;
  readonly se: number;
  /** NaN when all counts are 0. */
  readonly z: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Displacement {
  /** Treated against control alone. */
  readonly local: Difference;
  /** Buffer against its control; null without both. */
  readonly displaced: Difference | null;
  /** Both together; the local one where there is no buffer with a control. */
  readonly total: Difference;
  /** Null when undefined: no buffer, a 0 in the control, or no gain to be displaced. */
  readonly wdq: number | null;
  /** Null when undefined: no buffer, or a 0 in the control before. */
  readonly tne: number | null;
}

/**
 * `displacement({ control: { before: 308, after: 318 }, treated: { before: 207, after: 110 } })` → local −107, se 30.7.
 * @throws RangeError when a count is no whole number ≥ 0, a weight not above 0, or alpha not between 0 and 1
 */
export function displacement(
  places: Places,
  { alpha = 0.05, timeWeights = [1, 1] }: { alpha?: number; timeWeights?: readonly [number, number] } = {},
): Displacement {
  for (const [name, place] of Object.entries(places) as [string, BeforeAfter | undefined][])
    if (place !== undefined) check(name, place);
  for (const weight of timeWeights) if (!(weight > 0)) throw new RangeError(`time weights must be above 0; got ${weight}`);
  const reach = twoSidedQuantile(alpha);
  const change = ({ before, after, areaWeight = 1 }: BeforeAfter) => {
    const [first, second] = timeWeights.map((time) => time * areaWeight) as [number, number];
    return { change: after / second - before / first, variance: after / second ** 2 + before / first ** 2 };
  };
  const difference = (pairs: readonly (readonly [BeforeAfter, BeforeAfter])[]): Difference => {
    let wdd = 0;
    let variance = 0;
    for (const [place, control] of pairs) {
      const [one, other] = [change(place), change(control)];
      wdd += one.change - other.change;
      variance += one.variance + other.variance;
    }
    const se = Math.sqrt(variance);
    return { wdd, se, z: se === 0 ? NaN : wdd / se, lower: wdd - reach * se, upper: wdd + reach * se };
  };
  const { treated, control, buffer, bufferControl } = places;
  const hasBoth = buffer !== undefined && bufferControl !== undefined;
  return {
    local: difference([[treated, control]]),
    displaced: hasBoth ? difference([[buffer, bufferControl]]) : null,
    total: difference(
      hasBoth
        ? [
            [treated, control],
            [buffer, bufferControl],
          ]
        : [[treated, control]],
    ),
    wdq: quotientOf(places),
    tne: netEffectOf(places),
  };
}

function quotientOf({ treated, control, buffer }: Places): number | null {
  if (buffer === undefined || control.before === 0 || control.after === 0) return null;
  const success = treated.after / control.after - treated.before / control.before;
  return success < 0 ? (buffer.after / control.after - buffer.before / control.before) / success : null;
}

function netEffectOf({ treated, control, buffer }: Places): number | null {
  if (buffer === undefined || control.before === 0) return null;
  const trend = control.after / control.before;
  return treated.before * trend - treated.after + (buffer.before * trend - buffer.after);
}

function check(name: string, { before, after, areaWeight = 1 }: BeforeAfter): void {
  for (const count of [before, after]) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${name} must have whole counts, 0 or more; got ${count}`);
  }
  if (!(areaWeight > 0)) throw new RangeError(`${name} must have an area weight above 0; got ${areaWeight}`);
}
