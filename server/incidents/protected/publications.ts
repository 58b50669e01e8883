/**
 * The publications: for each data set and level one fixed display of every area, period and category. Whatever a viewer without points asks
 * is answered from it (docs/methods/disclosure.md), so no two questions tell more than it does. It stays through small changes of the data
 * (carried-forward.ts), in the database, so that all processes show the same and a restart shows no other.
 */
import type { FinestArea, IncidentData } from '../../access/access-table.js';
import type { DataVersion, Sql } from '../../database/database.js';
import { INCIDENT_RULE, roundHalfUp, type Dimension, type Publication } from '../../disclosure/disclosure.js';
import { monthsBetween, type MonthStart } from '../month.js';
import { addedUp, exactFigure, withheldFigure, type Figure } from '../figure.js';
import { basisOf, carriedForward, isSameBasis, type Basis } from './carried-forward.js';
import { countByLoader, gathered, type DataSetCounts } from './data-set-counts.js';
import { Geography } from './geography.js';
import { LONGER_LEVEL, MONTH_LEVEL } from './months-and-years.js';
import { publishAside } from './publish-aside.js';
import { ALL_CATEGORIES_SHOWN, CATEGORY_LEVEL, releasedDimensions } from './released-dimensions.js';
import { OwnSums } from './own-sums.js';
import { blocksOf, SmallAreas } from './small-areas.js';
import { readStored, storeLater, type Release, type ReleasedPart, type StoredRelease } from './stored-release.js';

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

export interface Asked {
  readonly data: IncidentData;
  readonly finest: FinestArea;
  /** The agency whose analysts have their own reports as points; these are then added as they are, and all others protected. */
  readonly ownOf: string | null;
}

const kept = new WeakMap<DataVersion, Map<string, Promise<PublishedData>>>();

/** Read under a role that may count. Found or made once for a state of the data; requests that come meanwhile wait for it. */
export function publishedData(sql: Sql, asked: Asked): Promise<PublishedData> {
  if (sql.dataVersion === null) return find(sql, asked, () => undefined);
  let ofVersion = kept.get(sql.dataVersion);
  if (ofVersion === undefined) kept.set(sql.dataVersion, (ofVersion = new Map<string, Promise<PublishedData>>()));
  const key = JSON.stringify([asked.data, asked.finest, asked.ownOf]);
  const known = ofVersion.get(key);
  // Whoever makes it may go away meanwhile; that is no news to those who wait.
  if (known !== undefined) return known.catch(() => publishedData(sql, asked));
  const forget = (): void => void ofVersion.delete(key);
  const making = find(sql, asked, forget);
  ofVersion.set(key, making);
  making.catch(forget);
  return making;
}

async function find(sql: Sql, asked: Asked, forget: () => void): Promise<PublishedData> {
  const { before, material } = await readMaterial(sql, asked);
  const made = await nextRelease(before, material);
  // Somebody else may have stored another meanwhile: that one then holds.
  if (made !== before?.release) void storeLater(sql.home, asked, made, before).then((stored) => (stored ? undefined : forget()));
  return publishedDataOf(made, material);
}

/** What the next publication would be made from, and the one that stands. */
export interface Material {
  readonly geography: Geography;
  readonly small: Geography | null;
  readonly bases: readonly Basis[];
  /** The viewer's own reports, by the larger and the smaller areas: always as they are. */
  readonly own: readonly [DataSetCounts | null, DataSetCounts | null];
}

export async function readMaterial(
  sql: Sql,
  asked: Asked,
): Promise<{ readonly before: StoredRelease | null; readonly material: Material }> {
  const { data, finest, ownOf } = asked;
  const before = await readStored(sql, asked);
  const geography = await Geography.read(sql, finest === 'LSOA' ? 'WARD' : finest);
  const small = finest === 'LSOA' ? await Geography.read(sql, 'LSOA') : null;
  const larger = await countByLoader(sql, data, geography, ownOf);
  const smaller = small === null ? null : await countByLoader(sql, data, small, ownOf);
  const bases = larger.parts.map((part) => {
    const fine = smaller?.parts.filter(({ loader }) => loader === part.loader) ?? [];
    return basisOf([part, ...fine]);
  });
  return { before, material: { geography, small, bases, own: [larger.own, smaller?.own ?? null] } };
}

/** The publication that stands, where nothing of it is to change; else the next one, made in a thread of its own. */
export async function nextRelease(before: StoredRelease | null, material: Material): Promise<Release> {
  const { geography, small, own } = material;
  const standing = before?.release;
  const ground = JSON.stringify([geography, small]);
  // With other areas nothing can be carried over.
  const carried =
    standing !== undefined && JSON.stringify([standing.geography, standing.small]) === ground ? standing : undefined;
  const partOf = (loader: string | null) => carried?.parts.find(({ basis }) => basis.loader === loader);
  const bases = material.bases
    .map((basis) => carriedForward(partOf(basis.loader)?.basis, basis))
    .filter(({ levels }) => levels[0]!.length > 0);
  const known = [...bases.flatMap(({ levels }) => levels[0]!.map(({ month }) => month)), ...(own[0]?.months ?? [])].sort();
  const months = known.length === 0 ? [] : monthsBetween(known[0]!, known.at(-1)!);
  const blocks = blocksOf(months);
  const sameBlocks = JSON.stringify(carried?.blocks) === JSON.stringify(blocks);
  const unchanged = (basis: Basis): ReleasedPart | undefined => {
    const part = partOf(basis.loader);
    return sameBlocks && part !== undefined && isSameBasis(part.basis, basis) ? part : undefined;
  };
  if (carried !== undefined && sameBlocks && bases.length === carried.parts.length && bases.every(unchanged)) return carried;
  const parts: ReleasedPart[] = [];
  for (const basis of bases) parts.push(unchanged(basis) ?? (await releasePart(geography, small, basis, blocks)));
  return { geography, small, months, blocks, parts };
}

async function releasePart(
  geography: Geography,
  small: Geography | null,
  basis: Basis,
  blocks: readonly (readonly MonthStart[])[],
): Promise<ReleasedPart> {
  const [larger, smaller] = basis.levels.map(gathered);
  const { counts, publication } = await publishPart(geography, larger!, blocks);
  return {
    basis,
    counts,
    publication,
    small: small === null || smaller === undefined ? null : SmallAreas.protect(smaller, blocks, small, geography),
  };
}

function publishedDataOf(
  { geography, small, months, blocks, parts }: Release,
  { own: [own, ownSmall] }: Material,
): PublishedData {
  const [ownSums, ownSmallSums] = [own, ownSmall].map((counts) => counts && new OwnSums(counts)) as [
    OwnSums | null,
    OwnSums | null,
  ];
  const withOwn = (shown: Figure, mine: OwnSums | null, ...asked: Parameters<PublishedData['figure']>): Figure =>
    mine === null || shown.count === null
      ? shown
      : { ...shown, count: roundHalfUp(shown.count + mine.sum(...asked), shown.roundedTo) };
  const categories = [...parts.map(({ counts }) => counts), ...(own === null ? [] : [own])].flatMap((one) => one.categories);
  return {
    geography,
    small,
    months,
    blocks,
    categories: [...new Set(categories)].sort(),
    figure: (areas, asked, wanted) =>
      withOwn(addedUp(parts.map((part) => figureOf(part, areas, asked, wanted))), ownSums, areas, asked, wanted),
    smallFigure: (lsoas, asked, wanted) => {
      if (wanted !== null) return withheldFigure;
      const shown = addedUp(parts.flatMap((part) => part.small?.figure(lsoas, asked) ?? []));
      return withOwn(shown, ownSmallSums, lsoas, asked, wanted);
    },
  };
}

/** What one loader loaded, protected by itself. */
export interface PublishedPart {
  readonly counts: Pick<DataSetCounts, 'months' | 'categories'>;
  /** Null where nothing of it can be published. */
  readonly publication: Publication | null;
}

async function publishPart(
  geography: Geography,
  counts: DataSetCounts,
  blocks: readonly (readonly MonthStart[])[],
): Promise<PublishedPart> {
  const dimensions = releasedDimensions(geography, counts, blocks);
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
