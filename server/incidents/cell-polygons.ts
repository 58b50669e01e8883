/**
 * Cells as polygons of longitude and latitude. Squares are the National Grid's own. Hexagons stand on a corner (flat sides east and west),
 * `cellMetres` wide from flat side to flat side; the one numbered 0, 0 is centred on the grid's origin, and odd rows are shifted east by half
 * a width.
 *
 * Corners lie on a lattice and never move, and neighbours share them: each is transformed once, by the database, and remembered as text.
 */
import type { Sql } from '../database/database.js';

export type CellShape = 'HEXAGON' | 'SQUARE';

export interface CountedCell {
  readonly east: number;
  readonly north: number;
  readonly n: number;
}

/** Column and row of a lattice. */
export type Corner = readonly [column: number, row: number];

export interface Lattice {
  /** Metres between its columns, and between its rows. */
  readonly east: number;
  readonly north: number;
  /** Column and row of each corner of a cell, in order around it, the first once more at the end. */
  readonly corners: (east: number, north: number) => readonly Corner[];
}

const squares = (metres: number): Lattice => ({
  east: metres,
  north: metres,
  corners: (east, north) => [
    [east, north],
    [east, north + 1],
    [east + 1, north + 1],
    [east + 1, north],
    [east, north],
  ],
});

const hexagons = (metres: number): Lattice => ({
  east: metres / 2,
  north: metres / (2 * Math.sqrt(3)),
  corners: (east, north) => {
    const [column, row] = [2 * east + Math.abs(north % 2), 3 * north];
    return [
      [column, row + 2],
      [column + 1, row + 1],
      [column + 1, row - 1],
      [column, row - 2],
      [column - 1, row - 1],
      [column - 1, row + 1],
      [column, row + 2],
    ];
  },
});

/** The corners that cells of a grid share. */
export const latticeOf = (shape: CellShape, cellMetres: number): Lattice =>
  shape === 'SQUARE' ? squares(cellMetres) : hexagons(cellMetres);

/** Some 10 MB of text. */
const MOST_CORNERS = 150_000;

/** Of each database, since each transforms with grids of its own: the corners of each lattice by number. */
const remembered = new WeakMap<object, Map<string, Map<number, string>>>();

/** A FeatureCollection as GeoJSON text; properties east, north (the cell's numbers) and what `figureOf` writes, the count unless told. */
export async function cellFeatures(
  sql: Sql,
  cells: readonly CountedCell[],
  { cellMetres, shape }: { readonly cellMetres: number; readonly shape: CellShape },
  figureOf = (n: number): string => `"count":${n}`,
): Promise<string> {
  const lattice = latticeOf(shape, cellMetres);
  const known = cornersOf(sql, `${shape} ${cellMetres}`);
  const missing = new Map<number, readonly [number, number]>();
  // Most maps are of where somebody looked before: all corners are known, and each cell is gone through once.
  const rings = cells.map((cell) => ringOf(cell, lattice, known, missing));
  if (missing.size > 0) await transform(sql, lattice, missing, known);
  let features = '';
  for (const [index, cell] of cells.entries()) {
    const ring = rings[index] ?? ringOf(cell, lattice, known, missing)!;
    features += `${index === 0 ? '' : ','}{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[${ring}]]},"properties":{"east":${cell.east},"north":${cell.north},${figureOf(cell.n)}}}`;
  }
  return `{"type":"FeatureCollection","features":[${features}]}`;
}

/** The cell's ring as text; null, and its corners noted, when some are not known yet. */
function ringOf(
  { east, north }: CountedCell,
  lattice: Lattice,
  known: ReadonlyMap<number, string>,
  missing: Map<number, readonly [number, number]>,
): string | null {
  let ring = '';
  let isWhole = true;
  for (const corner of lattice.corners(east, north)) {
    const number = numberOf(corner);
    const text = known.get(number);
    if (text === undefined) {
      missing.set(number, corner);
      isWhole = false;
    } else ring += ring === '' ? `[${text}]` : `,[${text}]`;
  }
  return isWhole ? ring : null;
}

function cornersOf(sql: Sql, lattice: string): Map<number, string> {
  let all = remembered.get(sql.home);
  const size = all === undefined ? 0 : [...all.values()].reduce((sum, corners) => sum + corners.size, 0);
  if (all === undefined || size > MOST_CORNERS) remembered.set(sql.home, (all = new Map<string, Map<number, string>>()));
  let corners = all.get(lattice);
  if (corners === undefined) all.set(lattice, (corners = new Map<number, string>()));
  return corners;
}

/** One number for both, as long as rows are fewer than two millions apart: 50 m cells round the whole earth. */
function numberOf([column, row]: readonly [number, number]): number {
  return column * 4_000_000 + row;
}

/** All in one line: a call a corner would take longer than counting, and a line is the cheapest collection. */
async function transform(
  sql: Sql,
  lattice: Lattice,
  missing: ReadonlyMap<number, readonly [number, number]>,
  known: Map<number, string>,
): Promise<void> {
  const corners = [...missing.values()];
  const [found] = await sql.query<{ points: string }>(
    `SELECT ST_AsGeoJSON(to_longitude_latitude(ST_MakeLine(ST_SetSRID(ST_MakePoint(easting, northing), 27700) ORDER BY place)), 6) AS points
       FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS corner (easting, northing, place)`,
    [corners.map(([column]) => column * lattice.east), corners.map(([, row]) => row * lattice.north)],
  );
  const texts = found!.points.slice(found!.points.indexOf('[[') + 2, found!.points.lastIndexOf(']]')).split('],[');
  [...missing.keys()].forEach((number, index) => known.set(number, texts[index]!));
}
