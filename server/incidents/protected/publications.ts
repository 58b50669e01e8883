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
import { ELSEWHERE, EVERYWHERE, Geography } from './geography.js';
import { LONGER_LEVEL, MONTH_LEVEL, periodDimension } from './months-and-years.js';
import { publishAside } from './publish-aside.js';
import { blocksOf, SmallAreas } from './small-areas.js';

const ALL_CATEGORIES_SHOWN = '*';
const CATEGORY_LEVEL = 'category';

/** One data set as one group of viewers may have it. */
export interface PublishedData {
  /** Wards or districts: what all periods and categories are told of. */
  readonly geography: Geography;
  /** LSOAs, where there are counts by them. */
  readonly small: Geography | null;
  readonly months: readonly MonthStart[];
  readonly categories: readonly string[];
  /** Of whole leaves (or `EVERYWHERE`), months by their first days, and categories (null: all). */
  figure(areas: readonly string[], months: readonly MonthStart[], categories: readonly string[] | null): Figure;
  /** Of LSOAs; withheld where the months cut a block of twelve, and by category. */
  smallFigure(lsoas: readonly string[], months: readonly MonthStart[], categories: readonly string[] | null): Figure;
  /** The blocks of twelve months, newest first. */
  readonly blocks: readonly (readonly MonthStart[])[];
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
  // Whoever makes it may go away meanwhile; that is no news to those who wait.
  if (known !== undefined) return known.catch(() => publishedData(sql, asked));
  const making = make(sql, asked);
  ofVersion.set(key, making);
  making.catch(() => ofVersion.delete(key));
  return making;
}

async function make(sql: Sql, { data, finest, ownOf }: Asked): Promise<PublishedData> {
  const geography = await Geography.read(sql, finest === 'LSOA' ? 'WARD' : finest);
  const small = finest === 'LSOA' ? await Geography.read(sql, 'LSOA') : null;
  const { parts, own } = await countByLoader(sql, data, geography, ownOf);
  const all = [...parts, ...(own === null ? [] : [own])];
  const known = [...new Set(all.flatMap((one) => one.months))].sort();
  const months = known.length === 0 ? [] : monthsBetween(known[0]!, known.at(-1)!);
  const blocks = blocksOf(months);
  const published: PublishedPart[] = [];
  for (const counts of parts) if (counts.months.length > 0) published.push(await publishPart(geography, counts, blocks));
  const bySmall = small === null ? null : await countByLoader(sql, data, small, ownOf);
  const smallParts = bySmall === null ? [] : bySmall.parts.map((counts) => new SmallAreas(counts, blocks, small!, geography));
  const withOwn = (shown: Figure, mine: DataSetCounts | null, ...asked: Parameters<PublishedData['figure']>): Figure =>
    mine === null || shown.count === null
      ? shown
      : { ...shown, count: roundHalfUp(shown.count + sumOf(mine, ...asked), shown.roundedTo) };
  return {
    geography,
    small,
    months,
    blocks,
    categories: [...new Set(all.flatMap(({ categories }) => categories))].sort(),
    figure: (areas, asked, categories) =>
      withOwn(addedUp(published.map((part) => figureOf(part, areas, asked, categories))), own, areas, asked, categories),
    smallFigure: (lsoas, asked, categories) => {
      if (categories !== null) return withheldFigure;
      const shown = addedUp(smallParts.map((part) => part.figure(lsoas, asked)));
      return withOwn(shown, bySmall?.own ?? null, lsoas, asked, categories);
    },
  };
}

/** What one loader loaded, protected by itself. */
interface PublishedPart {
  readonly counts: DataSetCounts;
  /** Null where nothing of it can be published. */
  readonly publication: Publication | null;
}

async function publishPart(
  geography: Geography,
  counts: DataSetCounts,
  blocks: readonly (readonly MonthStart[])[],
): Promise<PublishedPart> {
  const dimensions = [geography.dimension, periodDimension(counts.months, blocks), categoryDimension(counts.categories)] as const;
  const work = { dimensions, leafCounts: sparse(dimensions, counts), rule: INCIDENT_RULE };
  // With one category its counts are those of all.
  const tried = geography.finest === 'WARD' && counts.categories.length > 1 ? TOO_FINE.slice(1) : TOO_FINE;
  for (const levels of tried) {
    const withheldLevels = levels.map((level) => [geography.finest, ...level]);
    try {
      return { counts, publication: await publishAside({ ...work, withheldLevels }) };
    } catch (error) {
      // A thread's error comes as a copy, without its class.
      if ((error as Error).name !== 'UnprotectedCell') throw error;
    }
  }
  return { counts, publication: null };
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
  if (publication === null) return withheldFigure;
  const { withheld, count, roundedTo } = publication.answerUnion([areas, months, wanted]);
  return withheld ? withheldFigure : { count, suppressed: false, roundedTo };
}

/**
 * One category of one month in one of the smallest areas is nearly always too small to show, and the zeros between would tell the rest:
 * withheld whole. Further levels follow where what is left cannot be protected; in the end all is withheld.
 */
const TOO_FINE: readonly (readonly (readonly string[])[])[] = [
  [],
  [[MONTH_LEVEL, CATEGORY_LEVEL]],
  [
    [MONTH_LEVEL, CATEGORY_LEVEL],
    [LONGER_LEVEL, CATEGORY_LEVEL],
    [MONTH_LEVEL, 'all'],
  ],
];

function categoryDimension(categories: readonly string[]): Dimension {
  return {
    codes: [...categories, ALL_CATEGORIES_SHOWN],
    levels: [...categories.map(() => CATEGORY_LEVEL), 'all'],
    sums: [{ total: categories.length, parts: categories.map((_, place) => place) }],
  };
}

function sparse([areas, periods, categories]: readonly [Dimension, Dimension, Dimension], { counts: all }: DataSetCounts) {
  const counts = all.filter(({ area }) => areas.codes.includes(area));
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
  const isIn = areas.includes(EVERYWHERE) ? (area: string) => area !== ELSEWHERE : (area: string) => areas.includes(area);
  return counts.reduce(
    (sum, { area, month, category, count }) =>
      isIn(area) && months.includes(month) && (categories === null || categories.includes(category)) ? sum + count : sum,
    0,
  );
}
