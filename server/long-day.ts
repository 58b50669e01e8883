/** `longDay('2026-10-16')` → 16 October 2026. */
export const longDay = (day: string): string => LONG_DAY.format(new Date(`${day}T00:00:00Z`));

/** `longMonth('2026-10')`, of a day too → October 2026. */
export const longMonth = (month: string): string => LONG_MONTH.format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const LONG_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
