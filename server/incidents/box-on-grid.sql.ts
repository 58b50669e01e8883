/** A box of longitude and latitude seen on the National Grid, where its sides are slightly curved and turned. */
import type { Sql } from '../database/database.js';
import type { GridBox } from './cell-rectangles.js';
import type { BoundingBox } from './incident-filter.js';

/** Within this the corners between two steps along a side are exact enough. */
const STEP_DEGREES = 0.01;
/** Kept clear of the sides, so that rounding never puts an incident on both sides of one. */
const CLEARANCE_METRES = 1;

/** Upright rectangles in metres: the largest that surely lies inside the box, and the smallest that surely holds it. */
export async function boxOnGrid(sql: Sql, box: BoundingBox): Promise<{ readonly inside: GridBox; readonly outside: GridBox }> {
  const side = (from: string, to: string): string =>
    `to_national_grid(ST_Segmentize(ST_SetSRID(ST_MakeLine(ST_MakePoint(${from}), ST_MakePoint(${to})), 4326), $5::float8))`;
  const [sides] = await sql.query<Record<'west' | 'east' | 'south' | 'north', [least: number, most: number]>>(
    `SELECT ARRAY[ST_XMin(w), ST_XMax(w)] AS west, ARRAY[ST_XMin(e), ST_XMax(e)] AS east,
            ARRAY[ST_YMin(s), ST_YMax(s)] AS south, ARRAY[ST_YMin(n), ST_YMax(n)] AS north
       FROM (SELECT ${side('$1::float8, $2::float8', '$1::float8, $4::float8')} AS w,
                    ${side('$3::float8, $2::float8', '$3::float8, $4::float8')} AS e,
                    ${side('$1::float8, $2::float8', '$3::float8, $2::float8')} AS s,
                    ${side('$1::float8, $4::float8', '$3::float8, $4::float8')} AS n OFFSET 0) sides`,
    [box.west, box.south, box.east, box.north, stepsOf(box)],
  );
  const { west, east, south, north } = sides!;
  return { inside: clear(-1, west[1], east[0], south[1], north[0]), outside: clear(1, west[0], east[1], south[0], north[1]) };
}

function stepsOf(box: BoundingBox): number {
  return Math.max((box.east - box.west) / 200, (box.north - box.south) / 200, STEP_DEGREES);
}

/** A rectangle that is drawn in (-1) or let out (1) by the clearance. */
function clear(way: -1 | 1, west: number, east: number, south: number, north: number): GridBox {
  const by = way * CLEARANCE_METRES;
  return { west: west - by, east: east + by, south: south - by, north: north + by };
}
