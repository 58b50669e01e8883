/**
 * Children of one group, divided into parts (yes and no; age bands) and those of whom it is not recorded. The same group is divided by one thing after the other,
 * so the attacker is taken to know how many children it has *exactly*, T; then no two divisions of it tell more together than each alone.
 *
 * A part displayed as r has between r − 5 and r + 4 children, one that is withheld at least none. Of T and the others the attacker bounds each:
 *
 *     T − Σ most of the others … T − Σ least of the others.
 *
 * A part under the threshold is safe when that holds all of 0 to 9. Where it does not, the smallest displayed part is withheld too, and so on. Both for an
 * attacker who knows nothing else and for one who knows which of the withheld parts are under the threshold.
 *
 * Percentages are of the children of whom it is recorded, from unrounded counts, to whole numbers. They narrow what a rounded count can be, so they are given only
 * where every part is displayed and, with them, 0 and 9 are both still possible for those not recorded: all tables that display so are gone through.
 *
 * Source: suppression with a known total, Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, ch. 7; «true counts under 10 withheld, the rest to
 * the nearest 10, percentages from unrounded counts» is how the Children’s Commissioner’s report prints children.
 */
import type { ProtectedCount } from './publication.js';
import { displayedAlone } from './alone.js';
import { CHILDREN_RULE, NO_LIMIT, roundedBounds, roundHalfUp } from './rule.js';

export interface DividedGroup {
  /** Of all children of the group, those not recorded too. */
  readonly all: ProtectedCount;
  /** Null where the group is too small to be divided. */
  readonly parts: ReadonlyMap<string, ProtectedCount> | null;
  /** Null where it is recorded of every child. */
  readonly notRecorded: ProtectedCount | null;
  /** Of the children of whom it is recorded, in whole per cent. Null where they would give a withheld count away. */
  readonly percents: ReadonlyMap<string, number> | null;
  /** Of all, in whole per cent. Null where something is withheld. */
  readonly percentNotRecorded: number | null;
}

/** A group with fewer for each part is not divided: all its parts could be told to be small. */
const FEWEST_TO_A_PART = 10;
const FEWEST = 50;
const { withheldBelow, roundTo } = CHILDREN_RULE;

interface Part {
  readonly count: number;
  withheld: boolean;
}

/**
 * `divide(new Map([['yes', 24], ['no', 176]]), 3)`: 20 and 180 with 12 and 88 per cent; «fewer than 10» not recorded.
 *
 * @param notRecorded null where it is recorded of every child, as all know
 */
export function divide(counts: ReadonlyMap<string, number>, notRecorded: number | null): DividedGroup {
  const total = [...counts.values()].reduce((sum, count) => sum + count, notRecorded ?? 0);
  const all = displayedAlone(total, CHILDREN_RULE);
  const nothing: ProtectedCount = { withheld: true, count: null, roundedTo: roundTo };
  if (total < Math.max(FEWEST, FEWEST_TO_A_PART * (counts.size + 1)))
    return { all, parts: null, notRecorded: notRecorded === null ? null : nothing, percents: null, percentNotRecorded: null };
  const parts: Part[] = [...counts.values(), ...(notRecorded === null ? [] : [notRecorded])].map((count) => ({
    count,
    withheld: count < withheldBelow,
  }));
  while (parts.some((part) => part.count < withheldBelow && !isSafe(part, parts, total))) {
    const displayed = parts.filter(({ withheld }) => !withheld);
    if (displayed.length === 0) break;
    displayed.reduce((smallest, part) => (part.count < smallest.count ? part : smallest)).withheld = true;
  }
  const shown = parts.map(({ count, withheld }): ProtectedCount =>
    withheld ? nothing : { withheld: false, count: roundHalfUp(count, roundTo), roundedTo: roundTo },
  );
  const recorded = parts.slice(0, counts.size);
  const missing = parts[counts.size];
  const base = total - (notRecorded ?? 0);
  const percents = recorded.map(({ count }) => wholePercent(count, base));
  const given =
    recorded.every(({ withheld }) => !withheld) && (missing?.withheld !== true || leavesOpen(recorded, percents, total));
  return {
    all,
    parts: new Map([...counts.keys()].map((code, at) => [code, shown[at]!])),
    notRecorded: shown[counts.size] ?? null,
    percents: given ? new Map([...counts.keys()].map((code, at) => [code, percents[at]!])) : null,
    percentNotRecorded: notRecorded === null || parts.some(({ withheld }) => withheld) ? null : wholePercent(notRecorded, total),
  };
}

/** Halves up, without a division that rounds: 1 of 200 is 1 %. */
const wholePercent = (count: number, of: number): number => Math.floor((200 * count + of) / (2 * of));

function isSafe(part: Part, parts: readonly Part[], total: number): boolean {
  return [false, true].every((knowsWhich) => {
    let [least, most] = [total, total];
    for (const other of parts) {
      if (other === part) continue;
      const bounds = boundsOf(other, knowsWhich);
      least -= bounds.most;
      most -= bounds.least;
    }
    return least <= 0 && most >= withheldBelow - 1;
  });
}

function boundsOf({ count, withheld }: Part, knowsWhich: boolean): { readonly least: number; readonly most: number } {
  if (!withheld) return roundedBounds(roundHalfUp(count, roundTo), CHILDREN_RULE);
  if (!knowsWhich) return { least: 0, most: NO_LIMIT };
  return count < withheldBelow ? { least: 0, most: withheldBelow - 1 } : { least: withheldBelow, most: NO_LIMIT };
}

/** Whether with these percentages nobody, and nine, can be those not recorded. */
function leavesOpen(recorded: readonly Part[], percents: readonly number[], total: number): boolean {
  return [0, withheldBelow - 1].every((missing) => {
    const base = total - missing;
    let [least, most] = [0, 0];
    for (const [at, { count }] of recorded.entries()) {
      const bounds = boundsOf({ count, withheld: false }, false);
      const fitting: number[] = [];
      for (let one = bounds.least; one <= bounds.most; one++) if (wholePercent(one, base) === percents[at]) fitting.push(one);
      if (fitting.length === 0) return false;
      least += fitting[0]!;
      most += fitting.at(-1)!;
    }
    return least <= base && base <= most;
  });
}
