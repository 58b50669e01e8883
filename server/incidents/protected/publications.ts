/**
 * The publications: for each data set and level one fixed display of every area, period and category, made once for a state of the data and
 * kept. Whatever a viewer without points asks is answered from it (docs/methods/disclosure.md), so no two questions tell more than it does.
 */
import type { FinestArea, IncidentData } from '../../access/access-table.js';
import type { DataVersion, Sql } from '../../database/database.js';
import { INCIDENT_RULE, roundHalfUp, type Dimension, type Publication } from '../../disclosure/disclosure.js';
import { monthsBetween, type MonthStart } from '../month.js';
import { addedUp, exactFigure, withheldFigure, type Figure } from '../viewed-figures.js';
import { countByLoader, type DataSetCounts } from './data-set-counts.js';
import { EVERYWHERE, Geography } from './geography.js';
import { MONTH_LEVEL, periodDimension } from './months-and-years.js';
import { publishAside } from './publish-aside.js';

const ALL_CATEGORIES_SHOWN = '*';
const CATEGORY_LEVEL = 'category';
/** One category of one month in one LSOA is nearly always too small to show, and the zeros between would tell the rest: withheld whole. */
const TOO_FINE = [['LSOA', MONTH_LEVEL, CATEGORY_LEVEL]];

/** One data set as one group of viewers may have it. */
export interface PublishedData {
  readonly geography: Geography;
  readonly months: readonly MonthStart[];
  readonly categories: readonly string[];
  /** Of whole leaves (or `EVERYWHERE`), months by their first days, and categories (null: all). */
  figure(areas: readonly string[], months: readonly MonthStart[], categories: readonly string[] | null): Figure;
}

interface Asked {
  readonly data: IncidentData;
  readonly finest: FinestArea;
  /** The agency whose analysts have their own reports as points; these are then added as they are, and all others protected. */
  readonly ownOf: string | null;
}

const kept = new WeakMap<DataVersion, Map<string, Promise<PublishedData>>>();

/** Read under a role that may count. Made once for a state of the data; requests that come meanwhile wait for it. */
export function publishedData(sql: Sql, asked: Asked): Promise<PublishedData> {
  if (sql.dataVersion === null) return make(sql, asked);
  let ofVersion = kept.get(sql.dataVersion);
  if (ofVersion === undefined) kept.set(sql.dataVersion, (ofVersion = new Map<string, Promise<PublishedData>>()));
  const key = JSON.stringify([asked.data, asked.finest, asked.ownOf]);
  const known = ofVersion.get(key);
  if (known !== undefined) return known;
  const making = make(sql, asked);
  ofVersion.set(key, making);
  making.catch(() => ofVersion.delete(key));
  return making;
}

async function make(sql: Sql, { data, finest, ownOf }: Asked): Promise<PublishedData> {
  const geography = await Geography.read(sql, finest);
  const { parts, own } = await countByLoader(sql, data, geography, ownOf);
  const published: PublishedPart[] = [];
  for (const counts of parts) if (counts.months.length > 0) published.push(await publishPart(geography, counts));
  const all = [...parts, ...(own === null ? [] : [own])];
  const months = [...new Set(all.flatMap((one) => one.months))].sort();
  return {
    geography,
    months: months.length === 0 ? [] : monthsBetween(months[0]!, months.at(-1)!),
    categories: [...new Set(all.flatMap(({ categories }) => categories))].sort(),
    figure: (areas, asked, categories) => {
      const shown = addedUp(published.map((part) => figureOf(part, areas, asked, categories)));
      if (own === null || shown.count === null) return shown;
      return { ...shown, count: roundHalfUp(shown.count + sumOf(own, areas, asked, categories), shown.roundedTo) };
    },
  };
}

/** What one loader loaded, protected by itself. */
interface PublishedPart {
  readonly counts: DataSetCounts;
  readonly publication: Publication;
}

async function publishPart(geography: Geography, counts: DataSetCounts): Promise<PublishedPart> {
  const dimensions = [geography.dimension, periodDimension(counts.months), categoryDimension(counts.categories)] as const;
  const publication = await publishAside({
    dimensions,
    leafCounts: sparse(dimensions, counts),
    rule: INCIDENT_RULE,
    withheldLevels: geography.finest === 'LSOA' ? TOO_FINE : [],
  });
  return { counts, publication };
}

/** Months and categories of which the part has nothing are its zeros. */
function figureOf(
  { counts, publication }: PublishedPart,
  areas: readonly string[],
  asked: readonly MonthStart[],
  categories: readonly string[] | null,
): Figure {
  const months = asked.filter((month) => counts.months.includes(month));
  const wanted = categories?.filter((category) => counts.categories.includes(category)) ?? [ALL_CATEGORIES_SHOWN];
  if (months.length === 0 || wanted.length === 0) return exactFigure(0);
  const { withheld, count, roundedTo } = publication.answerUnion([areas, months, wanted]);
  return withheld ? withheldFigure : { count, suppressed: false, roundedTo };
}

function categoryDimension(categories: readonly string[]): Dimension {
  return {
    codes: [...categories, ALL_CATEGORIES_SHOWN],
    levels: [...categories.map(() => CATEGORY_LEVEL), 'all'],
    sums: [{ total: categories.length, parts: categories.map((_, place) => place) }],
  };
}

function sparse([areas, periods, categories]: readonly [Dimension, Dimension, Dimension], { counts }: DataSetCounts) {
  const places = [areas, periods, categories].map(({ codes }) => new Map(codes.map((code, place) => [code, place])));
  return {
    cells: counts.map(
      ({ area, month, category }) =>
        (places[0]!.get(area)! * periods.codes.length + places[1]!.get(month)!) * categories.codes.length +
        places[2]!.get(category)!,
    ),
    counts: counts.map(({ count }) => count),
  };
}

function sumOf(
  { counts }: DataSetCounts,
  areas: readonly string[],
  months: readonly MonthStart[],
  categories: readonly string[] | null,
): number {
  const isIn = areas.includes(EVERYWHERE) ? () => true : (area: string) => areas.includes(area);
  return counts.reduce(
    (sum, { area, month, category, count }) =>
      isIn(area) && months.includes(month) && (categories === null || categories.includes(category)) ? sum + count : sum,
    0,
  );
}
