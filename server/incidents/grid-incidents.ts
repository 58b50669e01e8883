/**
 * Counts by cells of the National Grid. Squares come from the pyramid; with a box, its inside from squares as large as fit, and what its sides
 * cut from the points within the smallest squares, so that the answer is exact and no incident is read. Hexagons and filters that the
 * summaries do not know are counted from the rows.
 */
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { rectangleAround } from './around-box.js';
import { boxOnGrid } from './box-on-grid.sql.js';
import { cellFeatures, type CellShape, type CountedCell } from './cell-polygons.js';
import { blocksTouched, coveringCells, fillBox, levelFor, refine, type Cells } from './cell-rectangles.js';
import { isSplitByDistrict, limitInWords } from './chosen-sources.js';
import { countAdmitted } from './counted-groups.js';
import { countedCells, HEXAGON_CELL, SQUARE_CELL } from './grid-cells.sql.js';
import type { BoundingBox, IncidentFilter } from './incident-filter.js';
import type { IncidentKind } from './incident-kind.js';
import { completenessOf, type IncompleteMonth } from './missing-months.js';
import { lsoasNumbered } from './named-areas.js';
import { Parameters } from './parameters.js';
import { askQuestion, isOfSummaries, type Question } from './question.js';
import { admittedRows } from './row-conditions.js';
import { hasPoints } from './incident-summaries.service.js';
import { countPointsInBox } from './points-in-box.js';
import { BLOCK, CELL_LEVELS, cellsOf, largerCell } from './summary-blocks.sql.js';
import { isSensitive } from './sensitive-view.js';
import { findSlices, type Slice } from './summary-parts.js';

export type { CellShape } from './cell-polygons.js';

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
  readonly incompleteMonths: readonly IncompleteMonth[];
  readonly notIncluded: readonly IncidentKind[];
  readonly overlapping: readonly string[];
  readonly limitedTo: string | null;
  /** Kinds that a source counts of whose rows are sensitive to look at. */
  readonly sensitiveKinds: readonly IncidentKind[];
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
  const cells = await countCells(sql, question, { cellMetres, shape, most: MOST_CELLS });
  if (cells.length > MOST_CELLS) {
    throw badUserInput(`That is more than ${MOST_CELLS.toLocaleString('en-GB')} cells. Ask for larger cells or a smaller box.`, [
      'cellMetres',
    ]);
  }
  const located = cells.reduce((sum, { n }) => sum + n, 0);
  // Areas can hold incidents without a point; other places are judged by it.
  const { bbox, within, near } = question.filter;
  const total = bbox != null || within !== null || near != null ? located : await countAdmitted(sql, question);
  return {
    cellMetres,
    shape,
    cells: await cellFeatures(sql, cells, { cellMetres, shape }),
    total,
    noLocation: total - located,
    largest: cells.reduce((largest, { n }) => Math.max(largest, n), 0),
    ...(await completenessOf(sql, question)),
    notIncluded: question.filter.notIncluded,
    overlapping: question.sources.overlapping,
    limitedTo: limitInWords(question.sources),
    sensitiveKinds: [...new Set(question.sources.counted.filter(isSensitive).map(({ kind }) => kind))],
  };
}

/** More than there are squares of 100 m in the country. */
const ALL_SQUARES = 100_000_000;

/** Squares that have incidents, from the summaries; null where these cannot answer and the rows must. */
export async function summarisedSquares(sql: Sql, question: Question, cellMetres: number): Promise<CountedCell[] | null> {
  const { filter, sources } = question;
  if (filter.bbox != null || !isOfSummaries(question) || levelFor(cellMetres) === null) return null;
  if (isSplitByDistrict(sources, { from: sources.earliestStart, to: filter.to })) return null;
  return countCells(sql, question, { cellMetres, shape: 'SQUARE', most: ALL_SQUARES });
}

interface Grid {
  readonly cellMetres: number;
  readonly shape: CellShape;
  /** One more than so many cells are counted at most. */
  readonly most: number;
}

/** Cells that have incidents, by east and north. */
async function countCells(sql: Sql, question: Question, { cellMetres, shape, most }: Grid): Promise<CountedCell[]> {
  const parameters = new Parameters();
  const level = levelFor(cellMetres);
  const { areas, filter, sources } = question;
  if (
    shape === 'HEXAGON' ||
    level === null ||
    !isOfSummaries(question) ||
    isSplitByDistrict(sources, { from: sources.earliestStart, to: filter.to })
  ) {
    const rows = fromRows(question, cellMetres, shape, parameters);
    return rows === null ? [] : countedCells(sql, rows, parameters, most);
  }
  const slices = await findSlices(sql, question, { byCategory: false, byMonth: false });
  const lsoas = areas === null ? null : await lsoasNumbered(sql, areas);
  if (slices.length === 0 || lsoas?.length === 0) return [];
  if (filter.bbox != null && areas === null && level === CELL_LEVELS[0] && slices.every(({ kind }) => hasPoints(kind))) {
    const few = await countPointsInBox(sql, slices, filter.bbox, cellMetres);
    if (few !== null) return few;
  }
  const ofAreas = lsoas === null ? '' : ` AND lsoas = ANY (${parameters.add(lsoas, 'int[]')})`;
  // Which LSOAs a square's incidents lie in is kept for the smallest squares only.
  const largest = areas === null ? level : CELL_LEVELS[0];
  const squares: Squares = ({ points }, some, metres, further) => {
    const from = cellsOf('incident_cell_count', 'slice', { points, lsoas: lsoas !== null });
    const times = cellMetres / metres;
    const cell = (name: string): string => (times === 1 ? name : largerCell(name, times));
    return `SELECT ${cell('cell_east')} AS east, ${cell('cell_north')} AS north, count AS n FROM ${from} c
             WHERE slice = ANY (${parameters.add(some, 'int[]')})${ofAreas} AND metres = ${metres} AND ${further}`;
  };
  const ids = (some: readonly Slice[]): number[] => some.map(({ id }) => id);
  if (filter.bbox == null) return countedCells(sql, squares({ points: false }, ids(slices), largest, 'true'), parameters, most);
  const parts = await squaresInBox(
    sql,
    squares,
    ids(slices.filter(({ kind }) => hasPoints(kind))),
    largest,
    filter.bbox,
    parameters,
  );
  if (slices.some(({ kind }) => !hasPoints(kind))) {
    const kinds = filter.kinds.filter((kind) => !hasPoints(kind));
    parts.push(fromRows({ ...question, filter: { ...filter, kinds } }, cellMetres, shape, parameters)!);
  }
  return countedCells(sql, parts.join(' UNION ALL '), parameters, most);
}

/** A query over the pyramid: with or without the points of its squares, which slices, which level, and what else holds. */
type Squares = (columns: { readonly points: boolean }, slices: readonly number[], metres: number, further: string) => string;

async function squaresInBox(
  sql: Sql,
  squares: Squares,
  slices: readonly number[],
  largest: number,
  box: BoundingBox,
  parameters: Parameters,
): Promise<string[]> {
  const finest = CELL_LEVELS[0];
  const [west, south, east, north] = [box.west, box.south, box.east, box.north].map((side) => parameters.add(side, 'float8')) as [
    string,
    string,
    string,
    string,
  ];
  const inBox = `longitude BETWEEN ${west} AND ${east} AND latitude BETWEEN ${south} AND ${north}`;
  if (largest === finest) {
    const around = rectangleAround(box);
    const touched = around === null ? 'false' : blocksThatTouch(coveringCells(around, finest));
    return [squares({ points: true }, slices, finest, `${touched} AND ${inBox}`)];
  }
  const { inside, outside } = await boxOnGrid(sql, box);
  const { parts, whole } = fillBox(inside, largest);
  const atSides = [
    blocksThatTouch(coveringCells(outside, finest)),
    ...(whole === null ? [] : [`NOT (${blocksWithin(refine(whole, finest))})`, `NOT (${rectangle(refine(whole, finest))})`]),
    inBox,
  ];
  return [
    ...parts.map((cells) =>
      squares({ points: false }, slices, cells.metres, `${blocksThatTouch(cells)} AND ${rectangle(cells)}`),
    ),
    squares({ points: true }, slices, finest, atSides.join(' AND ')),
  ];
}

function rectangle({ east, north }: Pick<Cells, 'east' | 'north'>): string {
  return `cell_east BETWEEN ${east[0]} AND ${east[1]} AND cell_north BETWEEN ${north[0]} AND ${north[1]}`;
}

/** Blocks have the index, and need not be taken apart to be left out. */
function blocksThatTouch(cells: Cells): string {
  const { east, north } = blocksTouched(cells);
  return `block_east BETWEEN ${east.join(' AND ')} AND block_north BETWEEN ${north.join(' AND ')}`;
}

function blocksWithin({ east, north }: Cells): string {
  const blocks = ([first, last]: Cells['east']): string =>
    `BETWEEN ${Math.ceil(first / BLOCK)} AND ${Math.floor((last + 1) / BLOCK) - 1}`;
  return `block_east ${blocks(east)} AND block_north ${blocks(north)}`;
}

function fromRows(question: Question, cellMetres: number, shape: CellShape, parameters: Parameters): string | null {
  const columns = shape === 'HEXAGON' ? HEXAGON_CELL(cellMetres) : SQUARE_CELL(cellMetres);
  const rows = admittedRows(question, parameters, () => 'location_bng', { further: 'location IS NOT NULL' });
  if (rows === null) return null;
  return `SELECT ${columns.east} AS east, ${columns.north} AS north, n
            FROM (SELECT ST_X(location_bng) AS easting, ST_Y(location_bng) AS northing, count(*)::int AS n FROM (${rows}) r GROUP BY location_bng) p
            ${columns.from}`;
}
