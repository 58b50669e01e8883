/** Divides cells or areas into compact, connected groups of about equal weight. */
import type { GridPoint } from './geometry.js';
import type { Random } from './random.js';

export interface Groupable extends GridPoint {
  readonly weight: number;
}

/**
 * Group of each item, 0 … groups − 1: the items are cut again and again across their longest extent (a little askew, so that
 * borders do not all run parallel), then pieces cut off from their group by water join the neighbour they share most with.
 */
export function groupEvenly(
  items: readonly Groupable[],
  neighbours: readonly (readonly number[])[],
  groups: number,
  random: Random,
): number[] {
  const group = new Array<number>(items.length).fill(0);
  let used = 0;
  const cut = (members: readonly number[], parts: number): void => {
    if (parts === 1) {
      for (const member of members) group[member] = used;
      used += 1;
      return;
    }
    const direction = longestExtent(items, members) + 0.38 * random.normal();
    const along = (member: number): number =>
      items[member]!.easting * Math.cos(direction) + items[member]!.northing * Math.sin(direction);
    const ordered = [...members].sort((a, b) => along(a) - along(b));
    const first = Math.floor(parts / 2);
    const total = ordered.reduce((sum, member) => sum + items[member]!.weight, 0);
    let weight = 0;
    let count = 0;
    while (count < ordered.length - (parts - first) && (count < first || weight < (total * first) / parts)) {
      weight += items[ordered[count]!]!.weight;
      count += 1;
    }
    cut(ordered.slice(0, count), first);
    cut(ordered.slice(count), parts - first);
  };
  cut(
    items.map((_, index) => index),
    groups,
  );
  connect(items, neighbours, group);
  return group;
}

/** Direction, in radians, in which the members spread furthest (principal axis). */
function longestExtent(items: readonly Groupable[], members: readonly number[]): number {
  let east = 0;
  let north = 0;
  for (const member of members) {
    east += items[member]!.easting / members.length;
    north += items[member]!.northing / members.length;
  }
  let eastEast = 0;
  let northNorth = 0;
  let eastNorth = 0;
  for (const member of members) {
    const fromEast = items[member]!.easting - east;
    const fromNorth = items[member]!.northing - north;
    eastEast += fromEast * fromEast;
    northNorth += fromNorth * fromNorth;
    eastNorth += fromEast * fromNorth;
  }
  return 0.5 * Math.atan2(2 * eastNorth, eastEast - northNorth);
}

function connect(items: readonly Groupable[], neighbours: readonly (readonly number[])[], group: number[]): void {
  for (let pass = 0; pass < 20; pass += 1) {
    let moved = false;
    const pieces = piecesOf(neighbours, group);
    const largest = new Map<number, number[]>();
    const weigh = (piece: readonly number[]): number => piece.reduce((sum, item) => sum + items[item]!.weight, 0);
    for (const piece of pieces) {
      const own = group[piece[0]!]!;
      const best = largest.get(own);
      if (!best || weigh(piece) > weigh(best)) largest.set(own, piece);
    }
    for (const piece of pieces) {
      const own = group[piece[0]!]!;
      if (largest.get(own) === piece) continue;
      const shared = new Map<number, number>();
      for (const item of piece) {
        for (const near of neighbours[item]!) {
          if (group[near] !== own) shared.set(group[near]!, (shared.get(group[near]!) ?? 0) + 1);
        }
      }
      const [nearest] = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      if (!nearest) continue;
      for (const item of piece) group[item] = nearest[0];
      moved = true;
    }
    if (!moved) return;
  }
}

/** Connected pieces of equal group. */
function piecesOf(neighbours: readonly (readonly number[])[], group: readonly number[]): number[][] {
  const seen = new Set<number>();
  const pieces: number[][] = [];
  for (let start = 0; start < group.length; start += 1) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (let index = 0; index < piece.length; index += 1) {
      for (const near of neighbours[piece[index]!]!) {
        if (seen.has(near) || group[near] !== group[start]) continue;
        seen.add(near);
        piece.push(near);
      }
    }
    pieces.push(piece);
  }
  return pieces;
}
