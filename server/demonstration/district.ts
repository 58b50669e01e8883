/** The invented district's areas: cells grouped into LSOAs, and LSOAs into MSOAs, wards and postcode districts. */
import { bordersBetween, BEYOND, outlineOf, SEA, type Arc, type Outline } from './borders.js';
import { PointIndex, type GridPoint } from './geometry.js';
import { groupEvenly, type Groupable } from './grouping.js';
import { buildMesh, cellAreas } from './mesh.js';
import { compassWord, DISTRICT_NAME, WARD_WORDS } from './names.js';
import { noiseAt } from './noise.js';
import { randomFor } from './random.js';
import { nearestTown, peopleDensity, TOWNS } from './terrain.js';

/** Codes of the invented district: of the published form, in ranges no real area has. */
export const DISTRICT_CODE = 'E08999001';
export const FORCE_CODE = 'E23999001';
export const FORCE_SLUG = 'marram';

export const LSOA_COUNT = 190;
export const MSOA_COUNT = 25;
export const WARD_COUNT = 22;
export const POSTCODE_DISTRICT_COUNT = 6;
const PEOPLE = 285_000;

export interface Lsoa {
  readonly gssCode: string;
  readonly name: string;
  /** Positions in the lists of the district. */
  readonly msoa: number;
  readonly ward: number;
  readonly postcodeDistrict: number;
  readonly centre: GridPoint;
  readonly people: number;
  /** 0 least to 1 most deprived among the district's LSOAs. */
  readonly hardship: number;
  readonly outline: Outline;
}

export interface NamedArea {
  readonly gssCode: string;
  readonly name: string;
  readonly outline: Outline;
}

/** A cell of the mesh where people live: one postcode. */
export interface Postcode extends GridPoint {
  readonly postcode: string;
  readonly lsoa: number;
  readonly people: number;
}

export interface District {
  readonly lsoas: readonly Lsoa[];
  readonly msoas: readonly NamedArea[];
  readonly wards: readonly NamedArea[];
  readonly postcodeDistricts: readonly NamedArea[];
  readonly outline: Outline;
  readonly postcodes: readonly Postcode[];
  /** To find the postcode, and by it the LSOA, around a point. */
  readonly postcodeIndex: PointIndex<Postcode>;
  readonly arcs: readonly Arc[];
}

export function buildDistrict(seed: string): District {
  const mesh = buildMesh(randomFor(seed, 'mesh'));
  const areas = cellAreas(mesh);
  const inhabited = mesh.cells.flatMap((cell, index) => (cell.kind === 'district' ? [index] : []));
  const raw = inhabited.map((cell) => (peopleDensity(mesh.cells[cell]!) * areas[cell]!) / 1e6);
  const scale = PEOPLE / raw.reduce((sum, people) => sum + people, 0);
  const cells = inhabited.map((cell, index) => ({ ...mesh.cells[cell]!, weight: raw[index]! * scale }));
  const position = new Map(inhabited.map((cell, index) => [cell, index]));
  const cellNeighbours = inhabited.map((cell) =>
    mesh.neighbours[cell]!.flatMap((near) => (position.has(near) ? [position.get(near)!] : [])),
  );
  const lsoaOf = groupEvenly(cells, cellNeighbours, LSOA_COUNT, randomFor(seed, 'lsoa'));
  const arcs = bordersBetween(mesh, (cell) => {
    const kind = mesh.cells[cell]!.kind;
    return kind === 'sea' ? SEA : kind === 'beyond' ? BEYOND : lsoaOf[position.get(cell)!]!;
  });

  const groups = centresOf(cells, lsoaOf, LSOA_COUNT);
  const neighbours = neighboursOf(arcs, LSOA_COUNT);
  const outlinesOf = (groupOf: readonly number[], count: number): Outline[] =>
    Array.from({ length: count }, (_, group) => outlineOf(arcs, (lsoa) => lsoa >= 0 && groupOf[lsoa] === group));
  const divide = (count: number, part: string): number[] =>
    northFirst(groupEvenly(groups, neighbours, count, randomFor(seed, part)), groups);
  const msoaOf = divide(MSOA_COUNT, 'msoa');
  const wardOf = divide(WARD_COUNT, 'ward');
  const postcodeDistrictOf = divide(POSTCODE_DISTRICT_COUNT, 'postcode-district');

  const hardships = rankedHardship(groups);
  const letters = new Map<number, number>();
  const lsoas = groups.map((group, index): Lsoa => {
    const letter = letters.get(msoaOf[index]!) ?? 0;
    letters.set(msoaOf[index]!, letter + 1);
    return {
      gssCode: `E0199${String(index + 1).padStart(4, '0')}`,
      name: `${DISTRICT_NAME} ${String(msoaOf[index]! + 1).padStart(3, '0')}${String.fromCharCode(65 + letter)}`,
      msoa: msoaOf[index]!,
      ward: wardOf[index]!,
      postcodeDistrict: postcodeDistrictOf[index]!,
      centre: { easting: group.easting, northing: group.northing },
      people: Math.round(group.weight),
      hardship: hardships[index]!,
      outline: outlineOf(arcs, (lsoa) => lsoa === index),
    };
  });
  const postcodes = postcodesOf(cells, lsoaOf, lsoas);
  const postcodeIndex = new PointIndex<Postcode>(150);
  for (const postcode of postcodes) postcodeIndex.add(postcode);
  const wardNames = nameWards(groups, wardOf);
  return {
    lsoas,
    msoas: outlinesOf(msoaOf, MSOA_COUNT).map((outline, index) => ({
      gssCode: `E0299${String(index + 1).padStart(4, '0')}`,
      name: `${DISTRICT_NAME} ${String(index + 1).padStart(3, '0')}`,
      outline,
    })),
    wards: outlinesOf(wardOf, WARD_COUNT).map((outline, index) => ({
      gssCode: `E0599${String(index + 1).padStart(4, '0')}`,
      name: wardNames[index]!,
      outline,
    })),
    postcodeDistricts: outlinesOf(postcodeDistrictOf, POSTCODE_DISTRICT_COUNT).map((outline, index) => ({
      gssCode: `MR${index + 1}`,
      name: `MR${index + 1}`,
      outline,
    })),
    outline: outlineOf(arcs, (lsoa) => lsoa >= 0),
    postcodes,
    postcodeIndex,
    arcs,
  };
}

/** Weighted centre and weight of each group. */
function centresOf(items: readonly Groupable[], groupOf: readonly number[], count: number): Groupable[] {
  const sums = Array.from({ length: count }, () => ({ east: 0, north: 0, weight: 0 }));
  items.forEach((item, index) => {
    const sum = sums[groupOf[index]!]!;
    sum.east += item.easting * item.weight;
    sum.north += item.northing * item.weight;
    sum.weight += item.weight;
  });
  return sums.map((sum) => ({
    easting: sum.east / sum.weight,
    northing: sum.north / sum.weight,
    weight: sum.weight,
  }));
}

function neighboursOf(arcs: readonly Arc[], count: number): number[][] {
  const sets = Array.from({ length: count }, () => new Set<number>());
  for (const { left, right } of arcs) {
    if (left < 0 || right < 0) continue;
    sets[left]!.add(right);
    sets[right]!.add(left);
  }
  return sets.map((set) => [...set].sort((a, b) => a - b));
}

/** Renumbers groups from north to south, as published codes run. */
function northFirst(groupOf: readonly number[], items: readonly Groupable[]): number[] {
  const centres = centresOf(items, groupOf, Math.max(...groupOf) + 1);
  const order = centres.map((_, group) => group).sort((a, b) => centres[b]!.northing - centres[a]!.northing);
  return groupOf.map((group) => order.indexOf(group));
}

/** Hardship falls off from town to country and varies in patches, so that neighbours are alike; given as rank from 0 to 1. */
function rankedHardship(groups: readonly Groupable[]): number[] {
  const scores = groups.map((group) => {
    const town = nearestTown(group);
    const away = Math.hypot(group.easting - town.centre.easting, group.northing - town.centre.northing) / town.radius;
    return town.hardship + 0.9 * noiseAt(group.easting, group.northing, 2100, 131, 3) - 0.75 * Math.min(1.6, away);
  });
  const order = scores.map((_, index) => index).sort((a, b) => scores[a]! - scores[b]!);
  const ranked = new Array<number>(groups.length);
  order.forEach((group, rank) => (ranked[group] = (rank + 0.5) / groups.length));
  return ranked;
}

function nameWards(groups: readonly Groupable[], wardOf: readonly number[]): string[] {
  const centres = centresOf(groups, wardOf, WARD_COUNT);
  const names = new Array<string>(WARD_COUNT);
  const taken = new Set<string>();
  for (const town of TOWNS) {
    const away = (ward: number): number =>
      Math.hypot(centres[ward]!.easting - town.centre.easting, centres[ward]!.northing - town.centre.northing);
    const inTown = centres.map((_, ward) => ward).filter((ward) => nearestTown(centres[ward]!) === town);
    inTown.sort((a, b) => away(a) - away(b));
    inTown.forEach((ward, index) => {
      const centre = centres[ward]!;
      const compass = compassWord(centre.easting - town.centre.easting, centre.northing - town.centre.northing);
      const candidates = [WARD_WORDS[town.name]?.[index], compass, `Outer ${compass}`, `Far ${compass}`];
      const word = candidates.find((candidate) => candidate !== undefined && !taken.has(`${town.name} ${candidate}`))!;
      names[ward] = `${town.name} ${word}`;
      taken.add(names[ward]!);
    });
  }
  return names;
}

/** Units of a sector, without the letters that postcodes leave out (C I K M O V). */
const UNIT_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const UNITS = UNIT_LETTERS.length ** 2;

function postcodesOf(cells: readonly Groupable[], lsoaOf: readonly number[], lsoas: readonly Lsoa[]): Postcode[] {
  const used = new Map<number, number>();
  const order = cells.map((_, index) => index).sort((a, b) => lsoaOf[a]! - lsoaOf[b]! || a - b);
  return order.map((cell) => {
    const lsoa = lsoaOf[cell]!;
    const outward = lsoas[lsoa]!.postcodeDistrict;
    const unit = used.get(outward) ?? 0;
    used.set(outward, unit + 1);
    const [sector, within] = [Math.floor(unit / UNITS) + 1, unit % UNITS];
    const letters = `${UNIT_LETTERS[Math.floor(within / 20)]!}${UNIT_LETTERS[within % 20]!}`;
    return {
      postcode: `MR${outward + 1} ${sector}${letters}`,
      easting: Math.round(cells[cell]!.easting),
      northing: Math.round(cells[cell]!.northing),
      lsoa,
      people: cells[cell]!.weight,
    };
  });
}
