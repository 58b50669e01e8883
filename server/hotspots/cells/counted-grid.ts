/** Incidents on the cells of a grid that have land. */
import type { Sql } from '../../database/database.js';
import { KeptReadings } from '../../database/kept-readings.js';
import { countLocated, type LocatedCell, type LocatedQuestion } from '../../incidents/incidents.service.js';
import { weightsWithinDistance, type SpatialWeights } from '../../statistics/spatial-weights.js';
import type { CountedUnits } from '../counted-units.js';
import type { CheckedOptions } from '../hotspot-options.js';
import { chooseCellSize } from './cell-size.js';
import { cellCentre, cellHolding, cellNumber, landCells, type CellShape, type LandCells } from './land-cells.js';
import type { PlaceGround } from './place-ground.js';

/** A grid over a place: which cells there are, and who is whose neighbour. Counts come and go; this stays with the boundaries. */
export interface Grid {
  readonly cellMetres: number;
  readonly shape: CellShape;
  readonly sizeReason: string;
  readonly cells: LandCells;
  readonly easting: Float64Array;
  readonly northing: Float64Array;
  readonly weights: SpatialWeights;
  /** The numbers of the cell that holds a point, whether or not it is one of the grid. */
  readonly cellAt: (easting: number, northing: number) => readonly [east: number, north: number];
}

type Laid = Pick<Grid, 'cells' | 'easting' | 'northing' | 'weights'>;

const kept = new KeptReadings<Laid>(8);

/** @throws CallerError BAD_USER_INPUT */
export async function layGrid(
  sql: Sql,
  located: LocatedQuestion,
  ground: PlaceGround,
  { cellMetres, shape, neighbours, neighbourMetres }: CheckedOptions,
): Promise<Grid> {
  const inCells = located.reported.reduce((sum, one) => sum + (one.located ? one.count : 0), 0);
  const size = chooseCellSize(cellMetres, { located: inCells, landKm2: ground.landKm2, isSnapped: located.isSnapped });
  const reach = neighbourMetres ?? reachOf(size.metres, shape, neighbours);
  const key = JSON.stringify([ground.key, size.metres, shape, reach]);
  const laid = await kept.get(sql, key, () => Promise.resolve(lay(ground, size.metres, shape, reach)));
  const cellAt = (easting: number, northing: number) => cellHolding(easting, northing, size.metres, shape);
  return { ...laid, cellMetres: size.metres, shape, sizeReason: size.reason, cellAt };
}

function lay(ground: PlaceGround, metres: number, shape: CellShape, reach: number): Laid {
  const cells = landCells(ground.areas, metres, shape);
  const centres = Array.from(cells.east, (east, at) => cellCentre(east, cells.north[at]!, metres, shape));
  const easting = Float64Array.from(centres, ([x]) => x);
  const northing = Float64Array.from(centres, ([, y]) => y);
  return { cells, easting, northing, weights: weightsWithinDistance(easting, northing, reach, { self: true }) };
}

/** Centres of neighbours lie one width apart, of squares that touch at a corner √2: far enough from 1.5 for any rounding. */
function reachOf(metres: number, shape: CellShape, neighbours: CheckedOptions['neighbours']): number {
  return metres * (shape === 'SQUARE' && neighbours === 'QUEEN' ? 1.5 : 1.2);
}

/** Counts of one channel's reports, or of all; incidents in no cell of the grid are counted apart. */
export function countsOn(
  { cells }: Pick<Grid, 'cells'>,
  counted: readonly LocatedCell[],
  isCounted: (cell: LocatedCell) => boolean = () => true,
): { readonly counts: Float64Array; readonly outside: number } {
  const counts = new Float64Array(cells.east.length);
  let outside = 0;
  for (const cell of counted) {
    if (!isCounted(cell)) continue;
    const place = cells.index.get(cellNumber(cell.east, cell.north));
    if (place === undefined) outside += cell.n;
    else counts[place]! += cell.n;
  }
  return { counts, outside };
}

export function countOnGrid(
  sql: Sql,
  located: LocatedQuestion,
  { cellMetres, shape }: Grid,
  by: { readonly byMonth?: boolean; readonly byCategory?: boolean } = {},
): Promise<LocatedCell[]> {
  return countLocated(sql, located.question, { cellMetres, shape, ...by });
}

/** A grid with what was asked of it. */
export interface CountedGrid {
  readonly grid: Grid;
  readonly located: LocatedQuestion;
  readonly ground: PlaceGround;
}

export function unitsOf(
  grid: Grid,
  { counts, outside }: { readonly counts: Float64Array; readonly outside: number },
): CountedUnits {
  const { cells, cellMetres, shape, sizeReason, easting, northing, weights } = grid;
  return {
    unit: 'GRID',
    cellMetres,
    shape,
    sizeReason,
    areaType: null,
    vintage: null,
    keys: Array.from(cells.east, (east, at) => `${east}/${cells.north[at]!}`),
    labels: null,
    counts,
    roundedTo: 1,
    land: cells.land,
    residents: cells.residents,
    easting,
    northing,
    weights,
    outside,
    withheld: 0,
  };
}
