/** What may be chosen beside the method, checked: what is wrong is said with its path, before anything is read. */
import type { AreaType } from '../areas/areas.service.js';
import { badUserInput } from '../errors.js';
import type { BandwidthRule } from '../statistics/bandwidth.js';
import type { Kernel } from '../statistics/kernel-density.js';
import type { CellShape } from './cells/land-cells.js';
import type { Period } from './period-before.js';
import type { HotspotBaseline, HotspotMethod, HotspotUnit, HotspotWeights, NeighbourRule } from './hotspot-words.js';
import { checkWeights, usualBaseline, type AskedWeights, type GivenPopulation, type HarmTable } from './weights.js';

/** As asked; whatever is left out is chosen, and the choice is said in the method card. */
export interface HotspotOptions extends AskedWeights {
  readonly unit?: HotspotUnit | null;
  readonly areaType?: AreaType | null;
  readonly cellMetres?: number | null;
  readonly shape?: CellShape | null;
  /** With baseline LAST_PERIOD: which period. */
  readonly against?: Period | null;
  readonly neighbours?: NeighbourRule | null;
  readonly neighbourMetres?: number | null;
  readonly permutations?: number | null;
  readonly seed?: number | null;
  readonly kernel?: Kernel | null;
  readonly bandwidthMetres?: number | null;
  readonly bandwidthRule?: BandwidthRule | null;
  readonly epsMetres?: number | null;
  readonly minPoints?: number | null;
  readonly sliceMonths?: number | null;
  readonly densestPercent?: number | null;
}

/** With everything chosen but the size of cells, which depends on what is counted. */
export interface CheckedOptions {
  readonly unit: HotspotUnit;
  readonly areaType: AreaType | null;
  readonly cellMetres: number | null;
  readonly shape: CellShape;
  readonly baseline: HotspotBaseline;
  readonly against: Period | null;
  readonly weights: HotspotWeights;
  /** Of weights HARM. */
  readonly harm: HarmTable | null;
  /** Of baseline POPULATION. */
  readonly population: GivenPopulation | null;
  readonly neighbours: NeighbourRule;
  readonly neighbourMetres: number | null;
  /** Of LOCAL_MORAN; null where they are chosen by the number of cells. */
  readonly permutations: number | null;
  readonly seed: number;
  readonly kernel: Kernel;
  /** Of KERNEL_DENSITY and DBSCAN; null where they are chosen from what is counted. */
  readonly bandwidthMetres: number | null;
  readonly bandwidthRule: BandwidthRule;
  readonly epsMetres: number | null;
  readonly minPoints: number | null;
  /** Of EMERGING: how many months a slice has. */
  readonly sliceMonths: number;
  /** Of KERNEL_DENSITY: which part of the land is proposed. */
  readonly densestPercent: number;
}

export const SMALLEST_CELL = 50;
export const LARGEST_CELL = 10_000;
const LARGEST_NEIGHBOUR_DISTANCE = 20_000;
const LARGEST_SEED = 2 ** 31 - 1;

/** Options that say nothing to the other methods, and would be taken to have been heard. */
const METHODS_OF = {
  baseline: ['GI_STAR', 'LOCAL_MORAN', 'EMERGING'],
  population: ['GI_STAR', 'LOCAL_MORAN', 'EMERGING'],
  against: ['GI_STAR'],
  neighbours: ['GI_STAR', 'LOCAL_MORAN', 'EMERGING'],
  neighbourMetres: ['GI_STAR', 'LOCAL_MORAN', 'EMERGING'],
  permutations: ['LOCAL_MORAN'],
  kernel: ['KERNEL_DENSITY'],
  bandwidthMetres: ['KERNEL_DENSITY'],
  bandwidthRule: ['KERNEL_DENSITY'],
  epsMetres: ['DBSCAN'],
  minPoints: ['DBSCAN'],
  sliceMonths: ['EMERGING'],
  densestPercent: ['KERNEL_DENSITY'],
} as const satisfies Partial<Record<keyof HotspotOptions, readonly HotspotMethod[]>>;

/** Whether a method compares with a baseline. */
export const hasBaseline = (method: HotspotMethod): boolean => (METHODS_OF.baseline as readonly HotspotMethod[]).includes(method);

const ON_GRID_ONLY: readonly HotspotMethod[] = ['KERNEL_DENSITY', 'DBSCAN', 'EMERGING'];

/** Areas that are made of whole LSOAs or larger, and do not overlap each other. */
const AREA_TYPES: readonly AreaType[] = ['LSOA', 'MSOA', 'WARD', 'DISTRICT'];

/** @throws CallerError BAD_USER_INPUT */
export function checkOptions(method: HotspotMethod, given: HotspotOptions): CheckedOptions {
  const unit = given.unit ?? (given.areaType == null ? 'GRID' : 'AREAS');
  const neighbours = given.neighbours ?? (given.neighbourMetres == null ? 'QUEEN' : 'DISTANCE');
  if (unit === 'AREAS') checkAreas(given);
  else checkGrid(given);
  if (unit === 'AREAS' && neighbours === 'ROOK') {
    throw wrong('Areas are neighbours when their boundaries touch (QUEEN) or by DISTANCE.', 'neighbours');
  }
  if (method !== 'GI_STAR' && given.baseline === 'LAST_PERIOD') {
    throw wrong('A period before is compared with by GI_STAR.', 'baseline');
  }
  if ((neighbours === 'DISTANCE') !== (given.neighbourMetres != null)) {
    throw wrong('«neighbourMetres» goes with neighbours DISTANCE, and DISTANCE with it.', 'neighbourMetres');
  }
  if (given.against != null && (given.baseline ?? usualWith(given)) !== 'LAST_PERIOD') {
    throw wrong('«against» goes with baseline LAST_PERIOD.', 'against');
  }
  checkWeights(method, unit, given);
  inRange(given.neighbourMetres, 1, LARGEST_NEIGHBOUR_DISTANCE, 'neighbourMetres', 'metres');
  inRange(given.seed, 0, LARGEST_SEED, 'seed');
  for (const name of Object.keys(METHODS_OF) as (keyof typeof METHODS_OF)[]) {
    if (given[name] != null && !(METHODS_OF[name] as readonly HotspotMethod[]).includes(method)) {
      throw wrong(`«${name}» goes with method ${METHODS_OF[name].join(' or ')}.`, name);
    }
  }
  inRange(given.permutations, 99, 99_999, 'permutations');
  inRange(given.bandwidthMetres, 10, 20_000, 'bandwidthMetres', 'metres');
  inRange(given.epsMetres, 1, 5_000, 'epsMetres', 'metres');
  inRange(given.minPoints, 2, 1_000, 'minPoints');
  inRange(given.sliceMonths, 1, 12, 'sliceMonths');
  inRange(given.densestPercent, 1, 20, 'densestPercent', 'per cent');
  if (given.bandwidthMetres != null && given.bandwidthRule != null) {
    throw wrong('Give a bandwidth or a rule to find one, not both.', 'bandwidthRule');
  }
  if (unit === 'AREAS' && ON_GRID_ONLY.includes(method)) {
    throw badUserInput(`${method} needs places or months by cell: unit GRID. What is possible by areas: GI_STAR, LOCAL_MORAN.`, [
      'options',
      'unit',
    ]);
  }
  if (given.shape === 'HEXAGON' && method === 'KERNEL_DENSITY') throw wrong('A density is drawn on squares.', 'shape');
  return {
    unit,
    areaType: given.areaType ?? null,
    cellMetres: given.cellMetres ?? null,
    shape: given.shape ?? 'SQUARE',
    baseline: given.baseline ?? (given.against == null ? usualBaseline(given) : 'LAST_PERIOD'),
    against: given.against ?? null,
    weights: given.weights ?? 'COUNTS',
    harm: given.harm ?? null,
    population: given.population ?? null,
    neighbours,
    neighbourMetres: given.neighbourMetres ?? null,
    permutations: given.permutations ?? null,
    seed: given.seed ?? 1,
    kernel: given.kernel ?? 'quartic',
    bandwidthMetres: given.bandwidthMetres ?? null,
    bandwidthRule: given.bandwidthRule ?? 'scott',
    epsMetres: given.epsMetres ?? null,
    minPoints: given.minPoints ?? null,
    sliceMonths: given.sliceMonths ?? 1,
    densestPercent: given.densestPercent ?? 2,
  };
}

/** «against» alone means the period it names, unless rates, harm or a population say what is compared with. */
const usualWith = ({ weights, population }: HotspotOptions): HotspotBaseline =>
  population != null || (weights ?? 'COUNTS') !== 'COUNTS' ? usualBaseline({ weights, population }) : 'LAST_PERIOD';

function checkAreas({ areaType, cellMetres, shape }: HotspotOptions): void {
  if (areaType != null && !AREA_TYPES.includes(areaType)) {
    throw wrong(`Detection by areas takes ${AREA_TYPES.join(', ')}: areas that do not overlap.`, 'areaType');
  }
  if (cellMetres != null) throw wrong('Areas have no size of cell; leave «cellMetres» out, or take unit GRID.', 'cellMetres');
  if (shape != null) throw wrong('Areas have no shape of cell; leave «shape» out, or take unit GRID.', 'shape');
}

function checkGrid({ areaType, cellMetres }: HotspotOptions): void {
  if (areaType != null) throw wrong('«areaType» goes with unit AREAS.', 'areaType');
  inRange(cellMetres, SMALLEST_CELL, LARGEST_CELL, 'cellMetres', 'metres');
}

function inRange(number: number | null | undefined, least: number, most: number, name: keyof HotspotOptions, unit = ''): void {
  if (number == null || (Number.isInteger(number) && number >= least && number <= most)) return;
  const words = unit === '' ? '' : ` ${unit}`;
  throw wrong(`«${name}» is a whole number from ${least} to ${most.toLocaleString('en-GB')}${words}.`, name);
}

function wrong(message: string, name: keyof HotspotOptions): Error {
  return badUserInput(message, ['options', name]);
}
