/** Words of the page «Data»: states of loads, sizes, times. */
import { longDate, longMonth } from '../../components/dates.js';

/** What a batch's state is called on screen, and the colour of its tag. */
export const batchStates: Readonly<Record<string, { readonly text: string; readonly colour: 'green' | 'grey' | 'blue' }>> = {
  published: { text: 'In use', colour: 'green' },
  replaced: { text: 'Replaced', colour: 'blue' },
  undone: { text: 'Taken back', colour: 'grey' },
};

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'Europe/London' });

/** An instant as «22 November 2026, 14:05», in London. */
export function momentText(instant: string): string {
  const moment = new Date(instant);
  return `${longDate(day.format(moment))}, ${clock.format(moment)}`;
}

/** First and last day covered as months: «November 2025 to October 2026». Null for sources that cover no months. */
export function coveredText(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  const first = longMonth(from.slice(0, 7));
  const last = longMonth(to.slice(0, 7));
  return first === last ? first : `${first} to ${last}`;
}

/** «cli:root» is nobody people know by that name. */
export function loaderText(loadedBy: string): string {
  const operator = /^cli:(.*)$/.exec(loadedBy)?.[1];
  return operator === undefined ? loadedBy : `${operator}, at the command line`;
}

/** A file's size: «12 kB», «3.4 MB». */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
