/** Where a further session could be: where there are sessions already, and libraries. Read under the viewer's role. */
import type { Sql } from '../../database/database.js';

export interface PossiblePlace {
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  readonly longitude: number;
  readonly latitude: number;
}

export function possiblePlaces(sql: Sql): Promise<PossiblePlace[]> {
  return sql.query<PossiblePlace>(
    `SELECT DISTINCT ON (easting, northing) * FROM (
       SELECT p.name, ST_X(p.location_bng) AS easting, ST_Y(p.location_bng) AS northing, ST_X(p.location) AS longitude, ST_Y(p.location) AS latitude, 1 AS rank
         FROM youth_place p WHERE NOT p.sensitive AND p.kind <> 'detached' AND p.location IS NOT NULL
          AND NOT EXISTS (SELECT FROM youth_kept k WHERE k.kind = 'place' AND k.record_id = p.id AND k.closed)
       UNION ALL
       SELECT p.name, ST_X(p.location_bng), ST_Y(p.location_bng), ST_X(p.location), ST_Y(p.location), 2
         FROM place p WHERE p.kind = 'library' AND p.open AND p.location IS NOT NULL
     ) possible ORDER BY easting, northing, rank, name`,
  );
}
