/**
 * Which published population figures can answer a question about ages, and how they are named. Bands are used whole or not at all:
 * «15 and under» cannot say how many are aged 10 to 15, and nothing here guesses.
 */

/** «And over», as stored; ages asked beyond 100 mean the same. */
export const AND_OVER = 999;

/** Inclusive ages; `ageTo` is 999 for «and over». */
export interface AgeRange {
  readonly ageFrom: number;
  readonly ageTo: number;
}

/** One edition of figures: areas of a type and vintage, a basis and its year, with the bands it comes in. */
export interface PopulationBasis {
  readonly areaType: string;
  readonly vintage: number;
  readonly basis: string;
  readonly year: number;
  readonly bands: readonly AgeRange[];
}

/** The range asked for, open at the top from 100 on. */
export function ageRange(ageFrom: number | null | undefined, ageTo: number | null | undefined): AgeRange {
  const to = ageTo ?? AND_OVER;
  return { ageFrom: ageFrom ?? 0, ageTo: to >= 100 ? AND_OVER : to };
}

/** The fewest bands that make up the range exactly, or null when they do not: [10–10 … 17–17] for 10 to 17. */
export function tiling(bands: readonly AgeRange[], range: AgeRange): readonly AgeRange[] | null {
  const reached = new Map<number, readonly AgeRange[]>([[range.ageFrom, []]]);
  const ordered = [...bands].sort((a, b) => a.ageFrom - b.ageFrom || a.ageTo - b.ageTo);
  for (const band of ordered) {
    const before = reached.get(band.ageFrom);
    if (before === undefined || band.ageTo > range.ageTo) continue;
    if (band.ageTo === range.ageTo) {
      const found = reached.get(range.ageTo + 1);
      if (found === undefined || found.length > before.length + 1) reached.set(range.ageTo + 1, [...before, band]);
    } else {
      const found = reached.get(band.ageTo + 1);
      if (found === undefined || found.length > before.length + 1) reached.set(band.ageTo + 1, [...before, band]);
    }
  }
  return reached.get(range.ageTo + 1) ?? null;
}

/** «mid-2020 estimate», «Census 2021». */
export function basisName({ basis, year }: Pick<PopulationBasis, 'basis' | 'year'>): string {
  if (basis === 'mid-year estimate') return `mid-${year} estimate`;
  if (basis === 'census') return `Census ${year}`;
  if (basis === 'imd denominator') return `denominators of the indices of deprivation, mid-${year}`;
  return `${basis} ${year}`;
}

/** «all ages», «ages 10 to 17», «ages 65 and over». */
export function ageWords({ ageFrom, ageTo }: AgeRange): string {
  if (ageTo === AND_OVER) return ageFrom === 0 ? 'all ages' : `ages ${ageFrom} and over`;
  return ageFrom === ageTo ? `age ${ageFrom}` : `ages ${ageFrom} to ${ageTo}`;
}
