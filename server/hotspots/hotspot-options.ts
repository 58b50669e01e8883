/** What may be chosen beside the method, checked: what is wrong is said with its path, before anything is read. */
import type { AreaType } from '../areas/areas.service.js';
import { badUserInput } from '../errors.js';
import type { CellShape } from './cells/land-cells.js';
import type { Period } from './period-before.js';
import type { HotspotBaseline, HotspotMethod, HotspotUnit, NeighbourRule } from './hotspot-words.js';

/** As asked; whatever is left out is chosen, and the choice is said in the method card. */
export interface HotspotOptions {
  readonly unit?: HotspotUnit | null;
  readonly areaType?: AreaType | null;
  readonly cellMetres?: number | null;
  readonly shape?: CellShape | null;
  readonly baseline?: HotspotBaseline | null;
  /** With baseline LAST_PERIOD: which period. */
  readonly against?: Period | null;
  readonly neighbours?: NeighbourRule | null;
  readonly neighbourMetres?: number | null;
  readonly seed?: number | null;
}

/** With everything chosen but the size of cells, which depends on what is counted. */
export interface CheckedOptions {
  readonly unit: HotspotUnit;
  readonly areaType: AreaType | null;
  readonly cellMetres: number | null;
  readonly shape: CellShape;
  readonly baseline: HotspotBaseline;
  readonly against: Period | null;
  readonly neighbours: NeighbourRule;
  readonly neighbourMetres: number | null;
  readonly seed: number;
}

export const SMALLEST_CELL = 50;
export const LARGEST_CELL = 10_000;
const LARGEST_NEIGHBOUR_DISTANCE = 20_000;
const LARGEST_SEED = 2 ** 31 - 1;

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
  if ((neighbours === 'DISTANCE') !== (given.neighbourMetres != null)) {
    throw wrong('«neighbourMetres» goes with neighbours DISTANCE, and DISTANCE with it.', 'neighbourMetres');
  }
  if (given.against != null && (given.baseline ?? 'LAST_PERIOD') !== 'LAST_PERIOD') {
    throw wrong('«against» goes with baseline LAST_PERIOD.', 'against');
  }
  inRange(given.neighbourMetres, 1, LARGEST_NEIGHBOUR_DISTANCE, 'neighbourMetres', 'metres');
  inRange(given.seed, 0, LARGEST_SEED, 'seed');
  if (method !== 'GI_STAR') throw badUserInput('Only GI_STAR is answered yet.', ['method']);
  return {
    unit,
    areaType: given.areaType ?? null,
    cellMetres: given.cellMetres ?? null,
    shape: given.shape ?? 'SQUARE',
    baseline: given.baseline ?? (given.against == null ? 'EVEN_OVER_LAND' : 'LAST_PERIOD'),
    against: given.against ?? null,
    neighbours,
    neighbourMetres: given.neighbourMetres ?? null,
    seed: given.seed ?? 1,
  };
}

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
