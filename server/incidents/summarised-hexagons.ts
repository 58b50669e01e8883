/**
 * Hexagons from the points that the smallest squares of the summaries keep: map points are few beside the reports that share them, and each is
 * put on the National Grid and into its hexagon once.
 */
import type { Sql } from '../database/database.js';
import type { CountedCell } from './cell-polygons.js';
import { isSplitByDistrict } from './chosen-sources.js';
import { HEXAGON_CELL } from './grid-cells.sql.js';
import { hasPoints } from './incident-summaries.service.js';
import { lsoasNumbered } from './named-areas.js';
import { Parameters } from './parameters.js';
import { isOfSummaries, type Question } from './question.js';
import { CELL_LEVELS, POINTS_ONE_BY_ONE } from './summary-blocks.sql.js';
import { findSlices } from './summary-parts.js';

/** Null where the summaries cannot answer and the rows must. */
export async function summarisedHexagons(sql: Sql, question: Question, cellMetres: number): Promise<CountedCell[] | null> {
  const { areas, filter, sources } = question;
  if (filter.bbox != null || !isOfSummaries(question) || !filter.kinds.every(hasPoints)) return null;
  if (isSplitByDistrict(sources, { from: sources.earliestStart, to: filter.to })) return null;
  const slices = await findSlices(sql, question, { byCategory: false, byMonth: false });
  const lsoas = areas === null ? null : await lsoasNumbered(sql, areas);
  if (slices.length === 0 || lsoas?.length === 0) return [];
  const parameters = new Parameters();
  const ofSlices = `slice = ANY (${parameters.add(
    slices.map(({ id }) => id),
    'int[]',
  )})`;
  const ofAreas = lsoas === null ? '' : ` AND lsoas = ANY (${parameters.add(lsoas, 'int[]')})`;
  const columns = HEXAGON_CELL(cellMetres);
  // Each step ends with OFFSET 0, so that no point is transformed before equal ones are together, nor twice for its two coordinates.
  return sql.query<CountedCell>(
    `SELECT ${columns.east} AS east, ${columns.north} AS north, sum(n)::int AS n
       FROM (SELECT ST_X(point) AS easting, ST_Y(point) AS northing, n
               FROM (SELECT to_national_grid(ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)) AS point, n
                       FROM (SELECT longitude, latitude, sum(count)::int AS n FROM ${POINTS_ONE_BY_ONE} c
                              WHERE ${ofSlices} AND metres = ${CELL_LEVELS[0]}${ofAreas} GROUP BY 1, 2 OFFSET 0) alike OFFSET 0) placed) p ${columns.from}
      GROUP BY 1, 2 ORDER BY 1, 2`,
    parameters.list,
  );
}
