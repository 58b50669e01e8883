/** What the partners' own lists of incidents share: reference, force, interval, place and precision. */
import { badRow, csvReading, type CsvRecord } from './csv-reading.js';
import { FieldReader, positionFields } from './fields.js';
import { coverageConflicts, coveredMonths, kindLiteral, writeCoverage } from './incident-coverage.js';
import { PLACE_STAGE, placePlaces, PlaceRegister } from './incident-places.js';
import { publishIncidents } from './incident-publish.js';
import { refreshIncidents } from './incident-refresh.js';
import { forceSlug } from './police-force.js';
import type { OwnIncidents } from './own-incidents.js';
import { correctableOf } from './records/correctable.js';
import { warnOfPlaces, warnOfTheFuture } from './police-street-warnings.js';
import { locatedByPostcode } from './postcode-location.js';
import { INCIDENT_TABLES, type IncidentKind } from '../incidents/incident-kind.js';
import type { BulkValue, Sql } from '../database/database.js';
import { LONGEST_KEY, type ColumnRule, type PublishContext, type Source, type Stage } from './source.js';

/** Words of the file for `precision`. */
const PRECISION_WORDS = ['exact', 'snapped', 'street', 'postcode', 'area'] as const;

export function column(
  name: string,
  kind: ColumnRule['kind'],
  description: string,
  options: Partial<ColumnRule> = {},
): ColumnRule {
  return { name, kind, description, required: false, ...options };
}

/** What people write freely. */
export const WRITTEN = { screenedAs: 'text' } as const;

/** Columns every own list of incidents has, first in its layout. */
export const INCIDENT_COLUMNS: readonly ColumnRule[] = [
  column('reference', 'text', 'the partner’s own reference of the record, never a person’s name', {
    required: true,
    longest: LONGEST_KEY,
    screenedAs: 'reference',
  }),
  column('force', 'text', 'the police force area in the short form of data.police.uk, such as merseyside', {
    required: true,
    longest: 100,
    // Any word is a force, and which forces there are is told to everybody.
    screenedAs: 'other',
  }),
  column(
    'occurred_from',
    'datetime',
    'when it began, 2025-11-05T19:30 (Europe/London) or with an offset; a date alone is the whole day',
    { required: true },
  ),
  column('occurred_to', 'datetime', 'when it ended, if known'),
  column('easting', 'number', 'metres, British National Grid'),
  column('northing', 'number', 'metres, British National Grid'),
  column('longitude', 'number', 'degrees, where there is no easting and northing'),
  column('latitude', 'number', 'degrees'),
  column('postcode', 'text', 'where there are no coordinates: placed at the postcode’s centre'),
  column('place', 'text', 'the place in words; no person’s name', WRITTEN),
  column('precision', 'text', 'how good the coordinates are; exact when left out', { allowed: PRECISION_WORDS }),
];

const SHARED_STAGE = {
  place_key: 'int',
  reference: 'text',
  force_code: 'text',
  occurred_from: 'timestamptz',
  occurred_to: 'timestamptz',
  category: 'text',
  precision: 'text',
} as const;

/** Makes the source of an own list. Its rows carry the source's name, so that they are never taken for open data. */
export function ownIncidentSource(list: OwnIncidents): Source {
  const stage: Stage = { name: 'incident', columns: { ...SHARED_STAGE, ...list.own } };
  const columns = [...INCIDENT_COLUMNS, ...list.columns];
  const source: Source = {
    name: list.name,
    title: list.title,
    coarsened: 'the month, the category and the area codes; no place, time, reference or free text',
    layouts: [{ name: list.name, columns }],
    stages: [stage, PLACE_STAGE],
    tables: [INCIDENT_TABLES[list.kind]],
    removable: { table: INCIDENT_TABLES[list.kind], kind: list.kind },
    correctable: correctableOf(list, columns, PRECISION_WORDS),

    async open(bytes, context) {
      const places = new PlaceRegister();
      const reading = await csvReading(source, bytes, context, () => (record, row) => readRow(list, stage, places, record, row));
      return locatedByPostcode(reading, context);
    },

    async publish(sql, context) {
      const rows = context.stage(stage.name);
      await placePlaces(sql, context, null);
      await warnOfTheFuture(sql, context, `SELECT occurred_from AS begins, 1 AS rows FROM ${rows}`);
      await warnOfReferences(sql, context, rows, list.kind);
      await warnOfPlaces(sql, context, `(SELECT force_code, place_key, 1 AS rows FROM ${rows})`);
      const own = Object.keys(list.own).map((name) => [name, `s.${name}`] as const);
      await publishIncidents(sql, context.batchId, {
        kind: list.kind,
        stage: rows,
        month: 'london_month(s.occurred_from)',
        columns: {
          force_code: 's.force_code',
          occurred_from: 's.occurred_from',
          occurred_to: 's.occurred_to',
          source: `'${list.name}'`,
          reference: 's.reference',
          category: 's.category',
          precision: `CASE WHEN p.location IS NULL THEN 'NONE' WHEN p.by_postcode THEN 'POSTCODE' ELSE coalesce(s.precision, 'EXACT') END`,
          ...Object.fromEntries(own),
        },
      });
      await writeCoverage(sql, context.batchId, list.name, monthsOf(context));
    },

    conflicts: (sql, context) => coverageConflicts(sql, context.batchId, list.name, monthsOf(context)),
    refresh: refreshIncidents,
  };

  function monthsOf(context: PublishContext): string {
    return coveredMonths(context.stage(stage.name), kindLiteral(list.kind), 'london_month(occurred_from)', { between: true });
  }

  return source;
}

function readRow(
  list: OwnIncidents,
  stage: Stage,
  places: PlaceRegister,
  record: CsvRecord,
  row: number,
): ReturnType<typeof badRow> {
  const reader = new FieldReader(record, row);
  const interval = reader.interval('occurred_from', 'occurred_to');
  const position = reader.position();
  const postcode = reader.postcode('postcode');
  const precision = reader.oneOf('precision', PRECISION_WORDS);
  const { category, own } = list.read(reader);
  if (reader.errors.length > 0 || interval === null || category === null) return badRow(reader.errors);
  const place = reader.text('place');
  const fields = positionFields(position);
  const { key, fresh } = places.keyOf(JSON.stringify([fields, postcode?.key, place]), () => [
    fields[0] ?? null,
    fields[1] ?? null,
    fields[2] ?? null,
    fields[3] ?? null,
    postcode?.text ?? null,
    null,
    place,
  ]);
  const staged = {
    stage: stage.name,
    fields: [
      key,
      reader.text('reference'),
      forceSlug(reader.text('force') ?? ''),
      interval.from,
      interval.to,
      category,
      precision === null ? null : precision.toUpperCase(),
      ...own,
    ],
  };
  return { ok: true, rows: fresh === null ? [staged] : [fresh, staged], located: position !== null };
}

/** A yes-or-no as the database reads it. */
export function yesNoField(answer: boolean | null): BulkValue {
  return answer === null ? null : answer ? 't' : 'f';
}

/** A discharge's reference is not named: the warning stays in the list of loads, which more people read than may see the discharge. */
async function warnOfReferences(sql: Sql, context: PublishContext, stage: string, kind: IncidentKind): Promise<void> {
  const [repeats] = await sql.query<{ rows: number; example: string | null }>(
    `SELECT coalesce(sum(n - 1), 0)::int AS rows, min(reference) AS example
       FROM (SELECT reference, count(*) AS n FROM ${stage} GROUP BY force_code, reference HAVING count(*) > 1) r`,
  );
  if (repeats!.rows > 0) {
    const example = kind === 'FIREARMS_DISCHARGE' ? '' : ` (such as ${repeats!.example})`;
    context.warn(
      `${repeats!.rows} ${repeats!.rows === 1 ? 'row repeats' : 'rows repeat'} the reference of another row${example}: ` +
        'all are kept, as separate records.',
    );
  }
}
