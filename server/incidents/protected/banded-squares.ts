/**
 * Squares of 500 m in bands, for planners: where there are some incidents and where many, never how many.
 *
 * One kind at a time, all its categories together, over the newest twelve months with data: two overlapping periods, or a part beside its
 * whole, would bound a count more narrowly than its band does. A box chooses which squares are answered, and does not cut them.
 */
import type { IncidentData } from '../../access/access-table.js';
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { BAND_CUTS, bandsOfPeriod, type Band } from '../../disclosure/disclosure.js';
import { suppressed } from '../../errors.js';
import { boxOnGrid } from '../box-on-grid.sql.js';
import { cellFeatures } from '../cell-polygons.js';
import { coveringCells, type Cells } from '../cell-rectangles.js';
import { isSplitByDistrict, limitInWords } from '../chosen-sources.js';
import type { IncidentFilter } from '../incident-filter.js';
import { completenessOf } from '../missing-months.js';
import { monthOf, type MonthStart } from '../month.js';
import { BAND_SQUARE } from '../permission.js';
import { askQuestion } from '../question.js';
import { BLOCK } from '../summary-blocks.sql.js';
import { findSlices } from '../summary-parts.js';
import { withheldFigure, type ViewedGrid } from '../viewed-figures.js';
import { questionOf, refuseSomeSources } from './data-set-counts.js';

const WINDOW_MONTHS = 12;
const BANDS: readonly Band[] = BAND_CUTS.map(({ band }) => band);
const CUT_WORDS = BAND_CUTS.map(
  ({ band, least, most }) => `${band} (${most === Infinity ? `${least} or more` : `${least} to ${most}`})`,
);
const PROTECTION = `Squares are told in bands over the newest twelve months: ${CUT_WORDS.join(', ')}. Squares not drawn have ${BANDS[0]}.`;

/** @throws CallerError SUPPRESSED for whatever would tell more than one band of one square */
export function bandedSquares(sql: Sql, data: IncidentData, filter: IncidentFilter, cellMetres: number): Promise<ViewedGrid> {
  const { areaCodes, within, near, weekdays, hours, batch, categories } = filter;
  for (const narrower of [areaCodes, within, near, weekdays, hours, batch, categories]) {
    if (narrower != null)
      throw suppressed('Bands are of all categories and hours of a kind together. Leave the other filters out.');
  }
  return sql.under(COUNTER_ROLE, async (counter) => {
    await refuseSomeSources(counter, filter, [data]);
    const asked = await askQuestion(counter, filter);
    const { squares } = await bandsOf(counter, data, filter);
    const touched = filter.bbox == null ? null : coveringCells((await boxOnGrid(counter, filter.bbox)).outside, BAND_SQUARE);
    const drawn = squares.filter(({ n, ...square }) => n > 0 && (touched === null || isIn(touched, square)));
    return {
      cellMetres,
      shape: 'SQUARE',
      cells: await cellFeatures(counter, drawn, { cellMetres, shape: 'SQUARE' }, (band) => `"band":${band}`),
      total: withheldFigure,
      noLocation: withheldFigure,
      largest: null,
      bands: BANDS,
      sensitiveKinds: data === 'FIREARMS_DISCHARGES' ? ['FIREARMS_DISCHARGE'] : [],
      ...(await completenessOf(counter, asked)),
      notIncluded: asked.filter.notIncluded,
      overlapping: asked.sources.overlapping,
      limitedTo: limitInWords(asked.sources),
      protection: PROTECTION,
    };
  });
}

/** Squares that have a band, and the months it is of. `n` is the place of the band among all, from «none or few» on; a square not named has the first. */
export interface SquareBands {
  readonly squares: readonly { readonly east: number; readonly north: number; readonly n: number }[];
  readonly months: readonly MonthStart[];
}

/** The same bands for other domains. @throws CallerError SUPPRESSED where there are none to give */
export function squareBands(sql: Sql, data: IncidentData): Promise<SquareBands> {
  return sql.under(COUNTER_ROLE, (counter) => bandsOf(counter, data, {}));
}

async function bandsOf(counter: Sql, data: IncidentData, filter: Pick<IncidentFilter, 'from' | 'to'>): Promise<SquareBands> {
  const question = await questionOf(counter, data);
  const window = question === null ? [] : newestMonths(question.sources.counted.flatMap(({ months }) => months));
  refuseOtherPeriod(filter, window);
  const slices = question === null ? [] : await findSlices(counter, question, { byCategory: false, byMonth: true });
  const counted = slices.filter(({ period }) => window.includes(period));
  if (question !== null && isSplitByDistrict(question.sources, { from: window[0], to: window.at(-1) })) {
    throw suppressed('Two sources share out these reports by district, which squares do not know.');
  }
  const squares = await squaresOf(
    counter,
    counted.map(({ id }) => id),
  );
  const empty = Math.max(0, (await squaresOfLand(counter)) - squares.length);
  const bands = bandsOfPeriod([...squares.map(({ n }) => n), ...new Array<number>(empty).fill(0)]);
  if (bands === null) throw suppressed('There are too few of these reports for bands of squares to give nothing away.');
  return { squares: squares.map(({ east, north }, place) => ({ east, north, n: BANDS.indexOf(bands[place]!) })), months: window };
}

function newestMonths(months: readonly MonthStart[]): MonthStart[] {
  return [...new Set(months)].sort().slice(-WINDOW_MONTHS);
}

function refuseOtherPeriod({ from, to }: Pick<IncidentFilter, 'from' | 'to'>, window: readonly MonthStart[]): void {
  const [first, last] = [window[0], window.at(-1)];
  if (first === undefined || last === undefined) return;
  const isWindow = (from == null || monthOf(from) === first) && (to == null || monthOf(to) === last);
  if (!isWindow) {
    throw suppressed(
      `Bands are given for one period, ${first.slice(0, 7)} to ${last.slice(0, 7)}. Ask for that, or for no period.`,
    );
  }
}

const isIn = ({ east, north }: Cells, square: { readonly east: number; readonly north: number }): boolean =>
  square.east >= east[0] && square.east <= east[1] && square.north >= north[0] && square.north <= north[1];

async function squaresOf(sql: Sql, slices: readonly number[]): Promise<{ east: number; north: number; n: number }[]> {
  return sql.query(
    `SELECT east, north, sum(count)::int AS n
       FROM (SELECT block_east * ${BLOCK} + cell / ${BLOCK} AS east, block_north * ${BLOCK} + cell % ${BLOCK} AS north, count
               FROM (SELECT block_east, block_north, unnest(cells) AS cell, unnest(counts) AS count
                       FROM incident_square_500 WHERE slice = ANY ($1::int[])) packed) square
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [slices],
  );
}

/** How many squares the districts have, which may each have incidents for all that a viewer knows. */
async function squaresOfLand(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ km2: number }>(
    `SELECT coalesce(sum(land_km2), 0)::float8 AS km2 FROM area WHERE type = 'DISTRICT' AND in_use`,
  );
  return Math.floor(row!.km2 / (BAND_SQUARE / 1000) ** 2);
}
