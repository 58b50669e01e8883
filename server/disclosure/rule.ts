/**
 * Threshold and rounding of one count n: withheld under the threshold, zero shown or withheld by the rule, the rest to the
 * nearest multiple of the base, halves up: base · floor(n / base + 1/2).
 *
 * Source: threshold and conventional rounding, SDC handbook (2nd edition, 2024), ch. 5. The figures are a matter of policy: research
 * outputs of ONS are looked at under 10, ehrQL withholds up to 7. «Under 10, zero too, the rest to the nearest 10» is how the
 * Children's Commissioner's report gives counts of children.
 *
 * Rounding alone protects nothing that can be worked out from sums: `publish.ts` does that. Do not round a sum of rounded
 * counts, nor round before the threshold.
 */
export interface Rule {
  /** Counts from 1 (from 0 when zero is withheld) to this less one are withheld: primary suppression. */
  readonly withheldBelow: number;
  readonly zero: 'shown' | 'withheld';
  readonly roundTo: number;
}

/** Incidents of any kind: 1–4 withheld, zero shown, the rest to the nearest 5. */
export const INCIDENT_RULE: Rule = { withheldBelow: 5, zero: 'shown', roundTo: 5 };

/** Counts of children: 0–9 withheld, the rest to the nearest 10. */
export const CHILDREN_RULE: Rule = { withheldBelow: 10, zero: 'withheld', roundTo: 10 };

/** How a cell is displayed. Primary and secondary suppression look the same. */
export const ZERO = 0;
export const ROUNDED = 1;
export const WITHHELD = 2;
/** Of a level of detail that is withheld whole, zeros and all. */
export const UNPUBLISHED = 3;
export type CellState = typeof ZERO | typeof ROUNDED | typeof WITHHELD | typeof UNPUBLISHED;

/** Stands for «no upper bound»; far under the largest 32-bit integer, so that sums of a few do not overflow. */
export const NO_LIMIT = 1_000_000_000;

/** @throws RangeError for a rule that cannot be meant. */
export function assertRule({ withheldBelow, zero, roundTo }: Rule): void {
  if (!Number.isSafeInteger(withheldBelow) || withheldBelow < 2) {
    throw new RangeError(`withheldBelow must be a whole number, 2 or more; got ${withheldBelow}`);
  }
  if (!Number.isSafeInteger(roundTo) || roundTo < 1) {
    throw new RangeError(`roundTo must be a whole number, 1 or more; got ${roundTo}`);
  }
  // A count that rounded to 0 would read as a true zero.
  if (2 * withheldBelow < roundTo) throw new RangeError(`a count of ${withheldBelow} would be rounded to 0`);
  if (zero !== 'shown' && zero !== 'withheld') throw new RangeError(`zero is shown or withheld, not ${String(zero)}`);
}

/** `roundHalfUp(12, 5)` is 10, `roundHalfUp(13, 5)` is 15, `roundHalfUp(15, 10)` is 20. */
export function roundHalfUp(count: number, base: number): number {
  return base * Math.floor((2 * count + base) / (2 * base));
}

/** What threshold and rounding alone make of a count: the display before secondary suppression. */
export function primaryState(count: number, rule: Rule): CellState {
  if (count === 0 && rule.zero === 'shown') return ZERO;
  return count < rule.withheldBelow ? WITHHELD : ROUNDED;
}

/** The fewest and the most events that the rule would display as the (rounded) figure `shown`. */
export function roundedBounds(shown: number, { roundTo, withheldBelow }: Rule): { least: number; most: number } {
  const least = shown - Math.floor(roundTo / 2);
  return { least: Math.max(withheldBelow, least), most: least + roundTo - 1 };
}

/** The fewest events a withheld cell can have: where zero is shown, a withheld cell has at least one. */
export function leastWithheld(rule: Rule): number {
  return rule.zero === 'shown' ? 1 : 0;
}

/** Protection interval of a primary cell: all counts the threshold withholds. `{ least: 1, most: 4 }` for incidents. */
export function protectionInterval(rule: Rule): { least: number; most: number } {
  return { least: leastWithheld(rule), most: rule.withheldBelow - 1 };
}
