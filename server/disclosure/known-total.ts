/**
 * Counts that add up to a total which the attacker is taken to know exactly.
 *
 * Displayed: zero as 0; below the threshold withheld; the rest rounded. With lower bound l and upper bound u of what each display allows
 * (zero [0, 0]; rounded r [r − base/2, r + base/2), not below the threshold; withheld [1, no limit)), the attacker's bounds of a cell are
 *
 *     max(l, T − Σ u of the others) … min(u, T − Σ l of the others).
 *
 * A primary cell is safe when they contain its whole protection interval (1 to 4). Where they do not, the smallest other displayed cell is
 * withheld, ties by code, and so on. In one dimension this is exact (Willenborg and de Waal, Elements of Statistical Disclosure Control,
 * 2001, ch. 7: the feasibility interval). Since the total is taken as known exactly, nothing that is published of totals adds to it.
 */
import type { ProtectedCount } from './publication.js';
import {
  leastWithheld,
  NO_LIMIT,
  primaryState,
  protectionInterval,
  ROUNDED,
  roundedBounds,
  roundHalfUp,
  WITHHELD,
  type Rule,
} from './rule.js';

/** The display of each code. Zero counts may be left out: they are shown as 0 wherever asked. Needs a rule that shows zeros. */
export function protectWithKnownTotal(counts: ReadonlyMap<string, number>, rule: Rule): ReadonlyMap<string, ProtectedCount> {
  if (rule.zero !== 'shown') throw new RangeError('zeros that are withheld are protected as part of a cube (publish.ts)');
  const cells = [...counts]
    .filter(([, count]) => count > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, count]) => ({ code, count, state: primaryState(count, rule) }));
  const isOpen = (): boolean => cells.some((cell) => cell.count < rule.withheldBelow && !isSafe(cell, cells, rule));
  while (isOpen()) {
    const displayed = cells.filter(({ state }) => state === ROUNDED);
    if (displayed.length === 0) break;
    displayed.reduce((smallest, cell) => (cell.count < smallest.count ? cell : smallest)).state = WITHHELD;
  }
  return new Map(cells.map(({ code, count, state }) => [code, shown(count, state === WITHHELD, rule)]));
}

interface Cell {
  readonly count: number;
  readonly state: number;
}

function isSafe(cell: Cell, cells: readonly Cell[], rule: Rule): boolean {
  let [roomAbove, roomBelow] = [0, 0];
  for (const other of cells) {
    if (other === cell) continue;
    const { least, most } = boundsOf(other, rule);
    roomAbove += other.count - least;
    roomBelow += most - other.count;
  }
  const { least, most } = protectionInterval(rule);
  return cell.count + roomAbove >= most && cell.count - roomBelow <= least;
}

function boundsOf({ count, state }: Cell, rule: Rule): { least: number; most: number } {
  if (state === WITHHELD) return { least: leastWithheld(rule), most: NO_LIMIT };
  return roundedBounds(roundHalfUp(count, rule.roundTo), rule);
}

function shown(count: number, withheld: boolean, { roundTo }: Rule): ProtectedCount {
  if (withheld) return { withheld: true, count: null, roundedTo: roundTo };
  return { withheld: false, count: roundHalfUp(count, roundTo), roundedTo: roundTo };
}
