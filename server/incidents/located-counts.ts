/**
 * Incidents by the cells of a grid, for detection, which must tell officers' own reports from the public's, and months from each other: from the
 * rows, since neither is in the summaries. Where nothing of it can differ (police.uk) the summaries answer.
 */
import type { Sql } from '../database/database.js';
import { limitInWords } from './chosen-sources.js';
import type { CellShape } from './cell-polygons.js';
import { countGroups } from './counted-groups.js';
import { HEXAGON_CELL, SQUARE_CELL } from './grid-cells.sql.js';
import { summarisedSquares } from './grid-incidents.js';
import { checkFilter, type IncidentFilter } from './incident-filter.js';
import { POLICE_UK, type IncidentKind } from './incident-kind.js';
import { completenessOf, type IncompleteMonth } from './missing-months.js';
import { Parameters } from './parameters.js';
import { askQuestion, isOfSummaries, type Question } from './question.js';
import { admittedRows, HAS_DAY } from './row-conditions.js';
import { isSensitive } from './sensitive-view.js';
import { shapeOf } from './shape.sql.js';
import { summarisedHexagons } from './summarised-hexagons.js';

/** Alike in all that detection tells apart before it knows of cells. */
export interface Reported {
  readonly source: string;
  readonly kind: IncidentKind;
  /** How it came in; null where the source does not say. */
  readonly channel: string | null;
  /** In a cell: it has a point, and a finer one than an area's. */
  readonly located: boolean;
  /** There is a point, but only of the area it was in. */
  readonly areaOnly: boolean;
  readonly count: number;
}

export interface LocatedQuestion {
  /** As narrowed to what the reader may have. */
  readonly filter: IncidentFilter;
  readonly question: Question;
  readonly reported: readonly Reported[];
  readonly total: number;
  readonly noLocation: number;
  readonly sources: readonly string[];
  /** Some of what is located was moved to map points, and has no day (police.uk). */
  readonly isSnapped: boolean;
  /** Of these kinds there is data from somebody else than police.uk, or they are firearms discharges. */
  readonly sensitiveKinds: readonly IncidentKind[];
  readonly missingMonths: readonly string[];
  readonly incompleteMonths: readonly IncompleteMonth[];
  readonly notIncluded: readonly IncidentKind[];
  readonly overlapping: readonly string[];
  readonly limitedTo: string | null;
}

export interface LocatedCell {
  readonly east: number;
  readonly north: number;
  /** How it came in; null where that is not known. */
  readonly channel: string | null;
  /** The first day of the month it began in; null unless asked by month. */
  readonly month: string | null;
  /** Null unless asked by category. */
  readonly category: string | null;
  readonly n: number;
}

const CHANNEL = (kind: IncidentKind): string => (kind === 'ASB_REPORT' ? 'channel' : 'NULL::text');

/** A point that stands for an area says nothing of cells. */
const IN_A_CELL = `location IS NOT NULL AND precision <> 'AREA'`;

/** What the filter admits, by source and channel. @throws CallerError BAD_USER_INPUT */
export async function askLocated(sql: Sql, filter: IncidentFilter): Promise<LocatedQuestion> {
  const question = await askQuestion(sql, filter);
  const reported = isOpenDataAlone(question) ? await reportedOpenly(sql, question) : await reportedInRows(sql, question);
  const sum = (some: readonly Reported[]): number => some.reduce((all, { count }) => all + count, 0);
  return {
    filter,
    question,
    reported,
    total: sum(reported),
    noLocation: sum(reported.filter(({ located, areaOnly }) => !located && !areaOnly)),
    sources: [...new Set(reported.map(({ source }) => source))].sort(),
    isSnapped: reported.some(({ source, located }) => located && source === POLICE_UK),
    sensitiveKinds: [...new Set(reported.filter(isSensitive).map(({ kind }) => kind))],
    ...(await completenessOf(sql, question)),
    notIncluded: question.filter.notIncluded,
    overlapping: question.sources.overlapping,
    limitedTo: limitInWords(question.sources),
  };
}

/**
 * Whether all that is counted is police.uk's: its rows have no channel, and none the place of an area alone, so that the summaries know all that
 * the rows do. A million rows take seconds to read.
 */
function isOpenDataAlone(question: Question): boolean {
  const { counted } = question.sources;
  return isOfSummaries(question) && question.filter.bbox == null && counted.every(({ source }) => source === POLICE_UK);
}

async function reportedOpenly(sql: Sql, question: Question): Promise<Reported[]> {
  const groups = await countGroups(sql, question, 'KIND');
  const found = new Map<string, Reported>();
  for (const { key, located, count } of groups) {
    const kind = key as IncidentKind;
    const one = found.get(`${kind} ${located}`) ?? { source: POLICE_UK, kind, channel: null, located, areaOnly: false, count: 0 };
    found.set(`${kind} ${located}`, { ...one, count: one.count + count });
  }
  return [...found.values()].filter(({ count }) => count > 0);
}

async function reportedInRows(sql: Sql, question: Question): Promise<Reported[]> {
  const parameters = new Parameters();
  const columns = (kind: IncidentKind): string =>
    `'${kind}' AS kind, source, ${CHANNEL(kind)} AS channel, ${IN_A_CELL} AS located, (location IS NOT NULL AND precision = 'AREA') AS area_only`;
  const rows = admittedRows(question, parameters, columns);
  if (rows === null) return [];
  return sql.query<Reported>(
    `SELECT kind, source, channel, located, area_only AS "areaOnly", count(*)::int AS count FROM (${rows}) r
      GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    parameters.list,
  );
}

/** A cell maybe in several rows: by channel, and by month or category if asked. */
export async function countLocated(
  sql: Sql,
  question: Question,
  {
    cellMetres,
    shape,
    byMonth = false,
    byCategory = false,
  }: { readonly cellMetres: number; readonly shape: CellShape; readonly byMonth?: boolean; readonly byCategory?: boolean },
): Promise<LocatedCell[]> {
  if (!byMonth && !byCategory && isOpenDataAlone(question)) {
    const summarised = shape === 'SQUARE' ? summarisedSquares : summarisedHexagons;
    const cells = await summarised(sql, question, cellMetres);
    if (cells !== null) return cells.map((cell) => ({ ...cell, channel: null, month: null, category: null }));
  }
  const parameters = new Parameters();
  const category = byCategory ? 'category' : 'NULL::text';
  const month = byMonth ? 'london_month(occurred_from)::text' : 'NULL::text';
  // The squares of 100 m that rows know themselves are whole parts of larger ones.
  const times = shape === 'SQUARE' && cellMetres % 100 === 0 ? cellMetres / 100 : null;
  const place = times === null ? 'location_bng' : 'cell_east, cell_north';
  const rows = admittedRows(
    question,
    parameters,
    (kind) => `${place}, ${CHANNEL(kind)} AS channel, ${month} AS month, ${category} AS category`,
    {
      further: IN_A_CELL,
    },
  );
  if (rows === null) return [];
  if (times !== null) {
    const cell = (name: string): string => (times === 1 ? name : `floor(${name}::float8 / ${times})::int`);
    return sql.query<LocatedCell>(
      `SELECT ${cell('cell_east')} AS east, ${cell('cell_north')} AS north, channel, month, category, count(*)::int AS n FROM (${rows}) r
        GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
      parameters.list,
    );
  }
  const columns = shape === 'HEXAGON' ? HEXAGON_CELL(cellMetres) : SQUARE_CELL(cellMetres);
  return sql.query<LocatedCell>(
    `SELECT ${columns.east} AS east, ${columns.north} AS north, channel, month, category, sum(n)::int AS n
       FROM (SELECT ST_X(location_bng) AS easting, ST_Y(location_bng) AS northing, channel, month, category, count(*)::int AS n
               FROM (${rows}) r GROUP BY location_bng, channel, month, category) p ${columns.from}
      GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    parameters.list,
  );
}

/** What a filter draws (box, circle or shape), as GeoJSON of longitude and latitude; null when it draws none. @throws CallerError BAD_USER_INPUT */
export async function shapeOfFilter(sql: Sql, filter: IncidentFilter): Promise<string | null> {
  const parameters = new Parameters();
  const shape = shapeOf(checkFilter(filter), parameters);
  if (shape === null) return null;
  const [row] = await sql.query<{ shape: string }>(`SELECT ST_AsGeoJSON(${shape}, 7) AS shape`, parameters.list);
  return row!.shape;
}

/** Easting and northing of each incident in a cell, in the order in which they happened; one more than `most` when there are more. */
export async function locatedPoints(
  sql: Sql,
  question: Question,
  most: number,
): Promise<{ readonly easting: number; readonly northing: number }[]> {
  const parameters = new Parameters();
  const rows = admittedRows(question, parameters, () => 'location_bng, occurred_from, id', { further: IN_A_CELL });
  if (rows === null) return [];
  return sql.query(
    `SELECT ST_X(location_bng) AS easting, ST_Y(location_bng) AS northing FROM (${rows}) r ORDER BY occurred_from, id LIMIT ${most + 1}`,
    parameters.list,
  );
}

/** What has a place and a day, and how many have no day: reported as «between Friday and Monday». */
export interface DatedPoints {
  readonly points: readonly { readonly easting: number; readonly northing: number; readonly day: number }[];
  readonly withoutDay: number;
}

/** London days as numbers, in the order in which they happened; one more than `most` when there are more. */
export async function datedPoints(sql: Sql, question: Question, most: number): Promise<DatedPoints> {
  const parameters = new Parameters();
  const rows = admittedRows(question, parameters, () => 'location_bng, occurred_from, occurred_to, id', { further: IN_A_CELL });
  if (rows === null) return { points: [], withoutDay: 0 };
  const [none] = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (${rows}) r WHERE NOT (${HAS_DAY})`,
    parameters.list,
  );
  const points = await sql.query<{ easting: number; northing: number; day: number }>(
    `SELECT ST_X(location_bng) AS easting, ST_Y(location_bng) AS northing,
            (occurred_from AT TIME ZONE 'Europe/London')::date - date '2000-01-01' AS day
       FROM (${rows}) r WHERE ${HAS_DAY} ORDER BY occurred_from, id LIMIT ${most + 1}`,
    parameters.list,
  );
  return { points, withoutDay: none!.count };
}

/** Intervals in which incidents happened, as milliseconds since 1970, with how many had each; one more than `most` when there are more. */
export async function spansOfTime(
  sql: Sql,
  question: Question,
  most: number,
): Promise<{ readonly from: number; readonly to: number; readonly count: number }[]> {
  const parameters = new Parameters();
  const rows = admittedRows(question, parameters, () => 'occurred_from, occurred_to');
  if (rows === null) return [];
  return sql.query(
    `SELECT (extract(epoch FROM occurred_from) * 1000)::float8 AS "from", (extract(epoch FROM occurred_to) * 1000)::float8 AS "to", count(*)::int AS count
       FROM (${rows}) r GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${most + 1}`,
    parameters.list,
  );
}
