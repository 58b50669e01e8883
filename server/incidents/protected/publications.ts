/**
 * The publications: for each data set and level one fixed display of every area, period and category, made once for a state of the data and
 * kept. Whatever a viewer without points asks is answered from it (docs/methods/disclosure.md), so no two questions tell more than it does.
 */
import type { FinestArea, IncidentData } from '../../access/access-table.js';
import type { DataVersion, Sql } from '../../database/database.js';
import { INCIDENT_RULE, roundHalfUp, type Dimension, type Publication } from '../../disclosure/disclosure.js';
import type { MonthStart } from '../month.js';
import { exactFigure, withheldFigure, type Figure } from '../viewed-figures.js';
import { countDataSet, countOwnReports, without, type DataSetCounts } from './data-set-counts.js';
import { Geography } from './geography.js';
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
  const all = await countDataSet(sql, data, geography);
  const own = ownOf === null ? null : await countOwnReports(sql, ownOf, geography);
  const published = own === null ? all : without(all, own);
  if (all.months.length === 0) {
    return { geography, months: [], categories: [], figure: () => exactFigure(0) };
  }
  const dimensions = [geography.dimension, periodDimension(all.months), categoryDimension(all.categories)] as const;
  const publication = await publishAside({
    dimensions,
    leafCounts: sparse(dimensions, published),
    rule: INCIDENT_RULE,
    withheldLevels: finest === 'LSOA' ? TOO_FINE : [],
  });
  return {
    geography,
    months: all.months,
    categories: all.categories,
    figure: (areas, months, categories) => {
      const { withheld, count, roundedTo } = publication.answerUnion([areas, months, categories ?? [ALL_CATEGORIES_SHOWN]]);
      if (withheld) return withheldFigure;
      if (own === null) return { count, suppressed: false, roundedTo };
      const added = sumOf(own, publication, areas, months, categories);
      return { count: roundHalfUp(count + added, roundedTo), suppressed: false, roundedTo };
    },
  };
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
  { hierarchies }: Publication,
  areas: readonly string[],
  months: readonly MonthStart[],
  categories: readonly string[] | null,
): number {
  const { positionOf, leavesUnder, codes } = hierarchies[0]!;
  const leaves = new Set(areas.flatMap((code) => leavesUnder[positionOf.get(code)!]!.map((position) => codes[position]!)));
  return counts.reduce(
    (sum, { area, month, category, count }) =>
      leaves.has(area) && months.includes(month) && (categories === null || categories.includes(category)) ? sum + count : sum,
    0,
  );
}
