/** The two levels public health reporting uses: 95 % for comparison, 99.8 % for control limits. */
export type ConfidenceLevel = 0.95 | 0.998;

/** Standard normal quantile at 1 − (1 − level)/2, in double precision. */
export const STANDARD_NORMAL_QUANTILE: Readonly<Record<ConfidenceLevel, number>> = {
  0.95: 1.959963984540054,
  0.998: 3.090232306167813,
};

/** Lower and upper limit, in the unit of the figure they belong to. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Throws RangeError unless `count` is a whole number of events, 0 or more. */
export function assertCount(count: number, what: string): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`${what} must be a whole number, 0 or more; got ${count}`);
  }
}
