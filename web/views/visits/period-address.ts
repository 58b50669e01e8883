import { londonToday } from '../deployments/plan-words.js';

/** A period of whole days in the address: `from=2026-04-01&to=2026-05-31`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Unless the address says otherwise: from the first of the month two months ago until today. */
export function usualDays(today: string = londonToday()): Days {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return { from: new Date(Date.UTC(year, month - 3, 1)).toISOString().slice(0, 10), to: today };
}

export const daysAddress = {
  parse: (search: URLSearchParams): Days => {
    const usual = usualDays();
    const day = (name: 'from' | 'to'): string => (DAY.test(search.get(name) ?? '') ? search.get(name)! : usual[name]);
    return { from: day('from'), to: day('to') };
  },
  format: ({ from, to }: Days): string => `from=${from}&to=${to}`,
  changed: (days: Days, part: Partial<Days>): Days => ({ ...days, ...part }),
};
