/** The filter's rules once more, in plain words over every row: what the answers from summaries are held against. */
import type { Sql } from '../../server/database/database.js';
import type { IncidentFilter } from '../../server/incidents/incidents.service.js';

export interface PlainIncident {
  readonly kind: 'ASB_REPORT' | 'RECORDED_CRIME' | 'FIREARMS_DISCHARGE';
  readonly category: string;
  readonly source: string;
  readonly month: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly lsoa21: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly easting: number | null;
  readonly northing: number | null;
}

export function allIncidents(sql: Sql): Promise<PlainIncident[]> {
  return sql.query<PlainIncident>(
    `SELECT kind, category, source, to_char(occurred_from AT TIME ZONE 'Europe/London', 'YYYY-MM') AS month,
            to_char(occurred_from AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "firstDay",
            to_char((occurred_to - interval '1 microsecond') AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "lastDay",
            lsoa21, ST_X(location) AS longitude, ST_Y(location) AS latitude, ST_X(location_bng) AS easting, ST_Y(location_bng) AS northing
       FROM incident`,
  );
}

/** One force only: then a source covers the months between its first and its last, or for open data those it names. */
export function admits(
  filter: IncidentFilter,
  incident: PlainIncident,
  all: readonly PlainIncident[],
  lsoasOf: Readonly<Record<string, readonly string[]>>,
): boolean {
  const { kinds, categories, from, to, areaCodes, bbox } = filter;
  if (kinds != null && !kinds.includes(incident.kind)) return false;
  if (categories != null && !categories.includes(incident.category)) return false;
  if (from != null && incident.lastDay < from) return false;
  if (to != null && incident.firstDay > to) return false;
  if (areaCodes != null && !areaCodes.some((code) => incident.lsoa21 !== null && lsoasOf[code]!.includes(incident.lsoa21)))
    return false;
  if (bbox != null) {
    const { longitude, latitude } = incident;
    if (longitude === null || latitude === null) return false;
    if (longitude < bbox.west || longitude > bbox.east || latitude < bbox.south || latitude > bbox.north) return false;
  }
  if (incident.source !== 'police.uk') return true;
  const rival = all.filter((other) => other.kind === incident.kind && other.source !== 'police.uk').map(({ month }) => month);
  return !rival.some((first) => rival.some((last) => first <= incident.month && incident.month <= last));
}
