/**
 * Places that could stand for what would have happened: those that went alike before. Likeness of two series of counts x and y over the same K
 * slices of time is the mean of (√xₖ − √yₖ)². The root of a Poisson count has a variance near ¼ whatever its mean (Bartlett 1936), so that two
 * places with the same means differ by about ½ for chance alone: about 0.5 is as alike as can be, and a large figure is another kind of place.
 *
 * It is a suggestion: an analyst knows what else was done there, and chooses.
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
  /** See above; the smaller the more alike. */
  readonly unlikeness: number;
}

/** The most alike first; ties by how near they are, then by code. @throws RangeError when series differ in length */
export function suggestControls(target: readonly number[], candidates: readonly Candidate[], most: number): SuggestedControl[] {
  return candidates
    .map(({ gssCode, name, metres, counts }) => ({
      gssCode,
      name,
      metres,
      reports: counts.reduce((sum, count) => sum + count, 0),
      unlikeness: unlikeness(target, counts),
    }))
    .sort((a, b) => a.unlikeness - b.unlikeness || a.metres - b.metres || (a.gssCode < b.gssCode ? -1 : 1))
    .slice(0, most);
}

/** 0 for the same series; about ½ for two that differ by chance alone. */
export function unlikeness(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length || one.length === 0) {
    throw new RangeError(`series of ${one.length} and ${other.length} slices are not compared`);
  }
  return one.reduce((sum, count, at) => sum + (Math.sqrt(count) - Math.sqrt(other[at]!)) ** 2, 0) / one.length;
}
