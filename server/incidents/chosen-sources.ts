/**
 * Which sources a question counts, month by month and district by district, and which months somebody has not reported on. Two sources
 * that report the same kind for the same force, month and district are never added up (rival-sources.ts), unless the question names the
 * sources it wants: then only those named are rivals.
 */
import { lsoasOf } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import { KeptReadings } from '../database/kept-readings.js';
import type { CheckedFilter } from './incident-filter.js';
import { KIND_WORDS, type IncidentKind } from './incident-kind.js';
import type { Coverage } from './missing-months.js';
import { monthOf, type MonthStart } from './month.js';
import { namedAreasOf, type NamedAreas } from './named-areas.js';
import { isReadableForce, READABLE_FORCES } from './readable-forces.sql.js';
import { chooseAmongRivals, type LeftOutOf } from './rival-sources.js';
import { sourceDistricts, type SourceDistrict } from './source-districts.sql.js';

/** One kind from one source and force, with the months of it that count. */
export interface CountedSource {
  readonly kind: IncidentKind;
  readonly source: string;
  readonly force: string;
  readonly months: readonly MonthStart[];
  /** Months it covers that are left out, because another source was chosen for them. */
  readonly leftOut: readonly MonthStart[];
  /** Districts in which months that count elsewhere are left out. */
  readonly leftOutIn: readonly LeftOutIn[];
}

export interface LeftOutIn {
  readonly areas: NamedAreas;
  readonly months: readonly MonthStart[];
}

export interface ChosenSources {
  /** All that is loaded of the sources asked, kinds that were not asked for too. */
  readonly covered: readonly Covered[];
  readonly counted: readonly CountedSource[];
  readonly overlapping: readonly string[];
  /** The first month an incident can have begun in that is still going on when the period begins; null without a beginning. */
  readonly earliestStart: MonthStart | null;
  /** The only forces whose reports are read here; null: all that are loaded. */
  readonly forces: readonly string[] | null;
}

interface Covered extends Coverage {
  readonly source: string;
}

/** Some tens of kB each at most: moving a map and paging ask the same again and again. */
const kept = new KeptReadings<ChosenSources>(200);

export function chooseSources(sql: Sql, filter: CheckedFilter): Promise<ChosenSources> {
  const { kinds, sources, batch, from, to } = filter;
  const key = JSON.stringify([kinds, sources, batch, from, to]);
  return kept.get(sql, key, () => readChosen(sql, filter));
}

async function readChosen(sql: Sql, filter: CheckedFilter): Promise<ChosenSources> {
  const first = filter.from == null ? null : monthOf(filter.from);
  // One row at least, so that what holds for all of them is told in the same message.
  const rows = await sql.query<{ forces: string[] | null; earliest: string | null } & (Covered | { kind: null })>(
    `SELECT told.*, covered.*
       FROM (SELECT ${READABLE_FORCES} AS forces,
                    (SELECT min(period)::text FROM incident_slice
                      WHERE months = 1 AND last_month >= $3::date AND period < $3::date) AS earliest) told
       LEFT JOIN (
         SELECT kind, source, force_code AS force, array_agg(DISTINCT month::text ORDER BY month::text) AS months
           FROM batch_coverage
          WHERE ($1::text[] IS NULL OR source = ANY ($1::text[])) AND ($2::bigint IS NULL OR batch_id = $2)
            AND ${isReadableForce('force_code')}
          GROUP BY 1, 2, 3) covered ON true
      ORDER BY kind, force, source`,
    [filter.sources ?? null, filter.batch, first],
  );
  const { forces, earliest } = rows[0]!;
  const covered = rows.filter((row): row is (typeof rows)[number] & Covered => row.kind !== null);
  const counted: CountedSource[] = [];
  const overlapping: string[] = [];
  for (const rivals of groupsOf(covered.filter(({ kind }) => filter.kinds.includes(kind)))) {
    const { leftOut, lying } = await chooseIn(sql, rivals);
    const areasOf = await areasOfDistricts(sql, leftOut);
    for (const { kind, source, force, months } of rivals) {
      const without = leftOut.get(source);
      counted.push({
        kind,
        source,
        force,
        months: months.filter((month) => without?.months.has(month) !== true),
        leftOut: months.filter((month) => without?.months.has(month) === true),
        leftOutIn: [...(without?.districts ?? [])].map(([district, chosen]) => ({
          areas: areasOf.get(district)!,
          months: [...chosen.keys()].sort(),
        })),
      });
      if (without !== undefined) overlapping.push(...overlapWords({ kind, source, force }, without, lying, filter));
    }
  }
  return { covered, counted, overlapping, earliestStart: earliest ?? first, forces };
}

/** Some months of the period count in some districts only: what does not know districts cannot answer for them. */
export function isSplitByDistrict({ counted }: ChosenSources, period: Pick<CheckedFilter, 'from' | 'to'>): boolean {
  return counted.some(({ leftOutIn }) => leftOutIn.some(({ months }) => months.some((month) => isInPeriod(month, period))));
}

/** «Only reports of marram are read here …»; null where nothing is left out. */
export function limitInWords({ forces }: Pick<ChosenSources, 'forces'>): string | null {
  if (forces === null) return null;
  return `Only reports of ${forces.join(', ')} are read in this installation; those of any other force are left out.`;
}

export function isInPeriod(month: MonthStart, { from, to }: Pick<CheckedFilter, 'from' | 'to'>): boolean {
  return (from == null || month >= monthOf(from)) && (to == null || month <= monthOf(to));
}

/** By kind and force, in their order. */
function groupsOf(covered: readonly Covered[]): readonly (readonly Covered[])[] {
  const groups = new Map<string, Covered[]>();
  for (const one of covered) {
    const key = `${one.kind}/${one.force}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

async function chooseIn(
  sql: Sql,
  rivals: readonly Covered[],
): Promise<{ leftOut: ReadonlyMap<string, LeftOutOf>; lying: readonly SourceDistrict[] }> {
  const months = rivals.flatMap((rival) => rival.months);
  if (new Set(months).size === months.length) return { leftOut: new Map(), lying: [] };
  const [{ kind, force }] = rivals as [Covered];
  const lying = await sourceDistricts(
    sql,
    kind,
    force,
    rivals.map(({ source }) => source),
  );
  return { leftOut: chooseAmongRivals(rivals, lying), lying };
}

async function areasOfDistricts(sql: Sql, leftOut: ReadonlyMap<string, LeftOutOf>): Promise<ReadonlyMap<string, NamedAreas>> {
  const districts = [...new Set([...leftOut.values()].flatMap((one) => [...one.districts.keys()]))];
  const lsoas = await lsoasOf(sql, districts);
  return new Map(districts.map((district) => [district, namedAreasOf([lsoas.get(district)!])]));
}

function overlapWords(
  { kind, source, force }: Pick<Covered, 'kind' | 'source' | 'force'>,
  { months, districts }: LeftOutOf,
  lying: readonly SourceDistrict[],
  filter: CheckedFilter,
): string[] {
  const also = (where: string, period: readonly string[]): string =>
    `«${source}» also has ${KIND_WORDS[kind]} of ${force}${where} (${periodWords(period)}), the same thing twice: left out`;
  const toCount = `To count «${source}», name it as the source.`;
  const inPeriod = (chosen: ReadonlyMap<MonthStart, string>): string[] =>
    [...chosen.keys()].filter((month) => isInPeriod(month, filter)).sort();
  const sentences: string[] = [];
  const wholly = inPeriod(months);
  if (wholly.length > 0) sentences.push(`${also('', wholly)}. Counted is ${winners(months, wholly)}. ${toCount}`);
  for (const [district, chosen] of districts) {
    const there = inPeriod(chosen);
    if (there.length === 0) continue;
    const name = lying.find((one) => one.district === district)?.name ?? district;
    sentences.push(`${also(` in ${name}`, there)} there. Counted there is ${winners(chosen, there)}. ${toCount}`);
  }
  return sentences;
}

function winners(chosen: ReadonlyMap<MonthStart, string>, months: readonly string[]): string {
  return [...new Set(months.map((month) => `«${chosen.get(month)}»`))].sort().join(', ');
}

function periodWords(months: readonly string[]): string {
  const [first, last] = [months[0]!.slice(0, 7), months.at(-1)!.slice(0, 7)];
  return months.length === 1 ? first : `${months.length} months, ${first} to ${last}`;
}
