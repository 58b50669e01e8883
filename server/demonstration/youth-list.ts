/**
 * What is open for children in the invented district: centres, a bus with a stop for each weekday, detached work, all in words a
 * partnership would write. Two gaps are meant: nothing near Teasel Park on Friday evenings, where reports have grown, and
 * little anywhere on Sundays.
 */
import type { GridPoint } from './geometry.js';
import { at } from './terrain.js';

export interface YouthPlace {
  readonly place: string;
  readonly kind: 'building' | 'bus' | 'detached' | 'unknown';
  readonly centre?: GridPoint;
  readonly area?: string;
  /** Given by postcode rather than by coordinates. */
  readonly byPostcode?: boolean;
  readonly sensitive?: boolean;
  readonly provider: string;
  readonly sessions: readonly YouthSession[];
}

export interface YouthSession {
  readonly session: string;
  readonly weekday?: string;
  readonly starts?: string;
  readonly ends?: string;
  readonly season?: string;
  readonly ages?: readonly [number, number];
  readonly access?: 'open' | 'targeted' | 'unknown';
  readonly capacity?: number;
  readonly cost?: number;
  /** Heads at a usual session; none: no figures were given. */
  readonly heads?: number;
}

const COUNCIL = 'Marram Council youth service';
const CHARITY = 'Lantern Youth Trust';
const CHURCHES = 'Harbour churches together';

const open = (
  session: string,
  weekday: string,
  starts: string,
  ends: string,
  heads: number,
  more: Partial<YouthSession> = {},
): YouthSession => ({
  session,
  weekday,
  starts,
  ends,
  season: 'all year',
  ages: [11, 18],
  access: 'open',
  heads,
  ...more,
});

export const YOUTH_PLACES: readonly YouthPlace[] = [
  {
    place: 'Ropewalk Youth Centre',
    kind: 'building',
    centre: at(4150, 4650),
    provider: COUNCIL,
    sessions: [
      open('Open evening', 'Monday', '18:00', '21:00', 31, { capacity: 60 }),
      open('Open evening', 'Wednesday', '18:00', '21:00', 34, { capacity: 60 }),
      open('Friday night', 'Friday', '18:30', '21:30', 46, { capacity: 60 }),
      open('Juniors', 'Tuesday', '16:00', '18:00', 22, { ages: [8, 11], cost: 1 }),
    ],
  },
  {
    place: 'Castle Boxing Club',
    kind: 'building',
    centre: at(5250, 4100),
    provider: 'Castle Boxing Club',
    sessions: [
      open('Boxing', 'Tuesday', '17:30', '19:30', 24, { cost: 2 }),
      open('Boxing', 'Thursday', '17:30', '19:30', 26, { cost: 2 }),
      open('Girls box', 'Saturday', '10:00', '12:00', 14, { cost: 2 }),
    ],
  },
  {
    place: 'Saltings Community Hall',
    kind: 'building',
    centre: at(3500, 3600),
    provider: CHARITY,
    byPostcode: true,
    sessions: [
      open('Drop-in', 'Thursday', '18:00', '20:30', 17),
      open('Holiday club', 'Wednesday', '10:00', '15:00', 38, { season: 'holiday', ages: [8, 14] }),
    ],
  },
  {
    place: 'Brickfields Youth Club',
    kind: 'building',
    centre: at(5150, 2900),
    provider: CHARITY,
    sessions: [open('Youth club', 'Tuesday', '18:30', '21:00', 28), open('Youth club', 'Friday', '18:30', '21:00', 33)],
  },
  {
    place: 'Alder Carr Skate Park hut',
    kind: 'building',
    centre: at(6050, 4750),
    provider: COUNCIL,
    sessions: [open('Skate coaching', 'Saturday', '13:00', '16:00', 21, { season: 'lighter months' })],
  },
  {
    place: 'Beacon Hall',
    kind: 'building',
    centre: at(4700, 3250),
    provider: CHURCHES,
    byPostcode: true,
    sessions: [open('Youth fellowship', 'Sunday', '17:00', '19:00', 16), open('Games night', 'Wednesday', '19:00', '21:00', 19)],
  },
  {
    place: 'Skelhaven Lifeboat Cadets',
    kind: 'building',
    centre: at(4050, 5150),
    provider: 'Lifeboat cadets',
    sessions: [open('Cadets', 'Monday', '19:00', '21:00', 23, { ages: [12, 18], access: 'targeted' })],
  },
  {
    place: 'Promenade Youth Centre',
    kind: 'building',
    centre: at(4400, 12_600),
    provider: COUNCIL,
    sessions: [
      open('Open evening', 'Tuesday', '18:00', '21:00', 29, { capacity: 50 }),
      open('Open evening', 'Thursday', '18:00', '21:00', 27, { capacity: 50 }),
      open('Friday night', 'Friday', '18:30', '21:30', 39, { capacity: 50 }),
    ],
  },
  {
    place: 'Lighthouse Point Sailing Base',
    kind: 'building',
    centre: at(3600, 13_300),
    provider: 'Sailing base',
    sessions: [open('Young sailors', 'Saturday', '09:30', '12:30', 18, { season: 'lighter months', cost: 4 })],
  },
  {
    place: 'Priory Fields Pavilion',
    kind: 'building',
    centre: at(5700, 12_250),
    provider: CHARITY,
    sessions: [
      open('Football', 'Wednesday', '17:00', '19:00', 32, { cost: 1 }),
      open('Football', 'Saturday', '10:00', '12:00', 41),
    ],
  },
  {
    place: 'Market Hall Annexe',
    kind: 'building',
    centre: at(9300, 4600),
    provider: CHARITY,
    byPostcode: true,
    sessions: [
      open('Arts drop-in', 'Monday', '16:30', '19:00', 15),
      open('Music studio', 'Thursday', '17:00', '20:00', 12, { ages: [13, 19], access: 'targeted' }),
    ],
  },
  {
    place: 'Foundry Youth Club',
    kind: 'building',
    centre: at(8800, 4900),
    provider: COUNCIL,
    sessions: [
      open('Open evening', 'Wednesday', '18:30', '21:00', 26),
      open('Juniors', 'Monday', '16:00', '18:00', 20, { ages: [8, 11] }),
    ],
  },
  {
    place: 'Teasel Park Pavilion',
    kind: 'building',
    centre: at(9950, 3950),
    provider: COUNCIL,
    sessions: [open('Holiday club', 'Tuesday', '10:00', '15:00', 36, { season: 'holiday', ages: [8, 14] })],
  },
  {
    place: 'Chapel Street Rooms',
    kind: 'building',
    centre: at(7000, 1500),
    provider: CHURCHES,
    byPostcode: true,
    sessions: [open('Youth club', 'Thursday', '18:30', '20:30', 18), open('Breakfast and games', 'Sunday', '11:30', '13:30', 9)],
  },
  {
    place: 'Birkfield Community Centre',
    kind: 'building',
    centre: at(6750, 1250),
    provider: CHARITY,
    sessions: [open('Youth club', 'Monday', '18:00', '20:30', 21)],
  },
  {
    place: 'Ormsand Village Hall',
    kind: 'building',
    centre: at(5300, 8000),
    provider: 'Ormsand village hall committee',
    sessions: [
      open('Scouts', 'Tuesday', '18:30', '20:30', 24, { ages: [10, 14], cost: 2 }),
      open('Youth café', 'Friday', '17:00', '19:30', 22),
    ],
  },
  {
    place: 'Quillby Green Hall',
    kind: 'building',
    centre: at(9000, 10_450),
    provider: 'Quillby hall committee',
    sessions: [open('Youth club', 'Friday', '18:30', '21:00', 25, { cost: 1 })],
  },
  {
    place: 'Gorsethwaite Reading Room',
    kind: 'building',
    centre: at(9700, 13_900),
    provider: 'Village committee',
    sessions: [{ session: 'Young people’s night', season: 'term', ages: [11, 16], access: 'unknown' }],
  },
  {
    place: 'Lantern counselling rooms',
    kind: 'building',
    centre: at(4950, 4350),
    provider: CHARITY,
    sensitive: true,
    sessions: [open('Tuesday group', 'Tuesday', '17:00', '19:00', 8, { access: 'targeted', ages: [13, 19] })],
  },
  {
    place: 'Youth bus, Harbour Road',
    kind: 'bus',
    centre: at(4350, 4900),
    provider: COUNCIL,
    sessions: [open('Youth bus', 'Monday', '17:30', '20:30', 19)],
  },
  {
    place: 'Youth bus, Brickfields shops',
    kind: 'bus',
    centre: at(5300, 2600),
    provider: COUNCIL,
    sessions: [open('Youth bus', 'Tuesday', '17:30', '20:30', 16, { season: 'lighter months' })],
  },
  {
    place: 'Youth bus, Teasel Park gates',
    kind: 'bus',
    centre: at(9750, 4050),
    provider: COUNCIL,
    sessions: [open('Youth bus', 'Wednesday', '17:30', '20:30', 22)],
  },
  {
    place: 'Youth bus, Birkfield Parade',
    kind: 'bus',
    centre: at(6850, 1100),
    provider: COUNCIL,
    sessions: [open('Youth bus', 'Thursday', '17:30', '20:30', 17)],
  },
  {
    place: 'Youth bus, Harrelsea promenade',
    kind: 'bus',
    centre: at(4150, 12_300),
    provider: COUNCIL,
    sessions: [open('Youth bus', 'Saturday', '16:00', '19:00', 20)],
  },
  {
    place: 'Street team, Skelhaven',
    kind: 'detached',
    area: 'Skelhaven Ropewalk, Skelhaven Harbour and Skelhaven Castle',
    provider: 'Fire and rescue street team',
    sessions: [open('Detached work', 'Friday', '17:00', '21:00', 27), open('Detached work', 'Saturday', '17:00', '21:00', 24)],
  },
  {
    place: 'Street team, Tarnwick',
    kind: 'detached',
    area: 'Tarnwick Millrace and Tarnwick Market',
    provider: CHARITY,
    sessions: [{ session: 'Detached work', season: 'darker months', ages: [11, 18], access: 'open', heads: 13 }],
  },
];
