/**
 * Squares of 500 m in bands, for planners: where there are some incidents and where many, never how many.
 *
 * One kind at a time, all its categories together, over the newest twelve months with data: two overlapping periods, or a part beside its
 * whole, would bound a count more narrowly than its band does. A box chooses which squares are answered, and does not cut them.
 */
import type { IncidentData } from '../../access/access-table.js';
import type { Sql } from '../../database/database.js';
import { KeptReadings } from '../../database/kept-readings.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { BAND_CUTS, bandOfParts, bandsOfPeriod, type Band } from '../../disclosure/disclosure.js';
import { suppressed } from '../../errors.js';
import { boxOnGrid } from '../box-on-grid.sql.js';
import { cellFeatures } from '../cell-polygons.js';
import { coveringCells, type Cells } from '../cell-rectangles.js';
import { isSplitByDistrict, limitInWords } from '../chosen-sources.js';
import type { IncidentFilter } from '../incident-filter.js';
import { completenessOf } from '../missing-months.js';
import { monthOf, type MonthStart } from '../month.js';
import { BAND_SQUARE } from '../permission.js';
import { INCIDENT_TABLES } from '../incident-kind.js';
import { Parameters } from '../parameters.js';
import { askQuestion, type Question } from '../question.js';
import { admittedRows } from '../row-conditions.js';
import { BLOCK } from '../summary-blocks.sql.js';
import { findSlices } from '../summary-parts.js';
import { withheldFigure } from '../figure.js';
import type { ViewedGrid } from '../viewed-figures.js';
import { loadsByLoader, questionOf, refuseSomeSources } from './data-set-counts.js';

const WINDOW_MONTHS = 12;
const BANDS: readonly Band[] = BAND_CUTS.map(({ band }) => band);
const CUT_WORDS = BAND_CUTS.map(
  ({ band, least, most }) => `${band} (${most === Infinity ? `${least} or more` : `${least} to ${most}`})`,
);
const PROTECTION = `Squares are told in bands over the newest twelve months: ${CUT_WORDS.join(', ')}. Squares not drawn have ${BANDS[0]}.`;

const APART = 'What each agency loaded is banded by itself, and the least that each band stands for added up.';

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
    const { squares, loaders, months } = await bandsOf(counter, data);
    refuseOtherPeriod(filter, months);
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
      protection: loaders > 1 ? `${PROTECTION} ${APART}` : PROTECTION,
    };
  });
}

/** Squares that have a band, and the months it is of. `n` is the place of the band among all, from «none or few» on; a square not named has the first. */
export interface SquareBands {
  readonly squares: readonly { readonly east: number; readonly north: number; readonly n: number }[];
  readonly months: readonly MonthStart[];
  /** How many agencies' loads they are of, each banded by itself. */
  readonly loaders: number;
}

/** The same bands for other domains. @throws CallerError SUPPRESSED where there are none to give */
export function squareBands(sql: Sql, data: IncidentData): Promise<SquareBands> {
  return sql.under(COUNTER_ROLE, (counter) => bandsOf(counter, data));
}

/** One for each kind of data there is. */
const kept = new KeptReadings<SquareBands>(8);

function bandsOf(counter: Sql, data: IncidentData): Promise<SquareBands> {
  return kept.get(counter, data, () => readBands(counter, data));
}

async function readBands(counter: Sql, data: IncidentData): Promise<SquareBands> {
  const question = await questionOf(counter, data);
  const parts = question === null ? [] : await byLoader(counter, data, question);
  const window = parts[0]?.window ?? [];
  if (question !== null && isSplitByDistrict(question.sources, { from: window[0], to: window.at(-1) })) {
    throw suppressed('Two sources share out these reports by district, which squares do not know.');
  }
  const land = await squaresOfLand(counter);
  // What one agency loaded and cannot be banded by itself is in no band.
  const banded = parts.flatMap(({ squares }) => bandsOfPart(squares, land) ?? []);
  if (banded.length === 0) throw suppressed('There are too few of these reports for bands of squares to give nothing away.');
  const squares = new Map(parts.flatMap((part) => part.squares).map((square) => [keyOf(square), square]));
  return {
    squares: [...squares].map(([key, { east, north }]) => {
      const band = bandOfParts(banded.map((bands) => bands.get(key) ?? BANDS[0]!));
      return { east, north, n: BANDS.indexOf(band) };
    }),
    months: window,
    loaders: parts.length,
  };
}

interface Square {
  readonly east: number;
  readonly north: number;
  readonly n: number;
}

const keyOf = ({ east, north }: Pick<Square, 'east' | 'north'>): string => `${east}:${north}`;

function bandsOfPart(squares: readonly Square[], land: number): ReadonlyMap<string, Band> | null {
  const empty = Math.max(0, land - squares.length);
  const bands = bandsOfPeriod([...squares.map(({ n }) => n), ...new Array<number>(empty).fill(0)]);
  return bands && new Map(squares.map((square, place) => [keyOf(square), bands[place]!]));
}

/** What one agency loaded of its newest twelve months, or the operator. */
interface LoadersSquares {
  readonly window: readonly MonthStart[];
  readonly squares: readonly Square[];
}

/**
 * As with counts (data-set-counts.ts): rows that an agency loads would else lift others' squares over the cuts and show what they held; so would a later month
 * that it loads, were others' twelve months to end with it. The largest part first: it is what the summaries have without all others.
 */
async function byLoader(counter: Sql, data: IncidentData, question: Question): Promise<readonly LoadersSquares[]> {
  const counted = new Set(question.sources.counted.flatMap(({ months }) => months));
  const windowOf = ({ covered }: { readonly covered: readonly MonthStart[] }): readonly MonthStart[] =>
    newestMonths(covered.filter((month) => counted.has(month)));
  const [largest, ...lesser] = (await loadsByLoader(counter, data)).filter((loader) => windowOf(loader).length > 0);
  if (largest === undefined) return [];
  const window = windowOf(largest);
  const slices = await findSlices(counter, question, { byCategory: false, byMonth: true });
  const all = await squaresOf(
    counter,
    slices.filter(({ period }) => window.includes(period)).map(({ id }) => id),
  );
  const left = new Map(all.map((square) => [keyOf(square), square.n]));
  const apart: LoadersSquares[] = [];
  for (const loader of lesser) {
    for (const square of await squaresOfLoads(counter, question, window, loader.batches))
      left.set(keyOf(square), left.get(keyOf(square))! - square.n);
    const own = windowOf(loader);
    apart.push({ window: own, squares: await squaresOfLoads(counter, question, own, loader.batches) });
  }
  return [
    { window, squares: all.map((square) => ({ ...square, n: left.get(keyOf(square))! })).filter(({ n }) => n > 0) },
    ...apart,
  ];
}

async function squaresOfLoads(
  counter: Sql,
  question: Question,
  window: readonly MonthStart[],
  batches: readonly number[],
): Promise<Square[]> {
  const parameters = new Parameters();
  const loads = parameters.add(batches, 'bigint[]');
  const further = `batch_id = ANY (${loads}) AND london_month(occurred_from) = ANY (${parameters.add(window, 'date[]')})`;
  const rows = admittedRows(
    question,
    parameters,
    (kind) => `'${INCIDENT_TABLES[kind]}' AS kept_in, batch_id, force_code, id, occurred_from`,
    { further },
  );
  if (rows === null) return [];
  // Loads are named to the view as well: nothing else is passed on into it.
  return counter.query<Square>(
    `SELECT s.east, s.north, count(*)::int AS n
       FROM (${rows}) r JOIN incident_row_square s USING (kept_in, batch_id, force_code, id, occurred_from)
      WHERE s.batch_id = ANY (${loads}) GROUP BY 1, 2 ORDER BY 1, 2`,
    parameters.list,
  );
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

async function squaresOf(sql: Sql, slices: readonly number[]): Promise<Square[]> {
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
