/** What cells and headings of extracts of children have in common. */
import { screen } from '../governance/screening/screen.js';

/** Letters, as columns are called; with digits it could be a number of somebody, or the day they were born, and of two words with capitals a name. */
const AS_COLUMNS_ARE_CALLED = /^(?!.*\p{Lu}\p{Ll}+ \p{Lu})\p{L}[\p{L} _-]{0,39}$/u;

/** A heading where it can be repeated, for without a header the first row is somebody’s; else which column it heads. @param at its place, from 0 */
export const toldHeading = (heading: string, at: number): string =>
  AS_COLUMNS_ARE_CALLED.test(heading) && screen(heading, 'text', new Date()).length === 0 ? heading : `column ${at + 1}`;

/** «1,240» and «1240»; «1,2» is a part of a child. @returns NaN where it is no count */
export function countIn(text: string): number {
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(text) ? Number(text.replaceAll(',', '')) : NaN;
}

/** «2025», or «2025/26» of two years that follow each other; none that is still to come. */
export function isYear(text: string, thisYear = new Date().getFullYear()): boolean {
  const [, from, to] = /^(20\d\d)(?:[-/](\d\d))?$/.exec(text) ?? [];
  return from !== undefined && Number(from) <= thisYear && (to === undefined || Number(to) === (Number(from) + 1) % 100);
}
