/** The cells or areas of an answer, as map, table, chart and card share them. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { HotspotCellsQuery } from '../../graphql.generated.js';
import { gridReference } from '../../map/grid-reference.js';

export type Detection = HotspotCellsQuery['hotspotCells'];

export interface HotspotRow {
  readonly key: string;
  /** Name of an area; of a cell the National Grid reference of its middle. */
  readonly name: string;
  readonly observed: number;
  readonly expected: number;
  readonly neighbourhoodObserved: number;
  readonly neighbourhoodExpected: number;
  readonly class: string;
  readonly landKm2: number;
  readonly zIsUnfit: boolean;
  readonly sentence: string;
  readonly geometry: Polygon | MultiPolygon;
}

type Told = Omit<HotspotRow, 'name' | 'geometry'> & { readonly label?: string };

/** Where most over the expected lies first: a sort by anything keeps that order among equals. */
export function rowsOf({ cells, cellMetres, shape }: Pick<Detection, 'cells' | 'cellMetres' | 'shape'>): readonly HotspotRow[] {
  const { features } = cells as FeatureCollection<Polygon | MultiPolygon, Told>;
  return features
    .map(({ properties, geometry }) => ({
      ...properties,
      geometry,
      name: properties.label ?? cellReference(properties.key, cellMetres ?? 0, shape === 'HEXAGON'),
    }))
    .sort((one, other) => excessOf(other) - excessOf(one));
}

const excessOf = (row: HotspotRow): number => row.neighbourhoodObserved - row.neighbourhoodExpected;

/** Where a cell is, by its middle. Odd rows of hexagons are shifted east by half a width. */
function cellReference(key: string, metres: number, isHexagon: boolean): string {
  const [east = 0, north = 0] = key.split('/').map(Number);
  return isHexagon
    ? gridReference((east + Math.abs(north % 2) / 2) * metres, north * metres * (Math.sqrt(3) / 2))
    : gridReference((east + 0.5) * metres, (north + 0.5) * metres);
}

/** How many times what is expected was reported; null where nothing is expected. */
export const timesExpected = (observed: number, expected: number): number | null => (expected > 0 ? observed / expected : null);

/** A point in a cell or area to ask other shapes about: the middle of its first ring. */
export function middleOf(row: Pick<HotspotRow, 'geometry'>): Point {
  const corners = cornersOf(row);
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / Math.max(1, corners.length);
  return [mean(0), mean(1)];
}

export function cornersOf({ geometry }: Pick<HotspotRow, 'geometry'>): readonly Point[] {
  const ring = (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
  return ring.slice(0, -1) as unknown as Point[];
}

type Point = readonly [longitude: number, latitude: number];
