/**
 * How the summaries lie in their tables: many squares, or LSOAs, side by side in the arrays of one row. Here they are taken apart, and put
 * together again.
 */

/** Sides of the squares of the pyramid, metres; each is made of the one before. */
export const CELL_LEVELS = [100, 500, 2000, 10000] as const;

/** Squares of a level are stored in blocks of so many by so many. */
export const BLOCK = 40;

/**
 * The squares of blocks one by one: `columns` and metres, block_east, block_north, cell_east, cell_north, lsoas and count; with `points` the
 * longitude and latitude too, which squares of 100 m have; without `lsoas` where nobody asks of them, a tenth of the time. `blocks` is `incident_cell_count`, or a join with it: what is asked of blocks is
 * best asked there.
 */
export function cellsOf(
  blocks: string,
  columns: string,
  options: { readonly points: boolean; readonly lsoas?: boolean },
): string {
  const point = options.points ? ', unnest(longitudes) AS longitude, unnest(latitudes) AS latitude' : '';
  const lsoas = options.lsoas === false ? '' : ', unnest(lsoas) AS lsoas';
  return `(
    SELECT *, block_east * ${BLOCK} + cell / ${BLOCK} AS cell_east, block_north * ${BLOCK} + cell % ${BLOCK} AS cell_north
      FROM (SELECT ${columns}, metres, block_east, block_north, unnest(cells) AS cell${lsoas}, unnest(counts) AS count${point}
              FROM ${blocks}) square)`;
}

/** The LSOAs of slices one by one: `columns`, lsoas, coded, located and count, from `incident_area_count` or a join with it. */
export function areasOf(slices: string, columns: string): string {
  return `(
    SELECT ${columns}, unnest(lsoas) AS lsoas, unnest(coded) AS coded, unnest(located) AS located, unnest(counts) AS count FROM ${slices})`;
}

export const POINTS_ONE_BY_ONE = cellsOf('incident_cell_count', 'slice', { points: true });
export const AREAS_ONE_BY_ONE = areasOf('incident_area_count', 'slice');

/** Added to a block's east and north, so that neither is negative and both fit 16 bits: 65,536 blocks span more than the earth. */
const SHIFT = 32_768;

/** Of the square so many times as large in which a square lies: rounded down on both sides of 0, in whole numbers, as floating point takes longer. */
export const largerCell = (cell: string, times: number): string => `((${cell} + ${SHIFT * times}) / ${times} - ${SHIFT})`;

/**
 * Squares (slice, cell_east, cell_north, lsoas, longitude, latitude, count), each as often as it comes, added up into their blocks. In order,
 * so that the same squares always make the same row, and what is asked together lies together. Most of the time goes into sorting, which
 * compares a number that stands first several times as fast as the columns after it: so slice and block are one number, `at`. Squares of a
 * slice all have points, or none has.
 */
export function packCells(metres: number, squares: string): string {
  const finest = metres === CELL_LEVELS[0];
  const order = `at, cell${finest ? ', lsoas, longitude, latitude' : ''}`;
  const block = (cell: string): string => `((${cell} + ${SHIFT * BLOCK}) / ${BLOCK})`;
  const within = (cell: string): string => `(${cell} + ${SHIFT * BLOCK}) % ${BLOCK}`;
  const points = (coordinate: string): string =>
    `CASE WHEN (array_agg(${coordinate}))[1] IS NOT NULL THEN array_agg(${coordinate}) END`;
  return `INSERT INTO incident_cell_count (slice, metres, block_east, block_north, cells, counts${finest ? ', lsoas, longitudes, latitudes' : ''})
    SELECT (at >> 32)::int, ${metres}, ((at >> 16) & 65535)::int - ${SHIFT}, (at & 65535)::int - ${SHIFT}, array_agg(cell), array_agg(count)
           ${finest ? `, array_agg(lsoas), ${points('longitude')}, ${points('latitude')}` : ''}
      FROM (SELECT ${order}, sum(count)::int AS count
              FROM (SELECT *, (slice::bigint << 32) | (${block('cell_east')}::bigint << 16) | ${block('cell_north')} AS at,
                           (${within('cell_east')} * ${BLOCK} + ${within('cell_north')})::smallint AS cell
                      FROM (${squares}) s) c
             GROUP BY ${order} ORDER BY ${order}) d
     GROUP BY at ORDER BY at`;
}

/** LSOAs (slice, lsoas, coded, located, count), each together once, into the row of their slice. */
export function packAreas(counts: string): string {
  return `INSERT INTO incident_area_count (slice, lsoas, coded, located, counts)
    SELECT slice, array_agg(lsoas), array_agg(coded), array_agg(located), array_agg(count)
      FROM (${counts} ORDER BY 1, 2, 3, 4) g GROUP BY slice ORDER BY slice`;
}
