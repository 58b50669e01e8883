/** Layouts of published statistics by authority: the DfE's open data, its Local Authority Interactive Tool, and that tool's dictionary. */
import type { ColumnRule, Layout } from './source.js';

const column = (name: string, description: string, more: Partial<ColumnRule> = {}): ColumnRule => ({
  name,
  kind: 'text',
  description,
  required: false,
  ...more,
});

/** One row an area and period; every further column is an indicator, or (with words in it) a breakdown. */
export const DFE: Layout = {
  name: 'DfE open data',
  columns: [
    column('time_period', 'Year or period, as printed: 2025, 202324', { required: true }),
    column('time_identifier', 'What kind of period: Reporting year, Calendar year, Autumn term'),
    column('geographic_level', 'National, Regional or Local authority', { required: true }),
    column('country_code', 'GSS code of the country', { kind: 'code' }),
    column('country_name', 'Country'),
    column('region_code', 'GSS code of the region', { kind: 'code' }),
    column('region_name', 'Region'),
    column('old_la_code', 'DfE number of the authority', { kind: 'code', required: true, mayBeEmpty: true }),
    column('new_la_code', 'GSS code of the authority', { kind: 'code', required: true, mayBeEmpty: true }),
    column('la_name', 'Authority', { required: true, mayBeEmpty: true }),
  ],
};

/** One row a measure, area and year; «-» where there is no number. */
export const LAIT: Layout = {
  name: 'LAIT measures',
  columns: [
    column('Short Desc', 'Short code of the measure', { kind: 'code', required: true }),
    column('Data item', 'Its name'),
    column('Years', 'Year or period, as printed: 2024, 2023/24, 2014-16', { required: true }),
    column('LA and Regions', 'Authority, region or England', { required: true }),
    column('Values', 'The number as printed, or «-»', { required: true, mayBeEmpty: true }),
    column('LA Number', 'DfE number; 970 England, 980 to 990 regions', { kind: 'code', required: true }),
    column('Region', 'Region of an authority'),
  ],
};

/** Names, units and definitions of LAIT measures; holds no figures. */
export const LAIT_DICTIONARY: Layout = {
  name: 'LAIT data dictionary',
  columns: [
    column('Measure_short', 'Short code of the measure', { kind: 'code', required: true }),
    column('Measure', 'Its name', { required: true }),
    column('Chart_title', 'Its name on charts'),
    column('Polarity', 'Low or High is better; - neither', { required: true, mayBeEmpty: true }),
    column('y_axis_name', 'Unit', { required: true, mayBeEmpty: true }),
    column('Description', 'What it measures', { required: true, mayBeEmpty: true }),
    column('Methodology', 'How it is made'),
    column('Data Owner (DO) /Supplier and Contact Details', 'Who publishes it'),
    column('Measure_code', 'Number of the measure'),
    column('Topic', 'Topic'),
    column('state_funded_flag', 'Whether it covers state-funded schools only'),
    column('Table_status', 'Table it comes from'),
    column('Last Update', 'Last update'),
    column('Next Update', 'Next update'),
    column('Hyperlink(s)', 'Where it is published'),
    column('dps', 'Decimal places shown'),
    column('Year_Type', 'Kind of year'),
    column('No_Quartile', 'Whether quartiles are left out'),
  ],
};

const FROM = [
  column('source', 'Where the row is printed', { header: /^source_part$/ }),
  column('source_file', 'The file it was taken from'),
];

/** One row a figure: what somebody typed from a report, or made of a table. A period that is left out is «not stated». */
export const TIDY: Layout = {
  name: 'Tidy figures',
  columns: [
    column('indicator', 'Its name or code', { kind: 'code', required: true, header: /^series$/ }),
    column('area', 'The area’s name: an authority, region, England, a group', { required: true }),
    column('period', 'Year or period, as printed: 2024, 2023/24, 2018/19 Q3', { required: true, mayBeEmpty: true }),
    column('value', 'The number as printed, or a mark such as c', { required: true, mayBeEmpty: true }),
    column('unit', 'Per what: percent, per 1,000, count'),
    column('count', 'How many were counted: the numerator', { kind: 'integer' }),
    column('denominator', 'Of how many', { kind: 'number' }),
    column('lower95', 'Lower 95% limit, as printed', { kind: 'number' }),
    column('upper95', 'Upper 95% limit, as printed', { kind: 'number' }),
    column('area_code', 'GSS code of the area', { kind: 'code' }),
    column('dfe_number', 'DfE number of the authority', { kind: 'code' }),
    ...FROM,
    column('section', 'Where in the report'),
  ],
};

/** Counts by period: the numbers are counts of things, whatever the area’s size. */
export const TIDY_COUNTS: Layout = {
  name: 'Tidy counts',
  columns: [
    column('series', 'What is counted', { kind: 'code', required: true, header: /^indicator$/ }),
    column('period', 'Year or period, as printed', { required: true, mayBeEmpty: true }),
    column('count', 'The count as printed, or a mark such as c', { required: true, mayBeEmpty: true }),
    column('area', 'The area’s name', { required: true }),
    ...FROM,
  ],
};

/** Performance figures of areas side by side, of one time that is not stated. */
export const KPI: Layout = {
  name: 'Performance figures',
  columns: [
    column('kpi', 'What is measured', { kind: 'code', required: true }),
    column('area', 'The area’s name, or a group such as «YOT family»', { required: true }),
    column('value', 'The number as printed, or a mark', { required: true, mayBeEmpty: true }),
    column('unit', 'Per what', { required: true, mayBeEmpty: true }),
    ...FROM,
  ],
};

/** What indicators are, in an area’s own words; holds no figures. */
export const DEFINITIONS: Layout = {
  name: 'Definitions of indicators',
  columns: [
    column('indicator', 'Its code: as the figures name it', { kind: 'code', required: true }),
    column('name', 'Its name', { required: true }),
    column('definition', 'What it measures', { required: true }),
    column('unit', 'Per what: percent, per 1,000, count', { required: true }),
    column('polarity', 'low or high is better; none: no judgement', { required: true, allowed: ['low', 'high', 'none'] }),
    column('numerator', 'What is counted'),
    column('denominator', 'Of how many'),
    column('source', 'Who publishes it', { required: true }),
    column('caveats', 'What has to be said beside it'),
    column('disclosure', 'How its source rounds and withholds'),
  ],
};

/** The DfE’s model of statistical neighbours: ten to an authority, nearest first. */
export const NEIGHBOURS: Layout = {
  name: 'Statistical neighbours (DfE)',
  columns: [
    column('old_la_code', 'DfE number of the authority', { kind: 'code', required: true }),
    column('la_name', 'Authority', { required: true }),
    column('region_ind', 'Number of its region'),
    column('region_name', 'Its region'),
    ...Array.from({ length: 10 }, (_, index) => [
      column(`SN_${index + 1}`, `DfE number of neighbour ${index + 1}`, { kind: 'code', required: true, mayBeEmpty: true }),
      column(`SN_${index + 1}P`, 'How close it is'),
    ]).flat(),
  ],
};

/** Who is compared with whom, one pair a row: named peers, a «YOT family», a region. */
export const PEERS: Layout = {
  name: 'Groups for comparison',
  columns: [
    column('group', 'Statistical neighbours, Region, YOT family, or a name of your own', { kind: 'code', required: true }),
    column('area', 'The area’s name', { required: true }),
    column('area_code', 'Its GSS code', { kind: 'code' }),
    column('peer', 'Name of the area it is compared with', { required: true }),
    column('peer_code', 'Its GSS code', { kind: 'code' }),
    column('closeness', 'How close it is'),
  ],
};
