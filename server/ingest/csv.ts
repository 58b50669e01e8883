/**
 * Splits comma-separated text (RFC 4180) into records while it streams.
 *
 * Written here because loading has a speed target: on the published street files csv-parse splits about 0.1 million rows a
 * second of one core, which is all the time there is for reading, checking and sending together; this splits several times that.
 * Records without a quote are cut at commas; only those with quotes are walked through. The tests compare both.
 */
import { UnreadableFile } from './refusals.js';

/** No cell of a table is longer; a longer one is a mistake (most often a quote that is never closed). */
export const LARGEST_CELL = 1_000_000;
const LARGEST_RECORD = 4_000_000;
/**
 * Few enough that a portion is garbage before the collector has looked at it twice: what survives that is kept until a full collection,
 * and portions of thousands of rows made up most of a load's memory.
 */
const PORTION = 500;

/** Records with their row numbers: the first record of the file is row 1, empty lines are counted but left out. */
export interface CsvPortion {
  readonly rows: readonly number[];
  readonly records: readonly (readonly string[])[];
}

interface Cut {
  readonly record: string[];
  readonly next: number;
}

/** Cuts text into records. Memory holds one record and one piece of text, never the file. Throws `UnreadableFile`. */
export async function* splitCsv(texts: AsyncIterable<string>): AsyncGenerator<CsvPortion> {
  let rest = '';
  let row = 0;
  let rows: number[] = [];
  let records: string[][] = [];

  try {
    for await (const piece of texts) {
      const text = rest === '' ? piece : rest + piece;
      let position = 0;
      let quote = text.indexOf('"');
      while (position < text.length) {
        const lineEnd = text.indexOf('\n', position);
        if (quote !== -1 && quote < position) quote = text.indexOf('"', position);
        let record: string[];
        if (lineEnd !== -1 && (quote === -1 || quote > lineEnd)) {
          record = cutLine(text, position, lineEnd, row + 1);
          position = lineEnd + 1;
        } else {
          const cut = quote === -1 ? null : cutQuoted(text, position, false, row + 1);
          if (cut === null) break;
          record = cut.record;
          position = cut.next;
        }
        row++;
        if (isEmptyLine(record)) continue;
        rows.push(row);
        records.push(record);
        if (records.length === PORTION) {
          yield { rows, records };
          rows = [];
          records = [];
        }
      }
      rest = text.slice(position);
      if (rest.length > LARGEST_RECORD) throw tooLong(rest, row + 1);
    }
    if (rest !== '') {
      const { record } = cutQuoted(rest, 0, true, row + 1)!;
      if (!isEmptyLine(record)) {
        rows.push(row + 1);
        records.push(record);
      }
    }
  } catch (error) {
    // What was read before the trouble is still checked: its mistakes are worth knowing too.
    if (records.length > 0) yield { rows, records };
    throw error;
  }
  if (records.length > 0) yield { rows, records };
}

function isEmptyLine(record: readonly string[]): boolean {
  return record.length === 1 && record[0] === '';
}

/** A line without quotes. */
function cutLine(text: string, start: number, lineEnd: number, row: number): string[] {
  const end = lineEnd > start && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
  const record = text.slice(start, end).split(',');
  if (lineEnd - start > LARGEST_CELL) checkCells(record, row);
  return record;
}

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** One record from `start`, cell by cell; null when the text ends before the record does. */
function cutQuoted(text: string, start: number, isLast: boolean, row: number): Cut | null {
  const record: string[] = [];
  let position = start;
  for (;;) {
    if (text.charCodeAt(position) === QUOTE) {
      const closing = closingQuote(text, position, isLast);
      if (closing === null) return null;
      if (closing === -1) throw neverClosed(text.slice(position), row);
      const inside = text.slice(position + 1, closing);
      record.push(inside.includes('""') ? inside.replaceAll('""', '"') : inside);
      position = closing + 1;
      const after = text.charCodeAt(position);
      const afterReturn = after === CARRIAGE_RETURN ? position + 1 : position;
      if (!isLast && afterReturn >= text.length) return null;
      if (after !== COMMA && afterReturn < text.length && text.charCodeAt(afterReturn) !== LINE_FEED) {
        throw textAfterQuote(record.at(-1)!, row);
      }
      if (after !== COMMA) position = afterReturn;
    } else {
      // A quote inside an unquoted cell («5" pipe») is taken as it stands.
      let end = position;
      for (; end < text.length; end++) {
        const character = text.charCodeAt(end);
        if (character === COMMA || character === LINE_FEED) break;
      }
      if (end === text.length && !isLast) return null;
      const beforeReturn = text.charCodeAt(end) !== COMMA && end > position && text.charCodeAt(end - 1) === CARRIAGE_RETURN;
      record.push(text.slice(position, beforeReturn ? end - 1 : end));
      position = end;
    }
    if (text.charCodeAt(position) !== COMMA) {
      if (position - start > LARGEST_CELL) checkCells(record, row);
      return { record, next: position + 1 };
    }
    position++;
  }
}

/** Where the quoted cell opened at `opening` closes; null when that cannot be known yet, -1 when it never does. */
function closingQuote(text: string, opening: number, isLast: boolean): number | null {
  let position = opening + 1;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote === -1) return isLast ? -1 : null;
    if (quote + 1 === text.length) return isLast ? quote : null;
    if (text.charCodeAt(quote + 1) !== QUOTE) return quote;
    position = quote + 2;
  }
}

function checkCells(record: readonly string[], row: number): void {
  for (const cell of record) if (cell.length > LARGEST_CELL) throw tooLong(cell, row);
}

function tooLong(text: string, row: number): UnreadableFile {
  return new UnreadableFile(
    `Row ${row} has a cell of more than one million characters.`,
    'Look for a quotation mark that is never closed, or shorten the cell, and load the file again.',
    { row, value: text },
  );
}

function neverClosed(text: string, row: number): UnreadableFile {
  return new UnreadableFile(
    `A quotation mark opened in row ${row} is never closed, so the rest of the file reads as one cell.`,
    'Close the quotation mark (inside a cell, write it twice) or export the file again.',
    { row, value: text },
  );
}

function textAfterQuote(cell: string, row: number): UnreadableFile {
  return new UnreadableFile(
    `In row ${row} there is text after a closing quotation mark, so the cells cannot be told apart.`,
    'Inside a quoted cell write quotation marks twice, or export the file again.',
    { row, value: cell },
  );
}
