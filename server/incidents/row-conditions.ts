/** The filter as SQL over the incident tables: for everything the summaries cannot answer. */
import { inNamedAreas } from './named-areas.js';
import type { CountedSource } from './chosen-sources.js';
import type { BoundingBox, CheckedFilter } from './incident-filter.js';
import { INCIDENT_TABLES, type IncidentKind } from './incident-kind.js';
import { nextDay, nextMonth } from './month.js';
import type { Parameters } from './parameters.js';
import type { Question } from './question.js';
import { shapeOf } from './shape.sql.js';

/** A record has a weekday when its interval lies in one day, and an hour when it is no longer than an hour (docs/methods/week-hour.md). */
export const HAS_HOUR = `occurred_to - occurred_from <= interval '1 hour'`;
export const HAS_DAY = `(occurred_from AT TIME ZONE 'Europe/London')::date = ((occurred_to - interval '1 microsecond') AT TIME ZONE 'Europe/London')::date`;
export const WEEKDAY = `extract(isodow FROM occurred_from AT TIME ZONE 'Europe/London')::int`;
export const HOUR = `extract(hour FROM occurred_from AT TIME ZONE 'Europe/London')::int`;

/** One table a kind, united: `columns` of every incident the filter admits. Null when no source has any. */
export function admittedRows(
  question: Question,
  parameters: Parameters,
  columns: (kind: IncidentKind) => string,
  options: { readonly anyTime?: boolean; readonly further?: string } = {},
): string | null {
  const shared = [...sharedConditions(question, parameters), ...(options.further === undefined ? [] : [options.further])];
  const fineTime = options.anyTime === true ? [] : timeOfWeek(question, parameters);
  const parts = question.filter.kinds.flatMap((kind) => {
    const ofSources = sourceConditions(question, kind, parameters);
    const ofChannel = channelConditions(question, kind, parameters);
    if (ofSources === null || ofChannel === null) return [];
    return [
      `SELECT ${columns(kind)} FROM ${INCIDENT_TABLES[kind]} WHERE ${['true', ...shared, ...fineTime, ...ofSources, ...ofChannel].join(' AND ')}`,
    ];
  });
  return parts.length === 0 ? null : parts.join(' UNION ALL ');
}

/** The kinds of which a source counts: those that `admittedRows` unites. */
export function countedKinds({ filter, sources }: Question): IncidentKind[] {
  return filter.kinds.filter((kind) => sources.counted.some((counted) => counted.kind === kind));
}

/** Weekdays and hours the filter names; records whose own day or hour is not known are not admitted. */
export function timeOfWeek({ filter }: Question, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (filter.weekdays != null) conditions.push(HAS_DAY, `${WEEKDAY} = ANY (${parameters.add(filter.weekdays, 'int[]')})`);
  if (filter.hours != null) conditions.push(HAS_HOUR, `${HOUR} = ANY (${parameters.add(filter.hours, 'int[]')})`);
  return conditions;
}

/** Holds for records that a weekday or hour filter cannot judge, because their time is not known finely enough. */
export function tooCoarse({ filter }: Question): string | null {
  if (filter.hours != null) return `NOT (${HAS_HOUR})`;
  return filter.weekdays != null ? `NOT (${HAS_DAY})` : null;
}

/** Null where no report of the kind came in so: of ASB alone it is known how. */
function channelConditions({ filter: { channel } }: Question, kind: IncidentKind, parameters: Parameters): string[] | null {
  if (channel === undefined) return [];
  if (kind !== 'ASB_REPORT') return channel.is === null ? [] : null;
  return [`channel IS NOT DISTINCT FROM ${parameters.add(channel.is, 'text')}`];
}

function sharedConditions({ filter, areas, sources }: Question, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (filter.to != null) conditions.push(`occurred_from < london_midnight(${parameters.add(nextDay(filter.to), 'date')})`);
  if (filter.from != null) {
    conditions.push(`occurred_to > london_midnight(${parameters.add(filter.from, 'date')})`);
    // Says nothing new, but names the column that partitions are chosen by. The summaries it is known from hold no single agency's rows.
    if (filter.rowsOnly !== true)
      conditions.push(`occurred_from >= london_midnight(${parameters.add(sources.earliestStart, 'date')})`);
  }
  if (filter.categories != null) conditions.push(`category = ANY (${parameters.add(filter.categories, 'text[]')})`);
  if (filter.batch !== null) conditions.push(`batch_id = ${parameters.add(filter.batch, 'bigint')}`);
  if (areas !== null) conditions.push(inNamedAreas(areas, parameters));
  if (filter.bbox != null) {
    const [forIndex, inBox] = boxConditions(filter.bbox, parameters);
    conditions.push(...(filter.guarded === true ? [] : [forIndex]), inBox);
  }
  if (filter.within !== null) {
    const polygon = `ST_SetSRID(ST_GeomFromGeoJSON(${parameters.add(filter.within, 'text')}), 4326)`;
    conditions.push(`location && ${polygon}`, `ST_Intersects(${polygon}, location)`);
  }
  if (filter.near != null) conditions.push(...nearConditions(filter.near, parameters));
  else if (filter.guarded === true) conditions.push(...squareConditions(filter, parameters));
  return conditions;
}

/**
 * `&&` is for the index and compares boxes rounded to single precision; the coordinates decide. They stand in a CASE, because the planner
 * takes comparisons of what it has no statistics of to hold for one row in forty thousand, and would then sort all rows of a box in which
 * the newest lie ready in the order of an index.
 */
export function boxConditions(
  { west, south, east, north }: BoundingBox,
  parameters: Parameters,
): [forIndex: string, inBox: string] {
  const [w, s, e, n] = [west, south, east, north].map((degrees) => parameters.add(degrees, 'float8'));
  return [
    `location && ST_MakeEnvelope(${w}, ${s}, ${e}, ${n}, 4326)`,
    `CASE WHEN ST_X(location) BETWEEN ${w} AND ${e} AND ST_Y(location) BETWEEN ${s} AND ${n} THEN true ELSE false END`,
  ];
}

/**
 * The squares of 100 m that a box or shape touches: under a row policy PostGIS may not be asked before the policy is, because its
 * operators are not leakproof; comparing whole numbers may. They stand instead of `&&`: beside it the planner would take a box for one in so
 * many rows twice over.
 */
function squareConditions(filter: CheckedFilter, parameters: Parameters): string[] {
  const shape = shapeOf(filter, parameters);
  if (shape === null) return [];
  const onGrid = `to_national_grid(ST_Segmentize(ST_Envelope(${shape}), 0.01))`;
  const squares = (axis: 'X' | 'Y'): string =>
    `BETWEEN floor(ST_${axis}Min(${onGrid}) / 100)::int AND floor(ST_${axis}Max(${onGrid}) / 100)::int`;
  return [`cell_east ${squares('X')}`, `cell_north ${squares('Y')}`];
}

/** By metres on the National Grid; the cells are for the index. */
function nearConditions(near: { longitude: number; latitude: number; metres: number }, parameters: Parameters): string[] {
  const centre = `to_national_grid(ST_SetSRID(ST_MakePoint(${parameters.add(near.longitude, 'float8')}, ${parameters.add(near.latitude, 'float8')}), 4326))`;
  const metres = parameters.add(near.metres, 'float8');
  const cells = (axis: 'X' | 'Y'): string =>
    `BETWEEN floor((ST_${axis}(${centre}) - ${metres}) / 100)::int AND floor((ST_${axis}(${centre}) + ${metres}) / 100)::int`;
  return [`cell_east ${cells('X')}`, `cell_north ${cells('Y')}`, `ST_DWithin(location_bng, ${centre}, ${metres})`];
}

/** Which sources of the kind count, and not in the months for which another was chosen. Null when none does. */
function sourceConditions({ sources, filter }: Question, kind: IncidentKind, parameters: Parameters): string[] | null {
  const ofKind = sources.counted.filter((counted) => counted.kind === kind);
  if (ofKind.length === 0) return null;
  const conditions: string[] = [];
  if (sources.forces !== null) conditions.push(`force_code = ANY (${parameters.add(sources.forces, 'text[]')})`);
  if (filter.sources != null) conditions.push(`source = ANY (${parameters.add(filter.sources, 'text[]')})`);
  for (const counted of ofKind) conditions.push(...leftOutConditions(counted, parameters));
  return conditions;
}

function leftOutConditions({ source, force, leftOut, leftOutIn }: CountedSource, parameters: Parameters): string[] {
  const without = (months: readonly string[], where: string): string[] =>
    runs(months).map(([first, last]) => {
      const of = `source = ${parameters.add(source, 'text')} AND force_code = ${parameters.add(force, 'text')}`;
      const from = `london_midnight(${parameters.add(first, 'date')})`;
      const to = `london_midnight(${parameters.add(nextMonth(last), 'date')})`;
      return `NOT (${of} AND occurred_from >= ${from} AND occurred_from < ${to}${where})`;
    });
  return [
    ...without(leftOut, ''),
    // A record without an LSOA is in no district: the condition must not be null for it.
    ...leftOutIn.flatMap(({ areas, months }) => without(months, ` AND coalesce(${inNamedAreas(areas, parameters)}, false)`)),
  ];
}

/** Months that follow each other, as first and last. */
function runs(months: readonly string[]): [first: string, last: string][] {
  const found: [string, string][] = [];
  for (const month of months) {
    const run = found.at(-1);
    if (run !== undefined && nextMonth(run[1]) === month) run[1] = month;
    else found.push([month, month]);
  }
  return found;
}
