/**
 * Counts by cells of the National Grid. Squares come from the pyramid; with a box, its inside from the pyramid and its margin, less than a
 * hundred metres wide, from the rows, so that the answer is exact. Hexagons and filters the summaries do not know are counted from the rows.
 */
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { boxesAround, insideBox } from './box-on-grid.sql.js';
import { fillBox, levelFor, wholeCells, type Cells } from './cell-rectangles.js';
import { countTotal } from './count-incidents.js';
import { cellFeatures, HEXAGON_CELL, SQUARE_CELL, type CellShape } from './grid-cells.sql.js';
import { namesPlace, type IncidentFilter } from './incident-filter.js';
import type { IncidentKind } from './incident-kind.js';
import { BLOCK, CELL_LEVELS, CELLS_ONE_BY_ONE } from './incident-summaries.service.js';
import { lsoasNumbered } from './named-areas.js';
import { Parameters } from './parameters.js';
import { askQuestion, isOfSummaries, type Question } from './question.js';
import { admittedRows } from './row-conditions.js';
import { findSlices } from './summary-parts.js';

export type { CellShape } from './grid-cells.sql.js';

const SMALLEST_CELL = 50;
const LARGEST_CELL = 50_000;
const MOST_CELLS = 25_000;

export interface GridOfIncidents {
  readonly cellMetres: number;
  readonly shape: CellShape;
  /** GeoJSON text of a FeatureCollection; properties east, north (the cell's numbers) and count. Cells with nothing are left out. */
  readonly cells: string;
  readonly total: number;
  readonly noLocation: number;
  readonly largest: number;
  readonly missingMonths: readonly string[];
  readonly notIncluded: readonly IncidentKind[];
  readonly overlapping: readonly string[];
}

/** @throws CallerError BAD_USER_INPUT */
export async function gridIncidents(
  sql: Sql,
  filter: IncidentFilter,
  cellMetres: number,
  shape: CellShape = 'SQUARE',
): Promise<GridOfIncidents> {
  if (!Number.isInteger(cellMetres) || cellMetres < SMALLEST_CELL || cellMetres > LARGEST_CELL) {
    throw badUserInput(`Cells are ${SMALLEST_CELL} to ${LARGEST_CELL.toLocaleString('en-GB')} metres wide.`, ['cellMetres']);
  }
  const question = await askQuestion(sql, filter);
  const parameters = new Parameters();
  const counted = await cellCounts(sql, question, cellMetres, shape, parameters);
  const { cells, located, largest, tooMany } = await cellFeatures(sql, counted, parameters, {
    cellMetres,
    shape,
    most: MOST_CELLS,
  });
  if (tooMany) {
    throw badUserInput(`That is more than ${MOST_CELLS.toLocaleString('en-GB')} cells. Ask for larger cells or a smaller box.`, [
      'cellMetres',
    ]);
  }
  // Only areas can hold incidents without a point; other places are judged by it.
  const byPoint = namesPlace(question.filter) && question.areas === null;
  const total = byPoint ? located : await countTotal(sql, filter);
  return {
    cellMetres,
    shape,
    cells,
    total,
    noLocation: total - located,
    largest,
    missingMonths: question.sources.missingMonths,
    notIncluded: question.filter.notIncluded,
    overlapping: question.sources.overlapping,
  };
}

/** A query for (east, north, n), a cell maybe in several rows; null when nothing can be admitted. */
async function cellCounts(
  sql: Sql,
  question: Question,
  cellMetres: number,
  shape: CellShape,
  parameters: Parameters,
): Promise<string | null> {
  const level = levelFor(cellMetres);
  const { bbox } = question.filter;
  const inside = bbox == null ? null : await insideBox(sql, bbox);
  const whole = inside === null ? null : wholeCells(inside, CELL_LEVELS[0]);
  if (
    shape === 'HEXAGON' ||
    level === null ||
    !isOfSummaries(question) ||
    (bbox != null && (question.areas !== null || whole === null))
  ) {
    return fromRows(question, cellMetres, shape, parameters);
  }
  const { areas } = question;
  // Which LSOAs a square's incidents lie in is kept for the smallest squares only.
  const finest = areas === null ? level : CELL_LEVELS[0];
  const slices = (await findSlices(sql, question, { byCategory: false, byMonth: false })).map(({ id }) => id);
  const lsoas = areas === null ? null : await lsoasNumbered(sql, areas);
  if (slices.length === 0 || lsoas?.length === 0) return null;
  const of = `slice = ANY (${parameters.add(slices, 'int[]')})${lsoas === null ? '' : ` AND lsoas = ANY (${parameters.add(lsoas, 'int[]')})`}`;
  const summary = (metres: number, further = 'true'): string => {
    const times = cellMetres / metres;
    const cell = (name: string): string => (times === 1 ? name : `floor(${name}::float8 / ${times})::int`);
    return `SELECT ${cell('cell_east')} AS east, ${cell('cell_north')} AS north, count AS n
              FROM ${CELLS_ONE_BY_ONE} c WHERE ${of} AND metres = ${metres} AND ${further}`;
  };
  if (bbox == null || inside === null || whole === null) return summary(finest);
  const parts = fillBox(inside, level).map((cells) => summary(cells.metres, blockRectangle(cells)));
  const margins = (await boxesAround(sql, bbox, whole)).map((box) => {
    const corners = [box.west, box.south, box.east, box.north].map((degrees) => parameters.add(degrees, 'float8'));
    return `location && ST_MakeEnvelope(${corners.join(', ')}, 4326)`;
  });
  const margin = fromRows(question, cellMetres, shape, parameters, `(${margins.join(' OR ')}) AND NOT (${rectangle(whole)})`);
  return [...parts, margin].filter((part) => part !== null).join(' UNION ALL ') || null;
}

/** The rows' own squares of 100 m. */
function rectangle({ east, north }: Cells): string {
  return `cell_east BETWEEN ${east[0]} AND ${east[1]} AND cell_north BETWEEN ${north[0]} AND ${north[1]}`;
}

/** The same of the summaries, whose blocks have the index. */
function blockRectangle(cells: Cells): string {
  const blocks = ([first, last]: readonly [number, number]): string =>
    `BETWEEN ${Math.floor(first / BLOCK)} AND ${Math.floor(last / BLOCK)}`;
  return `block_east ${blocks(cells.east)} AND block_north ${blocks(cells.north)} AND ${rectangle(cells)}`;
}

function fromRows(
  question: Question,
  cellMetres: number,
  shape: CellShape,
  parameters: Parameters,
  further = 'true',
): string | null {
  const columns = shape === 'HEXAGON' ? HEXAGON_CELL(cellMetres) : SQUARE_CELL(cellMetres);
  const rows = admittedRows(question, parameters, () => 'location_bng', { further: `location IS NOT NULL AND ${further}` });
  if (rows === null) return null;
  return `SELECT ${columns.east} AS east, ${columns.north} AS north, n
            FROM (SELECT ST_X(location_bng) AS easting, ST_Y(location_bng) AS northing, count(*)::int AS n FROM (${rows}) r GROUP BY location_bng) p
            ${columns.from}`;
}
