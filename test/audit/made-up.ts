import { asbReports } from '../../server/ingest/asb-reports.js';
import { boundaries } from '../../server/ingest/boundaries.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { LSOA21, squares } from '../areas/squares.js';
import { loadText } from '../ingest/load-text.js';

export const SHOT_PLACE = '-2.995';

const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n' +
  'c1,2025-03,Marram Police,Marram Police,-3.010000,53.500000,On or near Sand Lane,E01000001,Marram 001A,Burglary,Under investigation,\n' +
  'c2,2025-03,Marram Police,Marram Police,-2.990000,53.500000,On or near Quay Road,E01000002,Marram 001B,Drugs,,\n';
const SHOTS =
  'reference,force,occurred_from,longitude,latitude,weapon,verification\n' +
  `F1,marram,2025-03-09T23:10,${SHOT_PLACE}50,53.5050,handgun,confirmed\n`;

/** 130 reports of a council's own list, more than are told one by one. */
function reports(): string {
  const rows = Array.from(
    { length: 130 },
    (_, row) => `A${row},marram,2025-03-${String((row % 27) + 1).padStart(2, '0')}T20:15,council,-3.01,53.5,Noise,nuisance`,
  );
  return `reference,force,occurred_from,agency,longitude,latitude,category,national_type\n${rows.join('\n')}\n`;
}

/** Two areas, two open crimes, one discharge, 130 of a council's own reports. */
export async function loadMadeUp(database: PostgresDatabase): Promise<void> {
  const lsoas = squares(LSOA21, { E01000001: [-2, -2, 2, 4], E01000002: [0, -2, 2, 4] });
  for (const [source, text, name] of [
    [boundaries, lsoas, 'lsoa21.geojson'],
    [policeStreet, STREET, '2025-03-marram-street.csv'],
    [asbReports, reports(), 'own.csv'],
    [firearmsDischarges, SHOTS, 'shots.csv'],
  ] as const) {
    const { errors } = await loadText(database, source, text, source === boundaries ? { type: 'lsoa', vintage: 2021 } : {}, name);
    if (errors.length > 0) throw new Error(`made-up rows were refused: ${JSON.stringify(errors)}`);
  }
}
