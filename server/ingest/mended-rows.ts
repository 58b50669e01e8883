/**
 * A file of refused rows that was mended and is loaded again: our reasons stand before the file's own columns and are taken off, and
 * so is the apostrophe that kept a spreadsheet from running a cell.
 */
import type { CsvPortion } from './csv.js';
import { COLUMN_IN_THE_FILE, REASON_COLUMNS } from './refused-rows.js';

const GUARDED = /^'\s*[=+\-@\t\r]/;

/** The file's own columns and cells, whether or not reasons stand before them. */
export async function* withoutReasons(portions: AsyncIterable<CsvPortion>): AsyncGenerator<CsvPortion> {
  let isMended: boolean | null = null;
  for await (const { rows, records } of portions) {
    const isFirst = isMended === null;
    isMended ??= REASON_COLUMNS.every((name, index) => records[0]![index] === name);
    if (!isMended) yield { rows, records };
    else yield { rows, records: records.map((record, index) => (isFirst && index === 0 ? ownNames(record) : ownCells(record))) };
  }
}

function ownNames(header: readonly string[]): string[] {
  return header.slice(REASON_COLUMNS.length).map((name) => name.replace(COLUMN_IN_THE_FILE, ''));
}

function ownCells(record: readonly string[]): string[] {
  return record.slice(REASON_COLUMNS.length).map((cell) => (GUARDED.test(cell) ? cell.slice(1) : cell));
}
