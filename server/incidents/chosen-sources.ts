/**
 * Which sources a question counts, month by month, and which months nobody reported on. Two sources that report the same kind for the same
 * force and month are never added up: a partner's own list is chosen before police.uk's, unless the question names the sources it wants.
 */
import type { Sql } from '../database/database.js';
import type { CheckedFilter } from './incident-filter.js';
import { KIND_WORDS, POLICE_UK, type IncidentKind } from './incident-kind.js';
import { monthOf, monthsBetween, type MonthStart } from './month.js';
import { isReadableForce, READABLE_FORCES } from './readable-forces.sql.js';

/** One kind from one source and force, with the months of it that count. */
export interface CountedSource {
  readonly kind: IncidentKind;
  readonly source: string;
  readonly force: string;
  readonly months: readonly MonthStart[];
  /** Months it covers that are left out, because another source was chosen for them. */
  readonly leftOut: readonly MonthStart[];
}

export interface ChosenSources {
  readonly counted: readonly CountedSource[];
  readonly overlapping: readonly string[];
  readonly missingMonths: readonly string[];
  /** The first month an incident can have begun in that is still going on when the period begins; null without a beginning. */
  readonly earliestStart: MonthStart | null;
  /** The only forces whose reports are read here; null: all that are loaded. */
  readonly forces: readonly string[] | null;
}

interface CoverageRow {
  readonly kind: IncidentKind;
  readonly source: string;
  readonly force: string;
  readonly months: string[];
}

/** Longer periods than anyone has data for are not walked month by month. */
const LONGEST_PERIOD_MONTHS = 1_200;

export async function chooseSources(sql: Sql, filter: CheckedFilter): Promise<ChosenSources> {
  const first = filter.from == null ? null : monthOf(filter.from);
  // One row at least, so that what holds for all of them is told in the same message.
  const found = await sql.query<{ forces: string[] | null; earliest: string | null } & (CoverageRow | { kind: null })>(
    `SELECT setting.*, covered.*
       FROM (SELECT ${READABLE_FORCES} AS forces,
                    (SELECT min(period)::text FROM incident_slice
                      WHERE months = 1 AND last_month >= $4::date AND period < $4::date) AS earliest) setting
       LEFT JOIN (
         SELECT kind, source, force_code AS force, array_agg(DISTINCT month::text ORDER BY month::text) AS months
           FROM batch_coverage
          WHERE kind = ANY ($1::text[]) AND ($2::text[] IS NULL OR source = ANY ($2::text[])) AND ($3::bigint IS NULL OR batch_id = $3)
            AND ${isReadableForce('force_code')}
          GROUP BY 1, 2, 3) covered ON true
      ORDER BY kind, force, source`,
    [filter.kinds, filter.sources ?? null, filter.batch, first],
  );
  const rows = found.filter((row): row is (typeof found)[number] & CoverageRow => row.kind !== null);
  const counted = rows.map((row) => {
    const rivals = rows.filter(
      (other) => other.kind === row.kind && other.force === row.force && isPreferred(other.source, row.source),
    );
    const taken = new Set(rivals.flatMap((rival) => rival.months));
    return {
      kind: row.kind,
      source: row.source,
      force: row.force,
      months: row.months.filter((month) => !taken.has(month)),
      leftOut: row.months.filter((month) => taken.has(month)),
    };
  });
  return {
    counted,
    overlapping: overlapWords(counted, filter),
    missingMonths: missing(rows, filter),
    earliestStart: found[0]!.earliest ?? first,
    forces: found[0]!.forces,
  };
}

/** A partner's own list before open data; between two own lists the alphabet decides, so that the answer is always the same. */
function isPreferred(source: string, other: string): boolean {
  if (source === other) return false;
  if ((source === POLICE_UK) !== (other === POLICE_UK)) return other === POLICE_UK;
  return source < other;
}

/** «Only reports of marram are read here …»; null where nothing is left out. */
export function limitInWords({ forces }: Pick<ChosenSources, 'forces'>): string | null {
  if (forces === null) return null;
  return `Only reports of ${forces.join(', ')} are read in this installation; those of any other force are left out.`;
}

function overlapWords(counted: readonly CountedSource[], filter: CheckedFilter): string[] {
  return counted.flatMap((left) => {
    const months = left.leftOut.filter((month) => isInPeriod(month, filter));
    if (months.length === 0) return [];
    const chosen = counted.filter(
      (other) => other.kind === left.kind && other.force === left.force && other.months.some((month) => months.includes(month)),
    );
    const names = chosen.map(({ source }) => `«${source}»`).join(', ');
    const period =
      months.length === 1
        ? months[0]!.slice(0, 7)
        : `${months.length} months, ${months[0]!.slice(0, 7)} to ${months.at(-1)!.slice(0, 7)}`;
    return [
      `«${left.source}» also has ${KIND_WORDS[left.kind]} of ${left.force} (${period}), the same thing twice: left out. ` +
        `Counted is ${names}. To count «${left.source}», name it as the source.`,
    ];
  });
}

/** Months without data of a kind from any force. A kind that was never loaded is missing only when it is asked for by name. */
function missing(covered: readonly { kind: IncidentKind; months: readonly string[] }[], filter: CheckedFilter): string[] {
  const all = covered.flatMap(({ months }) => months).sort();
  const first = filter.from == null ? all[0] : monthOf(filter.from);
  const last = filter.to == null ? all.at(-1) : monthOf(filter.to);
  if (first === undefined || last === undefined || filter.batch !== null) return [];
  const kinds = filter.kinds.filter((kind) => filter.kindsNamed || covered.some((one) => one.kind === kind));
  const byKind = kinds.map((kind) => new Set(covered.filter((one) => one.kind === kind).flatMap(({ months }) => months)));
  const nobody = kinds.length === 0;
  return monthsBetween(first, last)
    .slice(0, LONGEST_PERIOD_MONTHS)
    .filter((month) => nobody || byKind.some((months) => !months.has(month)))
    .map((month) => month.slice(0, 7));
}

export function isInPeriod(month: MonthStart, { from, to }: Pick<CheckedFilter, 'from' | 'to'>): boolean {
  return (from == null || month >= monthOf(from)) && (to == null || month <= monthOf(to));
}
