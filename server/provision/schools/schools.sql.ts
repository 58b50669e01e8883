/** Schools in or near hotspot areas that are active, with the programmes held there. Read under the viewer's own role, which has borders of areas or does not. */
import type { Sql } from '../../database/database.js';
import type { SchoolYear } from './school-year.js';

export interface SchoolInArea {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly programmes: readonly { readonly programme: string; readonly heldOn: string; readonly provider: string | null }[];
}

/** @param metres from the border; 0 for inside it. @param today in London */
export function schoolsInAreas(sql: Sql, metres: number, { from, to }: SchoolYear, today: string): Promise<SchoolInArea[]> {
  return sql.query<SchoolInArea>(
    `SELECT p.id::text, p.name, p.detail, near.areas, coalesce(held.programmes, '[]'::json) AS programmes
       FROM place p
       CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('id', h.id::text, 'name', h.name) ORDER BY lower(h.name), h.id) AS areas FROM hotspot_area h
          WHERE hotspot_status(h.status, h.review_on, $4::date) = 'active' AND ST_DWithin(h.boundary_bng, p.location_bng, $1)
       ) near
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_object('programme', g.programme, 'heldOn', g.held_on::text, 'provider', g.provider) ORDER BY g.held_on, g.programme) AS programmes
           FROM prevention_programme g WHERE g.school_reference = p.reference AND g.held_on BETWEEN $2::date AND $3::date
       ) held ON true
      WHERE p.kind = 'school' AND p.open AND p.location_bng IS NOT NULL AND near.areas IS NOT NULL
      ORDER BY held.programmes IS NOT NULL, lower(p.name), p.id`,
    [metres, from, to, today],
  );
}
