/** The name of a file stands in the list of loads, which more people read than its rows. Months bear forenames, and days stand there by right. */
import { screen } from './screen.js';

const MONTHS = /\b(?:april|may|june|august)\b/gi;

/** As `screen` says what a text seems to hold. */
export function screenFileName(name: string, today: Date): string[] {
  const written = name.replace(/(?:\.(?:csv|tsv|txt|json|geojson|xlsx?|zip|gz))+$/i, '');
  const spaced = written.replaceAll(/[_+.]+/g, ' ').replaceAll(MONTHS, ' – ');
  return [...new Set([...screen(written.replaceAll(MONTHS, ' – '), 'other', today), ...screen(spaced, 'other', today)])];
}
