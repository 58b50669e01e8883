/** Which hour the page shows, and in which season, as its address says it: `weekday=friday&hour=19&season=holiday`. */
import { weekdayNames } from '../../view-state/clock-words.js';

export interface ProvisionState {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  /** In the lists' words; null: none is asked about. */
  readonly season: string | null;
}

const usual: ProvisionState = { weekday: 5, hour: 19, season: null };

export const provisionFormat = {
  parse: (search: URLSearchParams): ProvisionState => {
    const weekday = weekdayNames.findIndex((name) => name.toLowerCase() === search.get('weekday')?.toLowerCase());
    const hour = /^\d{1,2}$/.test(search.get('hour') ?? '') ? Number(search.get('hour')) : usual.hour;
    const season = search.get('season')?.trim() ?? '';
    return {
      weekday: weekday === -1 ? usual.weekday : weekday + 1,
      hour: hour > 23 ? usual.hour : hour,
      season: season === '' || season.length > 60 ? null : season,
    };
  },
  format: ({ weekday, hour, season }: ProvisionState): string => {
    const words = new URLSearchParams();
    if (weekday !== usual.weekday) words.set('weekday', weekdayNames[weekday - 1]!.toLowerCase());
    if (hour !== usual.hour) words.set('hour', String(hour));
    if (season !== null) words.set('season', season);
    return words.toString();
  },
  changed: (state: ProvisionState, part: Partial<ProvisionState>): ProvisionState => ({ ...state, ...part }),
};

export const clockOf = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
export const hourWords = (weekday: number, hour: number): string =>
  `${weekdayNames[weekday - 1]} ${clockOf(hour)}–${clockOf(hour + 1)}`;
