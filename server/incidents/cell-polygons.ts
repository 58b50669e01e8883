/**
 * Cells as polygons of longitude and latitude. Squares are the National Grid's own. Hexagons stand on a corner (flat sides east and west),
 * `cellMetres` wide from flat side to flat side; the one numbered 0, 0 is centred on the grid's origin, and odd rows are shifted east by half
 * a width.
 *
 * Corners lie on a lattice and never move, and neighbours share them: each is transformed once, by the database, and remembered as text, as are cells.
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

/** Some 10 MB of text of corners, and 20 of cells. */
const MOST_CORNERS = 150_000;
const MOST_CELLS = 100_000;

/** What is known of a lattice, by number: its corners, and its cells as GeoJSON up to what is told of them. */
interface KnownLattice {
  readonly corners: Map<number, string>;
  readonly cells: Map<number, string>;
}

/** Of each database, since each transforms with grids of its own. */
const remembered = new WeakMap<object, Map<string, KnownLattice>>();

/** A FeatureCollection as GeoJSON text; properties east, north (the cell's numbers) and what `figureOf` writes, the count unless told. */
export async function cellFeatures(
  sql: Sql,
  cells: readonly CountedCell[],
  { cellMetres, shape }: { readonly cellMetres: number; readonly shape: CellShape },
  figureOf = (n: number): string => `"count":${n}`,
): Promise<string> {
  const lattice = latticeOf(shape, cellMetres);
  const known = knownOf(sql, `${shape} ${cellMetres}`);
  const missing = new Map<number, Corner>();
  // Most maps are of where somebody looked before: the text of each cell is known.
  for (const cell of cells) noteMissing(cell, lattice, known, missing);
  if (missing.size > 0) await transform(sql, lattice, missing, known.corners);
  let features = '';
  for (const cell of cells) {
    features += `${features === '' ? '' : ','}${cellText(cell, lattice, known)}${figureOf(cell.n)}}}`;
  }
  return `{"type":"FeatureCollection","features":[${features}]}`;
}

function noteMissing({ east, north }: CountedCell, lattice: Lattice, known: KnownLattice, missing: Map<number, Corner>): void {
  if (known.cells.has(numberOf(east, north))) return;
  for (const corner of lattice.corners(east, north)) {
    const number = numberOf(...corner);
    if (!known.corners.has(number)) missing.set(number, corner);
  }
}

function cellText({ east, north }: CountedCell, lattice: Lattice, { corners, cells }: KnownLattice): string {
  const number = numberOf(east, north);
  let text = cells.get(number);
  if (text === undefined) {
    const ring = lattice.corners(east, north).map((corner) => `[${corners.get(numberOf(...corner))!}]`);
    text = `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[${ring.join(',')}]]},"properties":{"east":${east},"north":${north},`;
    cells.set(number, text);
  }
  return text;
}

function knownOf(sql: Sql, lattice: string): KnownLattice {
  let all = remembered.get(sql.home);
  const size = (of: keyof KnownLattice): number =>
    all === undefined ? 0 : [...all.values()].reduce((sum, known) => sum + known[of].size, 0);
  if (all === undefined || size('corners') > MOST_CORNERS || size('cells') > MOST_CELLS) {
    remembered.set(sql.home, (all = new Map<string, KnownLattice>()));
  }
  let known = all.get(lattice);
  if (known === undefined) all.set(lattice, (known = { corners: new Map<number, string>(), cells: new Map<number, string>() }));
  return known;
}

/** One number for both, as long as rows are fewer than two millions apart: 50 m cells round the whole earth. */
export function numberOf(column: number, row: number): number {
  return column * 4_000_000 + row;
}

/** All in one line: a call a corner would take longer than counting, and a line is the cheapest collection. */
async function transform(
  sql: Sql,
  lattice: Lattice,
  missing: ReadonlyMap<number, Corner>,
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
