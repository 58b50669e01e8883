/**
 * Places that could stand for what would have happened: those that went alike before. Likeness of two series of counts x and y over the same K
 * slices of time is the mean of (√xₖ − √yₖ)². The root of a Poisson count has a variance near ¼ whatever its mean (Bartlett 1936), so that two
 * places with the same means differ by about ½ for chance alone: about 0.5 is as alike as can be, and a large figure is another kind of place.
 *
 * One LSOA is seldom as large as what it is compared with. So some are put together: first the most alike, then whichever makes the sum more
 * alike, as long as one does (forward selection; no promise of the best set). It is a suggestion: an analyst knows what else was done there,
 * and chooses.
 */

export interface Candidate {
  readonly gssCode: string;
  readonly name: string;
  /** From the treated area, border to border. */
  readonly metres: number;
  /** Reports by slice. */
  readonly counts: readonly number[];
}

export interface SuggestedControl {
  readonly gssCode: string;
  readonly name: string;
  readonly metres: number;
  /** In all periods before. */
  readonly reports: number;
  /** Of it alone; see above: the smaller the more alike. */
  readonly unlikeness: number;
  /** One of those that are most alike together. */
  readonly together: boolean;
}

const MOST_TOGETHER = 6;

/**
 * Those that are most alike together first, as they were taken, then the others by themselves; ties by how near they are, then by code.
 * @throws RangeError when series differ in length
 */
export function suggestControls(target: readonly number[], candidates: readonly Candidate[], most: number): SuggestedControl[] {
  const ranked = candidates
    .map((candidate) => ({ ...candidate, unlikeness: unlikeness(target, candidate.counts) }))
    .sort((a, b) => a.unlikeness - b.unlikeness || a.metres - b.metres || (a.gssCode < b.gssCode ? -1 : 1));
  const together = takenTogether(target, ranked);
  return [...together, ...ranked.filter((one) => !together.includes(one))].slice(0, most).map((one) => ({
    gssCode: one.gssCode,
    name: one.name,
    metres: one.metres,
    reports: one.counts.reduce((sum, count) => sum + count, 0),
    unlikeness: one.unlikeness,
    together: together.includes(one),
  }));
}

function takenTogether<One extends Candidate>(target: readonly number[], ranked: readonly One[]): One[] {
  const taken: One[] = [];
  let sum = target.map(() => 0);
  let least = Infinity;
  while (taken.length < MOST_TOGETHER) {
    let best: { one: One; with: number[]; unlikeness: number } | null = null;
    for (const one of ranked) {
      if (taken.includes(one)) continue;
      const joined = sum.map((count, at) => count + one.counts[at]!);
      const unlike = unlikeness(target, joined);
      if (unlike < (best?.unlikeness ?? least)) best = { one, with: joined, unlikeness: unlike };
    }
    if (best === null) break;
    taken.push(best.one);
    [sum, least] = [best.with, best.unlikeness];
  }
  return taken;
}

/** 0 for the same series; about ½ for two that differ by chance alone. */
export function unlikeness(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length || one.length === 0) {
    throw new RangeError(`series of ${one.length} and ${other.length} slices are not compared`);
  }
  return one.reduce((sum, count, at) => sum + (Math.sqrt(count) - Math.sqrt(other[at]!)) ** 2, 0) / one.length;
}
