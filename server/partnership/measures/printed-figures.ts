/**
 * Whether a figure that somebody wrote follows from the counts beside it, to as many decimals as it was written with.
 *
 * Share: 100 × numerator ÷ denominator. Change: 100 × (after − before) ÷ before. Percentages are never averaged: of several periods there is a share only of
 * the summed counts.
 */

export interface PrintedCheck {
  readonly agrees: boolean;
  /** What comes out of the counts, to the same number of decimals. */
  readonly recomputed: number;
}

const check = (printed: number, exact: number, decimals: number): PrintedCheck => {
  const recomputed = Number(
    (Math.sign(exact) * Math.round(Math.abs(exact) * 10 ** decimals + 1e-9) * 10 ** -decimals).toFixed(decimals),
  );
  return { agrees: Math.abs(printed - exact) <= 0.5 * 10 ** -decimals + 1e-9, recomputed };
};

/** @param per 100 of a percentage, 10 of «4 in 10» */
export const shareCheck = (
  printed: number,
  counts: { readonly numerator: number; readonly denominator: number },
  decimals: number,
  per = 100,
): PrintedCheck => check(printed, (per * counts.numerator) / counts.denominator, decimals);

/** @returns null where there was nothing before, of which nothing is a percentage */
export function changeCheck(
  printed: number,
  counts: { readonly before: number; readonly after: number },
  decimals: number,
): PrintedCheck | null {
  return counts.before === 0 ? null : check(printed, (100 * (counts.after - counts.before)) / counts.before, decimals);
}

/** What per cent of the baseline each way to read a printed percentage makes of it. */
const READ_AS = {
  share: (percent: number): number => Math.abs(percent),
  reduction: (percent: number): number => 100 - Math.abs(percent),
  change: (percent: number): number => 100 + percent,
} as const;

/**
 * Whether printed percentages can be of one baseline, as shares of it, as reductions from it or as changes with their sign: each says between which limits the
 * baseline lies.
 */
export function haveOneBaseline(
  printed: readonly { readonly percent: number; readonly count: number }[],
  decimals: number,
  reading: keyof typeof READ_AS,
): boolean {
  const half = 0.5 * 10 ** -decimals;
  const limits = printed.map(({ percent, count }) => {
    const share = (at: number): number => READ_AS[reading](at) / 100;
    return [share(percent - half), share(percent + half)].map((one) => count / one).sort((a, b) => a - b) as [number, number];
  });
  return Math.max(...limits.map(([least]) => least)) <= Math.min(...limits.map(([, most]) => most));
}
