/** The exact counts a publication is made from, by leaf area, month in which they began, and category. They leave this folder protected only. */
import type { IncidentData } from '../../access/access-table.js';
import type { Sql } from '../../database/database.js';
import { suppressed } from '../../errors.js';
import { countedBySlice } from '../counted-groups.js';
import type { IncidentFilter } from '../incident-filter.js';
import { POLICE_UK, type IncidentKind } from '../incident-kind.js';
import { monthsBetween, type MonthStart } from '../month.js';
import { Parameters } from '../parameters.js';
import { askQuestion, type Question } from '../question.js';
import { admittedRows } from '../row-conditions.js';
import { findSlices } from '../summary-parts.js';
import type { Geography } from './geography.js';

export const KIND_OF_DATA: Readonly<Record<IncidentData, IncidentKind>> = {
  FIREARMS_DISCHARGES: 'FIREARMS_DISCHARGE',
  ASB_REPORTS: 'ASB_REPORT',
  CRIME_OF_POLICE_UK: 'RECORDED_CRIME',
  CRIME_OF_THE_FORCE: 'RECORDED_CRIME',
};

export interface LeafCount {
  readonly area: string;
  readonly month: MonthStart;
  readonly category: string;
  readonly count: number;
}

export interface DataSetCounts {
  readonly months: readonly MonthStart[];
  readonly categories: readonly string[];
  readonly counts: readonly LeafCount[];
}

/** The question for everything of a data set. Null when none of its sources is loaded. */
export async function questionOf(sql: Sql, data: IncidentData): Promise<Question | null> {
  const kind = KIND_OF_DATA[data];
  if (kind !== 'RECORDED_CRIME') return askQuestion(sql, { kinds: [kind] });
  const sources = await crimeSources(sql, data);
  return sources.length === 0 ? null : askQuestion(sql, { kinds: [kind], sources });
}

/** The sources of recorded crime that are the data set's. */
async function crimeSources(sql: Sql, data: IncidentData): Promise<string[]> {
  const rows = await sql.query<{ source: string }>(
    `SELECT DISTINCT source FROM batch_coverage WHERE kind = 'RECORDED_CRIME' AND (source = $1) = $2 ORDER BY source`,
    [POLICE_UK, data === 'CRIME_OF_POLICE_UK'],
  );
  return rows.map(({ source }) => source);
}

/** Sources are told apart where limits are: police.uk's recorded crime and the force's own. */
export async function refuseSomeSources(sql: Sql, { sources }: IncidentFilter, asked: readonly IncidentData[]): Promise<void> {
  if (sources == null) return;
  const whole = new Set<string>();
  for (const data of asked) {
    if (KIND_OF_DATA[data] !== 'RECORDED_CRIME')
      throw suppressed('Your role has these counts over all their sources. Leave «sources» out.');
    for (const source of await crimeSources(sql, data)) whole.add(source);
  }
  if (sources.length !== whole.size || !sources.every((source) => whole.has(source))) {
    throw suppressed(
      `Your role has counts of recorded crime from ${[...whole].join(', ')} together. Name those, or leave «sources» out.`,
    );
  }
}

async function countDataSet(sql: Sql, data: IncidentData, geography: Geography): Promise<DataSetCounts> {
  const question = await questionOf(sql, data);
  const slices = question === null ? [] : await findSlices(sql, question, { byCategory: true, byMonth: true });
  const sliceOf = new Map(slices.map((slice) => [slice.id, slice]));
  const counted = slices.length === 0 ? [] : await countedBySlice(sql, slices);
  return gathered(
    counted.map(({ slice, lsoa21, lsoa11, count }) => {
      const { period, category } = sliceOf.get(slice)!;
      return { area: geography.leafHolding(lsoa21, lsoa11), month: period, category, count };
    }),
  );
}

/** What a publication is made from: counts by whoever loaded the rows, and apart from them, the viewer's own reports. */
export interface CountsByLoader {
  /** One for each agency that loads, and one for the operator; own reports left out. */
  readonly parts: readonly LoadersCounts[];
  /** Null when the viewer has none as points. */
  readonly own: DataSetCounts | null;
}

export interface LoadersCounts extends DataSetCounts {
  /** The agency; null for the operator. */
  readonly loader: string | null;
  /** The months that its loads cover, with rows in them or without. */
  readonly covered: readonly MonthStart[];
}

/** The viewer's own reports alone, which are never protected; null when the viewer has none as points. */
export async function countOwn(
  sql: Sql,
  data: IncidentData,
  geography: Geography,
  ownOf: string | null,
): Promise<DataSetCounts | null> {
  return ownOf === null ? null : countRows(sql, data, geography, isOwn(ownOf));
}

const isOwn =
  (agency: string | null) =>
  (parameters: Parameters): string =>
    `agency = lower(${parameters.add(agency, 'text')}) AND national_type <> 'personal'`;

/**
 * Counted apart by loader, because whoever loads knows the rows: added to the counts of others before these are protected, invented rows
 * would lift them over the threshold and show by the rounding what they were.
 */
export async function countByLoader(
  sql: Sql,
  data: IncidentData,
  geography: Geography,
  ownOf: string | null,
): Promise<CountsByLoader> {
  const all = await countDataSet(sql, data, geography);
  // What an agency took itself and names no person: what its analysts have as points.
  const own = await countOwn(sql, data, geography, ownOf);
  // The largest is what is left without all others, which the summaries tell quickly.
  const [largest, ...lesser] = await loadsByLoader(sql, data);
  const apart: LoadersCounts[] = [];
  for (const { loader, covered, batches } of lesser) {
    const counts = await countRows(sql, data, geography, (parameters) => {
      const theirs = `batch_id = ANY (${parameters.add(batches, 'bigint[]')})`;
      return ownOf === null ? theirs : `${theirs} AND (${isOwn(ownOf)(parameters)}) IS NOT TRUE`;
    });
    apart.push({ ...counts, loader, covered });
  }
  const rest = [...apart, ...(own === null ? [] : [own])].reduce(without, all);
  return { parts: [{ ...rest, loader: largest?.loader ?? null, covered: largest?.covered ?? [] }, ...apart], own };
}

/** The loads of each agency that loaded any of the data set, and of the operator; the largest first. */
export async function loadsByLoader(
  sql: Sql,
  data: IncidentData,
): Promise<
  readonly { readonly loader: string | null; readonly covered: readonly MonthStart[]; readonly batches: readonly number[] }[]
> {
  return sql.query(
    `SELECT b.agency AS loader, array_agg(DISTINCT b.id) AS batches, array_agg(DISTINCT v.month::text ORDER BY v.month::text) AS covered
       FROM batch b JOIN batch_coverage v ON v.batch_id = b.id
      WHERE b.state = 'published' AND v.kind = $1
      GROUP BY b.agency ORDER BY sum(v.rows) DESC, b.agency`,
    [KIND_OF_DATA[data]],
  );
}

async function countRows(
  sql: Sql,
  data: IncidentData,
  geography: Geography,
  further: (parameters: Parameters) => string,
): Promise<DataSetCounts> {
  const question = await questionOf(sql, data);
  const parameters = new Parameters();
  const columns = `london_month(occurred_from)::text AS month, category, coalesce(lsoa21, '') AS lsoa21, coalesce(lsoa11, '') AS lsoa11`;
  const rows = question && admittedRows(question, parameters, () => columns, { further: further(parameters) });
  if (rows === null) return gathered([]);
  const counted = await sql.query<{ month: string; category: string; lsoa21: string; lsoa11: string; count: number }>(
    `SELECT month, category, lsoa21, lsoa11, count(*)::int AS count FROM (${rows}) r GROUP BY 1, 2, 3, 4`,
    parameters.list,
  );
  return gathered(
    counted.map(({ month, category, lsoa21, lsoa11, count }) => ({
      area: geography.leafHolding(lsoa21, lsoa11),
      month,
      category,
      count,
    })),
  );
}

/** What is left of `all` without `some` of it: its months and categories are those it has itself. */
function without(all: DataSetCounts, some: DataSetCounts): DataSetCounts {
  const { counts } = gathered([...all.counts, ...some.counts.map((one) => ({ ...one, count: -one.count }))]);
  return gathered(counts);
}

/** Its months run from the first to the last with a count. */
export function gathered(counts: readonly LeafCount[]): DataSetCounts {
  const sums = new Map<string, { area: string; month: string; category: string; count: number }>();
  for (const { area, month, category, count } of counts) {
    const key = `${area}\n${month}\n${category}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { area, month, category, count });
    else sum.count += count;
  }
  const months = [...new Set(counts.map(({ month }) => month))].sort();
  return {
    months: months.length === 0 ? [] : monthsBetween(months[0]!, months.at(-1)!),
    categories: [...new Set(counts.map(({ category }) => category))].sort(),
    counts: [...sums.values()].filter(({ count }) => count !== 0),
  };
}
