/**
 * The patch that a cell belongs to: cells that are marked as more than expected and share a side, one after the other, with their joined
 * outline. Cells of a grid share corners exactly, so that a side is the same two corners from both sides; areas do not, and make none.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { isOfPlace } from './classes.js';
import type { HotspotRow } from './rows.js';

export interface Patch {
  readonly keys: readonly string[];
  /** The joined cells; holes are where cells in the middle do not stand out. */
  readonly outline: MultiPolygon;
  readonly observed: number;
  /** Null where the method expects nothing. */
  readonly expected: number | null;
  readonly landKm2: number;
}

interface Side {
  readonly from: Position;
  readonly to: Position;
  readonly key: string;
}

/** Null where the cell does not stand out as more, or is none of a grid. */
export function patchOf(rows: readonly HotspotRow[], key: string): Patch | null {
  const hot = rows.filter((row) => isOfPlace(row.class) && row.key.includes('/'));
  const sides = new Map(hot.flatMap((row) => sidesOf(row).map((side) => [sideName(side.from, side.to), side] as const)));
  const byKey = new Map(hot.map((row) => [row.key, row]));
  if (!byKey.has(key)) return null;
  const found = new Set([key]);
  for (const one of found) {
    for (const { from, to } of sidesOf(byKey.get(one)!)) {
      const beyond = sides.get(sideName(to, from));
      if (beyond) found.add(beyond.key);
    }
  }
  const members = [...found].map((one) => byKey.get(one)!);
  const sum = (figure: (row: HotspotRow) => number) => members.reduce((all, row) => all + figure(row), 0);
  return {
    keys: [...found],
    outline: outlineOf(members),
    observed: sum((row) => row.observed),
    expected: members.some((row) => row.expected === null) ? null : sum((row) => row.expected ?? 0),
    landKm2: sum((row) => row.landKm2),
  };
}

const cornerName = ([longitude, latitude]: Position): string => `${longitude} ${latitude}`;
const sideName = (from: Position, to: Position): string => `${cornerName(from)} ${cornerName(to)}`;

/** Round a cell with the cell on the left. */
function sidesOf({ geometry, key }: HotspotRow): readonly Side[] {
  const ring = (geometry as Polygon).coordinates[0] ?? [];
  const turned = signedArea(ring) < 0 ? [...ring].reverse() : ring;
  return turned.slice(1).map((to, index) => ({ from: turned[index]!, to, key }));
}

/** Sides without a cell beyond, joined to rings: outer ones run with the patch on their left, as holes do. */
function outlineOf(members: readonly HotspotRow[]): MultiPolygon {
  const all = members.flatMap(sidesOf);
  const names = new Set(all.map(({ from, to }) => sideName(from, to)));
  const open = all.filter(({ from, to }) => !names.has(sideName(to, from)));
  const leaving = new Map<string, Side[]>();
  for (const side of open) leaving.set(cornerName(side.from), [...(leaving.get(cornerName(side.from)) ?? []), side]);
  const used = new Set<Side>();
  const rings = open.flatMap((first) => (used.has(first) ? [] : [ringFrom(first, leaving, used)]));
  const outer = rings.filter((ring) => signedArea(ring) > 0);
  const holes = rings.filter((ring) => signedArea(ring) < 0);
  // One patch hangs together by sides, so that all holes are in its one outer ring.
  return { type: 'MultiPolygon', coordinates: outer.map((ring, index) => (index === 0 ? [ring, ...holes] : [ring])) };
}

function ringFrom(first: Side, leaving: ReadonlyMap<string, readonly Side[]>, used: Set<Side>): Position[] {
  const ring = [first.from];
  for (let side: Side | undefined = first; side && !used.has(side);) {
    used.add(side);
    ring.push(side.to);
    const before: Side = side;
    const onward: readonly Side[] = (leaving.get(cornerName(side.to)) ?? []).filter((one) => !used.has(one));
    // Where two cells touch at a corner: on along the other, so that no ring touches itself.
    side = onward.find((one) => one.key !== before.key) ?? onward[0];
  }
  return ring;
}

function signedArea(ring: readonly Position[]): number {
  return ring.slice(1).reduce((sum, to, index) => {
    const from = ring[index]!;
    return sum + (from[0]! * to[1]! - to[0]! * from[1]!);
  }, 0);
}
