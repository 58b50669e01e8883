/** Bands of ages for the chart: five years each up to 90, whatever finer or coarser figures are loaded. */

export interface AgeCount {
  readonly ageFrom: number;
  /** Inclusive; 999 for «and over». */
  readonly ageTo: number;
  readonly persons: number;
  /** Of them; null where the figures do not tell. */
  readonly females: number | null;
}

export const andOver = 999;
const lastBand = 90;
const width = 5;
/** More bands than this do not read as a picture. */
const mostBands = 22;

/** Youngest first. Figures that come in few bands, or in bands that do not fit five years, stay as they are. */
export function bandsOf(ages: readonly AgeCount[]): AgeCount[] {
  const sorted = [...ages].sort((one, other) => one.ageFrom - other.ageFrom);
  if (sorted.length <= mostBands || !sorted.every(fits)) return sorted;
  const bands = new Map<number, Pick<AgeCount, 'persons' | 'females'>>();
  for (const { ageFrom, persons, females } of sorted) {
    const start = Math.min(lastBand, Math.floor(ageFrom / width) * width);
    const band = bands.get(start) ?? { persons: 0, females: 0 };
    const both = band.females === null || females === null ? null : band.females + females;
    bands.set(start, { persons: band.persons + persons, females: both });
  }
  return [...bands].map(([ageFrom, counts]) => ({
    ageFrom,
    ageTo: ageFrom === lastBand ? andOver : ageFrom + width - 1,
    ...counts,
  }));
}

function fits({ ageFrom, ageTo }: AgeCount): boolean {
  return ageFrom >= lastBand || Math.floor(ageFrom / width) === Math.floor(ageTo / width);
}

/** «10 to 14», «90 and over», «7». */
export function bandText({ ageFrom, ageTo }: Pick<AgeCount, 'ageFrom' | 'ageTo'>): string {
  if (ageTo >= andOver) return `${ageFrom} and over`;
  return ageFrom === ageTo ? String(ageFrom) : `${ageFrom} to ${ageTo}`;
}

/** Each band's share of all, in percent; 0 for none when nobody lives there. */
export function shares(bands: readonly AgeCount[]): number[] {
  const all = bands.reduce((sum, band) => sum + band.persons, 0);
  return bands.map((band) => (all > 0 ? (100 * band.persons) / all : 0));
}

export interface BandBySex {
  readonly ageFrom: number;
  readonly ageTo: number;
  /** In percent of all residents of both sexes. */
  readonly females: number;
  readonly males: number;
}

/** Null unless every band tells how many are female. */
export function bySex(bands: readonly AgeCount[]): BandBySex[] | null {
  const all = bands.reduce((sum, band) => sum + band.persons, 0);
  if (!(all > 0) || bands.some(({ females }) => females === null)) return null;
  return bands.map(({ ageFrom, ageTo, persons, females }) => ({
    ageFrom,
    ageTo,
    females: (100 * females!) / all,
    males: (100 * (persons - females!)) / all,
  }));
}
