/**
 * The CSV that `homeward analyse` works on: its header and its rows as text, and columns of numbers checked cell by cell. What is wrong is
 * collected and told with row and column; the first row under the header is row 2, as a spreadsheet shows it.
 */
import { badUserInput, type CallerError } from '../../errors.js';
import { splitCsv } from '../../ingest/csv.js';
import { UnreadableFile } from '../../ingest/refusals.js';
import { decodeUtf8, openSniffed } from '../../ingest/sniff.js';
import { nearestWord } from '../nearest-word.js';
import { AlikeLines } from './alike-lines.js';

const PROBLEMS_SHOWN = 20;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What a cell must hold, with the words that say so. */
export interface NumberRule {
  readonly words: string;
  readonly holds: (number: number) => boolean;
}

export const ANY_NUMBER: NumberRule = { words: 'a number', holds: () => true };
export const NOT_NEGATIVE: NumberRule = { words: 'a number, 0 or more', holds: (number) => number >= 0 };
export const ABOVE_ZERO: NumberRule = { words: 'a number above 0', holds: (number) => number > 0 };
export const WHOLE_COUNT: NumberRule = {
  words: 'a whole number, 0 or more',
  holds: (number) => Number.isSafeInteger(number) && number >= 0,
};

export const ZERO_OR_ONE: NumberRule = { words: '0 or 1', holds: (number) => number === 0 || number === 1 };

export class InputTable {
  private readonly problems: string[] = [];

  constructor(
    private readonly file: string,
    readonly header: readonly string[],
    readonly records: readonly (readonly string[])[],
    private readonly rowNumbers: readonly number[],
    /** How many rows of the file each record stands for. */
    readonly times: readonly number[],
  ) {}

  get length(): number {
    return this.records.length;
  }

  /** The cells of a column, trimmed. @throws CallerError when there is none of that name */
  texts(column: string): string[] {
    const index = this.indexOf(column);
    return this.records.map((record) => record[index]!.trim());
  }

  /** The numbers of a column; cells that break the rule are collected as problems, so that `refuseProblems` tells all at once. */
  numbers(column: string, rule: NumberRule): Float64Array {
    const texts = this.texts(column);
    const numbers = new Float64Array(texts.length);
    for (let index = 0; index < texts.length; index++) {
      const text = texts[index]!;
      const number = NUMBER.test(text) ? Number(text) : NaN;
      if (!Number.isFinite(number) || !rule.holds(number)) {
        this.problem(index, column, text === '' ? `is empty; it must be ${rule.words}` : `must be ${rule.words}; got «${text}»`);
      }
      numbers[index] = number;
    }
    return numbers;
  }

  /** As `numbers`, null where the cell is empty. */
  numbersOrEmpty(column: string, rule: NumberRule): (number | null)[] {
    return this.texts(column).map((text, index) => {
      if (text === '') return null;
      const number = NUMBER.test(text) ? Number(text) : NaN;
      if (!Number.isFinite(number) || !rule.holds(number))
        this.problem(index, column, `must be ${rule.words} or empty; got «${text}»`);
      return number;
    });
  }

  /** Notes what is wrong in the cell of a row (counted from 0) and a column. */
  problem(index: number, column: string, words: string): void {
    this.problems.push(`row ${this.rowNumbers[index]}, column ${column}: ${words}`);
  }

  /** @throws CallerError naming row and column of what was found wrong, when anything was */
  refuseProblems(): void {
    if (this.problems.length === 0) return;
    const more = this.problems.length - PROBLEMS_SHOWN;
    const lines = [
      ...this.problems.slice(0, PROBLEMS_SHOWN),
      ...(more > 0 ? [`… and ${more.toLocaleString('en-GB')} more`] : []),
    ];
    throw refused(this.file, lines);
  }

  private indexOf(column: string): number {
    const index = this.header.indexOf(column);
    if (index !== -1) return index;
    const separator = this.header.length > 1 ? undefined : /[;\t]/.exec(this.header[0]!)?.[0];
    if (separator !== undefined) {
      throw refused(this.file, [
        `row 1: the cells are separated by ${separator === ';' ? 'semicolons' : 'tabs'}, not commas. Save the file as CSV with commas.`,
      ]);
    }
    const meant = nearestWord(column, this.header);
    const found = this.header.map((name) => `«${name}»`).join(', ');
    throw refused(this.file, [
      `row 1: there is no column «${column}»; there are ${found}.${meant === null ? '' : ` Is it «${meant}»? Then rename it.`}`,
    ]);
  }
}

/**
 * @param alikeBy columns; rows that are alike in them are kept as one, the first of them, so that a file of any length takes no more memory than
 *   it has kinds of rows. Without them every row is kept
 * @throws CallerError when the file is no table that can be read, has no rows, or has rows that do not fit its header
 */
export async function readTable(file: string, alikeBy: readonly string[] | null = null): Promise<InputTable> {
  const rows = new KeptRows(file, alikeBy);
  const lines = alikeBy === null ? null : new AlikeLines();
  /** Where the record of a line stands that was passed on for all that are like it. */
  const places: number[] = [];
  try {
    const { bytes } = await openSniffed(file);
    try {
      const texts = lines === null ? decodeUtf8(bytes) : decodeUtf8(lines.passed(bytes), (line) => lines.rowOf(line));
      for await (const portion of splitCsv(texts)) {
        for (let at = 0; at < portion.records.length; at++) {
          const passed = portion.rows[at]!;
          const place = rows.add(portion.records[at]!, lines?.rowOf(passed) ?? passed);
          if (lines?.counts(passed)) places[passed] = place;
        }
      }
      for (const [passed, place] of places.entries())
        if (place !== undefined && place >= 0) rows.again(place, lines!.timesOf(passed) - 1);
    } finally {
      bytes.destroy();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw refused(file, [error.message]);
    throw error;
  }
  return rows.table();
}

/** Cell by cell: to make one key of the cells of each row would take a quarter of the time of the whole reading. */
type Branch = Map<string, Branch | number>;

class KeptRows {
  private header: readonly string[] | undefined;
  /** Places of the columns that make rows alike; null: none are. */
  private places: readonly number[] | null = null;
  /** Of each column in turn what stands in it; at the end the record's place. */
  private readonly known: Branch = new Map();
  private readonly records: (readonly string[])[] = [];
  private readonly numbers: number[] = [];
  private readonly times: number[] = [];

  constructor(
    private readonly file: string,
    private readonly alikeBy: readonly string[] | null,
  ) {}

  /** @returns where it stands among the records; -1 for the header */
  add(record: readonly string[], number: number): number {
    if (this.header === undefined) {
      this.begin(record);
      return -1;
    }
    if (record.length !== this.header.length) {
      const cells = record.length;
      throw refused(this.file, [
        `row ${number}, column ${this.header[cells] ?? this.header.at(-1)}: the row has ${cells} cells, the header ${this.header.length}.`,
      ]);
    }
    if (this.places !== null) {
      const at = this.placeOf(record, this.places);
      if (at < this.records.length) {
        this.times[at]!++;
        return at;
      }
    }
    this.records.push(record);
    this.numbers.push(number);
    this.times.push(1);
    return this.records.length - 1;
  }

  /** More of what stands there already. */
  again(place: number, times: number): void {
    this.times[place]! += times;
  }

  table(): InputTable {
    if (this.header === undefined) throw refused(this.file, ['The file has no rows, not even a header.']);
    if (this.records.length === 0) throw refused(this.file, ['There are no rows under the header.']);
    return new InputTable(this.file, this.header, this.records, this.numbers, this.times);
  }

  /** Where the first record that is alike stands; where the next will when there is none. */
  private placeOf(record: readonly string[], places: readonly number[]): number {
    let branch = this.known;
    for (let depth = 0; depth < places.length - 1; depth++) {
      const cell = record[places[depth]!]!;
      let next = branch.get(cell) as Branch | undefined;
      if (next === undefined) branch.set(cell, (next = new Map()));
      branch = next;
    }
    const last = record[places.at(-1)!]!;
    const at = branch.get(last) as number | undefined;
    if (at === undefined) branch.set(last, this.records.length);
    return at ?? this.records.length;
  }

  private begin(names: readonly string[]): void {
    const header = names.map((name) => name.trim());
    const twice = header.find((name, index) => header.indexOf(name) !== index);
    if (twice !== undefined) throw refused(this.file, [`row 1: the column «${twice}» stands twice.`]);
    this.header = header;
    // A column that is missing is told when it is asked for.
    this.places = this.alikeBy && this.alikeBy.map((name) => header.indexOf(name)).filter((place) => place !== -1);
  }
}

function refused(file: string, lines: readonly string[]): CallerError {
  return badUserInput(`${file} cannot be analysed:\n${lines.map((line) => `  ${line}`).join('\n')}`, ['file']);
}
