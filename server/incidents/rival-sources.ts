/**
 * Two sources that report the same kind for the same force and month are never added up over one place: for each month and district one of
 * them is chosen (docs/methods/sources.md). Pure; what lies where is given.
 */
import type { SourceDistrict } from './source-districts.sql.js';
import { POLICE_UK } from './incident-kind.js';
import type { MonthStart } from './month.js';

export interface Rival {
  readonly source: string;
  readonly months: readonly MonthStart[];
}

/** What of one source does not count, because another was chosen. */
export interface LeftOutOf {
  /** Months left out wholly, each with the source chosen. */
  readonly months: ReadonlyMap<MonthStart, string>;
  /** By district (GSS code): months left out there only. */
  readonly districts: ReadonlyMap<string, ReadonlyMap<MonthStart, string>>;
}

/**
 * A source covers a district that holds this part of its records, or in which it has this part of what a rival has there: a few
 * records that strayed over a border are no coverage, and a small district of a large force is.
 */
const COVERING_SHARE = 0.1;

/** Where no rival has any. */
const SHARE_ALONE = 0.01;

/** A partner's own list before open data; between two own lists the alphabet decides, so that the answer is always the same. */
export function byPreference(a: string, b: string): number {
  if ((a === POLICE_UK) !== (b === POLICE_UK)) return a === POLICE_UK ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By source. `lying` is of these sources; one whose records lie in no known district is taken to cover the whole force. */
export function chooseAmongRivals(rivals: readonly Rival[], lying: readonly SourceDistrict[]): ReadonlyMap<string, LeftOutOf> {
  const ordered = [...rivals].sort((a, b) => byPreference(a.source, b.source));
  const counts = new Map(ordered.map(({ source }) => [source, new Map<string, number>()]));
  for (const { source, district, count } of lying) counts.get(source)?.set(district, count);
  const leftOut = new Map(
    ordered.map(({ source }) => [
      source,
      { months: new Map<string, string>(), districts: new Map<string, Map<string, string>>() },
    ]),
  );
  for (const month of new Set(ordered.flatMap(({ months }) => months))) {
    const present = ordered.filter(({ months }) => months.includes(month)).map(({ source }) => source);
    if (present.length < 2) continue;
    const chosen = chosenByDistrict(present, counts);
    for (const source of present) {
      const winnerOf = (district: string): string => chosen?.get(district) ?? present[0]!;
      const own = [...counts.get(source)!].sort(([, a], [, b]) => b - a).map(([district]) => district);
      const counted =
        chosen === null
          ? source === present[0]
          : own.some((district) => winnerOf(district) === source && covers(source, district, present, counts));
      if (!counted) leftOut.get(source)!.months.set(month, own[0] === undefined ? present[0]! : winnerOf(own[0]));
      if (!counted || chosen === null) continue;
      for (const district of own) {
        const winner = winnerOf(district);
        if (winner === source) continue;
        const { districts } = leftOut.get(source)!;
        districts.set(district, (districts.get(district) ?? new Map<string, string>()).set(month, winner));
      }
    }
  }
  return leftOut;
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The first in order of preference that covers a district, else the last. Null where not every source can be told by districts. */
function chosenByDistrict(present: readonly string[], counts: Counts): ReadonlyMap<string, string> | null {
  const everyDistrict = new Set(present.flatMap((source) => [...counts.get(source)!.keys()]));
  if (present.some((source) => counts.get(source)!.size === 0)) return null;
  return new Map(
    [...everyDistrict].map((district) => [
      district,
      present.find((source) => covers(source, district, present, counts)) ?? present.at(-1)!,
    ]),
  );
}

function covers(source: string, district: string, present: readonly string[], counts: Counts): boolean {
  const here = counts.get(source)!.get(district) ?? 0;
  if (here === 0) return false;
  const own = [...counts.get(source)!.values()].reduce((sum, count) => sum + count, 0);
  const rival = Math.max(...present.filter((other) => other !== source).map((other) => counts.get(other)!.get(district) ?? 0));
  if (rival === 0) return here >= SHARE_ALONE * own;
  return here >= COVERING_SHARE * own || here >= COVERING_SHARE * rival;
}
