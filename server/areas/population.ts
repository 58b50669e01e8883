/**
 * How many people live in areas, by age: from the newest edition whose bands make up the ages asked, the same edition for all areas
 * of a kind in one question, so that rates beside each other compare. What was done to the figures is said in `note`.
 */
import type { Sql } from '../database/database.js';
import { areaKeyText, type AreaKey, type AreaType } from './area-type.js';
import { AND_OVER, ageRange, ageWords, basisName, tiling, type AgeRange, type PopulationBasis } from './population-basis.js';
import { figuresOverLsoas, loadedBases, lsoaVintagesOf, ownFigures, type PopulationRow } from './population.sql.js';

export interface PopulationFigure extends AgeRange {
  /** Null when no loaded edition can answer; `note` says why. */
  readonly persons: number | null;
  readonly year: number | null;
  /** «mid-2020 estimate, LSOA 2011 carried over to 2021». */
  readonly basis: string | null;
  readonly note: string | null;
}

export interface AgeBandFigure extends AgeRange {
  readonly persons: number;
  /** Of them; null where the figures do not tell. */
  readonly females: number | null;
}

interface Candidate {
  readonly basis: PopulationBasis;
  readonly bands: readonly AgeRange[];
  readonly own: boolean;
}

interface Totals {
  readonly basis: PopulationBasis;
  readonly bands: readonly AgeRange[];
}

const ALL_AGES: AgeRange = { ageFrom: 0, ageTo: AND_OVER };

/** Figures by `areaKeyText`; every area asked has one. Ages inclusive; no `ageTo` means «and over». */
export async function populationOf(
  sql: Sql,
  areas: readonly AreaKey[],
  ages: { readonly ageFrom?: number | null; readonly ageTo?: number | null } = {},
): Promise<Map<string, PopulationFigure>> {
  const range = ageRange(ages.ageFrom, ages.ageTo);
  if (areas.length === 0) return new Map();
  const bases = await loadedBases(sql);
  const totals = censusTotals(bases);
  const answers = new Map<string, PopulationFigure>();
  for (const [type, group] of byType(areas)) {
    const candidates = candidatesFor(type, bases, range);
    for (const [key, figure] of await bestFigures(sql, group, candidates, range, totals)) answers.set(key, figure);
  }
  return answers;
}

/** The bands of the finest edition there is, newest first, for each area; an empty list where there is none. */
export async function populationByAgeOf(sql: Sql, areas: readonly AreaKey[]): Promise<Map<string, readonly AgeBandFigure[]>> {
  const bases = await loadedBases(sql);
  const totals = censusTotals(bases);
  const answers = new Map<string, readonly AgeBandFigure[]>(areas.map((area) => [areaKeyText(area), []]));
  for (const [type, group] of byType(areas)) {
    const finest = bases
      .flatMap((basis) => candidate(type, basis, disjoint(basis.bands)) ?? [])
      .sort((a, b) => b.bands.length - a.bands.length || b.basis.year - a.basis.year || Number(b.own) - Number(a.own));
    let waiting = group;
    for (const one of finest) {
      if (waiting.length === 0) break;
      const { rows, areas: asked } = await evaluate(sql, waiting, one, totals, true);
      const bands = new Map<string, AgeBandFigure[]>();
      for (const row of rows) {
        if (row.covered < row.lsoas) continue;
        const key = areaKeyText(asked[row.place - 1]!);
        const list = bands.get(key) ?? [];
        list.push({ ageFrom: row.age_from!, ageTo: row.age_to!, persons: row.persons!, females: row.females });
        bands.set(key, list);
      }
      for (const [key, list] of bands)
        answers.set(
          key,
          list.sort((a, b) => a.ageFrom - b.ageFrom),
        );
      waiting = waiting.filter((area) => !bands.has(areaKeyText(area)));
    }
  }
  return answers;
}

async function bestFigures(
  sql: Sql,
  group: readonly AreaKey[],
  candidates: readonly Candidate[],
  range: AgeRange,
  totals: Totals | null,
): Promise<Map<string, PopulationFigure>> {
  let best = new Map<string, PopulationFigure>();
  let bestCovered = -1;
  for (const one of candidates) {
    const figures = await figuresFrom(sql, group, one, range, totals);
    const covered = [...figures.values()].filter((figure) => figure.persons !== null).length;
    if (covered > bestCovered) [best, bestCovered] = [figures, covered];
    if (covered === group.length) break;
  }
  const missing: PopulationFigure = {
    ...range,
    persons: null,
    year: null,
    basis: null,
    note:
      candidates.length === 0
        ? `No population figures loaded for this kind of area can be put together to ${ageWords(range)}.`
        : 'No population figures are loaded for this area.',
  };
  return new Map(group.map((area) => [areaKeyText(area), best.get(areaKeyText(area)) ?? missing]));
}

async function figuresFrom(
  sql: Sql,
  group: readonly AreaKey[],
  one: Candidate,
  range: AgeRange,
  totals: Totals | null,
): Promise<Map<string, PopulationFigure>> {
  const figures = new Map<string, PopulationFigure>();
  const { rows, areas, vintageOf } = await evaluate(sql, group, one, totals, false);
  for (const row of rows) {
    const area = areas[row.place - 1]!;
    const vintage = vintageOf(row.place);
    const carried = !one.own && vintage !== one.basis.vintage;
    const complete = row.covered === row.lsoas;
    figures.set(areaKeyText(area), {
      ...range,
      persons: complete ? row.persons : null,
      year: complete ? one.basis.year : null,
      basis: !complete
        ? null
        : basisName(one.basis) + (one.own ? '' : `, LSOA ${one.basis.vintage}`) + (carried ? ` carried over to ${vintage}` : ''),
      note: noteOf(row, complete, area.type, one.basis.vintage, totals),
    });
  }
  return figures;
}

function noteOf(row: PopulationRow, complete: boolean, type: AreaType, vintage: number, totals: Totals | null): string | null {
  if (!complete && type === 'LSOA') {
    return `No figures are loaded for it, or those of LSOA ${vintage} cannot be carried over because its boundary was changed otherwise than by a split or merger.`;
  }
  if (!complete) return `Figures are loaded, or can be carried over, for only ${row.covered} of its ${row.lsoas} LSOAs.`;
  if (row.apportioned === 0) return null;
  const by = totals === null ? 'census totals' : `${basisName(totals.basis)} totals`;
  return type === 'LSOA'
    ? `Part of an LSOA of ${vintage} that was split: its ages are shared out by the ${by} of the parts.`
    : `${row.apportioned} of its ${row.lsoas} LSOAs are parts of LSOAs of ${vintage} that were split: their ages are shared out by ${by}.`;
}

/**
 * Runs one edition for the areas. Over LSOAs, areas are taken in their newest LSOA vintage; where the figures cannot be carried into
 * it for all of an area (LSOAs changed otherwise), in the vintage the figures are of.
 */
async function evaluate(
  sql: Sql,
  group: readonly AreaKey[],
  { basis, bands, own }: Candidate,
  totals: Totals | null,
  byBand: boolean,
): Promise<{ rows: PopulationRow[]; areas: readonly AreaKey[]; vintageOf: (place: number) => number }> {
  if (own) return { rows: await ownFigures(sql, group, basis, bands, byBand), areas: group, vintageOf: () => basis.vintage };
  const vintages = await lsoaVintagesOf(sql, group);
  const vintageAt = new Map<number, number>();
  for (const [index, area] of group.entries()) {
    const known = vintages.get(index + 1) ?? [];
    const wanted = area.type === 'LSOA' ? area.vintage : known[0];
    if (
      wanted !== undefined &&
      (wanted === basis.vintage || (wanted === 2021 && basis.vintage === 2011) || (wanted === 2011 && basis.vintage === 2021))
    ) {
      vintageAt.set(index + 1, wanted);
    }
  }
  const rows: PopulationRow[] = [];
  const run = async (places: readonly number[], vintage: number): Promise<PopulationRow[]> => {
    if (places.length === 0) return [];
    const found = await figuresOverLsoas(
      sql,
      places.map((place) => group[place - 1]!),
      vintage,
      basis,
      bands,
      totals,
      byBand,
    );
    return found.map((row) => ({ ...row, place: places[row.place - 1]! }));
  };
  for (const vintage of new Set(vintageAt.values())) {
    rows.push(
      ...(await run(
        [...vintageAt.keys()].filter((place) => vintageAt.get(place) === vintage),
        vintage,
      )),
    );
  }
  const complete = new Set(rows.filter((row) => row.covered === row.lsoas).map((row) => row.place));
  const again = [...vintageAt.keys()].filter(
    (place) =>
      !complete.has(place) &&
      group[place - 1]!.type !== 'LSOA' &&
      vintageAt.get(place) !== basis.vintage &&
      (vintages.get(place) ?? []).includes(basis.vintage),
  );
  const better = (await run(again, basis.vintage)).filter((row) => row.covered === row.lsoas);
  const replaced = new Set(better.map((row) => row.place));
  for (const place of replaced) vintageAt.set(place, basis.vintage);
  return {
    rows: [...rows.filter((row) => !replaced.has(row.place)), ...better],
    areas: group,
    vintageOf: (place) => vintageAt.get(place)!,
  };
}

function candidatesFor(type: AreaType, bases: readonly PopulationBasis[], range: AgeRange): Candidate[] {
  return bases
    .flatMap((basis) => candidate(type, basis, tiling(basis.bands, range)) ?? [])
    .sort((a, b) => b.basis.year - a.basis.year || Number(b.own) - Number(a.own) || a.bands.length - b.bands.length);
}

/** LSOA figures serve every kind of area, as a sum; other figures only the very areas they are published for. */
function candidate(type: AreaType, basis: PopulationBasis, bands: readonly AgeRange[] | null): Candidate | null {
  if (bands === null) return null;
  const authorities = ['DISTRICT', 'UPPER_TIER'];
  const own =
    basis.areaType !== 'LSOA' &&
    (basis.areaType === type || (authorities.includes(type) && authorities.includes(basis.areaType)));
  return own || basis.areaType === 'LSOA' ? { basis, bands, own } : null;
}

/** All-age totals on LSOA 2021, by which split LSOAs are shared out: the census first, else another edition. */
function censusTotals(bases: readonly PopulationBasis[]): Totals | null {
  const fitting = bases
    .filter((basis) => basis.areaType === 'LSOA' && basis.vintage === 2021)
    .flatMap((basis) => {
      const bands = tiling(basis.bands, ALL_AGES);
      return bands === null ? [] : [{ basis, bands }];
    });
  return fitting.find(({ basis }) => basis.basis === 'census') ?? fitting[0] ?? null;
}

/** The bands without those that others make up: single years rather than «0 to 17» beside them. */
function disjoint(bands: readonly AgeRange[]): readonly AgeRange[] {
  return bands.filter(
    (band) => !bands.some((other) => other !== band && other.ageFrom >= band.ageFrom && other.ageTo <= band.ageTo),
  );
}

function byType(areas: readonly AreaKey[]): Map<AreaType, AreaKey[]> {
  const groups = new Map<AreaType, AreaKey[]>();
  for (const area of areas) {
    const group = groups.get(area.type);
    if (group === undefined) groups.set(area.type, [area]);
    else group.push(area);
  }
  return groups;
}
