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
    [box.west, box.south, box.east, box.north, stepsOf(box, STEP_DEGREES)],
  );
  const { west, east, south, north } = sides!;
  return { inside: clear(-1, west[1], east[0], south[1], north[0]), outside: clear(1, west[0], east[1], south[0], north[1]) };
}

/** Along so much of a side, a straight line between its ends keeps within the clearance: parallels bend by 27 m at 61° north. */
const WIDE_STEP_DEGREES = 0.25;
const WIDE_CLEARANCE_METRES = 100;

/**
 * A rectangle that surely holds the box, as SQL, little larger than needed: for blocks of some kilometres, whose points are then judged one by
 * one. A statement works it out by itself, which is a message less. The sides are parameters, so the planner knows it before it chooses an
 * index; each position transformed costs such a small statement about a hundredth of its time.
 */
export function surroundings(
  box: BoundingBox,
  west: string,
  south: string,
  east: string,
  north: string,
): Record<keyof GridBox, string> {
  const isSmall = box.east - box.west <= WIDE_STEP_DEGREES && box.north - box.south <= WIDE_STEP_DEGREES;
  const side = (from: string, to: string): string => {
    const ends = `ST_SetSRID(ST_MakeLine(ST_MakePoint(${from}), ST_MakePoint(${to})), 4326)`;
    return `to_national_grid(${isSmall ? ends : `ST_Segmentize(${ends}, ${stepsOf(box, WIDE_STEP_DEGREES)})`})`;
  };
  return {
    west: `(ST_XMin(${side(`${west}, ${south}`, `${west}, ${north}`)}) - ${WIDE_CLEARANCE_METRES})`,
    south: `(ST_YMin(${side(`${west}, ${south}`, `${east}, ${south}`)}) - ${WIDE_CLEARANCE_METRES})`,
    east: `(ST_XMax(${side(`${east}, ${south}`, `${east}, ${north}`)}) + ${WIDE_CLEARANCE_METRES})`,
    north: `(ST_YMax(${side(`${west}, ${north}`, `${east}, ${north}`)}) + ${WIDE_CLEARANCE_METRES})`,
  };
}

function stepsOf(box: BoundingBox, least: number): number {
  return Math.max((box.east - box.west) / 200, (box.north - box.south) / 200, least);
}

/** A rectangle that is drawn in (-1) or let out (1) by the clearance. */
function clear(way: -1 | 1, west: number, east: number, south: number, north: number): GridBox {
  const by = way * CLEARANCE_METRES;
  return { west: west - by, east: east + by, south: south - by, north: north + by };
}
