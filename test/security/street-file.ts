import type { Database } from '../../server/database/database.js';

const HEADER =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';

/** A street file made up for the small areas that are loaded: two thefts and one drugs offence in each. */
export async function streetFileOf(database: Database): Promise<string> {
  const areas = await database.asOwner((sql) =>
    sql.query<{ code: string; name: string; longitude: number; latitude: number }>(
      `SELECT gss_code AS code, name, ST_X(centre) AS longitude, ST_Y(centre) AS latitude FROM area WHERE type = 'LSOA' AND in_use ORDER BY 1`,
    ),
  );
  const rows = areas.flatMap(({ code, name, longitude, latitude }, place) =>
    ['Other theft', 'Other theft', 'Drugs'].map(
      (type, number) =>
        `${'0'.repeat(50)}${String(place * 3 + number).padStart(14, '0')},2026-01,Marram Police,Marram Police,${longitude.toFixed(6)},${latitude.toFixed(6)},On or near Sand Lane,${code},${name},${type},,`,
    ),
  );
  return [HEADER, ...rows, ''].join('\n');
}
