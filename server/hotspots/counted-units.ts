/** What detection is done on: cells or areas, side by side in arrays, with counts, land and residents. */
import type { AreaType } from '../areas/areas.service.js';
import type { SpatialWeights } from '../statistics/spatial-weights.js';
import type { CellShape } from './cells/land-cells.js';
import type { HotspotUnit } from './hotspot-words.js';

export interface CountedUnits {
  readonly unit: HotspotUnit;
  /** Of cells. */
  readonly cellMetres: number | null;
  readonly shape: CellShape | null;
  /** Why cells are of this size. */
  readonly sizeReason: string | null;
  /** Of areas. */
  readonly areaType: AreaType | null;
  readonly vintage: number | null;
  readonly keys: readonly string[];
  /** Names of areas; cells have none. */
  readonly labels: readonly string[] | null;
  readonly counts: Float64Array;
  /** What counts are rounded to; 1 when they are exact. */
  readonly roundedTo: number;
  /** Square metres of land. */
  readonly land: Float64Array;
  /** NaN where not known. */
  readonly residents: Float64Array;
  readonly easting: Float64Array;
  readonly northing: Float64Array;
  readonly weights: SpatialWeights;
  /** Located, and in no unit: in the sea, or beyond the boundaries. */
  readonly outside: number;
  /** Areas whose count is withheld, so that they are not among the units. */
  readonly withheld: number;
}
