/**
 * What is true of the invented district: where, when and how strongly things happen. Everything below is declared, none of it
 * is measured anywhere; tests of methods read it to see whether they find it again.
 */
import type { GridPoint } from './geometry.js';
import { at } from './terrain.js';

export const DEFAULT_SEED = 'marram';

/** Three whole years, first and last day (Europe/London). */
export const PERIOD = { from: '2023-11-01', to: '2026-10-31' } as const;

/** Shape of a week's hours: weights by hour 0–23, and by weekday 1 (Monday) – 7. */
export interface WeekShape {
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
}

export const WEEK_SHAPES = {
  youthEvening: {
    hours: [2, 1, 0.5, 0.2, 0.1, 0.1, 0.2, 0.5, 1, 1, 1.2, 1.6, 2, 2, 2.4, 4, 6, 8, 10, 12, 12, 10, 7, 4],
    weekdays: [0.75, 0.75, 0.8, 0.95, 2.15, 1.45, 0.85],
  },
  daytime: {
    hours: [0.3, 0.2, 0.1, 0.1, 0.1, 0.2, 0.6, 2, 4, 6, 8, 9, 9, 9, 9, 9, 8, 6, 4, 3, 2, 1.4, 1, 0.6],
    weekdays: [1, 1, 1.02, 1.05, 1.15, 1.1, 0.7],
  },
  night: {
    hours: [9, 8, 6, 4, 2.4, 1, 0.6, 0.8, 1, 1.2, 1.6, 2, 2.6, 2.6, 2.8, 3.2, 3.6, 4, 4.6, 5.4, 6.4, 7.6, 9, 10],
    weekdays: [0.75, 0.75, 0.8, 0.95, 1.5, 1.65, 0.95],
  },
  afternoon: {
    hours: [0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 0.8, 1.4, 2.6, 4, 5.6, 7, 8, 8.5, 9, 9, 8.5, 7.5, 6.5, 5, 3, 1.4, 0.6],
    weekdays: [0.7, 0.75, 0.8, 0.85, 1.05, 1.5, 1.4],
  },
} as const satisfies Record<string, WeekShape>;
export type WeekShapeName = keyof typeof WEEK_SHAPES;

/** Weight of each month, January first. */
export const SEASONS = {
  level: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  summer: [0.72, 0.74, 0.88, 1.05, 1.18, 1.25, 1.32, 1.35, 1.08, 0.98, 0.86, 0.7],
  winter: [1.15, 1.1, 1.02, 0.95, 0.9, 0.88, 0.88, 0.9, 0.95, 1.05, 1.12, 1.15],
} as const;
export type SeasonName = keyof typeof SEASONS;

/** School holidays, first and last day: reports of youths are this much more frequent, and spread over the day. */
export const SCHOOL_HOLIDAYS: readonly (readonly [string, string])[] = [
  ['2023-12-23', '2024-01-07'],
  ['2024-02-10', '2024-02-18'],
  ['2024-03-29', '2024-04-14'],
  ['2024-05-25', '2024-06-02'],
  ['2024-07-24', '2024-09-02'],
  ['2024-10-26', '2024-11-03'],
  ['2024-12-21', '2025-01-05'],
  ['2025-02-15', '2025-02-23'],
  ['2025-04-05', '2025-04-21'],
  ['2025-05-24', '2025-06-01'],
  ['2025-07-23', '2025-09-01'],
  ['2025-10-25', '2025-11-02'],
  ['2025-12-20', '2026-01-04'],
  ['2026-02-14', '2026-02-22'],
  ['2026-03-28', '2026-04-12'],
  ['2026-05-23', '2026-05-31'],
  ['2026-07-22', '2026-09-01'],
  ['2026-10-24', '2026-11-01'],
];
export const HOLIDAY_FACTOR = 1.35;

/** Fireworks and «banger» reports: almost all between these days of each year, most on the 5th of November. */
export const BONFIRE_PERIOD = { from: '10-20', to: '11-07', peak: '11-05', peakFactor: 6, shareInside: 0.86 } as const;

export type Course = 'persistent' | 'fading' | 'emerging';

/** A place with more reports than its surroundings; `reports` is the extra over all three years, spread by `course`. */
export interface TrueHotspot {
  readonly name: string;
  /** The street in its middle is called this. */
  readonly street: string;
  readonly centre: GridPoint;
  /** Standard deviation of the places around the centre, metres. */
  readonly spread: number;
  readonly course: Course;
  readonly kind: 'asb' | 'crime';
  readonly categories: Readonly<Record<string, number>>;
  readonly reports: number;
  readonly week: WeekShapeName;
  /** Share of reports made by officers themselves, where it differs from the rest. */
  readonly officerShare?: number;
}

export const HOTSPOTS: readonly TrueHotspot[] = [
  {
    name: 'Harbour Road',
    street: 'Harbour Road',
    centre: at(4300, 4950),
    spread: 210,
    course: 'persistent',
    kind: 'asb',
    reports: 1250,
    week: 'youthEvening',
    officerShare: 0.38,
    categories: {
      'Rowdy or inconsiderate behaviour': 7,
      'Street drinking': 2,
      'Vehicle nuisance': 1,
      'Littering or drugs paraphernalia': 1,
    },
  },
  {
    name: 'Teasel Park',
    street: 'Teasel Park Road',
    centre: at(9850, 3850),
    spread: 230,
    course: 'emerging',
    kind: 'asb',
    reports: 720,
    week: 'youthEvening',
    categories: { 'Rowdy or inconsiderate behaviour': 6, 'Vehicle nuisance': 4, Trespass: 1 },
  },
  {
    name: 'Castle Precinct',
    street: 'Castle Walk',
    centre: at(5050, 3900),
    spread: 180,
    course: 'fading',
    kind: 'asb',
    reports: 900,
    week: 'youthEvening',
    categories: { 'Rowdy or inconsiderate behaviour': 6, 'Begging or vagrancy': 2, 'Street drinking': 2 },
  },
  {
    name: 'Birkfield Parade',
    street: 'Birkfield Parade',
    centre: at(6850, 1150),
    spread: 150,
    course: 'emerging',
    kind: 'asb',
    reports: 330,
    week: 'youthEvening',
    categories: { 'Rowdy or inconsiderate behaviour': 5, Fireworks: 1, 'Littering or drugs paraphernalia': 1 },
  },
  {
    name: 'Saltings track',
    street: 'Saltings Track',
    centre: at(3200, 3100),
    spread: 320,
    course: 'persistent',
    kind: 'asb',
    reports: 380,
    week: 'afternoon',
    categories: { 'Vehicle nuisance': 9, Trespass: 1 },
  },
  {
    name: 'Market Place, Tarnwick',
    street: 'Market Place',
    centre: at(9350, 4500),
    spread: 160,
    course: 'persistent',
    kind: 'crime',
    reports: 1050,
    week: 'daytime',
    categories: { Shoplifting: 8, 'Theft from the person': 1, 'Public order': 2, 'Other theft': 1 },
  },
  {
    name: 'Castle Precinct shops',
    street: 'Precinct Way',
    centre: at(4800, 4150),
    spread: 220,
    course: 'persistent',
    kind: 'crime',
    reports: 2300,
    week: 'daytime',
    categories: { Shoplifting: 8, 'Theft from the person': 1, 'Public order': 2, 'Bicycle theft': 1 },
  },
  {
    name: 'Promenade, Harrelsea',
    street: 'Promenade',
    centre: at(4550, 12_750),
    spread: 240,
    course: 'persistent',
    kind: 'crime',
    reports: 1300,
    week: 'night',
    categories: { 'Violence and sexual offences': 5, 'Public order': 4, 'Criminal damage and arson': 2, Drugs: 1 },
  },
  {
    name: 'Brickfields garages',
    street: 'Brickfields Court',
    centre: at(5200, 2700),
    spread: 190,
    course: 'emerging',
    kind: 'crime',
    reports: 420,
    week: 'night',
    categories: { 'Vehicle crime': 6, 'Criminal damage and arson': 2, Drugs: 1 },
  },
];

/** Share of a hotspot's extra reports in each of the three years. */
export const COURSES: Readonly<Record<Course, readonly [number, number, number]>> = {
  persistent: [0.33, 0.33, 0.34],
  fading: [0.58, 0.31, 0.11],
  emerging: [0.04, 0.14, 0.82],
};

/** Firearms discharges: where they start, and how one raises the chance of another near by soon after. */
export const DISCHARGES = {
  /** Starts a year over the whole district, before near-repeats. */
  startsPerYear: 26,
  zones: [
    { centre: at(4150, 4750), spread: 420, share: 0.42 },
    { centre: at(5350, 2850), spread: 460, share: 0.26 },
    { centre: at(9700, 4050), spread: 450, share: 0.2 },
    { centre: at(6900, 1300), spread: 600, share: 0.12 },
  ],
  /** Mean number of discharges each one brings about, within the limits below; linked references are given for most. */
  followers: 0.38,
  withinMetres: 400,
  withinDays: 14,
  linkedShare: 0.7,
} as const;

/** Share of rows whose place is only a postcode, and of rows with no place that could be put on a map. */
export const PLACE_SHARES = { postcode: 0.04, none: 0.03 } as const;
