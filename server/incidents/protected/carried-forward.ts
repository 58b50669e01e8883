/**
 * What of the counts goes into the next publication. Two publications that differ by one record say which cell it was in, and nearly what
 * the cell held. So what was published of a month stays as it is until at least ten records of published months have changed, loader by
 * loader; months that are new are published with it, and months that are covered no more are gone. Why ten, and what that leaves:
 * docs/methods/disclosure.md, «Two versions of the data».
 */
import { gathered, type LeafCount, type LoadersCounts } from './data-set-counts.js';

/** Records of published months that must have changed before any change of them is published. */
export const FEWEST_CHANGES = 10;

/** One loader's counts at each level of areas: wards (or districts) and, where there are counts by them, LSOAs. */
export interface Basis {
  readonly loader: string | null;
  readonly covered: readonly string[];
  readonly levels: readonly (readonly LeafCount[])[];
}

export function basisOf(levels: readonly LoadersCounts[]): Basis {
  const [{ loader, covered }] = levels as [LoadersCounts];
  return { loader, covered, levels: levels.map(({ counts }) => counts) };
}

/** @param before what the last publication of this loader was made from; undefined for the first */
export function carriedForward(before: Basis | undefined, now: Basis): Basis {
  if (before === undefined || before.levels.length !== now.levels.length) return now;
  const stillCovered = new Set(before.covered.filter((month) => now.covered.includes(month)));
  const published = (counts: readonly LeafCount[]): LeafCount[] => counts.filter(({ month }) => stillCovered.has(month));
  const changes = now.levels.map((counts, level) => changesBetween(published(before.levels[level]!), published(counts)));
  if (Math.max(...changes) >= FEWEST_CHANGES) return now;
  return {
    ...now,
    levels: now.levels.map((counts, level) => [
      ...published(before.levels[level]!),
      ...counts.filter(({ month }) => !stillCovered.has(month)),
    ]),
  };
}

/** Records that came or went, cell by cell: one that moved to another cell came and went. */
function changesBetween(before: readonly LeafCount[], now: readonly LeafCount[]): number {
  const difference = gathered([...now, ...before.map((one) => ({ ...one, count: -one.count }))]);
  return difference.counts.reduce((sum, { count }) => sum + Math.abs(count), 0);
}

/** Whether two are made of the same counts, in whatever order they came. */
export function isSameBasis(one: Basis, other: Basis): boolean {
  return (
    one.loader === other.loader &&
    one.covered.join() === other.covered.join() &&
    one.levels.length === other.levels.length &&
    one.levels.every((counts, level) => changesBetween(counts, other.levels[level]!) === 0)
  );
}
