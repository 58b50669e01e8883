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

/**
 * Nearest centre: the nearer of the two rows of centres around the point, each at its nearest centre, the lower where they are equally near. Plain
 * arithmetic, a step after the other: a sort of the two for each point takes several times as long.
 */
export const HEXAGON_CELL = (cellMetres: number): CellColumns => {
  const height = rowHeight(cellMetres);
  const nearestIn = (row: string): string =>
    `round((easting - CASE WHEN ${row} % 2 = 0 THEN 0 ELSE ${cellMetres / 2} END) / ${cellMetres})::int`;
  const squareTo = (row: string, east: string): string =>
    `(easting - CASE WHEN ${row} % 2 = 0 THEN 0 ELSE ${cellMetres / 2} END - ${cellMetres} * ${east}) ^ 2 + (northing - ${row} * ${height}) ^ 2`;
  return {
    east: 'CASE WHEN is_lower THEN lower_east ELSE upper_east END',
    north: 'CASE WHEN is_lower THEN lower_row ELSE lower_row + 1 END',
    from: `CROSS JOIN LATERAL (SELECT floor(northing / ${height})::int AS lower_row OFFSET 0) lower
      CROSS JOIN LATERAL (SELECT ${nearestIn('lower_row')} AS lower_east, ${nearestIn('(lower_row + 1)')} AS upper_east OFFSET 0) both_rows
      CROSS JOIN LATERAL (SELECT ${squareTo('lower_row', 'lower_east')} <= ${squareTo('(lower_row + 1)', 'upper_east')} AS is_lower OFFSET 0) nearest`,
  };
};

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
