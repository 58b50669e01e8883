import { propertiesOf } from '../cell-properties.js';
import type { MethodAnswer } from '../methods/method-answer.js';
import type { CountedAreas } from './counted-areas.js';

/** Every area as GeoJSON text of a FeatureCollection. */
export function areaFeatures({ units, boundaries }: Pick<CountedAreas, 'units' | 'boundaries'>, answer: MethodAnswer): string {
  const features = boundaries.map(
    (boundary, at) =>
      `{"type":"Feature","geometry":${boundary},"properties":{"gssCode":${JSON.stringify(units.keys[at])},${propertiesOf(units, answer, at)}}}`,
  );
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}
