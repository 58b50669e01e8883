/**
 * Boundaries drawn with fewer points, for maps seen from afar. Lines that neighbours share are simplified once (Visvalingam's method on
 * a topology), so that no gap or overlap opens between them, as simplifying each polygon by itself would leave.
 */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, planarRingArea, planarTriangleArea, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { AreaType } from './area-type.js';

export type AreaShapes = FeatureCollection<Polygon | MultiPolygon, { gssCode: string; name: string }>;

/** Corners whose triangle with their neighbours is smaller than this, in square metres, are left out. */
const SMALLEST_CORNER: Readonly<Record<AreaType, number>> = {
  LSOA: 400,
  MSOA: 1_000,
  WARD: 1_000,
  POSTCODE_DISTRICT: 2_000,
  COMPOSITE: 1_000,
  DISTRICT: 5_000,
  UPPER_TIER: 10_000,
  FORCE: 20_000,
};

/** One square metre in square degrees at 53° north, in the middle of England. */
const SQUARE_DEGREES_PER_SQUARE_METRE = 1 / (111_320 * 111_320 * Math.cos((53 * Math.PI) / 180));

/** Every area stays: one too small to be simplified is given as it was. */
export function simplifiedShapes(shapes: AreaShapes, type: AreaType): AreaShapes {
  if (shapes.features.length === 0) return shapes;
  const smallest = SMALLEST_CORNER[type] * SQUARE_DEGREES_PER_SQUARE_METRE;
  const weighed = presimplify(
    topology({ areas: shapes }) as Topology<{ areas: GeometryCollection<{ gssCode: string; name: string }> }>,
    planarTriangleArea,
  );
  const simple = simplify(weighed, smallest);
  // Rings that shrank to a line, small islands most often, go; an area that has no other keeps its own shape.
  const kept = filter(simple, filterWeight(simple, smallest / 10, planarRingArea)) as typeof simple;
  const drawn = feature(kept, kept.objects.areas) as unknown as FeatureCollection<
    Polygon | MultiPolygon | null,
    { gssCode: string; name: string }
  >;
  return {
    type: 'FeatureCollection',
    features: drawn.features.map((area, index) =>
      isDrawable(area.geometry) ? { ...area, geometry: area.geometry } : shapes.features[index]!,
    ),
  };
}

function isDrawable(geometry: Polygon | MultiPolygon | null): geometry is Polygon | MultiPolygon {
  if (geometry === null) return false;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.length > 0 && polygons.every((rings) => rings.length > 0 && rings.every((ring) => ring.length >= 4));
}
