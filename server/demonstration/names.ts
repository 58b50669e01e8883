/** Invented names. None is an English town; the checks that say so are in docs/demonstration.md. */
import type { Random } from './random.js';

export const DISTRICT_NAME = 'Marram';
export const RIVER_NAME = 'Skell Water';

const FIRST_WORDS = (
  'Samphire Teasel Curlew Dunlin Plover Sanderling Eelgrass Whelk Cockle Limpet Bosun Chandler Cooper Ropewalk Sailmaker Tidewaiter ' +
  'Lantern Beacon Capstan Windlass Mizzen Topsail Galley Ketch Schooner Lugger Pilot Ferryman Lifeboat Slipway Breakwater Groyne ' +
  'Saltings Thrift Sorrel Yarrow Tansy Fennel Bramble Hawthorn Alder Aspen Rowan Hornbeam Linden Larch Cypress Juniper Laburnum ' +
  'Almond Cherry Damson Quince Medlar Mulberry Orchard Foundry Forge Brickfield Tannery Weaver Dyer Fuller Glover Saddler Farrier ' +
  'Wheelwright Cartwright Granary Malthouse Dairy Meadow Paddock Pasture Warren Coppice Spinney Bluebell Primrose Foxglove Heather ' +
  'Bracken Sedge Bulrush Reed Heron Kingfisher Lapwing Skylark Swift Martin Linnet Goldfinch Wagtail Jubilee Coronation Victoria ' +
  'Albert Empress Regent Sovereign Guild Charter Chapel Vicarage Priory Abbey Cloister Minster Market Corn Castle Tower Bastion ' +
  'Mariner Compass Sextant Meridian Neptune Trident Anchor Dolphin Porpoise Seahorse Coral Pearl Amber Marram'
).split(' ');

const STREET_ENDINGS = [
  'Road',
  'Street',
  'Avenue',
  'Close',
  'Drive',
  'Grove',
  'Terrace',
  'Way',
  'Crescent',
  'Gardens',
  'Place',
  'Walk',
];
const LANE_ENDINGS = ['Lane', 'Farm Lane', 'Moss Lane', 'Carr Lane', 'Field Lane', 'Drove'];

/** Names of roads, without repeats inside a town until all combinations are used. */
export function roadNames(random: Random): {
  nth(kind: 'main road' | 'street' | 'lane', town: string, position: number): string;
} {
  const streets = random.shuffle(FIRST_WORDS.flatMap((word) => STREET_ENDINGS.map((ending) => `${word} ${ending}`)));
  const lanes = random.shuffle(FIRST_WORDS.flatMap((word) => LANE_ENDINGS.map((ending) => `${word} ${ending}`)));
  return {
    nth: (kind, town, position) => {
      if (kind === 'main road') return `${town} Road`;
      const names = kind === 'lane' ? lanes : streets;
      const offset = [...town].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
      return names[(offset + position) % names.length]!;
    },
  };
}

/** Qualifiers of wards inside a town: the middle first, then by compass. */
export function compassWord(east: number, north: number): string {
  const words = ['East', 'North East', 'North', 'North West', 'West', 'South West', 'South', 'South East'];
  return words[(Math.round(Math.atan2(north, east) / (Math.PI / 4)) + 8) % 8]!;
}

/** Ward names told from compass words alone would be dull; these go to wards in order of distance from their town. */
export const WARD_WORDS: Readonly<Record<string, readonly string[]>> = {
  Skelhaven: ['Central', 'Ropewalk', 'Harbour', 'Castle', 'Saltings', 'Beacon', 'Chandlers', 'Alder Carr', 'Brickfields'],
  Harrelsea: ['Central', 'Promenade', 'Lighthouse', 'Priory', 'Links', 'Meadows'],
  Tarnwick: ['Market', 'Foundry', 'Millrace', 'Teasel Park'],
  Pellerby: ['Chapel', 'Warren', 'Orchards'],
  Ormsand: ['Village', 'Dunes'],
  Quillby: ['Green', 'Moss'],
  Gorsethwaite: ['and Fells', 'Dale'],
  Wexholme: ['and Skelldale', 'Grange'],
};

/** Areas of towns that people name, for labels on the map; metres from the frame's corner. */
export const NEIGHBOURHOODS: readonly {
  readonly name: string;
  readonly east: number;
  readonly north: number;
}[] = [
  { name: 'Ropewalk', east: 4000, north: 4950 },
  { name: 'Castle Precinct', east: 5050, north: 3950 },
  { name: 'Saltings', east: 3150, north: 3500 },
  { name: 'Alder Carr', east: 6000, north: 4700 },
  { name: 'Brickfields', east: 5200, north: 2700 },
  { name: 'Teasel Park', east: 9900, north: 3900 },
  { name: 'Millrace', east: 8700, north: 5200 },
  { name: 'Lighthouse Point', east: 3700, north: 13_500 },
  { name: 'Priory Fields', east: 5700, north: 12_200 },
  { name: 'Birkfield', east: 6900, north: 1050 },
];
