import { InvalidArgumentError } from 'commander';
import { badUserInput } from '../../errors.js';
import { BANDWIDTH_VARIANTS, bandwidthByRule, type BandwidthRule, type Box } from '../../statistics/bandwidth.js';
import {
  EDGE_VARIANTS,
  KERNEL_VARIANTS,
  QUARTIC_RADIUS_PER_SIGMA,
  kernelDensity,
  type EdgeCorrection,
  type Kernel,
} from '../../statistics/kernel-density.js';
import { windowOfBox, type CellGrid } from '../../statistics/window-coverage.js';
import { rowsHave, type AnalyseMethod } from './analysis.js';
import { aboveZero, number, oneOf } from './option-numbers.js';
import { ANY_NUMBER } from './table.js';

/** What a map could show and a file should hold. */
const MOST_CELLS = 4_000_000;

interface Flags {
  readonly bandwidth: number | BandwidthRule;
  readonly cell: number;
  readonly bounds: Box;
  readonly kernel: Kernel;
  readonly edge: EdgeCorrection;
}

export const kernelDensityMethod: AnalyseMethod<Flags> = {
  name: 'kernel-density',
  summary: 'events per square kilometre about each cell of a grid',
  input: 'easting_m,northing_m',
  example: 'kernel-density events.csv --bandwidth 300 --cell 100 --bounds 330000,390000,340000,400000',
  addOptions: (command) =>
    command
      .requiredOption(
        '--bandwidth <metres>',
        'radius of a quartic, standard deviation of a gaussian; or scott, ppl, diggle',
        readBandwidth,
      )
      .requiredOption('--cell <metres>', 'side of a cell', aboveZero)
      .requiredOption('--bounds <box>', 'west,south,east,north in metres', readBounds)
      .option('--kernel <kernel>', 'quartic or gaussian', oneOf('quartic', 'gaussian'), 'quartic')
      .option(
        '--edge <correction>',
        'none, uniform or jones: events are inside the bounds only',
        oneOf('none', 'uniform', 'jones'),
        'none',
      ),
  analyse(table, { bandwidth: asked, cell, bounds, kernel, edge }) {
    const eastings = table.numbers('easting_m', ANY_NUMBER);
    const northings = table.numbers('northing_m', ANY_NUMBER);
    table.refuseProblems();
    const grid = gridOf(bounds, cell);
    const warnings: string[] = [];
    const bandwidth = typeof asked === 'number' ? asked : byRule(asked, kernel, eastings, northings, bounds, warnings);
    if (bandwidth < cell)
      warnings.push(`The bandwidth, ${bandwidth} m, is under a cell, ${cell} m: the map shows single events.`);
    if (grid.west + grid.columns * cell > bounds.east || grid.south + grid.rows * cell > bounds.north) {
      warnings.push('The bounds are no whole number of cells; the last ones reach beyond.');
    }
    const outside = eastings.filter((x, row) => !isInside(bounds, x, northings[row]!)).length;
    if (outside > 0) {
      const treated = edge === 'none' ? 'counted where kernels reach in' : 'left out';
      warnings.push(`${rowsHave(outside, 'lies', 'lie')} outside the bounds; ${treated}.`);
    }
    const window = edge === 'none' ? undefined : windowOfBox(bounds.west, bounds.south, bounds.east, bounds.north);
    const density = kernelDensity(eastings, northings, grid, { kernel, bandwidth, edge, window });
    const rule = typeof asked === 'number' ? 'given' : BANDWIDTH_VARIANTS[asked];
    return {
      variant: `${KERNEL_VARIANTS[kernel]} (${rule}); ${EDGE_VARIANTS[edge]}`,
      parameters: { kernel, bandwidth, cell, bounds: [bounds.west, bounds.south, bounds.east, bounds.north], edge },
      warnings,
      rowByRow: false,
      columns: [
        { name: 'easting_m', cells: density.map((_, at) => grid.west + ((at % grid.columns) + 0.5) * cell) },
        { name: 'northing_m', cells: density.map((_, at) => grid.south + (Math.floor(at / grid.columns) + 0.5) * cell) },
        { name: 'density_per_km2', cells: density },
      ],
    };
  },
};

function byRule(rule: BandwidthRule, kernel: Kernel, x: Float64Array, y: Float64Array, box: Box, warnings: string[]): number {
  let found;
  try {
    found = bandwidthByRule(rule, x, y, box);
  } catch (error) {
    if (error instanceof RangeError) throw badUserInput(`--bandwidth: ${error.message}.`, ['bandwidth']);
    throw error;
  }
  if (found === null)
    throw badUserInput(`--bandwidth: the rule ${rule} finds none for these events; give a number of metres.`, ['bandwidth']);
  if (found.atEndOfRange) warnings.push(`The bandwidth by ${rule} lies at the end of what it tries; look at others beside it.`);
  return kernel === 'quartic' ? found.sigma * QUARTIC_RADIUS_PER_SIGMA : found.sigma;
}

function gridOf({ west, south, east, north }: Box, cell: number): CellGrid {
  // A hair under a whole number of cells is that number: 0.3 ÷ 0.1 is not 3.
  const cells = (length: number): number => Math.max(1, Math.ceil(length / cell - 1e-9));
  const [columns, rows] = [cells(east - west), cells(north - south)];
  if (columns * rows > MOST_CELLS) {
    const [found, most] = [columns * rows, MOST_CELLS].map((count) => count.toLocaleString('en-GB'));
    throw badUserInput(`--cell: the bounds hold ${found} cells of ${cell} m; ${most} at most. Take larger cells.`, ['cell']);
  }
  return { west, south, cell, columns, rows };
}

function isInside({ west, south, east, north }: Box, x: number, y: number): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function readBounds(text: string): Box {
  const [west, south, east, north, ...more] = text.split(',').map(number);
  if (north === undefined || more.length > 0 || !(west! < east!) || !(south! < north)) {
    throw new InvalidArgumentError('Write west,south,east,north in metres, west before east and south before north.');
  }
  return { west: west!, south: south!, east: east!, north };
}

function readBandwidth(text: string): number | BandwidthRule {
  return /^[a-z]/i.test(text) ? oneOf('scott', 'ppl', 'diggle')(text) : aboveZero(text);
}
