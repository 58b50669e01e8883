/**
 * Checked reading of one record's cells. Every method answers null for an empty cell, and for a wrong one after noting what was
 * wrong and what to do; a record is good when `errors` stays empty.
 */
import { isBritishEastingNorthing, isBritishLongitudeLatitude } from './british-places.js';
import { FIRST_YEAR, LAST_YEAR, londonInstant, londonMidnight } from './london-time.js';
import { rowError } from './refusals.js';
import type { RowError } from './source.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** What an integer column of the database holds. */
const LARGEST_INTEGER = 2_147_483_647;

/** Where a row says it is: on the National Grid (EPSG:27700, metres) or in degrees (EPSG:4326). */
export type Position =
  | { readonly srid: 27700; readonly easting: number; readonly northing: number }
  | { readonly srid: 4326; readonly longitude: number; readonly latitude: number };

/** Instants as ISO 8601 UTC text, half open: [from, to). */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

interface Moment {
  readonly from: number;
  /** End of the day for a date alone; the same as `from` for a time. */
  readonly end: number;
  readonly isDay: boolean;
}

export class FieldReader {
  readonly errors: RowError[] = [];

  constructor(
    private readonly record: Readonly<Record<string, string>>,
    private readonly row: number,
  ) {}

  /** The cell as it stands, without spaces around it. */
  text(column: string): string | null {
    const cell = this.record[column];
    if (cell === undefined) return null;
    const trimmed = cell.trim();
    return trimmed === '' ? null : trimmed;
  }

  /** A whole number; thousands commas are read («29,199»). */
  integer(column: string, limits: { min?: number; max?: number } = {}): number | null {
    const text = this.text(column);
    if (text === null) return null;
    if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(text)) {
      return this.refuse(column, `«${text}» is not a whole number.`, 'Write digits only, such as 29199 or 29,199.');
    }
    return this.within(column, Number(text.replaceAll(',', '')), { max: LARGEST_INTEGER, ...limits });
  }

  /** A number with a decimal point; thousands commas are read. */
  number(column: string, limits: { min?: number; max?: number } = {}): number | null {
    const text = this.text(column);
    if (text === null) return null;
    if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d+)?$/i.test(text) || !/\d/.test(text)) {
      return this.refuse(column, `«${text}» is not a number.`, 'Write a number with a decimal point, such as 12.5.');
    }
    return this.within(column, Number(text.replaceAll(',', '')), limits);
  }

  yesNo(column: string): boolean | null {
    const text = this.text(column)?.toLowerCase();
    if (text === undefined) return null;
    if (text === 'yes' || text === 'y' || text === 'true') return true;
    if (text === 'no' || text === 'n' || text === 'false') return false;
    return this.refuse(
      column,
      `«${text}» is neither yes nor no.`,
      'Write yes or no, or leave the cell empty if it is not known.',
    );
  }

  /** One of the allowed words, whatever its case. */
  oneOf<Word extends string>(column: string, allowed: readonly Word[]): Word | null {
    const text = this.text(column);
    if (text === null) return null;
    const word = allowed.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    return word ?? this.refuse(column, `«${text}» is not one of the known words.`, `Write one of: ${allowed.join(', ')}.`);
  }

  /** A month, `YYYY-MM`, as it stands. */
  month(column: string): string | null {
    const text = this.text(column);
    if (text === null) return null;
    const parts = /^(\d{4})-(\d{2})$/.exec(text);
    if (parts === null || !this.isMonth(Number(parts[1]), Number(parts[2]))) {
      return this.refuse(column, `«${text}» is not a month.`, 'Write the year and the month as 2024-01.');
    }
    return text;
  }

  /** A calendar date, `YYYY-MM-DD`, as it stands. */
  date(column: string): string | null {
    const text = this.text(column);
    if (text === null) return null;
    const moment = this.moment(column, text, 'first');
    if (moment === null) return null;
    return moment.isDay ? text : this.refuse(column, `«${text}» is a time, not a date.`, 'Write the date alone, as 2024-02-01.');
  }

  /** A time of day, `19:30` or `19:30:00`, as `HH:MM`. */
  time(column: string): string | null {
    const text = this.text(column);
    if (text === null) return null;
    const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
    if (parts === null || Number(parts[1]) > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? 0) > 59) {
      return this.refuse(column, `«${text}» is not a time of day.`, 'Write the time by the 24-hour clock, as 19:30.');
    }
    return `${parts[1]!.padStart(2, '0')}:${parts[2]}`;
  }

  /** An instant; a date alone is the beginning of that day. */
  instant(column: string): string | null {
    const text = this.text(column);
    const moment = text === null ? null : this.moment(column, text, 'first');
    return moment === null ? null : new Date(moment.from).toISOString();
  }

  /**
   * The interval between two columns. Without an end it lasts one minute, or to the end of the day when the beginning is a date
   * alone; an end that is a date alone takes in that day. Null when the beginning is empty or anything is wrong.
   */
  interval(fromColumn: string, toColumn: string): Interval | null {
    const fromText = this.text(fromColumn);
    const toText = this.text(toColumn);
    if (fromText === null) {
      if (toText !== null) this.refuse(fromColumn, `There is an end («${toText}») but no beginning.`, `Fill ${fromColumn}.`);
      return null;
    }
    const from = this.moment(fromColumn, fromText, 'first');
    const to = toText === null ? null : this.moment(toColumn, toText, 'second');
    if (from === null || (toText !== null && to === null)) return null;
    let end = to?.end ?? (from.isDay ? from.end : from.from + MINUTE);
    if (to !== null && to.end === from.from && !to.isDay) end = from.from + MINUTE;
    if (end <= from.from) {
      return this.refuse(
        toColumn,
        `The end («${toText}») is before the beginning («${fromText}»).`,
        'Check the two times; write the next day’s date for a time after midnight.',
      );
    }
    return { from: new Date(from.from).toISOString(), to: new Date(end).toISOString() };
  }

  /** A whole postcode, as «L20 1AB» and as its key «L201AB». */
  postcode(column: string): { readonly text: string; readonly key: string } | null {
    const text = this.text(column);
    if (text === null) return null;
    const key = text.toUpperCase().replaceAll(/\s+/g, '');
    if (!/^(GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})$/.test(key)) {
      return this.refuse(column, `«${text}» is not a whole postcode.`, 'Write it as L20 1AB, or leave the cell empty.');
    }
    return { key, text: `${key.slice(0, -3)} ${key.slice(-3)}` };
  }

  /** Easting and northing where given, else longitude and latitude; null when the row has neither. */
  position(
    columns: { easting?: string; northing?: string; longitude?: string; latitude?: string } = {
      easting: 'easting',
      northing: 'northing',
      longitude: 'longitude',
      latitude: 'latitude',
    },
  ): Position | null {
    const before = this.errors.length;
    const grid = this.pair(columns.easting, columns.northing);
    if (this.errors.length > before) return null;
    if (grid !== null) return this.onGrid(columns.easting!, grid[0], grid[1]);
    const degrees = this.pair(columns.longitude, columns.latitude);
    return degrees === null ? null : this.inDegrees(columns.longitude!, degrees[0], degrees[1]);
  }

  /** Notes what is wrong with a cell; answers null, so that a check can end with it. */
  refuse(column: string, reason: string, remedy: string): null {
    this.errors.push(rowError(this.row, column, this.record[column] ?? '', reason, remedy));
    return null;
  }

  private within(column: string, count: number, { min, max }: { min?: number; max?: number }): number | null {
    if (!Number.isFinite(count)) return this.refuse(column, 'The number is too large.', 'Check the cell.');
    if (min !== undefined && count < min) return this.refuse(column, `${count} is less than ${min}.`, `Write ${min} or more.`);
    if (max !== undefined && count > max) return this.refuse(column, `${count} is more than ${max}.`, `Write ${max} or less.`);
    return count;
  }

  private pair(first: string | undefined, second: string | undefined): readonly [number, number] | null {
    if (first === undefined || second === undefined) return null;
    const [a, b] = [this.text(first), this.text(second)];
    if (a === null && b === null) return null;
    if (a === null || b === null) {
      const [missing, given] = a === null ? [first, second] : [second, first];
      return this.refuse(
        missing,
        `There is a ${given} but no ${missing}.`,
        'Fill both, or leave both empty if the place is not known.',
      );
    }
    const [east, north] = [this.number(first), this.number(second)];
    return east === null || north === null ? null : [east, north];
  }

  private onGrid(column: string, easting: number, northing: number): Position | null {
    if (isBritishEastingNorthing(easting, northing)) return { srid: 27700, easting, northing };
    if (isBritishEastingNorthing(northing, easting)) return this.swapped(column, 'easting', 'northing', easting, northing);
    if (isBritishLongitudeLatitude(easting, northing)) {
      return this.refuse(
        column,
        `${easting}, ${northing} are degrees, not metres of the National Grid.`,
        'Put them under longitude and latitude.',
      );
    }
    return this.elsewhere(column, easting, northing);
  }

  private inDegrees(column: string, longitude: number, latitude: number): Position | null {
    if (isBritishLongitudeLatitude(longitude, latitude)) return { srid: 4326, longitude, latitude };
    if (isBritishLongitudeLatitude(latitude, longitude))
      return this.swapped(column, 'longitude', 'latitude', longitude, latitude);
    if (isBritishEastingNorthing(longitude, latitude)) {
      return this.refuse(
        column,
        `${longitude}, ${latitude} are metres of the National Grid, not degrees.`,
        'Put them under easting and northing.',
      );
    }
    return this.elsewhere(column, longitude, latitude);
  }

  private swapped(column: string, first: string, second: string, east: number, north: number): null {
    return this.refuse(
      column,
      `The coordinates ${east}, ${north} look swapped.`,
      `Put the ${first} under ${first} and the ${second} under ${second}.`,
    );
  }

  private elsewhere(column: string, east: number, north: number): null {
    return this.refuse(
      column,
      `${east}, ${north} is outside Great Britain and Northern Ireland.`,
      'Check the coordinates, or leave both cells empty if the place is not known.',
    );
  }

  private moment(column: string, text: string, repeated: 'first' | 'second'): Moment | null {
    const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
    if (parts === null) return this.notADate(column, text);
    const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    if (!this.isMonth(year, month) || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) {
      return this.refuse(
        column,
        `There is no day «${text.slice(0, 10)}» between ${FIRST_YEAR} and ${LAST_YEAR}.`,
        'Check the date; write it as year-month-day, 2024-02-01.',
      );
    }
    if (parts[4] === undefined) {
      const next = new Date(Date.UTC(year, month - 1, day) + DAY);
      const end = londonMidnight(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate());
      return { from: londonMidnight(year, month, day), end, isDay: true };
    }
    if (parts[7] !== undefined && offset(parts[7]) === null) {
      return this.refuse(
        column,
        `«${text}» has no such offset from UTC.`,
        'Write it as +01:00 or Z, or leave it out for London time.',
      );
    }
    const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
    if (hour > 23 || minute > 59 || second > 59) {
      return this.refuse(
        column,
        `«${text}» has no such time of day.`,
        'Write the time by the 24-hour clock, as 2024-02-01T19:30.',
      );
    }
    const from =
      parts[7] === undefined
        ? londonInstant(year, month, day, hour, minute, second, repeated)
        : Date.UTC(year, month - 1, day, hour, minute, second) - offset(parts[7])!;
    if (from === null) {
      return this.refuse(
        column,
        `«${text}» did not exist: the clocks went forward over it.`,
        'Check the time, or write it with its offset, as 2024-03-31T01:30Z.',
      );
    }
    return { from, end: from, isDay: false };
  }

  private notADate(column: string, text: string): null {
    if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)) {
      return this.refuse(
        column,
        `«${text}» can be read in two ways: the day or the month first.`,
        'Ask whoever made the file which it is, then write it as year-month-day, 2024-02-01; Homeward does not guess.',
      );
    }
    return this.refuse(column, `«${text}» is not a date or time.`, 'Write it as 2024-02-01 or 2024-02-01T19:30.');
  }

  private isMonth(year: number, month: number): boolean {
    return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
  }
}

/** In milliseconds; null for one that no place on earth has. */
function offset(text: string): number | null {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  if (minutes > 14 * 60 || Number(text.slice(-2)) > 59) return null;
  return (text.startsWith('-') ? -minutes : minutes) * MINUTE;
}

/** Easting, northing, longitude, latitude as texts for a stage with those four columns. */
export function positionFields(position: Position | null): readonly (string | null)[] {
  if (position === null) return [null, null, null, null];
  return position.srid === 27700
    ? [String(position.easting), String(position.northing), null, null]
    : [null, null, String(position.longitude), String(position.latitude)];
}
