/**
 * Protected counts of one quarter by one thing at a time: each margin and the whole, and never two things at once, since that table would be nearly all withheld.
 * Margins are published together, so that none gives another away (docs/methods/disclosure.md). Null where nothing of it can be published.
 */
import { INCIDENT_RULE, publish, type Dimension, type Publication } from '../disclosure/disclosure.js';

export const ALL = 'all';

/** A thing that is counted by each of its codes, and by all of them together. */
const countedBy = (codes: readonly string[]): Dimension => ({
  codes: [...codes, ALL],
  sums: [{ total: codes.length, parts: codes.map((_, place) => place) }],
  levels: [...codes.map(() => 'each'), ALL],
});

/**
 * @param things codes of each thing; what is published by two of them at once is nothing
 * @param parted a last dimension of its own, given with every thing, with levels of its own; left out: none
 */
export function oneWayPublication(
  things: readonly (readonly string[])[],
  counts: readonly { readonly codes: readonly string[]; readonly count: number }[],
  parted?: Dimension,
): Publication | null {
  const dimensions = [...things.map(countedBy), ...(parted === undefined ? [] : [parted])];
  const places = dimensions.map(({ codes }) => new Map(codes.map((code, place) => [code, place])));
  const cellOf = (codes: readonly string[]): number =>
    codes.reduce((cell, code, at) => cell * dimensions[at]!.codes.length + places[at]!.get(code)!, 0);
  const leaves = { cells: counts.map(({ codes }) => cellOf(codes)), counts: counts.map(({ count }) => count) };
  try {
    return publish(dimensions, leaves, INCIDENT_RULE, withheldLevels(things.length, [...new Set(parted?.levels ?? [])]))
      .publication;
  } catch (error) {
    if ((error as Error).name !== 'UnprotectedCell') throw error;
    return null;
  }
}

/** Combinations of levels that nobody is given: of two things or more at once. */
function withheldLevels(things: number, parted: readonly string[]): string[][] {
  const combinations = Array.from({ length: things }).reduce<string[][]>(
    (found) => found.flatMap((levels) => ['each', ALL].map((level) => [...levels, level])),
    [[]],
  );
  return combinations
    .filter((levels) => levels.filter((level) => level === 'each').length > 1)
    .flatMap((levels) => (parted.length === 0 ? [levels] : parted.map((level) => [...levels, level])));
}
