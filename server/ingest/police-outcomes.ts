/** data.police.uk outcomes files: what came of a crime, month by month; several to a crime, joined to it on its Crime ID. */
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { forceSlug } from './police-force.js';
import { column } from './incident-row.js';
import { OPEN_GOVERNMENT_LICENCE, type Source, type Stage } from './source.js';

const STAGE: Stage = {
  name: 'outcome',
  columns: {
    row_number: 'bigint',
    force_code: 'text',
    crime_id: 'text',
    month: 'date',
    outcome: 'text',
    lsoa_code: 'text',
    longitude: 'double precision',
    latitude: 'double precision',
  },
};

export const policeOutcomes: Source = {
  name: 'police-outcomes',
  title: 'Outcomes of crimes (data.police.uk)',
  openData: {
    publisher: 'data.police.uk (Home Office and the police forces)',
    licence: OPEN_GOVERNMENT_LICENCE,
    basis: 'Anonymised by its publisher: outcomes by the published id of a crime, without persons.',
  },
  layouts: [
    {
      name: 'data.police.uk outcomes',
      columns: [
        column('Crime ID', 'code', 'identifier of the crime in the street files', { required: true, mayBeEmpty: true }),
        column('Month', 'month', 'the month of the outcome, 2024-06', { required: true }),
        column('Reported by', 'text', 'the force that published the row'),
        column('Falls within', 'text', 'the force it belongs to', { required: true, longest: 100 }),
        column('Longitude', 'number', 'degrees, of the anonymous map point'),
        column('Latitude', 'number', 'degrees'),
        column('Location', 'text', 'the map point in words'),
        column('LSOA code', 'code', 'the LSOA of the map point'),
        column('LSOA name', 'text', 'its name'),
        column('Outcome type', 'text', 'the outcome, kept in these words', { required: true }),
      ],
    },
  ],
  stages: [STAGE],
  tables: ['street_outcome'],
  open: (bytes, context) => csvReading(policeOutcomes, bytes, context, () => checkOutcome),

  async publish(sql, context) {
    await sql.execute(
      `INSERT INTO street_outcome (batch_id, row_number, force_code, crime_id, month, outcome, lsoa_code, location)
       SELECT $1, row_number, force_code, crime_id, month, outcome, lsoa_code,
              CASE WHEN longitude IS NOT NULL THEN ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) END
         FROM ${context.stage(STAGE.name)}`,
      [context.batchId],
    );
    const [joined] = await sql.query<{ without: number; apart: number }>(
      `SELECT count(*) FILTER (WHERE o.crime_id IS NULL)::int AS without,
              count(*) FILTER (WHERE o.crime_id IS NOT NULL AND NOT EXISTS (SELECT FROM recorded_crime c WHERE c.crime_id = o.crime_id))::int AS apart
         FROM ${context.stage(STAGE.name)} o`,
    );
    if (joined!.without > 0) context.warn(`${joined!.without} outcomes have no Crime ID: kept, joined to no crime.`);
    if (joined!.apart > 0)
      context.warn(
        `${joined!.apart} outcomes belong to crimes of street files that are not loaded yet: kept, and joined when they are.`,
      );
  },

  conflicts: (sql, context) =>
    sql.query<{ batchId: number; what: string }>(
      `SELECT b.id AS "batchId", b.file_name || ', ' || string_agg(DISTINCT s.force_code || ' ' || to_char(s.month, 'YYYY-MM'), ', ') AS what
         FROM (SELECT DISTINCT force_code, month FROM ${context.stage(STAGE.name)}) s
         JOIN (SELECT DISTINCT batch_id, force_code, month FROM street_outcome) o ON o.force_code = s.force_code AND o.month = s.month
         JOIN batch b ON b.id = o.batch_id AND b.state = 'published' AND b.id <> $1
        GROUP BY b.id, b.file_name ORDER BY b.id`,
      [context.batchId],
    ),

  // Outcomes are joined when they are read; nothing is derived from them.
  refresh: () => Promise.resolve(),
};

const checkOutcome: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  const month = reader.month('Month');
  const position = reader.position({ longitude: 'Longitude', latitude: 'Latitude' });
  if (reader.errors.length > 0) return badRow(reader.errors);
  const degrees = position?.srid === 4326 ? [String(position.longitude), String(position.latitude)] : [null, null];
  return goodRow(
    STAGE.name,
    [
      String(row),
      forceSlug(reader.text('Falls within') ?? ''),
      reader.text('Crime ID'),
      `${month}-01`,
      reader.text('Outcome type'),
      reader.text('LSOA code'),
      ...degrees,
    ],
    position !== null,
  );
};
