/** Layouts of `places`: the schools register, the national library list, OS Open Names, and a plain list of one's own. */
import { LONGEST_KEY, type ColumnRule, type Layout } from './source.js';

const column = (name: string, kind: ColumnRule['kind'], description: string, more: Partial<ColumnRule> = {}): ColumnRule => ({
  name,
  kind,
  description,
  required: false,
  ...more,
});

export const PLACE_KINDS = ['school', 'library', 'town', 'road', 'other'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Get Information about Schools (DfE), with the register's own headers or the short ones of its cuts. */
export const SCHOOLS: Layout = {
  name: 'schools register',
  columns: [
    column('urn', 'code', 'Unique reference number of the school', { required: true, header: /^URN$/ }),
    column('establishment_name', 'text', 'Name of the school', {
      required: true,
      header: /^EstablishmentName$/,
      longest: LONGEST_KEY,
    }),
    column('establishment_type', 'text', 'Community school, academy, …', {
      header: /^TypeOfEstablishment \(name\)$/,
    }),
    column('establishment_status', 'text', 'Open, closed, proposed', {
      header: /^EstablishmentStatus \(name\)$/,
    }),
    column('education_phase', 'text', 'Primary, secondary, …', { header: /^PhaseOfEducation \(name\)$/ }),
    column('number_of_pupils', 'integer', 'Pupils', { header: /^NumberOfPupils$/ }),
    column('percentage_fsm', 'number', 'Per cent eligible for free school meals', {
      header: /^PercentageFSM$/,
    }),
    column('la_name', 'text', 'Local authority', { header: /^LA \(name\)$/ }),
    column('postcode', 'code', 'Postcode', { header: /^Postcode$/ }),
    column('easting', 'number', 'Easting, metres (EPSG:27700)', {
      required: true,
      mayBeEmpty: true,
      header: /^Easting$/,
    }),
    column('northing', 'number', 'Northing, metres (EPSG:27700)', {
      required: true,
      mayBeEmpty: true,
      header: /^Northing$/,
    }),
    column('lsoa_code', 'code', 'LSOA of the school', { header: /^LSOA \(code\)$/ }),
  ],
};

/** «Basic dataset for libraries» (Arts Council England): no coordinates, closed libraries among the rows. */
export const LIBRARIES: Layout = {
  name: 'libraries (Arts Council England)',
  columns: [
    column('name', 'text', 'Name of the library', { required: true, longest: LONGEST_KEY }),
    column('authority', 'text', 'Library authority', { required: true, mayBeEmpty: true }),
    column('reporting', 'text', 'Authority that reported it, where the one before is empty'),
    column('postcode', 'code', 'Postcode: the library is placed by it', { required: true, mayBeEmpty: true }),
    column('type', 'text', 'Static library, mobile library, …', { required: true, mayBeEmpty: true }),
    column('closed', 'text', 'Year it closed; empty when it is open', { required: true, mayBeEmpty: true }),
    column('opened', 'text', 'Year it opened'),
    column('hours', 'number', 'Opening hours a week'),
    column('staffed_hours', 'number', 'Staffed hours a week'),
    ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) =>
      column(day, 'text', `When it is open on ${day[0]!.toUpperCase()}${day.slice(1)}, in words`),
    ),
  ],
};

const OPEN_NAMES_REQUIRED = ['id', 'name1', 'type', 'local_type', 'geometry_x', 'geometry_y'];

/** OS Open Names, a tile without header: 34 columns. */
export const OPEN_NAMES: Layout = {
  name: 'OS Open Names',
  headerless: true,
  columns: [
    'id',
    'names_uri',
    'name1',
    'name1_lang',
    'name2',
    'name2_lang',
    'type',
    'local_type',
    'geometry_x',
    'geometry_y',
    'most_detail_view_res',
    'least_detail_view_res',
    'mbr_xmin',
    'mbr_ymin',
    'mbr_xmax',
    'mbr_ymax',
    'postcode_district',
    'postcode_district_uri',
    'populated_place',
    'populated_place_uri',
    'populated_place_type',
    'district_borough',
    'district_borough_uri',
    'district_borough_type',
    'county_unitary',
    'county_unitary_uri',
    'county_unitary_type',
    'region',
    'region_uri',
    'country',
    'country_uri',
    'related_spatial_object',
    'same_as_dbpedia',
    'same_as_geonames',
  ].map((name) =>
    column(name, name.startsWith('geometry_') ? 'number' : 'text', `OS Open Names ${name.toUpperCase()}`, {
      required: OPEN_NAMES_REQUIRED.includes(name),
      longest: LONGEST_KEY,
    }),
  ),
};

export const OWN_PLACES: Layout = {
  name: 'own list',
  columns: [
    column('name', 'text', 'Name of the place', { required: true, longest: LONGEST_KEY }),
    column('kind', 'text', 'school, library, town (a label on the map), road or other', {
      required: true,
      allowed: PLACE_KINDS,
    }),
    column('reference', 'code', 'Its number or code, if it has one'),
    column('detail', 'text', 'What kind of school, town, …'),
    column('postcode', 'code', 'Postcode; used when there are no coordinates'),
    column('easting', 'number', 'Easting, metres (EPSG:27700)'),
    column('northing', 'number', 'Northing, metres (EPSG:27700)'),
    column('longitude', 'number', 'Longitude, degrees (EPSG:4326)'),
    column('latitude', 'number', 'Latitude, degrees (EPSG:4326)'),
    column('line', 'text', 'For a road, its course: LINESTRING(longitude latitude, longitude latitude, …)'),
    column('district', 'text', 'The district it lies in'),
    column('open', 'boolean', 'no: closed, left off the map; yes when empty', {
      allowed: ['yes', 'no', 'y', 'n', 'true', 'false'],
    }),
  ],
};
