/**
 * Cells as polygons. Squares are the National Grid's own. Hexagons stand on a corner (flat sides east and west), `cellMetres` wide from
 * flat side to flat side; the one numbered 0, 0 is centred on the grid's origin, and odd rows are shifted east by half a width.
 */
import type { Sql } from '../database/database.js';
import type { Parameters } from './parameters.js';

export type CellShape = 'HEXAGON' | 'SQUARE';

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

export interface CellFeatures {
  readonly cells: string;
  readonly located: number;
  readonly largest: number;
  readonly tooMany: boolean;
}

/**
 * The cells of a query for (east, north, n) as a FeatureCollection. All polygons are transformed in one call: a call a polygon would take
 * longer than counting.
 */
export async function cellFeatures(
  sql: Sql,
  counted: string | null,
  parameters: Parameters,
  { cellMetres, shape, most }: { cellMetres: number; shape: CellShape; most: number },
): Promise<CellFeatures> {
  if (counted === null) return { cells: collection(''), located: 0, largest: 0, tooMany: false };
  const polygon = shape === 'SQUARE' ? squarePolygon(cellMetres) : hexagonPolygon(cellMetres);
  const [found] = await sql.query<{ features: string | null; located: number; largest: number; cells: number }>(
    `WITH cell AS MATERIALIZED (SELECT east, north, sum(n)::int AS n FROM (${counted}) c GROUP BY 1, 2),
     shown AS MATERIALIZED (
       SELECT east, north, n, row_number() OVER (ORDER BY east, north) AS number FROM cell WHERE (SELECT count(*) FROM cell) <= ${most}),
     drawn AS (
       SELECT (dump).path[1] AS number, ST_AsGeoJSON((dump).geom, 6) AS polygon
         FROM (SELECT ST_Dump(to_longitude_latitude(ST_Collect(${polygon} ORDER BY number))) AS dump FROM shown) d)
     SELECT (SELECT string_agg('{"type":"Feature","geometry":' || polygon || ',"properties":{"east":' || east || ',"north":' || north
                     || ',"count":' || n || '}}', ',' ORDER BY number) FROM shown JOIN drawn USING (number)) AS features,
            coalesce(sum(n), 0)::int AS located, coalesce(max(n), 0)::int AS largest, count(*)::int AS cells
       FROM cell`,
    parameters.list,
  );
  const { features, located, largest, cells } = found!;
  return { cells: collection(features ?? ''), located, largest, tooMany: cells > most };
}

function collection(features: string): string {
  return `{"type":"FeatureCollection","features":[${features}]}`;
}

function squarePolygon(metres: number): string {
  return `ST_MakeEnvelope(east * ${metres}, north * ${metres}, (east + 1) * ${metres}, (north + 1) * ${metres}, 27700)`;
}

function hexagonPolygon(metres: number): string {
  const centreEast = `(east * ${metres} + CASE WHEN north % 2 = 0 THEN 0 ELSE ${metres / 2} END)`;
  const centreNorth = `(north * ${rowHeight(metres)})`;
  const side = metres / Math.sqrt(3);
  const corners = [
    [0, side],
    [metres / 2, side / 2],
    [metres / 2, -side / 2],
    [0, -side],
    [-metres / 2, -side / 2],
    [-metres / 2, side / 2],
    [0, side],
  ].map(([east, north]) => `ST_MakePoint(${centreEast} + ${east}, ${centreNorth} + ${north})`);
  return `ST_SetSRID(ST_MakePolygon(ST_MakeLine(ARRAY[${corners.join(', ')}])), 27700)`;
}
