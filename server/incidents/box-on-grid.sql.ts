/** A box of longitude and latitude seen on the National Grid, where its sides are slightly curved and turned. */
import type { Sql } from '../database/database.js';
import type { Cells, GridBox } from './cell-rectangles.js';
import type { BoundingBox } from './incident-filter.js';

/** Within this the corners between two steps along a side are exact enough. */
const STEP_DEGREES = 0.01;
/** Kept clear of the sides, so that rounding never puts an incident on both sides of one. */
const CLEARANCE_METRES = 1;
const CLEARANCE_DEGREES = 0.00005;

/** The largest upright rectangle that surely lies inside the box, in metres. */
export async function insideBox(sql: Sql, box: BoundingBox): Promise<GridBox> {
  const steps = Math.max((box.east - box.west) / 200, (box.north - box.south) / 200, STEP_DEGREES);
  const side = (from: string, to: string): string =>
    `to_national_grid(ST_Segmentize(ST_SetSRID(ST_MakeLine(ST_MakePoint(${from}), ST_MakePoint(${to})), 4326), $5::float8))`;
  const [inside] = await sql.query<GridBox>(
    `SELECT ST_XMax(w) + ${CLEARANCE_METRES} AS west, ST_XMin(e) - ${CLEARANCE_METRES} AS east,
            ST_YMax(s) + ${CLEARANCE_METRES} AS south, ST_YMin(n) - ${CLEARANCE_METRES} AS north
       FROM (SELECT ${side('$1::float8, $2::float8', '$1::float8, $4::float8')} AS w,
                    ${side('$3::float8, $2::float8', '$3::float8, $4::float8')} AS e,
                    ${side('$1::float8, $2::float8', '$3::float8, $2::float8')} AS s,
                    ${side('$1::float8, $4::float8', '$3::float8, $4::float8')} AS n) sides`,
    [box.west, box.south, box.east, box.north, steps],
  );
  return inside!;
}

/** Boxes that together hold everything in `box` outside the rectangle of squares. */
export async function boxesAround(sql: Sql, box: BoundingBox, cells: Cells): Promise<BoundingBox[]> {
  const [west, east] = [cells.east[0] * cells.metres, (cells.east[1] + 1) * cells.metres];
  const [south, north] = [cells.north[0] * cells.metres, (cells.north[1] + 1) * cells.metres];
  const side = (from: string, to: string): string =>
    `to_longitude_latitude(ST_Segmentize(ST_SetSRID(ST_MakeLine(ST_MakePoint(${from}), ST_MakePoint(${to})), 27700), 1000))`;
  const [inner] = await sql.query<BoundingBox>(
    `SELECT ST_XMax(w) + ${CLEARANCE_DEGREES} AS west, ST_XMin(e) - ${CLEARANCE_DEGREES} AS east,
            ST_YMax(s) + ${CLEARANCE_DEGREES} AS south, ST_YMin(n) - ${CLEARANCE_DEGREES} AS north
       FROM (SELECT ${side('$1::float8, $2::float8', '$1::float8, $4::float8')} AS w,
                    ${side('$3::float8, $2::float8', '$3::float8, $4::float8')} AS e,
                    ${side('$1::float8, $2::float8', '$3::float8, $2::float8')} AS s,
                    ${side('$1::float8, $4::float8', '$3::float8, $4::float8')} AS n) sides`,
    [west, south, east, north],
  );
  return [
    { ...box, east: inner!.west },
    { ...box, west: inner!.east },
    { ...box, north: inner!.south },
    { ...box, south: inner!.north },
  ];
}
