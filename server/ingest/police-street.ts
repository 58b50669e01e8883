/**
 * data.police.uk street files: every row kept. Crime IDs are missing on anti-social behaviour and may repeat, so they are stored and never a
 * key; two rows that are the same are two incidents. Points are snapped and the time is a month: precision says so.
 */
import { isBritishLongitudeLatitude } from './british-places.js';
import { badRow, csvReading, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { coverageConflicts, writeCoverage, type CoveredMonths } from './incident-coverage.js';
import { PLACE_STAGE, placePlaces, PlaceRegister } from './incident-places.js';
import { publishIncidents } from './incident-publish.js';
import { refreshIncidents } from './incident-refresh.js';
import { forceSlug } from './police-force.js';
import { ROWS_BY_MONTH, ROWS_BY_PLACE, tallyStreetRows } from './police-street-tally.js';
import { warnOfStreetRows } from './police-street-warnings.js';
import { POLICE_UK } from '../incidents/incident-kind.js';
import { OPEN_GOVERNMENT_LICENCE, LONGEST_KEY, type ColumnRule, type Source, type Stage } from './source.js';

export const STREET_STAGE: Stage = {
  name: 'street',
  columns: {
    place_key: 'int',
    month: 'date',
    force_code: 'text',
    asb: 'boolean',
    category: 'text',
    crime_id: 'text',
    last_outcome: 'text',
  },
};

const text = (name: string, description: string, options: Partial<ColumnRule> = {}): ColumnRule => ({
  name,
  required: false,
  kind: 'text',
  description,
  ...options,
});

const COLUMNS: readonly ColumnRule[] = [
  text('Crime ID', 'identifier of 64 hexadecimal digits; missing on anti-social behaviour, may repeat', { kind: 'code' }),
  text('Month', 'the month it happened in, 2024-01', { kind: 'month', required: true }),
  text('Reported by', 'the force that published the row'),
  text('Falls within', 'the force it belongs to', { required: true, longest: 100 }),
  text('Longitude', 'degrees, of the anonymous map point; empty without a location', {
    kind: 'number',
    required: true,
    mayBeEmpty: true,
  }),
  text('Latitude', 'degrees', { kind: 'number', required: true, mayBeEmpty: true }),
  text('Location', 'the map point in words: «On or near …»'),
  text('LSOA code', 'the LSOA of the map point, of 2011 or 2021', { kind: 'code', required: true, mayBeEmpty: true }),
  text('LSOA name', 'its name, which begins with the district'),
  text('Crime type', 'the category, kept in these words', { required: true, longest: LONGEST_KEY }),
  text('Last outcome category', 'missing on anti-social behaviour'),
  text('Context', 'always empty in new files'),
];

const ASB = 'anti-social behaviour';

export const policeStreet: Source = {
  name: 'police-street',
  title: 'Street-level crime and anti-social behaviour (data.police.uk)',
  openData: {
    publisher: 'data.police.uk (Home Office and the police forces)',
    licence: OPEN_GOVERNMENT_LICENCE,
    basis:
      'Anonymised by its publisher: events without persons, each at one of a list of map points instead of where it happened. Not personal data as published; a row may still be taken to be about a home nearby, and Homeward holds nothing that would tell.',
  },
  layouts: [{ name: 'data.police.uk street', columns: COLUMNS }],
  stages: [STREET_STAGE, PLACE_STAGE],
  tables: ['asb_report', 'recorded_crime'],
  open: (bytes, context) => csvReading(policeStreet, bytes, context, () => streetRows()),

  async publish(sql, context) {
    const stage = context.stage(STREET_STAGE.name);
    await placePlaces(sql, context, ROWS_BY_PLACE);
    await warnOfStreetRows(sql, context, stage);
    const common = {
      force_code: 's.force_code',
      occurred_from: 'm.begins',
      occurred_to: 'm.ends',
      source: `'${POLICE_UK}'`,
      category: 's.category',
      precision: `CASE WHEN p.location IS NULL THEN 'NONE' ELSE 'SNAPPED' END`,
      agency: `'police'`,
    };
    await publishIncidents(sql, context.batchId, {
      kind: 'ASB_REPORT',
      stage,
      joined: INSTANTS,
      where: 's.asb',
      month: 's.month',
      months: `SELECT month::text, sum(rows)::int AS rows FROM ${ROWS_BY_MONTH} t WHERE asb GROUP BY 1 ORDER BY 1`,
      columns: common,
    });
    await publishIncidents(sql, context.batchId, {
      kind: 'RECORDED_CRIME',
      stage,
      joined: INSTANTS,
      where: 'NOT s.asb',
      month: 's.month',
      months: `SELECT month::text, sum(rows)::int AS rows FROM ${ROWS_BY_MONTH} t WHERE NOT asb GROUP BY 1 ORDER BY 1`,
      columns: { ...common, crime_id: 's.crime_id', last_outcome: 's.last_outcome' },
    });
    await writeCoverage(sql, context.batchId, POLICE_UK, COVERED);
  },

  // Asked first in the transaction that publishes: what is counted here is used until its end.
  async conflicts(sql, context) {
    await tallyStreetRows(sql, context.stage(STREET_STAGE.name));
    return coverageConflicts(sql, context.batchId, POLICE_UK, COVERED);
  },
  refresh: refreshIncidents,
};

/** London's midnights are worked out once a month of the file, not twice a row. */
const INSTANTS = ` JOIN (
  SELECT month, london_midnight(month) AS begins, london_midnight((month + interval '1 month')::date) AS ends
    FROM (SELECT DISTINCT month FROM ${ROWS_BY_MONTH} t) d OFFSET 0) m ON m.month = s.month`;

const COVERED: CoveredMonths = `SELECT CASE WHEN asb THEN 'ASB_REPORT' ELSE 'RECORDED_CRIME' END AS kind, force_code, month, rows FROM ${ROWS_BY_MONTH} t`;

/** Checks are written out for speed: a file may have millions of rows, and nearly all of them are good. */
function streetRows(): CheckRecord {
  const places = new PlaceRegister();
  const months = new Map<string, string>();
  const forces = new Map<string, string>();

  return (record, row) => {
    const longitude = record['Longitude']!.trim();
    const latitude = record['Latitude']!.trim();
    const areaCode = record['LSOA code']!.trim();
    const location = record['Location'] ?? '';
    const monthText = record['Month']!.trim();
    const placeText = `${longitude}|${latitude}|${areaCode}|${location}`;

    let month = months.get(monthText);
    if (month === undefined || !(places.has(placeText) || isPlain(longitude, latitude))) {
      const reader = new FieldReader(record, row);
      const read = reader.month('Month');
      reader.position({ longitude: 'Longitude', latitude: 'Latitude' });
      if (reader.errors.length > 0) return badRow(reader.errors);
      month = `${read}-01`;
      months.set(monthText, month);
    }
    const forceText = record['Falls within']!;
    let force = forces.get(forceText);
    if (force === undefined) {
      force = forceSlug(forceText);
      forces.set(forceText, force);
    }
    const located = longitude !== '';
    const { key, fresh } = places.keyOf(placeText, () => [
      null,
      null,
      located ? longitude : null,
      located ? latitude : null,
      null,
      areaCode === '' ? null : areaCode,
      placeWords(location),
    ]);

    const category = record['Crime type']!.trim();
    const fields = [
      key,
      month,
      force,
      category.toLowerCase() === ASB ? 't' : 'f',
      category,
      filled(record['Crime ID']),
      filled(record['Last outcome category']),
    ];
    const staged = { stage: STREET_STAGE.name, fields };
    return { ok: true, rows: fresh === null ? [staged] : [fresh, staged], located };
  };
}

/** Both empty, or two plain numbers in Britain; anything else is looked at closely. */
function isPlain(longitude: string, latitude: string): boolean {
  if (longitude === '' || latitude === '') return longitude === latitude;
  return isBritishLongitudeLatitude(Number(longitude), Number(latitude));
}

function placeWords(location: string): string | null {
  const words = location.trim();
  return words === '' || words.toLowerCase() === 'no location' ? null : words;
}

function filled(cell: string | undefined): string | null {
  const trimmed = (cell ?? '').trim();
  return trimmed === '' ? null : trimmed;
}
