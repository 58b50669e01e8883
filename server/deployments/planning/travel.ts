/**
 * Minutes from one place to another: straight line × detour ÷ speed. 1.3 is a usual detour of towns; on foot 4.8 km/h, by van 24 km/h. Rivers,
 * canals and railways are not known to it: a place across one is banned for the team on foot, or its table of travel times loaded.
 */
import type { PlannedTeam, PlanSettings } from './plan-input.js';

export interface GridPoint {
  readonly easting: number;
  readonly northing: number;
}

export function metresBetween(a: GridPoint, b: GridPoint): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing);
}

/** `travelMinutes({0, 0}, {3000, 4000}, 'van', usual)` → 5 km × 1.3 ÷ 24 km/h = 16.25. */
export function travelMinutes(a: GridPoint, b: GridPoint, by: PlannedTeam['by'], settings: PlanSettings): number {
  const kmh = by === 'foot' ? settings.kmhOnFoot : settings.kmhByVan;
  return ((metresBetween(a, b) * settings.detour) / 1000 / kmh) * 60;
}
