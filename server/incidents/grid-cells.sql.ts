/** In which cell of a grid a point lies, in SQL, and cells counted by a query as rows. */
import type { Sql } from '../database/database.js';
import type { CountedCell } from './cell-polygons.js';
import type { Parameters } from './parameters.js';

interface CellColumns {
  readonly east: string;
  readonly north: string;
  /** What the expressions need after the relation with `easting` and `northing`. */
  readonly from: string;
}

export const SQUARE_CELL = (cellMetres: number): CellColumns => ({
  east: `floor(easting / ${cellMetres})::int`,
  north: `floor(northing / ${cellMetres})::int`,
  from: '',
});

/** Nearest centre: the nearest of the two rows of centres around the point, each at its nearest centre. */
export const HEXAGON_CELL = (cellMetres: number): CellColumns => ({
  east: 'nearest.east',
  north: 'nearest.north',
  from: `CROSS JOIN LATERAL (
    SELECT round((easting - shift) / ${cellMetres})::int AS east, row::int AS north
      FROM (SELECT row, CASE WHEN row::int % 2 = 0 THEN 0 ELSE ${cellMetres / 2} END AS shift
              FROM unnest(ARRAY[floor(northing / ${rowHeight(cellMetres)}), floor(northing / ${rowHeight(cellMetres)}) + 1]) AS row) rows
     ORDER BY (easting - shift - ${cellMetres} * round((easting - shift) / ${cellMetres})) ^ 2 + (northing - row * ${rowHeight(cellMetres)}) ^ 2, row
     LIMIT 1) nearest`,
});

/** Distance between rows of hexagons' centres. */
function rowHeight(cellMetres: number): number {
  return (cellMetres * Math.sqrt(3)) / 2;
}

/** The cells of a query for (east, north, n), each once and in order; one more than `most` when there are more. */
export async function countedCells(sql: Sql, counted: string, parameters: Parameters, most: number): Promise<CountedCell[]> {
  return sql.query<CountedCell>(
    `SELECT east, north, sum(n)::int AS n FROM (${counted}) c GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${most + 1}`,
    parameters.list,
  );
}
