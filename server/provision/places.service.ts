/** Schools, libraries, names of towns and roads, as one GeoJSON FeatureCollection. */
import type { Sql } from '../database/database.js';
import { AREA_GROUND } from './area-ground.sql.js';
import { PLACE_KINDS, type PlaceKind } from './place-kind.js';
import type { Box } from './provision.sql.js';

/** More than any map can show at once; beyond it the answer says `complete: false`. */
export const MOST_PLACES = 20_000;

export interface PlacesAsked {
  readonly kinds?: readonly PlaceKind[];
  /** GSS code, postcode district or composite area. */
  readonly within?: string;
  readonly bbox?: Box;
  /** Only those with a known course: what a map can draw as lines. A district has thousands of named roads that are but a point. */
  readonly withCourse?: boolean;
}

/**
 * Text of a FeatureCollection: points (a road with a known course: its line), properties `kind`, `name`, `detail`, and the foreign
 * member `complete`. Closed places and those that nothing locates are left out.
 */
export async function placesAsGeoJson(
  sql: Sql,
  { kinds = PLACE_KINDS, within, bbox, withCourse = false }: PlacesAsked,
): Promise<string> {
  const parameters: unknown[] = [kinds.map((kind) => kind.toLowerCase()), MOST_PLACES];
  const where = ['p.open', 'p.location IS NOT NULL', 'p.kind = ANY ($1::text[])'];
  if (bbox !== undefined) {
    const corners = [bbox.west, bbox.south, bbox.east, bbox.north].map((degrees) => `$${parameters.push(degrees)}`);
    where.push(`coalesce(p.line, p.location) && ST_MakeEnvelope(${corners.join(', ')}, 4326)`);
  }
  if (withCourse) where.push('p.line IS NOT NULL');
  let ground = '';
  if (within !== undefined) {
    ground = `${AREA_GROUND(`$${parameters.push(within)}`)},`;
    where.push(
      'EXISTS (SELECT FROM ground g WHERE p.location_bng && g.boundary_bng AND ST_Intersects(g.boundary_bng, p.location_bng))',
    );
  }
  const rows = await sql.query<{ collection: string }>(
    `WITH ${ground}
     found AS (
       SELECT p.id, p.kind, p.name, p.detail, coalesce(p.line, p.location) AS geometry
         FROM place p WHERE ${where.join(' AND ')}
        ORDER BY p.kind = 'road', p.id LIMIT $2 + 1
     ),
     shown AS (SELECT * FROM found ORDER BY kind = 'road', id LIMIT $2)
     SELECT json_build_object(
              'type', 'FeatureCollection',
              'complete', (SELECT count(*) FROM found) <= $2,
              'features', coalesce((SELECT json_agg(json_build_object(
                'type', 'Feature',
                'id', id::text,
                'geometry', ST_AsGeoJSON(geometry, 6)::json,
                'properties', json_build_object('kind', upper(kind), 'name', name, 'detail', detail)
              ) ORDER BY kind = 'road', id) FROM shown), '[]'::json)
            )::text AS collection`,
    parameters,
  );
  return rows[0]!.collection;
}
