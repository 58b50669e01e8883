/** The invented district is the same from the same seed, holds together as a map, and hides what `truth.ts` declares. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asbReportsCsv } from './asb-reports.js';
import { outlineArea } from './borders.js';
import { LSOA_COUNT, type NamedArea } from './district.js';
import { buildDemonstration } from './files.js';
import { distance, insideRing, type GridLine, type GridPoint } from './geometry.js';
import { seaRing } from './place-files.js';
import { longitudeLatitude } from './projection.js';
import { randomFor } from './random.js';
import { inland } from './terrain.js';
import { BONFIRE_PERIOD, DISCHARGES, HOTSPOTS, PERIOD, type TrueHotspot } from './truth.js';
import { dayNumber, weekdayOf, yearOf } from './calendar.js';

const demonstration = buildDemonstration();
const { district, places } = demonstration;
const textOf = (name: string): string => demonstration.files.find((file) => file.name === name)!.text();

type Row = Record<string, string>;
/** Simple CSV: no quoted cell of these files holds a line break. */
function rowsOf(name: string): Row[] {
  const [header, ...lines] = textOf(name).trimEnd().split('\n');
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map((match) => match[1]!.replace(/^"|"$/g, ''));
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
const asb = rowsOf('invented-asb-reports.csv');
const crime = rowsOf('invented-recorded-crime.csv');
const discharges = rowsOf('invented-firearms-discharges.csv');
const placed = (rows: readonly Row[]): Row[] => rows.filter((row) => row['easting'] !== '');
const pointOf = (row: Row): GridPoint => ({
  easting: Number(row['easting']),
  northing: Number(row['northing']),
});
const dayOf = (row: Row): number => dayNumber(row['occurred_from']!.slice(0, 10));

describe('the same seed', () => {
  it('gives the same files, byte for byte; another seed gives others', () => {
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    const again = buildDemonstration('marram');
    expect(again.files.map((file) => [file.name, hash(file.text())])).toEqual(
      demonstration.files.map((file) => [file.name, hash(file.text())]),
    );
    expect(asbReportsCsv(places, randomFor('another', 'asb'))).not.toBe(textOf('invented-asb-reports.csv'));
  });
});

describe('the map', () => {
  it('has the declared numbers of areas, each of land and of people', () => {
    expect(district.lsoas).toHaveLength(LSOA_COUNT);
    expect([district.wards.length, district.msoas.length, district.postcodeDistricts.length]).toEqual([22, 25, 6]);
    for (const lsoa of district.lsoas) {
      expect(outlineArea(lsoa.outline)).toBeGreaterThan(10_000);
      expect(lsoa.people).toBeGreaterThan(900);
      expect(lsoa.people).toBeLessThan(2500);
    }
  });

  it('adds up: LSOAs, wards, MSOAs and postcode districts each cover the district exactly', () => {
    const whole = outlineArea(district.outline);
    const sum = (areas: readonly Pick<NamedArea, 'outline'>[]): number =>
      areas.reduce((total, area) => total + outlineArea(area.outline), 0);
    for (const areas of [district.lsoas, district.wards, district.msoas, district.postcodeDistricts]) {
      expect(Math.abs(sum(areas) - whole)).toBeLessThan(1);
    }
    for (const [index, ward] of district.wards.entries()) {
      const members = district.lsoas.filter((lsoa) => lsoa.ward === index);
      expect(Math.abs(sum(members) - outlineArea(ward.outline))).toBeLessThan(1);
    }
  });

  it('has borders that meet only at their ends: no area overlaps another', () => {
    const segments = district.arcs.flatMap((arc) => arc.line.slice(1).map((to, index) => [arc.line[index]!, to] as const));
    expect(segments.length).toBeGreaterThan(5000);
    const squares = new Map<string, (readonly [GridPoint, GridPoint])[]>();
    const crossings: string[] = [];
    for (const segment of segments) {
      for (const key of squaresOf(segment)) {
        const square = squares.get(key) ?? [];
        for (const other of square) if (cross(segment, other)) crossings.push(JSON.stringify([segment, other]));
        square.push(segment);
        squares.set(key, square);
      }
    }
    expect(crossings).toEqual([]);
  });

  it('keeps postcodes inside their LSOA and reports out of the sea', () => {
    for (const postcode of district.postcodes) {
      const outline = district.lsoas[postcode.lsoa]!.outline;
      const near = outline.some(
        ([exterior]) => insideRing(postcode, exterior!) || exterior!.some((corner) => distance(corner, postcode) < 60),
      );
      expect(near).toBe(true);
    }
    const sea = seaRing(district.arcs);
    const wet = placed([...asb, ...crime, ...discharges]).filter(
      (row) => inland(pointOf(row)) < 0 || insideRing(pointOf(row), sea),
    );
    // The bridge over the estuary carries a main road.
    expect(wet.length / (asb.length + crime.length)).toBeLessThan(0.002);
  });

  it('puts postcode districts across wards, as the real ones lie', () => {
    const split = district.wards.filter(
      (_, ward) => new Set(district.lsoas.filter((lsoa) => lsoa.ward === ward).map((lsoa) => lsoa.postcodeDistrict)).size > 1,
    );
    expect(split.length).toBeGreaterThan(3);
  });

  it('lies in the open sea between −4° and −3.6°, where no real street can be', () => {
    for (const lsoa of district.lsoas) {
      const [longitude, latitude] = longitudeLatitude(lsoa.centre);
      expect(longitude).toBeGreaterThan(-4);
      expect(longitude).toBeLessThan(-3.6);
      expect(latitude).toBeGreaterThan(54.1);
      expect(latitude).toBeLessThan(54.3);
    }
  });

  it('has streets enough, and about a tenth of its people aged 10 to 17', () => {
    expect(places.roads.length).toBeGreaterThan(1400);
    expect(places.roads.length).toBeLessThan(2500);
    const rows = rowsOf('population25_lsoa21_invented.csv');
    const total = rows.reduce((sum, row) => sum + Number(row['total_population']), 0);
    const young = rows.reduce(
      (sum, row) =>
        sum + [10, 11, 12, 13, 14, 15, 16, 17].reduce((of, age) => of + Number(row[`F${age}`]) + Number(row[`M${age}`]), 0),
      0,
    );
    expect(total).toBeGreaterThan(280_000);
    expect(young / total).toBeGreaterThan(0.08);
    expect(young / total).toBeLessThan(0.1);
  });
});

describe('the declared patterns', () => {
  it('gives about 60,000 rows inside the period, some without a place', () => {
    const all = [...asb, ...crime, ...discharges];
    expect(all.length).toBeGreaterThan(55_000);
    expect(all.length).toBeLessThan(65_000);
    expect(discharges.length).toBeGreaterThan(80);
    expect(discharges.length).toBeLessThan(220);
    for (const row of all) {
      expect(row['occurred_from']! >= PERIOD.from && row['occurred_from']!.slice(0, 10) <= PERIOD.to).toBe(true);
      if (row['occurred_to'] !== '') expect(row['occurred_to']! > row['occurred_from']!).toBe(true);
    }
    const unplaced = all.filter((row) => row['easting'] === '' && (row['postcode'] ?? '') === '').length / all.length;
    expect(unplaced).toBeGreaterThan(0.02);
    expect(unplaced).toBeLessThan(0.04);
  });

  it('puts reports about youths on Friday evenings more than on any other', () => {
    const youth = asb.filter((row) => row['youth_related'] === 'yes' && row['occurred_from']!.length > 10);
    const evenings = [1, 2, 3, 4, 5, 6, 7].map(
      (weekday) =>
        youth.filter(
          (row) =>
            weekdayOf(dayOf(row)) === weekday &&
            Number(row['occurred_from']!.slice(11, 13)) >= 17 &&
            Number(row['occurred_from']!.slice(11, 13)) < 21,
        ).length,
    );
    expect(Math.max(...evenings)).toBe(evenings[4]);
    expect(evenings[4]! / youth.length).toBeGreaterThan(0.08);
    expect(evenings[4]! / evenings[1]!).toBeGreaterThan(1.6);
  });

  it('puts most fireworks reports into the Bonfire period', () => {
    const fireworks = asb.filter((row) => row['category'] === 'Fireworks');
    const inside = fireworks.filter(
      (row) =>
        row['occurred_from']!.slice(5, 10) >= BONFIRE_PERIOD.from && row['occurred_from']!.slice(5, 10) <= BONFIRE_PERIOD.to,
    );
    expect(inside.length / fireworks.length).toBeGreaterThan(0.7);
    const night = fireworks.filter((row) => row['occurred_from']!.slice(5, 10) === BONFIRE_PERIOD.peak);
    expect(night.length / fireworks.length).toBeGreaterThan(0.12);
  });

  it.each(HOTSPOTS.map((hotspot) => [hotspot.name, hotspot] as const))('can be found again by counting: %s', (_, hotspot) => {
    const [first, , last] = yearlyCounts(hotspot);
    const growth = last! / first!;
    if (hotspot.course === 'emerging') expect(growth).toBeGreaterThan(1.5);
    if (hotspot.course === 'fading') expect(growth).toBeLessThan(0.75);
    if (hotspot.course === 'persistent') expect(Math.abs(Math.log(growth))).toBeLessThan(Math.log(1.35));
    const year = hotspot.course === 'fading' ? 0 : 2;
    const usual = median(
      places.all.filter((_place, index) => index % 400 === 0).map((place) => yearlyCounts({ ...hotspot, centre: place })[year]!),
    );
    expect(yearlyCounts(hotspot)[year]! / Math.max(1, usual)).toBeGreaterThan(2);
  });

  it('has more pairs of discharges near and soon after each other than chance would give', () => {
    const located = placed(discharges);
    let [near, soon, both, pairs] = [0, 0, 0, 0];
    located.forEach((row, index) => {
      for (const other of located.slice(0, index)) {
        const isNear = distance(pointOf(row), pointOf(other)) <= DISCHARGES.withinMetres;
        const isSoon = Math.abs(dayOf(row) - dayOf(other)) <= DISCHARGES.withinDays;
        pairs += 1;
        near += Number(isNear);
        soon += Number(isSoon);
        both += Number(isNear && isSoon);
      }
    });
    expect(both / ((near * soon) / pairs)).toBeGreaterThan(2);
    const references = new Set(discharges.map((row) => row['reference']));
    const linked = discharges.filter((row) => row['linked_reference'] !== '');
    expect(linked.length).toBeGreaterThan(10);
    expect(linked.every((row) => references.has(row['linked_reference']!))).toBe(true);
  });
});

/** Reports of the hotspot's own categories within twice its spread, by year. */
function yearlyCounts(hotspot: TrueHotspot): number[] {
  const counts = [0, 0, 0];
  for (const row of candidates(hotspot)) {
    if (distance(pointOf(row), hotspot.centre) <= 2 * hotspot.spread) counts[yearOf(dayOf(row))]! += 1;
  }
  return counts;
}

const byHotspot = new Map<string, Row[]>();
function candidates(hotspot: TrueHotspot): Row[] {
  const column = hotspot.kind === 'asb' ? 'category' : 'offence_group';
  const known = byHotspot.get(hotspot.name);
  if (known) return known;
  const rows = placed(hotspot.kind === 'asb' ? asb : crime).filter((row) => row[column]! in hotspot.categories);
  byHotspot.set(hotspot.name, rows);
  return rows;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

function squaresOf([from, to]: readonly [GridPoint, GridPoint]): string[] {
  const keys: string[] = [];
  const square = (metres: number): number => Math.floor(metres / 100);
  for (
    let column = square(Math.min(from.easting, to.easting));
    column <= square(Math.max(from.easting, to.easting));
    column += 1
  ) {
    for (let row = square(Math.min(from.northing, to.northing)); row <= square(Math.max(from.northing, to.northing)); row += 1) {
      keys.push(`${column}/${row}`);
    }
  }
  return keys;
}

/** Whether two segments cross inside both; ends in common do not count. */
function cross(one: GridLine, other: GridLine): boolean {
  const side = (a: GridPoint, b: GridPoint, c: GridPoint): number =>
    Math.sign((b.easting - a.easting) * (c.northing - a.northing) - (b.northing - a.northing) * (c.easting - a.easting));
  const [a, b] = one as [GridPoint, GridPoint];
  const [c, d] = other as [GridPoint, GridPoint];
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
