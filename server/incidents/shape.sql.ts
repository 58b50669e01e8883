import type { CheckedFilter } from './incident-filter.js';
import type { Parameters } from './parameters.js';

/** The place a filter draws, as a geometry in degrees; null when it draws none. */
export function shapeOf(
  { bbox, within, near }: Pick<CheckedFilter, 'bbox' | 'within' | 'near'>,
  parameters: Parameters,
): string | null {
  const degrees = (number: number): string => parameters.add(number, 'float8');
  if (bbox != null) return `ST_MakeEnvelope(${[bbox.west, bbox.south, bbox.east, bbox.north].map(degrees).join(', ')}, 4326)`;
  if (within !== null) return `ST_SetSRID(ST_GeomFromGeoJSON(${parameters.add(within, 'text')}), 4326)`;
  if (near == null) return null;
  const centre = `ST_SetSRID(ST_MakePoint(${degrees(near.longitude)}, ${degrees(near.latitude)}), 4326)`;
  return `ST_Buffer(${centre}::geography, ${degrees(near.metres)})::geometry`;
}
