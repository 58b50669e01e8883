/**
 * Percentages of which nobody says what they are of. A share of an area may be of its ground, of its people or of its households, and the three are different numbers; so is a
 * percentage whose own unit says that its base is not stated. Neither can be a denominator of anything, which is said wherever it is read.
 *
 * A share of reports, of people or of money that is named so names its base; so does one that stands with its counts, or claims to be of another measure.
 */
import type { PrintedCheck } from './printed-check.js';
import { kindOfUnit, nameKey, type PrintedRow } from './printed-row.js';
import { rowText, toldCheck } from './told-check.js';

const USE = 'Never use it as a denominator or to work out another figure: ask the source what it is of.';

export function ofWhatChecks(rows: readonly PrintedRow[]): PrintedCheck[] {
  const areas = new Set(rows.flatMap(({ area }) => (area === null ? [] : [areaKey(area)])));
  return rows.flatMap((row) => {
    if (row.figure === null || kindOfUnit(row.unit) !== 'share' || row.numerator !== null || row.claim !== null) return [];
    const place = placeOf(row, areas);
    if (place === null && !saysNotStated(row.unit)) return [];
    const check =
      place === null
        ? `Of what ${rowText(row)} is a percentage is not stated.`
        : `${rowText(row)} is of ${place}: whether of its ground, its people or its households is not stated.`;
    return [
      toldCheck({
        ...{ rule: 'of what', verdict: 'does not follow', printed: row.words ?? `${row.measure}: ${rowText(row)}`, check },
        ...{ use: USE, rows: [row] },
      }),
    ];
  });
}

/** «share of the Marram borough» names an area that figures are printed of, and nothing in it. */
function placeOf({ measure }: PrintedRow, areas: ReadonlySet<string>): string | null {
  const [, place] = /\b(?:share|part|proportion|percentage|per ?cent) of (.+)$/i.exec(measure.trim()) ?? [];
  return place !== undefined && areas.has(areaKey(place)) ? place : null;
}

/** «percent (of what is not stated)» */
const saysNotStated = (unit: string | null): boolean => /\bnot (?:stated|said|given|known)\b/i.test(unit ?? '');

/** «the Marram borough», «Marram district» and «Marram» are one area. */
const areaKey = (name: string): string =>
  nameKey(name)
    .replace(/^the /, '')
    .replace(/ (?:borough|district|county|city|council area|area)$/, '');
