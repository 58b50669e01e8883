import { renewDataVersion } from '../../server/database/data-version.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { AREAS_ONE_BY_ONE, POINTS_ONE_BY_ONE } from '../../server/incidents/summary-blocks.sql.js';

/** Between tests: partitions stay, as they do in life. */
export async function emptyIncidents(database: PostgresDatabase): Promise<void> {
  await database.asOwner(async (sql) => {
    await sql.execute(
      `TRUNCATE asb_report, firearms_discharge, recorded_crime, street_outcome, incident_area_count, incident_cell_count, incident_series, incident_lsoas, incident_slice,
                replaced_row, batch_coverage, area_derivation, area_lsoa, area, lsoa_change, area_link, area_boundary, postcode`,
    );
    await sql.execute('DELETE FROM batch');
    await renewDataVersion(sql);
  });
}

const SLICE = '(s.kind, s.category, s.source, s.force_code, i.months, i.period, i.last_month, i.located, i.nowhere)';

/** Everything a load or an undo may touch, as text, so that «the state before» can be compared. */
export async function snapshot(database: PostgresDatabase): Promise<Record<string, string[]>> {
  const queries: Record<string, string> = {
    incidents: 'SELECT i::text AS row FROM incident i',
    crimes: 'SELECT r::text AS row FROM recorded_crime r',
    slices: `SELECT ${SLICE}::text AS row FROM incident_slice i JOIN incident_series s ON s.id = i.series`,
    areas: `SELECT ${SLICE}::text || (l.lsoa21, l.lsoa11, c.coded, c.located, c.count)::text AS row FROM ${AREAS_ONE_BY_ONE} c
              JOIN incident_slice i ON i.id = c.slice JOIN incident_series s ON s.id = i.series JOIN incident_lsoas l ON l.id = c.lsoas`,
    cells: `SELECT ${SLICE}::text || (c.metres, c.cell_east, c.cell_north, l.lsoa21, l.lsoa11, c.longitude, c.latitude, c.count)::text AS row FROM ${POINTS_ONE_BY_ONE} c
              JOIN incident_slice i ON i.id = c.slice JOIN incident_series s ON s.id = i.series LEFT JOIN incident_lsoas l ON l.id = c.lsoas`,
    coverage: 'SELECT c::text AS row FROM batch_coverage c',
  };
  return database.asOwner(async (sql) => {
    const state: Record<string, string[]> = {};
    for (const [name, query] of Object.entries(queries)) {
      state[name] = (await sql.query<{ row: string }>(`${query} ORDER BY 1`)).map(({ row }) => row);
    }
    return state;
  });
}
