/**
 * Head-counts as children's numbers (docs/methods/disclosure.md, «Attendance»): 0 to 9 withheld, the rest to the nearest 10.
 *
 * By ward and week each count stands alone, since whoever has these has no total of them. By period wards stand beside their district, so
 * each period of each loader is a table of its own, with secondary suppression; periods share no head-count, and none is the total of others.
 */
import { CHILDREN_RULE, displayedAlone, publish, type ProtectedCount, type Publication } from '../../disclosure/disclosure.js';
import type { HeadCounts } from './head-counts.sql.js';

/** A figure of one area and one week or period: null and not withheld where no head-count says how many. */
export interface AttendanceFigure {
  readonly count: number | null;
  readonly suppressed: boolean;
  readonly roundedTo: number;
}

export const NOT_STATED: AttendanceFigure = { count: null, suppressed: false, roundedTo: 1 };
const WITHHELD: AttendanceFigure = { count: null, suppressed: true, roundedTo: CHILDREN_RULE.roundTo };

/** Wards by week. @param groups those of one ward and one week */
export function protectedWeek(groups: readonly Heads[]): AttendanceFigure {
  return addedUp([...byLoader(groups).values()].map((own) => displayedAlone(childrenOf(own), CHILDREN_RULE)));
}

/** Of head-counts what is protected, and where it was counted. */
export type Heads = Pick<HeadCounts, 'loader' | 'ward' | 'district' | 'complete' | 'children'>;

/** Wards and districts of one period. */
export class ProtectedPeriod {
  private readonly tables: readonly LoaderTable[];

  /** @param groups all of the period */
  constructor(groups: readonly Heads[]) {
    this.tables = [...byLoader(groups).values()].flatMap((own) => loaderTable(own) ?? []);
  }

  /** Of a ward or a district. */
  at(code: string): AttendanceFigure {
    return addedUp(this.tables.flatMap((table) => displayIn(table, code) ?? []));
  }
}

/** What one agency, or the operator, loaded of a period. */
interface LoaderTable {
  /** The cell of each ward and district. */
  readonly cells: ReadonlyMap<string, string>;
  /** Null where nothing of it can be published. */
  readonly publication: Publication | null;
}

/** Head-counts in a district that lie in none of its wards: not told, but part of the district's figure. */
const elsewhereIn = (district: string): string => `${district} -`;

function loaderTable(groups: readonly Heads[]): LoaderTable | null {
  const leaves = new Map<string, number>();
  const districts = new Map<string, Set<string>>();
  const districtOfWard = new Map<string, string | null>();
  for (const { ward, district, complete, children } of groups) {
    if (complete === 0 || (ward === null && district === null)) continue;
    // A ward lies in one district, also where the border was drawn too roughly for one of its places.
    if (ward !== null && !districtOfWard.has(ward)) districtOfWard.set(ward, district);
    const within = ward === null ? district : districtOfWard.get(ward)!;
    const leaf = ward ?? elsewhereIn(district!);
    leaves.set(leaf, (leaves.get(leaf) ?? 0) + children);
    if (within !== null) districts.set(within, (districts.get(within) ?? new Set()).add(leaf));
  }
  if (leaves.size === 0) return null;
  // A district of one leaf is that leaf.
  const totals = [...districts].filter(([, parts]) => parts.size > 1);
  const codes = [...leaves.keys(), ...totals.map(([code]) => code)];
  const places = new Map(codes.map((code, place) => [code, place]));
  const sums = totals.map(([code, parts]) => ({
    total: places.get(code)!,
    parts: [...parts].map((part) => places.get(part)!),
  }));
  const cells = new Map([...leaves.keys()].map((code) => [code, code]));
  for (const [code, parts] of districts) cells.set(code, parts.size > 1 ? code : [...parts][0]!);
  const counts = { cells: [...leaves.keys()].map((leaf) => places.get(leaf)!), counts: [...leaves.values()] };
  return { cells, publication: publishedOrNothing(() => publish([{ codes, sums }], counts, CHILDREN_RULE).publication) };
}

function publishedOrNothing(make: () => Publication): Publication | null {
  try {
    return make();
  } catch (error) {
    if ((error as Error).name !== 'UnprotectedCell') throw error;
    return null;
  }
}

function displayIn({ cells, publication }: LoaderTable, code: string): ProtectedCount | null {
  const cell = cells.get(code);
  if (cell === undefined) return null;
  return publication?.at([cell]) ?? { withheld: true, count: null, roundedTo: CHILDREN_RULE.roundTo };
}

/** Whoever loads knows the rows, so each loader's are protected apart and the displays added up (docs/methods/disclosure.md). */
function byLoader(groups: readonly Heads[]): ReadonlyMap<string | null, Heads[]> {
  const found = new Map<string | null, Heads[]>();
  for (const group of groups.filter(({ complete }) => complete > 0)) {
    found.set(group.loader, [...(found.get(group.loader) ?? []), group]);
  }
  return found;
}

function childrenOf(groups: readonly Heads[]): number {
  return groups.reduce((sum, { children }) => sum + children, 0);
}

function addedUp(shown: readonly ProtectedCount[]): AttendanceFigure {
  if (shown.length === 0) return NOT_STATED;
  if (shown.some(({ withheld }) => withheld)) return WITHHELD;
  return {
    count: shown.reduce((sum, { count }) => sum + count!, 0),
    suppressed: false,
    roundedTo: CHILDREN_RULE.roundTo,
  };
}
