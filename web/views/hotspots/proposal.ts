/** What is handed over to be proposed as a hotspot area: the border of a patch, or of the cell alone where the patch is too large. */
import type { Polygon, Position } from 'geojson';
import { toGrid } from '../../map/national-grid.js';
import type { Patch } from './patch.js';
import type { HotspotRow } from './rows.js';

/** A hotspot area is a place that can be walked: no larger than this is taken (server/hotspots/areas). */
const LARGEST_KM2 = 4;

export interface Proposal {
  readonly boundary: Polygon;
  readonly cells: number;
}

/** Null where there is none to propose: nothing stands out here, or one cell is larger than an area may be. */
export function proposalOf(row: HotspotRow, patch: Patch | null): Proposal | null {
  if (patch === null) return null;
  const outer = patch.outline.coordinates[0]?.[0];
  const whole = areaKm2(outer ?? []);
  if (outer && whole <= LARGEST_KM2) return { boundary: around(outer), cells: patch.keys.length };
  const cell = (row.geometry as Polygon).coordinates[0] ?? [];
  return areaKm2(cell) <= LARGEST_KM2 ? { boundary: around(cell), cells: 1 } : null;
}

/** Where cells follow each other along a line their corners are no corners of the border. Holes are filled: an area has none. */
function around(ring: readonly Position[]): Polygon {
  const open = ring.slice(0, -1);
  const kept = open.filter((at, index) => turns(open.at(index - 1)!, at, open[(index + 1) % open.length]!));
  return { type: 'Polygon', coordinates: [[...kept, kept[0]!]] };
}

/** Metres between a corner and the line past it, up to which it is none: places are rounded to metres. */
const STRAIGHT = 2;

function turns(before: Position, at: Position, after: Position): boolean {
  const [[e0, n0], [e1, n1], [e2, n2]] = [gridOf(before), gridOf(at), gridOf(after)];
  const doubled = (e1 - e0) * (n2 - n1) - (n1 - n0) * (e2 - e1);
  return Math.abs(doubled) > STRAIGHT * Math.hypot(e2 - e0, n2 - n0);
}

function areaKm2(ring: readonly Position[]): number {
  const doubled = ring.slice(1).reduce((sum, to, index) => {
    const [[e0, n0], [e1, n1]] = [gridOf(ring[index]!), gridOf(to)];
    return sum + (e0 * n1 - e1 * n0);
  }, 0);
  return Math.abs(doubled) / 2_000_000;
}

function gridOf([longitude, latitude]: Position): readonly [easting: number, northing: number] {
  const { easting, northing } = toGrid(longitude!, latitude!);
  return [easting, northing];
}
