/**
 * Counts of the smallest squares within a box, where the incidents asked for are few: the points of the blocks that the box touches are read
 * whole, kept until the data change, and those within the box added up here. A map that is moved, or looked at again, asks for the same
 * blocks again and again; and a few thousand points are added up in less time than the database takes to plan the statement.
 */
import type { Sql } from '../database/database.js';
import { KeptReadings } from '../database/kept-readings.js';
import { float64sOf, int16sOf, int32sOf, lengthOfSent } from '../database/sent-arrays.js';
import { rectangleAround } from './around-box.js';
import { numberOf, type CountedCell } from './cell-polygons.js';
import { blocksTouched, coveringCells, type Cells } from './cell-rectangles.js';
import type { BoundingBox } from './incident-filter.js';
import { BLOCK, CELL_LEVELS } from './summary-blocks.sql.js';
import type { Slice } from './summary-parts.js';

const FINEST = CELL_LEVELS[0];

/** Above this the database adds up: what it would send takes longer than what it would save. */
const MOST_INCIDENTS = 100_000;

/** Some 3 MB each at most. */
const kept = new KeptReadings<LocatedPoints>(10);

interface LocatedPoints {
  /** Squares that have incidents somewhere in the blocks, by east and north. */
  readonly cells: readonly Cell[];
  /** Of each point: in which of the squares it lies, where, and how many incidents are there. */
  readonly cell: Int32Array;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  readonly count: Int32Array;
}

type Cell = Pick<CountedCell, 'east' | 'north'>;

/** Squares of `cellMetres`, a multiple of the smallest, by east and north; null when there may be too many incidents to do it here. */
export async function countPointsInBox(
  sql: Sql,
  slices: readonly Slice[],
  box: BoundingBox,
  cellMetres: number,
): Promise<CountedCell[] | null> {
  if (slices.reduce((sum, { located }) => sum + located, 0) > MOST_INCIDENTS) return null;
  const around = rectangleAround(box);
  if (around === null) return [];
  const ids = slices.map(({ id }) => id);
  const blocks = blocksTouched(coveringCells(around, FINEST));
  const points = await kept.get(sql, JSON.stringify([ids, blocks, cellMetres]), async () =>
    pointsOf(await readBlocks(sql, ids, blocks), cellMetres / FINEST),
  );
  return addUp(points, box);
}

function addUp(
  { cells, cell, longitude, latitude, count }: LocatedPoints,
  { west, east, south, north }: BoundingBox,
): CountedCell[] {
  const counts = new Int32Array(cells.length);
  for (let i = 0; i < cell.length; i++) {
    const x = longitude[i]!;
    const y = latitude[i]!;
    if (x >= west && x <= east && y >= south && y <= north) counts[cell[i]!]! += count[i]!;
  }
  const counted: CountedCell[] = [];
  for (let place = 0; place < cells.length; place++) {
    const n = counts[place]!;
    if (n > 0) counted.push({ east: cells[place]!.east, north: cells[place]!.north, n });
  }
  return counted;
}

interface Block {
  readonly blockEast: number;
  readonly blockNorth: number;
  readonly cells: Uint8Array;
  readonly counts: Uint8Array;
  readonly longitudes: Uint8Array;
  readonly latitudes: Uint8Array;
}

function readBlocks(sql: Sql, slices: readonly number[], { east, north }: Pick<Cells, 'east' | 'north'>): Promise<Block[]> {
  // As bytes: written and read in a fraction of what numbers as text take, and to the last bit.
  return sql.query<Block>(
    `SELECT block_east AS "blockEast", block_north AS "blockNorth", array_send(cells) AS cells, array_send(counts) AS counts,
            array_send(longitudes) AS longitudes, array_send(latitudes) AS latitudes
       FROM incident_cell_count
      WHERE slice = ANY ($1::int[]) AND metres = ${FINEST}
        AND block_east BETWEEN $2::int AND $3::int AND block_north BETWEEN $4::int AND $5::int`,
    [slices, ...east, ...north],
  );
}

/** `times`: how many of the smallest squares are side by side in one that is counted. */
function pointsOf(blocks: readonly Block[], times: number): LocatedPoints {
  const length = blocks.reduce((sum, { counts }) => sum + lengthOfSent(counts), 0);
  const [longitude, latitude, count] = [new Float64Array(length), new Float64Array(length), new Int32Array(length)];
  const [east, north] = [new Int32Array(length), new Int32Array(length)];
  let at = 0;
  for (const { blockEast, blockNorth, cells, counts, longitudes, latitudes } of blocks) {
    longitude.set(float64sOf(longitudes), at);
    latitude.set(float64sOf(latitudes), at);
    count.set(int32sOf(counts), at);
    for (const cell of int16sOf(cells)) {
      east[at] = Math.floor((blockEast * BLOCK + Math.floor(cell / BLOCK)) / times);
      north[at] = Math.floor((blockNorth * BLOCK + (cell % BLOCK)) / times);
      at++;
    }
  }
  const { cells, cell } = distinct(east, north);
  return { cells, cell, longitude, latitude, count };
}

/** The different squares in order, and which of them each point lies in. */
function distinct(east: Int32Array, north: Int32Array): Pick<LocatedPoints, 'cells' | 'cell'> {
  const found = new Map<number, Cell>();
  for (let i = 0; i < east.length; i++) found.set(numberOf(east[i]!, north[i]!), { east: east[i]!, north: north[i]! });
  const cells = [...found.values()].sort((a, b) => a.east - b.east || a.north - b.north);
  const placeOf = new Map(cells.map((cell, place) => [numberOf(cell.east, cell.north), place]));
  return { cells, cell: east.map((_, i) => placeOf.get(numberOf(east[i]!, north[i]!))!) };
}
