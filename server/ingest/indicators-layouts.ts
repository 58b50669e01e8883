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
