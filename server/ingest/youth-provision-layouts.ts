/** The two layouts of youth provision: the partnership's own list, and a summary as reports print it. */
import type { ColumnRule, Layout } from './source.js';

const column = (name: string, kind: ColumnRule['kind'], description: string, more: Partial<ColumnRule> = {}): ColumnRule => ({
  name,
  kind,
  description,
  required: false,
  ...more,
});

/** What people write freely. */
const WRITTEN = { screenedAs: 'text' } as const;

const SESSION = column('session', 'text', 'What the session is called', { ...WRITTEN, required: true });
const PLACE = column('place', 'text', 'Where it is, in words', { ...WRITTEN, required: true });
const WEEKDAY = column('weekday', 'text', 'Monday … Sunday; empty: not known, never «closed»', WRITTEN);
const PERIOD = column('period', 'text', 'The date or period the head-counts belong to', { screenedAs: 'reference' });
const MALES = column('males', 'integer', 'Boys and young men counted');
const FEMALES = column('females', 'integer', 'Girls and young women counted');
const SENSITIVE = column(
  'sensitive',
  'boolean',
  'yes: a refuge, an LGBT group or another place that must not be found; on no map, file or answer, but counted in reach',
  { allowed: ['yes', 'no', 'y', 'n', 'true', 'false'] },
);

/** One row a session, or a session and a period of head-counts. */
export const OWN_LAYOUT: Layout = {
  name: 'own list',
  columns: [
    SESSION,
    PLACE,
    column('kind', 'text', 'building, bus, detached (work over an area) or unknown', {
      allowed: ['building', 'bus', 'detached', 'unknown'],
    }),
    column('postcode', 'code', 'Postcode of the place; used when there are no coordinates'),
    column('easting', 'number', 'Easting, metres (EPSG:27700)'),
    column('northing', 'number', 'Northing, metres (EPSG:27700)'),
    column('longitude', 'number', 'Longitude, degrees (EPSG:4326)'),
    column('latitude', 'number', 'Latitude, degrees (EPSG:4326)'),
    column('area', 'text', 'For detached work: the area it covers, in words', WRITTEN),
    SENSITIVE,
    WEEKDAY,
    column('starts', 'time', 'Start, 19:00; empty: not known'),
    column('ends', 'time', 'End, 21:00; before the start for a session past midnight; empty: not known'),
    column('season', 'text', 'term, holiday, lighter months, darker months, all year, or in words', WRITTEN),
    column('age_from', 'integer', 'Youngest age, in years'),
    column('age_to', 'integer', 'Oldest age, in years'),
    column('access', 'text', 'open (anybody), targeted (by referral) or unknown', {
      allowed: ['open', 'targeted', 'unknown'],
    }),
    column('capacity', 'integer', 'How many children it can take'),
    column('provider', 'text', 'Who runs it: an organisation, not its people or their numbers', WRITTEN),
    column('cost', 'number', 'What a child pays, in pounds'),
    PERIOD,
    MALES,
    FEMALES,
    column('not_recorded', 'integer', 'Children counted whose sex was not recorded'),
  ],
};

/** As delivery reports print it: no times, no coordinates, ages in words. */
export const SUMMARY_LAYOUT: Layout = {
  name: 'published summary',
  columns: [
    SESSION,
    PLACE,
    { ...WEEKDAY, required: true, mayBeEmpty: true },
    column('ages', 'text', 'Ages in words: 8-16, 13+', { ...WRITTEN, required: true, mayBeEmpty: true }),
    MALES,
    FEMALES,
    PERIOD,
    SENSITIVE,
    column('source_file', 'text', 'The document it was taken from', WRITTEN),
    column('source_part', 'text', 'Where in the document', WRITTEN),
  ],
};
