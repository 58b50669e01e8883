/**
 * Cells joined into shapes: those that share a side make one, and its border runs along the sides that have no cell of it beyond. Holes are filled: a
 * place that is watched has none. All on the lattice of corners that cells share, in whole numbers, so that a side is the same from both sides.
 */
import type { Corner } from '../../incidents/incidents.service.js';

/** Round a cell, the first corner once more at the end, all cells in the same sense. */
export type CornersOf = (cell: number) => readonly Corner[];

export interface JoinedCells {
  readonly cells: readonly number[];
  /** Its border, corners along straight sides left out, the first not repeated. */
  readonly border: readonly Corner[];
}

interface Side {
  readonly from: Corner;
  readonly to: Corner;
  readonly cell: number;
}

/** The shapes that the cells make, in the order of their first cells. */
export function joinCells(cells: readonly number[], cornersOf: CornersOf): JoinedCells[] {
  const sides = new Map(cells.map((cell) => [cell, sidesOf(cell, cornersOf)]));
  const byName = new Map([...sides.values()].flat().map((side) => [nameOf(side.from, side.to), side]));
  const left = new Set(cells);
  const shapes: JoinedCells[] = [];
  for (const first of cells) {
    if (!left.delete(first)) continue;
    const found = [first];
    for (const cell of found) {
      for (const { from, to } of sides.get(cell)!) {
        const beyond = byName.get(nameOf(to, from));
        if (beyond !== undefined && left.delete(beyond.cell)) found.push(beyond.cell);
      }
    }
    found.sort((a, b) => a - b);
    shapes.push({ cells: found, border: borderOf(found.flatMap((cell) => sides.get(cell)!)) });
  }
  return shapes;
}

const cornerName = ([column, row]: Corner): string => `${column} ${row}`;
const nameOf = (from: Corner, to: Corner): string => `${cornerName(from)} ${cornerName(to)}`;

function sidesOf(cell: number, cornersOf: CornersOf): Side[] {
  const corners = cornersOf(cell);
  return corners.slice(1).map((to, at) => ({ from: corners[at]!, to, cell }));
}

/** The longest way round: what hangs together by sides has one outer border, and every hole lies in it. */
function borderOf(all: readonly Side[]): Corner[] {
  const names = new Set(all.map(({ from, to }) => nameOf(from, to)));
  const open = all.filter(({ from, to }) => !names.has(nameOf(to, from)));
  const leaving = new Map<string, Side[]>();
  for (const side of open) leaving.set(cornerName(side.from), [...(leaving.get(cornerName(side.from)) ?? []), side]);
  const used = new Set<Side>();
  let [border, most]: [Corner[], number] = [[], -1];
  for (const first of open) {
    if (used.has(first)) continue;
    const ring = ringFrom(first, leaving, used);
    const size = Math.abs(doubledArea(ring));
    if (size > most) [border, most] = [ring, size];
  }
  return border.filter((corner, at) => turns(border.at(at - 1)!, corner, border[(at + 1) % border.length]!));
}

function ringFrom(first: Side, leaving: ReadonlyMap<string, readonly Side[]>, used: Set<Side>): Corner[] {
  const ring: Corner[] = [];
  for (let side: Side | undefined = first; side !== undefined;) {
    used.add(side);
    ring.push(side.from);
    const { to, cell }: Side = side;
    const onward: readonly Side[] = (leaving.get(cornerName(to)) ?? []).filter((one) => !used.has(one));
    // Where two cells touch at a corner: on along the other, so that no ring touches itself.
    side = onward.find((one) => one.cell !== cell) ?? onward[0];
  }
  return ring;
}

function turns(before: Corner, at: Corner, after: Corner): boolean {
  return (at[0] - before[0]) * (after[1] - at[1]) !== (at[1] - before[1]) * (after[0] - at[0]);
}

function doubledArea(ring: readonly Corner[]): number {
  return ring.reduce((sum, [column, row], at) => {
    const [nextColumn, nextRow] = ring[(at + 1) % ring.length]!;
    return sum + column * nextRow - nextColumn * row;
  }, 0);
}
