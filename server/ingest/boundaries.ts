/**
 * Source `boundaries`: areas with their shapes, from GeoJSON, TopoJSON, zipped shapefiles and KML. Rings that cross or touch
 * themselves are repaired, and each repair is reported; everything else that is wrong is refused feature by feature.
 */
import { areaTypeOfWord, type PublishedAreaType } from '../areas/area-type.js';
import { refreshAreas } from '../areas/derive/refresh-areas.js';
import { validPolygons } from '../areas/valid-polygons.js';
import type { Sql } from '../database/database.js';
import { isOutwardCode, recogniseBoundaryColumns, typesOfCode, type BoundaryColumns } from './boundary-columns.js';
import { boundaryFault } from './boundary-check.js';
import type { BoundaryFeature, BoundaryLayer } from './boundary-formats/boundary-feature.js';
import { readGeoJson } from './boundary-formats/geojson-reader.js';
import { readKml } from './boundary-formats/kml-reader.js';
import { readShapefile } from './boundary-formats/shapefile-reader.js';
import { readTopoJson } from './boundary-formats/topojson-reader.js';
import { allBytes, allText, withFirstBytes } from './boundary-formats/whole-file.js';
import { badRow, goodRow } from './csv-reading.js';
import { UnreadableFile, rowError } from './refusals.js';
import { decodeUtf8 } from './sniff.js';
import {
  OPEN_GOVERNMENT_LICENCE,
  NO_PERSONS,
  LONGEST_KEY,
  type CheckedRow,
  type ColumnRule,
  type LoadContext,
  type PublishContext,
  type RowOutcome,
  type Source,
} from './source.js';

const COLUMNS: readonly ColumnRule[] = [
  {
    name: 'code',
    header: /^(LSOA|MSOA|WD|LAD|LTLA|UTLA|CTYUA|PFA)\d\dCD$/,
    required: true,
    kind: 'code',
    description: 'the code: LSOA21CD, WD25CD, LAD25CD …, areacd, or the name of a postcode district',
  },
  {
    name: 'name',
    header: /^(LSOA|MSOA|WD|LAD|LTLA|UTLA|CTYUA|PFA)\d\dNM$/,
    required: false,
    kind: 'text',
    description: 'the name: LSOA21NM, WD25NM …, areanm, name',
  },
  {
    name: 'parent',
    header: /^(LAD\d\dCD|LADCD_ACTIVE)$/,
    required: false,
    kind: 'code',
    description: 'the district it lies in: LAD25CD, LADCD_ACTIVE',
  },
  {
    name: 'start',
    required: false,
    kind: 'integer',
    description: 'first year the area existed, where the file holds several years',
  },
  { name: 'end', required: false, kind: 'integer', description: 'last year the area existed' },
];

/** Features looked at before the columns are judged: all authorities of one kind, a fraction of any layer of LSOAs. */
const SAMPLE = 500;
const NAMED_REPAIRS = 20;

export const boundaries: Source = {
  name: 'boundaries',
  title: 'Boundaries of areas (GeoJSON, TopoJSON, zipped shapefile, KML)',
  openData: { publisher: 'Office for National Statistics; Ordnance Survey', licence: OPEN_GOVERNMENT_LICENCE, basis: NO_PERSONS },
  layouts: ['GeoJSON', 'TopoJSON', 'zipped shapefile', 'KML'].map((name) => ({ name, columns: COLUMNS })),
  accepts: ['text', 'zip'],
  stages: [
    {
      name: 'boundary',
      columns: {
        type: 'text',
        gss_code: 'text',
        vintage: 'int',
        name: 'text',
        geometry: 'text',
        srid: 'int',
        parent_type: 'text',
        parent_code: 'text',
        parent_vintage: 'int',
        parent_name: 'text',
      },
    },
  ],
  tables: ['area_link', 'area_boundary'],

  async open(bytes, context) {
    const told = toldType(context.options.type);
    const layer = await openLayer(bytes, told);
    const features = layer.features[Symbol.asyncIterator]();
    const sample: BoundaryFeature[] = [];
    while (sample.length < SAMPLE) {
      const { value, done } = await features.next();
      if (done === true) break;
      sample.push(value);
      if (sample.length === 1 && Object.keys(value.properties).some((heading) => /\d\dCD$/i.test(heading))) break;
    }
    if (sample.length === 0) throw new UnreadableFile('The file has no features.', 'Export the layer again.');
    const columns = recogniseBoundaryColumns(
      sample.map((feature) => feature.properties),
      {
        type: told,
        vintage: context.options.vintage ?? null,
      },
    );
    const names = Object.keys(sample[0]!.properties);
    return {
      header: { names, headings: names },
      rows: () => checkedFeatures(sample, features, columns, layer.srid, context),
    };
  },

  publish: publishBoundaries,
  conflicts: () => Promise.resolve([]),
  refresh: refreshAreas,
};

function toldType(word: string | undefined): PublishedAreaType | null {
  if (word === undefined) return null;
  const type = areaTypeOfWord(word);
  if (type === null) {
    throw new UnreadableFile(
      `There is no type of area «${word}».`,
      'Known: lsoa, msoa, ward, district, upper-tier, force, postcode-district.',
    );
  }
  return type;
}

async function openLayer(bytes: AsyncIterable<Buffer>, type: PublishedAreaType | null): Promise<BoundaryLayer> {
  const { first, all } = await withFirstBytes(bytes);
  if (first[0] === 0x50 && first[1] === 0x4b) return readShapefile(await allBytes(all));
  const beginning = first
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (beginning.startsWith('<')) return readKml(await allText(decodeUtf8(all)));
  if (/"type"\s*:\s*"Topology"/.test(beginning) || /"(arcs|objects)"\s*:/.test(beginning.slice(0, 200))) {
    return readTopoJson(await allText(decodeUtf8(all)), type);
  }
  if (beginning.startsWith('{')) return readGeoJson(decodeUtf8(all));
  throw new UnreadableFile(
    'The file is neither GeoJSON, TopoJSON, KML nor a zipped shapefile.',
    'Save the layer in one of these formats.',
  );
}

async function* checkedFeatures(
  sample: BoundaryFeature[],
  others: AsyncIterator<BoundaryFeature>,
  columns: BoundaryColumns,
  srid: 4326 | 27700,
  context: LoadContext,
): AsyncGenerator<CheckedRow> {
  const seen = new Map<string, number>();
  const leftOut: string[] = [];
  const check = (feature: BoundaryFeature): CheckedRow => ({
    row: feature.number,
    record: feature.properties,
    outcome: checkFeature(feature, columns, srid, seen, leftOut),
  });
  for (const feature of sample.splice(0)) yield check(feature);
  for (;;) {
    const { value, done } = await others.next();
    if (done === true) break;
    yield check(value);
  }
  if (leftOut.length > 0) {
    const named = leftOut.slice(0, NAMED_REPAIRS).join(', ');
    context.warn(
      `${leftOut.length} areas that did not exist in ${columns.vintage} are left out: ${named}${leftOut.length > NAMED_REPAIRS ? ' …' : ''}.`,
    );
  }
}

function checkFeature(
  feature: BoundaryFeature,
  columns: BoundaryColumns,
  srid: 4326 | 27700,
  seen: Map<string, number>,
  leftOut: string[],
): RowOutcome {
  const { properties, number } = feature;
  const code = (properties[columns.code] ?? '').trim();
  const refuse = (column: string, cell: string, reason: string, remedy: string): RowOutcome =>
    badRow([rowError(number, column, cell, reason, remedy)]);
  if (code === '') return refuse(columns.code, '', 'The feature has no code.', 'Fill the code, or take the feature out.');
  if (columns.type === 'POSTCODE_DISTRICT' ? !isOutwardCode(code) : !/^[A-Za-z0-9-]{3,20}$/.test(code)) {
    return refuse(columns.code, code, `«${code}» is no code of this type.`, 'Check that the column holds codes, not names.');
  }
  const name = properties[columns.name] || code;
  if (name.length > LONGEST_KEY) {
    const reason = `The name has ${name.length.toLocaleString('en-GB')} characters; ${LONGEST_KEY} are taken.`;
    return refuse(columns.name, name, reason, 'Shorten the name.');
  }
  const types = typesOfCode(code);
  if (types !== null && !types.includes(columns.type)) {
    return refuse(columns.code, code, `${code} is the code of another kind of area.`, 'Check --type, or the layer chosen.');
  }
  if (!existsIn(properties, columns.vintage)) {
    leftOut.push(code);
    return { ok: true, rows: [], located: true };
  }
  const earlier = seen.get(code);
  if (earlier !== undefined) {
    return refuse(
      columns.code,
      code,
      `${code} stands in feature ${earlier} already.`,
      'Keep one of the two, or join them to one multipolygon.',
    );
  }
  seen.set(code, number);
  const fault = boundaryFault(feature.polygons, srid);
  if (fault !== null) return refuse('geometry', code, fault.reason, fault.remedy);
  const { parent } = columns;
  const parentCode = parent === null ? '' : (properties[parent.code] ?? '').trim();
  const parentFields =
    parent === null || parentCode === ''
      ? [null, null, null, null]
      : [
          parent.type,
          parentCode,
          parent.vintage === null ? null : String(parent.vintage),
          parent.name === null ? null : (properties[parent.name] ?? null),
        ];
  return goodRow('boundary', [
    columns.type,
    code,
    String(columns.vintage),
    name,
    JSON.stringify({ type: 'MultiPolygon', coordinates: feature.polygons }),
    String(srid),
    ...parentFields,
  ]);
}

/** Files over several years give the first and last year of areas that came or went. */
function existsIn(properties: Readonly<Record<string, string>>, vintage: number): boolean {
  const year = (name: string, otherwise: number): number =>
    /^\d{4}$/.test(properties[name] ?? '') ? Number(properties[name]) : otherwise;
  return year('start', -Infinity) <= vintage && vintage <= year('end', Infinity);
}

async function publishBoundaries(sql: Sql, context: PublishContext): Promise<void> {
  const stage = context.stage('boundary');
  const repairs = await sql.query<{ gss_code: string; reason: string }>(
    `SELECT gss_code, ST_IsValidReason(shape) AS reason
       FROM (SELECT gss_code, ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(geometry)), srid) AS shape FROM ${stage}) shapes
      WHERE NOT ST_IsValid(shape) ORDER BY gss_code`,
  );
  await sql.execute(
    `INSERT INTO area_boundary (batch_id, type, gss_code, vintage, name, boundary, parent_type, parent_code, repaired)
     SELECT $1, type, gss_code, vintage, name,
            ${validPolygons('placed', 'degrees')},
            parent_type, parent_code, gss_code = ANY($2::text[])
       FROM (SELECT *, CASE WHEN srid = 4326 THEN shape ELSE ST_Transform(shape, 4326) END AS placed
               FROM (SELECT *, ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(geometry)), srid) AS shape FROM ${stage}) shapes OFFSET 0) shapes`,
    [context.batchId, repairs.map((repair) => repair.gss_code)],
  );
  const empty = await sql.query<{ gss_code: string }>(
    'SELECT gss_code FROM area_boundary WHERE batch_id = $1 AND ST_IsEmpty(boundary) ORDER BY gss_code',
    [context.batchId],
  );
  if (empty.length > 0) {
    throw new UnreadableFile(
      `Nothing is left of these areas when their rings are repaired: ${empty.map((area) => area.gss_code).join(', ')}.`,
      'Export the layer again, less generalised.',
    );
  }
  await sql.execute(
    `INSERT INTO area_link (batch_id, child_type, child_code, child_name, child_vintage, parent_type, parent_code, parent_name, parent_vintage)
     SELECT $1, type, gss_code, name, vintage, parent_type, parent_code, parent_name, parent_vintage
       FROM ${stage} WHERE parent_vintage IS NOT NULL`,
    [context.batchId],
  );
  for (const { gss_code, reason } of repairs.slice(0, NAMED_REPAIRS)) context.warn(`${gss_code}: boundary repaired (${reason}).`);
  if (repairs.length > NAMED_REPAIRS) context.warn(`${repairs.length - NAMED_REPAIRS} more boundaries were repaired.`);
}
