import { plural } from '../../components/numbers.js';
import type { AreaFeature } from '../../map/boundaries.js';
import { contains } from '../../map/boundaries.js';
import type { AreaRow } from './area-rows.js';
import type { MapDrawing } from '../../map/map-drawing.js';

/** After a move, for screen readers: what the map is centred on and how much of the table it shows. */
export function mapMoveText(drawing: MapDrawing, features: readonly AreaFeature[], rows: readonly AreaRow[]): string {
  const { latitude, longitude, zoom } = drawing.frame.position();
  const bounds = drawing.frame.map.getBounds();
  const inRows = new Set(rows.map((row) => row.key));
  const inView = features.filter((feature) => {
    const point = drawing.areas.pointOf(feature.properties.gssCode);
    return point !== undefined && inRows.has(feature.properties.gssCode) && bounds.contains(point);
  }).length;
  const centre = features.find((feature) => contains(feature, longitude, latitude));
  return `Map at zoom ${Number(zoom.toFixed(1))}, centred on ${centre?.properties.name ?? 'a place outside the areas shown'}. ${plural(inView, 'area', 'areas')} of ${rows.length} in view.`;
}
