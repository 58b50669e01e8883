/** Whether a drawn shape can be the boundary of a hotspot area: every point that is wrong is named, with what would be right. */
import { UNITED_KINGDOM } from '../../check-bounding-box.js';
import type { Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { inDistrict, onGrid } from './around.sql.js';
import { MOST_POINTS, ringProblems, type Ring } from './ring.js';

export type CheckedBoundary =
  | { readonly ok: true; readonly ring: Ring }
  | { readonly ok: false; readonly problems: readonly FieldProblem[]; readonly ring: Ring | null };

/** More than a drawn line strays over a border. */
const SHARE_OUTSIDE = 0.02;

/** @param drawn GeoJSON as somebody sent it: a Polygon, longitude first. Problems of a point have the field «boundary.3», counted from 0. */
export async function checkBoundary(sql: Sql, drawn: unknown): Promise<CheckedBoundary> {
  const read = readPositions(drawn);
  if (!read.ok) return { ok: false, problems: read.problems, ring: null };
  const ring = await onGrid(sql, read.positions);
  const wrong = ringProblems(ring).map(({ point, problem }) => ({ field: fieldOf(point), problem }));
  if (wrong.length > 0) return { ok: false, problems: wrong, ring };
  const problems = await outsideTheDistrict(sql, ring);
  return problems.length === 0 ? { ok: true, ring } : { ok: false, problems, ring };
}

const fieldOf = (point: number | null): string => (point === null ? 'boundary' : `boundary.${point}`);

async function outsideTheDistrict(sql: Sql, ring: Ring): Promise<FieldProblem[]> {
  const { known, outside, shareOutside } = await inDistrict(sql, ring);
  if (!known) {
    return [
      {
        field: 'boundary',
        problem: 'No boundary of a district is loaded, so nothing says what lies in it. Load boundaries first.',
      },
    ];
  }
  if (outside.length === 0 && shareOutside > SHARE_OUTSIDE) {
    const percent = Math.round(shareOutside * 100);
    return [
      {
        field: 'boundary',
        problem: `${percent} % of the shape lies outside the district, between its points. Add points along the border.`,
      },
    ];
  }
  return outside.map((point) => ({
    field: fieldOf(point),
    problem: `Point ${point + 1} (${ring[point]!.join(', ')}) lies outside the district. Move it inside.`,
  }));
}

type Positions = readonly (readonly [number, number])[];

function readPositions(
  drawn: unknown,
): { readonly ok: true; readonly positions: Positions } | { readonly ok: false; readonly problems: FieldProblem[] } {
  const wrong = (problem: string, point: number | null = null) => ({
    ok: false as const,
    problems: [{ field: fieldOf(point), problem }],
  });
  const { type, coordinates } = (drawn ?? {}) as { type?: unknown; coordinates?: unknown };
  const polygons: unknown = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons)) return wrong('A boundary is a GeoJSON Polygon, longitude before latitude.');
  if (polygons.length !== 1) {
    return wrong(
      `The shape falls into ${polygons.length} parts. An area is one piece: propose each part by itself, or join them.`,
    );
  }
  const rings: unknown = polygons[0];
  if (!Array.isArray(rings) || !Array.isArray(rings[0])) return wrong('A boundary is a GeoJSON Polygon with one ring of points.');
  if (rings.length > 1) return wrong('The shape has a hole. An area has none: take in what lies in it, or draw round it.');
  const ring = rings[0] as unknown[];
  // Whatever is longer is refused for that, and is not worth reading.
  if (ring.length > 25 * MOST_POINTS) return wrong(`A shape has up to ${MOST_POINTS} points; this has ${ring.length - 1}.`);
  const positions: [number, number][] = [];
  for (const [point, position] of ring.entries()) {
    if (!isPosition(position)) return wrong(`Point ${point + 1} is no pair of numbers, longitude before latitude.`, point);
    const [longitude, latitude] = position;
    const { west, east, south, north } = UNITED_KINGDOM;
    if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north)) {
      return wrong(`Point ${point + 1} is not in the United Kingdom; is longitude given before latitude?`, point);
    }
    positions.push([longitude, latitude]);
  }
  const last = positions.at(-1);
  if (positions.length > 1 && last!.join() === positions[0]!.join()) positions.pop();
  return { ok: true, positions };
}

function isPosition(position: unknown): position is [number, number] {
  return Array.isArray(position) && position.length >= 2 && Number.isFinite(position[0]) && Number.isFinite(position[1]);
}
