/**
 * What every boundary format is read into: one feature after another, with its properties as text and its rings as the file has
 * them, in degrees (4326) or metres of the National Grid (27700).
 */
import type { Position } from 'geojson';

export type BoundarySrid = 4326 | 27700;

export interface BoundaryFeature {
  /** The feature's number in the file; the first is 1. */
  readonly number: number;
  readonly properties: Readonly<Record<string, string>>;
  /** Polygons, each an outer ring and its holes; null when the feature has no geometry or one that encloses nothing. */
  readonly polygons: Position[][][] | null;
}

export interface BoundaryLayer {
  readonly srid: BoundarySrid;
  readonly features: AsyncIterable<BoundaryFeature>;
}

/** Properties as text; objects and lists among them are left out, for no code or name is one. */
export function textProperties(properties: unknown, id?: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, property] of Object.entries((properties ?? {}) as Record<string, unknown>)) {
    if (property === null || property === undefined || typeof property === 'object') continue;
    texts[name] = String(property).trim();
  }
  if ((typeof id === 'string' || typeof id === 'number') && texts.id === undefined) texts.id = String(id);
  return texts;
}

/** The polygons of a GeoJSON geometry; of a collection, those of its parts. Lines and points enclose nothing: null. */
export function polygonsOf(geometry: unknown): Position[][][] | null {
  if (geometry === null || typeof geometry !== 'object') return null;
  const { type, coordinates, geometries } = geometry as { type?: string; coordinates?: unknown; geometries?: unknown[] };
  if (type === 'Polygon') return [coordinates as Position[][]];
  if (type === 'MultiPolygon') return coordinates as Position[][][];
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    const polygons = geometries.flatMap((part) => polygonsOf(part) ?? []);
    return polygons.length > 0 ? polygons : null;
  }
  return null;
}
