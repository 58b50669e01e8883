import { propertiesOf } from '../cell-properties.js';
import type { HotCells } from '../gi-star-cells.js';
import type { HotspotBaseline } from '../hotspot-words.js';
import type { CountedAreas } from './counted-areas.js';

/** Every area as GeoJSON text of a FeatureCollection. */
export function areaFeatures(
  { units, boundaries }: Pick<CountedAreas, 'units' | 'boundaries'>,
  cells: HotCells,
  baseline: HotspotBaseline,
): string {
  const features = boundaries.map(
    (boundary, at) =>
      `{"type":"Feature","geometry":${boundary},"properties":{"gssCode":${JSON.stringify(units.keys[at])},${propertiesOf(units, cells, at, baseline)}}}`,
  );
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}
