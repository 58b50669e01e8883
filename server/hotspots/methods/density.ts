/** A smooth surface of reports per km² and year, inside the land. It says where, not whether more than chance. */
import { badUserInput } from '../../errors.js';
import { bandwidthByRule, BANDWIDTH_VARIANTS, MOST_EVENTS } from '../../statistics/bandwidth.js';
import { EDGE_VARIANTS, KERNEL_VARIANTS, QUARTIC_RADIUS_PER_SIGMA, type Kernel } from '../../statistics/kernel-density.js';
import type { CellGrid, Window } from '../../statistics/window-coverage.js';
import { SMALLEST_CELL_FOR_SNAPPED } from '../cells/cell-size.js';
import type { Grid } from '../cells/counted-grid.js';
import type { CheckedOptions } from '../hotspot-options.js';
import { figure, sum } from '../result-words.js';
import { workOut, type Attention } from '../../threads/work-out.js';
import { plain, type MethodAnswer } from './method-answer.js';

export interface Points {
  readonly easting: Float64Array;
  readonly northing: Float64Array;
}

const DAYS_A_YEAR = 365.25;

/** @param days how long the period is; null where it is not known: then per km² of all that is counted. @throws CallerError BAD_USER_INPUT */
export async function answerDensity(
  { cells, cellMetres }: Pick<Grid, 'cells' | 'cellMetres'>,
  { easting, northing }: Points,
  options: CheckedOptions,
  {
    window,
    days,
    isSnapped,
    attention,
  }: {
    readonly window: Window;
    readonly days: number | null;
    readonly isSnapped: boolean;
    readonly attention: Attention;
  },
): Promise<MethodAnswer> {
  const box = boxOf(cells, cellMetres);
  const { metres, words, atEnd } = bandwidthOf({ easting, northing }, box, options);
  const least = options.kernel === 'quartic' ? SMALLEST_CELL_FOR_SNAPPED : SMALLEST_CELL_FOR_SNAPPED / QUARTIC_RADIUS_PER_SIGMA;
  if (isSnapped && metres < least) throw tooSmall(options.kernel, metres, least);
  const density = await workOut(
    'kernelDensity',
    [easting, northing, box, { kernel: options.kernel, bandwidth: metres, edge: 'uniform', window }],
    { steps: 1000 * easting.length, ...attention },
  );
  const perYear = days === null ? 1 : DAYS_A_YEAR / days;
  const of = (at: number): number =>
    density[(cells.north[at]! - box.south / cellMetres) * box.columns + cells.east[at]! - box.west / cellMetres]! * perYear;
  const unit = days === null ? 'reports per km²' : 'reports per km² and year';
  const count = cells.east.length;
  let highest = 0;
  // A cell that is half sea has none: it is neither the highest nor in the way of one.
  for (let at = 1; at < count; at++) if (of(at) > of(highest) || Number.isNaN(of(highest))) highest = at;
  const variant = `${KERNEL_VARIANTS[options.kernel]}, ${EDGE_VARIANTS.uniform}`;
  return {
    variant,
    tests: 0,
    classes: new Array<string>(count).fill('DENSITY'),
    legend: ['DENSITY'],
    hotClasses: [],
    toPropose: () => [{ words: `of the densest ${options.densestPercent} % of the land`, cells: densest() }],
    propertiesOf: (at) => `"density":${plain(of(at))},"sentence":${JSON.stringify(sentenceOf(of(at)))}`,
    sentence: `Densest at ${figure(Math.round(of(highest)))} ${unit}. A surface has no significance: it shows where, not whether more than chance.`,
    card: [
      { label: 'Method', text: `${variant}; ${unit}, at the middle of each cell` },
      { label: 'Bandwidth', text: words },
      {
        label: 'How to read it',
        text: 'Maps of different bandwidth cannot be compared. A wider one smooths more; none of them tells chance from pattern.',
      },
    ],
    warnings: [
      ...(metres < cellMetres
        ? [`The bandwidth, ${figure(metres)} m, is smaller than a cell: take smaller cells, or a wider one.`]
        : []),
      ...(atEnd ? ['The rule found its best at the end of what it tried: look at the bandwidth, and choose one.'] : []),
    ],
  };

  /** A choice, not a test: as much land as asked, the densest first, and one cell at least. */
  function densest(): number[] {
    const known = Array.from({ length: count }, (_, at) => at).filter((at) => of(at) > 0);
    let left = (sum(cells.land) * options.densestPercent) / 100;
    const taken = known.sort((a, b) => of(b) - of(a) || a - b).filter((at, rank) => (left -= cells.land[at]!) >= 0 || rank === 0);
    return taken.sort((a, b) => a - b);
  }

  function sentenceOf(here: number): string {
    return Number.isNaN(here) ? 'Less than half of the cell is land: no density.' : `${plain(here)} ${unit} here.`;
  }
}

function bandwidthOf(
  { easting, northing }: Points,
  box: CellGrid,
  { kernel, bandwidthMetres, bandwidthRule }: CheckedOptions,
): { readonly metres: number; readonly words: string; readonly atEnd: boolean } {
  const what = kernel === 'quartic' ? 'radius' : 'standard deviation';
  if (bandwidthMetres !== null)
    return { metres: bandwidthMetres, words: `${what} ${figure(bandwidthMetres)} m, as asked`, atEnd: false };
  if (bandwidthRule !== 'scott' && easting.length > MOST_EVENTS) {
    throw badUserInput(
      `This rule compares every report with every other: ${figure(MOST_EVENTS)} at most. Take SCOTT, or give a bandwidth.`,
      ['options', 'bandwidthRule'],
    );
  }
  const bounds = {
    west: box.west,
    south: box.south,
    east: box.west + box.cell * box.columns,
    north: box.south + box.cell * box.rows,
  };
  const found = bandwidthByRule(bandwidthRule, easting, northing, bounds);
  if (found === null) throw badUserInput('Too few reports to find a bandwidth from: give one.', ['options', 'bandwidthMetres']);
  const metres = Math.max(1, Math.round(kernel === 'quartic' ? found.sigma * QUARTIC_RADIUS_PER_SIGMA : found.sigma));
  return { metres, words: `${what} ${figure(metres)} m, by ${BANDWIDTH_VARIANTS[bandwidthRule]}`, atEnd: found.atEndOfRange };
}

/** The squares about all cells. */
function boxOf({ east, north }: Grid['cells'], cell: number): CellGrid {
  const least = (all: Int32Array): number => all.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (all: Int32Array): number => all.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    west: least(east) * cell,
    south: least(north) * cell,
    cell,
    columns: most(east) - least(east) + 1,
    rows: most(north) - least(north) + 1,
  };
}

function tooSmall(kernel: Kernel, metres: number, least: number): Error {
  return badUserInput(
    `police.uk moves places to map points, so that a bandwidth of ${figure(metres)} m draws the map points. What is possible: ${figure(Math.ceil(least))} m or more of a ${kernel} kernel, or areas (method GI_STAR, unit AREAS).`,
    ['options', 'bandwidthMetres'],
  );
}
