/** Streets, place labels, sea and river, schools and libraries of the invented district, in the layouts of the source `places`. */
import { rounded, SEA, type Arc } from './borders.js';
import { csvText, type CsvCell } from './csv-text.js';
import type { District } from './district.js';
import { distance, lineLength, type GridLine, type GridPoint } from './geometry.js';
import { DISTRICT_NAME, NEIGHBOURHOODS, RIVER_NAME } from './names.js';
import { longitudeLatitude } from './projection.js';
import type { Random } from './random.js';
import type { StreetPlace, StreetPlaces } from './street-places.js';
import type { Road } from './streets.js';
import { at, ORIGIN, RIVER_COURSE, TOWNS } from './terrain.js';

const HEADER = ['name', 'kind', 'detail', 'longitude', 'latitude', 'line', 'district'];

/** Labels, roads and water. The sea is a closed line: its inside is water. */
export function mapPlacesCsv(roads: readonly Road[], district: District): string {
  const label = (name: string, detail: string, point: GridPoint): CsvCell[] => {
    const [longitude, latitude] = longitudeLatitude(point);
    return [name, 'town', detail, longitude, latitude, '', DISTRICT_NAME];
  };
  const course = (name: string, kind: 'road' | 'other', detail: string, line: GridLine): CsvCell[] => [
    name,
    kind,
    detail,
    '',
    '',
    lineText(line),
    DISTRICT_NAME,
  ];
  return csvText(HEADER, [
    ...TOWNS.map((town) =>
      label(town.name, town.radius > 1400 ? 'town' : town.radius > 1000 ? 'small town' : 'village', town.centre),
    ),
    ...NEIGHBOURHOODS.map(({ name, east, north }) => label(name, 'neighbourhood', at(east, north))),
    course(`${DISTRICT_NAME} Bay`, 'other', 'sea', seaRing(district.arcs)),
    course(RIVER_NAME, 'other', 'river', rounded(RIVER_COURSE)),
    ...roads.map((road) => course(road.name, 'road', road.kind, road.line)),
  ]);
}

function lineText(line: GridLine): string {
  const pairs = line.map((point) =>
    longitudeLatitude(point)
      .map((degrees) => degrees.toFixed(5))
      .join(' '),
  );
  return `LINESTRING(${pairs.filter((pair, index) => pair !== pairs[index - 1]).join(',')})`;
}

/** The longest coastline, south to north with the sea on its left, closed far out to the west. */
export function seaRing(arcs: readonly Arc[]): GridPoint[] {
  const starts = new Map<number, { line: GridLine; to: number }>();
  for (const arc of arcs) {
    if ((arc.left === SEA) === (arc.right === SEA)) continue;
    if (arc.left === SEA) starts.set(arc.from, { line: arc.line, to: arc.to });
    else starts.set(arc.to, { line: [...arc.line].reverse(), to: arc.from });
  }
  const ends = new Set([...starts.values()].map(({ to }) => to));
  let coast: GridPoint[] = [];
  for (const first of starts.keys()) {
    if (ends.has(first)) continue;
    const chain: GridPoint[] = [];
    for (let corner = first; starts.has(corner); corner = starts.get(corner)!.to) chain.push(...starts.get(corner)!.line);
    if (lineLength(chain) > lineLength(coast)) coast = chain;
  }
  const west = ORIGIN.easting - 80_000;
  const [south, north] = [coast[0]!, coast[coast.length - 1]!];
  return [...coast, { easting: west, northing: north.northing }, { easting: west, northing: south.northing }, south];
}

const SCHOOL_WORDS =
  'Samphire Lantern Curlew Mariners Beacon Saltings Heron Ropewalk Priory Chandlers Orchard Teasel Skylark Lighthouse Foundry Millrace Dunlin Anchor Rowan Alder Thrift Kingfisher Capstan Meadows Lapwing Bramble Hornbeam Compass Ferrymans Windmill'.split(
    ' ',
  );

/** About ninety schools: primaries where people live, a secondary for every six or so, special schools and a referral unit. */
export function schoolsCsv(places: StreetPlaces, random: Random): string {
  const sites = spreadOut(places, 92, 420, random);
  const words = random.shuffle(SCHOOL_WORDS);
  const rows = sites.map((site, index): CsvCell[] => {
    const word = `${words[index % words.length]!}${index >= words.length ? ` ${places.roads[site.road]!.town}` : ''}`;
    const kind = index < 14 ? 'secondary' : index < 19 ? 'special' : index < 20 ? 'unit' : index < 22 ? 'college' : 'primary';
    const [name, type, phase, least, most] = {
      secondary: [
        `${word} ${random.pick(['High School', 'Academy', 'Community School'])}`,
        'Academy sponsor led',
        'Secondary',
        620,
        1450,
      ],
      special: [`${word} School`, 'Community special school', 'Not applicable', 60, 160],
      unit: [`${word} Centre`, 'Pupil referral unit', 'Not applicable', 40, 70],
      college: [`${word} Sixth Form College`, 'Further education', '16 plus', 700, 1900],
      primary: [`${word} Primary School`, 'Community school', 'Primary', 170, 480],
    }[kind] as [string, string, string, number, number];
    const fsm = 6 + 42 * site.hardship + 5 * random.normal();
    return [
      990_001 + index,
      '899',
      DISTRICT_NAME,
      name,
      type,
      phase,
      Math.round(random.between(least, most)),
      Math.max(2, fsm).toFixed(1),
      site.easting,
      site.northing,
      site.lsoaCode,
    ];
  });
  return csvText(
    [
      'urn',
      'la_code',
      'la_name',
      'establishment_name',
      'establishment_type',
      'education_phase',
      'number_of_pupils',
      'percentage_fsm',
      'easting',
      'northing',
      'lsoa_code',
    ],
    rows,
  );
}

/** Libraries by postcode only, as the national list has them; one has closed. */
export function librariesCsv(places: StreetPlaces, random: Random): string {
  const sites = TOWNS.flatMap((town) => [places.near(town.centre, 140, random)]);
  sites.push(...NEIGHBOURHOODS.slice(0, 5).map(({ east, north }) => places.near(at(east, north), 150, random)));
  const rows = sites.map((site, index): CsvCell[] => {
    const name = `${index < TOWNS.length ? TOWNS[index]!.name : NEIGHBOURHOODS[index - TOWNS.length]!.name} Library`;
    const hours = index < 4 ? 48 : random.pick([18, 22, 30, 36]);
    const closed = index === sites.length - 1 ? 2024 : '';
    return [
      DISTRICT_NAME,
      name,
      DISTRICT_NAME,
      site.postcode.postcode,
      'Static Library',
      closed,
      hours,
      hours,
      'All Day (continuous)',
      index % 3 === 0 ? 'AM & PM (continuous)' : 'PM',
    ];
  });
  return csvText(
    ['reporting', 'name', 'authority', 'postcode', 'type', 'closed', 'hours', 'staffed_hours', 'monday', 'saturday'],
    rows,
  );
}

interface Site extends StreetPlace {
  readonly hardship: number;
  readonly lsoaCode: string;
}

/** Places where people live, no two nearer than some metres. */
function spreadOut(places: StreetPlaces, count: number, apart: number, random: Random): Site[] {
  const sites: Site[] = [];
  for (let attempt = 0; sites.length < count && attempt < 20_000; attempt += 1) {
    const place = places.anywhere(random, 'even');
    if (sites.some((site) => distance(site, place) < apart)) continue;
    const lsoa = places.lsoaOf(place);
    sites.push({ ...place, hardship: lsoa.hardship, lsoaCode: lsoa.gssCode });
  }
  return sites;
}
