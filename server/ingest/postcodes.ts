/**
 * Source `postcodes`: Code-Point Open. Its files have no header: ten columns in a fixed order. Quality 90 means that the place is not
 * known; its easting and northing are printed as 0 and become «no location».
 */
import { refreshAreas } from '../areas/derive/refresh-areas.js';
import type { Sql } from '../database/database.js';
import { geocodePlaces } from '../provision/geocode-places.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { UnreadableFile } from './refusals.js';
import { OPEN_GOVERNMENT_LICENCE, type ColumnRule, type PublishContext, type Source } from './source.js';

const NO_LOCATION = 90;

const column = (name: string, kind: ColumnRule['kind'], description: string, mayBeEmpty = true): ColumnRule => ({
  name,
  kind,
  required: true,
  mayBeEmpty,
  description,
});

export const postcodes: Source = {
  name: 'postcodes',
  title: 'Postcodes with their places (Code-Point Open)',
  openData: {
    publisher: 'Ordnance Survey; Royal Mail',
    licence: OPEN_GOVERNMENT_LICENCE,
    basis: 'Places of postcodes, each of several addresses and now and then of one: no personal data are held.',
  },
  layouts: [
    {
      name: 'Code-Point Open',
      headerless: true,
      columns: [
        column('postcode', 'code', 'the whole postcode', false),
        column('quality', 'integer', 'positional quality, 10 best, 90 no location', false),
        column('easting', 'number', 'National Grid easting in metres'),
        column('northing', 'number', 'National Grid northing in metres'),
        column('country', 'code', 'country'),
        column('nhs_region', 'code', 'NHS regional health authority'),
        column('nhs_area', 'code', 'NHS health authority'),
        column('county', 'code', 'county'),
        column('district', 'code', 'district'),
        column('ward', 'code', 'ward'),
      ],
    },
  ],
  stages: [
    {
      name: 'postcode',
      columns: {
        postcode: 'text',
        postcode_key: 'text',
        quality: 'int',
        easting: 'float8',
        northing: 'float8',
        district_code: 'text',
        ward_code: 'text',
      },
    },
  ],
  tables: ['postcode'],
  open: (bytes, context) => csvReading(postcodes, bytes, context, () => check),
  publish,
  conflicts: () => Promise.resolve([]),
  async refresh(sql) {
    await refreshAreas(sql);
    await geocodePlaces(sql);
  },
};

const check: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  const postcode = reader.postcode('postcode');
  const quality = reader.integer('quality', { min: 10, max: 90 });
  const unplaced = quality === NO_LOCATION && Number(record['easting']) === 0 && Number(record['northing']) === 0;
  const position = unplaced ? null : reader.position({ easting: 'easting', northing: 'northing' });
  if (reader.errors.length > 0 || postcode === null || quality === null) return badRow(reader.errors);
  const grid = position !== null && position.srid === 27700 && quality !== NO_LOCATION ? position : null;
  return goodRow(
    'postcode',
    [
      postcode.text,
      postcode.key,
      String(quality),
      grid === null ? null : String(grid.easting),
      grid === null ? null : String(grid.northing),
      reader.text('district'),
      reader.text('ward'),
    ],
    grid !== null,
  );
};

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const stage = context.stage('postcode');
  const repeated = await sql.query<{ postcode: string }>(
    `SELECT min(postcode) AS postcode FROM ${stage} GROUP BY postcode_key HAVING count(*) > 1 ORDER BY 1 LIMIT 5`,
  );
  if (repeated.length > 0) {
    throw new UnreadableFile(
      `Postcodes stand in the file more than once: ${repeated.map((one) => one.postcode).join(', ')}.`,
      'Keep one row a postcode.',
      { column: 'postcode' },
    );
  }
  await sql.execute(
    `INSERT INTO postcode (batch_id, postcode, postcode_key, outward, quality, location, location_bng, district_code, ward_code)
     SELECT $1, postcode, postcode_key, left(postcode_key, -3), quality, ST_Transform(spot, 4326), spot, district_code, ward_code
       FROM (SELECT *, ST_SetSRID(ST_MakePoint(easting, northing), 27700) AS spot FROM ${stage}) placed`,
    [context.batchId],
  );
}
