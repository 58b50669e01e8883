/** What kinds of anti-social behaviour are reported in the invented district, how often and when. */
import type { SeasonName, WeekShapeName } from './truth.js';

export interface AsbKind {
  readonly category: string;
  /** The council's own codes with their weights, where it has any. */
  readonly local: Readonly<Record<string, number>>;
  /** Reports over the three years, hotspots not counted. */
  readonly reports: number;
  readonly national: { readonly personal: number; readonly nuisance: number; readonly environmental: number };
  /** Share of reports said to concern youths. */
  readonly youth: number;
  /** Share reported to the council, the rest to the police (with some to the fire service and housing). */
  readonly council: number;
  readonly week: WeekShapeName;
  readonly season: SeasonName;
  readonly where: 'even' | 'deprived' | 'centre';
  readonly team: string;
}

const ASB_TEAM = 'ASB team';
export const NOISE_TEAM = 'Environmental Health';

export const ASB_KINDS: readonly AsbKind[] = [
  {
    category: 'Rowdy or inconsiderate behaviour',
    local: {},
    reports: 6300,
    national: { personal: 1, nuisance: 8, environmental: 1 },
    youth: 0.62,
    council: 0.2,
    week: 'youthEvening',
    season: 'summer',
    where: 'deprived',
    team: ASB_TEAM,
  },
  {
    category: 'Vehicle nuisance',
    local: { 'Scrambler bikes': 5, 'Racing or loud cars': 3, 'E-scooters': 2 },
    reports: 2300,
    national: { personal: 0, nuisance: 8, environmental: 2 },
    youth: 0.48,
    council: 0.25,
    week: 'afternoon',
    season: 'summer',
    where: 'deprived',
    team: ASB_TEAM,
  },
  {
    category: 'Noise',
    local: { 'Loud music': 5, 'Barking dogs': 3, Machinery: 1, Alarms: 1 },
    reports: 2700,
    national: { personal: 2, nuisance: 6, environmental: 2 },
    youth: 0.1,
    council: 0.8,
    week: 'night',
    season: 'summer',
    where: 'even',
    team: NOISE_TEAM,
  },
  {
    category: 'Rowdy or nuisance neighbours',
    local: {},
    reports: 2600,
    national: { personal: 7, nuisance: 3, environmental: 0 },
    youth: 0.12,
    council: 0.4,
    week: 'night',
    season: 'summer',
    where: 'deprived',
    team: ASB_TEAM,
  },
  {
    category: 'Littering or drugs paraphernalia',
    local: {},
    reports: 1100,
    national: { personal: 0, nuisance: 2, environmental: 8 },
    youth: 0.12,
    council: 0.75,
    week: 'daytime',
    season: 'level',
    where: 'deprived',
    team: ASB_TEAM,
  },
  {
    category: 'Street drinking',
    local: {},
    reports: 650,
    national: { personal: 0, nuisance: 8, environmental: 2 },
    youth: 0.15,
    council: 0.3,
    week: 'afternoon',
    season: 'summer',
    where: 'centre',
    team: ASB_TEAM,
  },
  {
    category: 'Begging or vagrancy',
    local: {},
    reports: 480,
    national: { personal: 1, nuisance: 9, environmental: 0 },
    youth: 0.02,
    council: 0.35,
    week: 'daytime',
    season: 'level',
    where: 'centre',
    team: ASB_TEAM,
  },
  {
    category: 'Malicious or nuisance communications',
    local: {},
    reports: 560,
    national: { personal: 9, nuisance: 1, environmental: 0 },
    youth: 0.2,
    council: 0.05,
    week: 'daytime',
    season: 'level',
    where: 'even',
    team: ASB_TEAM,
  },
  {
    category: 'Animal problems',
    local: {},
    reports: 560,
    national: { personal: 1, nuisance: 6, environmental: 3 },
    youth: 0.04,
    council: 0.7,
    week: 'daytime',
    season: 'level',
    where: 'even',
    team: ASB_TEAM,
  },
  {
    category: 'Trespass',
    local: {},
    reports: 420,
    national: { personal: 2, nuisance: 7, environmental: 1 },
    youth: 0.55,
    council: 0.15,
    week: 'afternoon',
    season: 'summer',
    where: 'even',
    team: ASB_TEAM,
  },
];

/** Reported almost only in the Bonfire period (`BONFIRE_PERIOD`). */
export const FIREWORKS: AsbKind = {
  category: 'Fireworks',
  local: { Bangers: 4, 'Fireworks thrown': 3, 'Late displays': 3 },
  reports: 1150,
  national: { personal: 1, nuisance: 8, environmental: 1 },
  youth: 0.72,
  council: 0.2,
  week: 'youthEvening',
  season: 'level',
  where: 'deprived',
  team: ASB_TEAM,
};

export const asbKind = (category: string): AsbKind => [...ASB_KINDS, FIREWORKS].find((kind) => kind.category === category)!;
