/** The cells or areas of an answer, as map, table, chart and card share them. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { HotspotCellsQuery } from '../../graphql.generated.js';
import { gridReference } from '../../map/grid-reference.js';

export type Detection = HotspotCellsQuery['hotspotCells'];

/** What a method does not tell is null. */
export interface HotspotRow {
  readonly key: string;
  /** Name of an area; of a cell the National Grid reference of its middle. */
  readonly name: string;
  readonly observed: number;
  readonly class: string;
  readonly landKm2: number;
  readonly sentence: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly expected: number | null;
  readonly neighbourhoodObserved: number | null;
  readonly neighbourhoodExpected: number | null;
  readonly zIsUnfit: boolean;
  /** Of a map of change: reports in the period compared with. */
  readonly before: number | null;
  /** Reports per 1,000 residents, with limits at 95 %. */
  readonly rate: number | null;
  readonly rateLower: number | null;
  readonly rateUpper: number | null;
  /** What the reports weigh, and what could be expected; of the cell and of it with its neighbours. */
  readonly harm: number | null;
  readonly harmExpected: number | null;
  readonly neighbourhoodHarm: number | null;
  readonly neighbourhoodHarmExpected: number | null;
  /** Reports per km² and year, at the middle. */
  readonly density: number | null;
  /** The cluster that most of its clustered reports are of, how many those are, and how many the cluster has in all. */
  readonly cluster: number | null;
  readonly clustered: number | null;
  readonly clusterReports: number | null;
  /** Of a history: reports by slice, and whether they are more (1) or fewer (−1) than expected. */
  readonly slices: readonly number[] | null;
  readonly significance: readonly number[] | null;
}

type Told = Partial<HotspotRow> &
  Pick<HotspotRow, 'key' | 'observed' | 'class' | 'landKm2' | 'sentence'> & { readonly label?: string };

/** A row of which its method tells no more than it must. */
export const untold = {
  expected: null,
  neighbourhoodObserved: null,
  neighbourhoodExpected: null,
  zIsUnfit: false,
  before: null,
  rate: null,
  rateLower: null,
  rateUpper: null,
  harm: null,
  harmExpected: null,
  neighbourhoodHarm: null,
  neighbourhoodHarmExpected: null,
  density: null,
  cluster: null,
  clustered: null,
  clusterReports: null,
  slices: null,
  significance: null,
} as const;

/** Where most is, by what the method looks at, lies first: a sort by anything keeps that order among equals. */
export function rowsOf({ cells, cellMetres, shape }: Pick<Detection, 'cells' | 'cellMetres' | 'shape'>): readonly HotspotRow[] {
  const { features } = cells as FeatureCollection<Polygon | MultiPolygon, Told>;
  return features
    .map(({ properties, geometry }) => ({
      ...untold,
      ...properties,
      geometry,
      name: properties.label ?? cellReference(properties.key, cellMetres ?? 0, shape === 'HEXAGON'),
    }))
    .sort((one, other) => weightOf(other) - weightOf(one));
}

function weightOf(row: HotspotRow): number {
  if (row.neighbourhoodHarm !== null) return row.neighbourhoodHarm - (row.neighbourhoodHarmExpected ?? 0);
  if (row.neighbourhoodObserved !== null) return row.neighbourhoodObserved - (row.neighbourhoodExpected ?? 0);
  if (row.expected !== null) return row.observed - row.expected;
  if (row.slices !== null) return row.observed;
  return row.density ?? row.clustered ?? 0;
}

/** Where a cell is, by its middle. Odd rows of hexagons are shifted east by half a width. */
function cellReference(key: string, metres: number, isHexagon: boolean): string {
  const [east = 0, north = 0] = key.split('/').map(Number);
  return isHexagon
    ? gridReference((east + Math.abs(north % 2) / 2) * metres, north * metres * (Math.sqrt(3) / 2))
    : gridReference((east + 0.5) * metres, (north + 0.5) * metres);
}

/** How many times what is expected was reported; null where nothing is expected, or the method expects nothing. */
export const timesExpected = (observed: number | null, expected: number | null): number | null =>
  observed !== null && expected !== null && expected > 0 ? observed / expected : null;

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
