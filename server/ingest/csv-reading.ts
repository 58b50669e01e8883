/**
 * What every CSV source shares: bytes → records by declared columns → each row's outcome. A source gives its layouts and a function
 * that checks one record.
 */
import type { Readable } from 'node:stream';
import { splitCsv, type CsvPortion } from './csv.js';
import { withoutReasons } from './mended-rows.js';
import { MOST_COLUMNS, recogniseLayout } from './layout.js';
import { UnreadableFile, rowError } from './refusals.js';
import { headingsWithoutPersons, isScreened, RowScreen } from './screened-rows.js';
import { decodeUtf8 } from './sniff.js';
import type { BulkValue } from '../database/database.js';
import {
  LONGEST_KEY,
  type CheckedRow,
  type ColumnRule,
  type Layout,
  type LoadContext,
  type Reading,
  type RowError,
  type RowOutcome,
  type Source,
} from './source.js';

/** One record by declared column name. A column that the file does not have is undefined; an empty cell is ''. */
export type CsvRecord = Readonly<Record<string, string>>;

export type CheckRecord = (record: CsvRecord, row: number) => RowOutcome;

export interface OpenedCsv {
  readonly layout: Layout;
  /** The file's columns in its own order, by declared name where one is declared. */
  readonly names: readonly string[];
  /** The header's own words in the same order, where publishers put a year into them: «WD24CD». */
  readonly headings: readonly string[];
  /** The first records under the header, as they stand. */
  readonly sample: readonly CsvRecord[];
}

/**
 * Reads a CSV file. `prepare` is called once the layout is known and gives the function that checks each record; required cells
 * and allowed words are checked before it is asked.
 * @throws UnreadableFile when the file is no CSV, of no known layout, or has no rows
 */
export async function csvReading(
  source: Pick<Source, 'layouts'>,
  bytes: Readable,
  context: Pick<LoadContext, 'warn'>,
  prepare: (opened: OpenedCsv) => CheckRecord | Promise<CheckRecord>,
): Promise<Reading> {
  const portions = withoutReasons(splitCsv(withLineEnds(decodeUtf8(bytes))));
  const first = await portions.next();
  if (first.done === true) throw noRows();
  const { layout, names, unknown, hasHeader } = recogniseLayout(source.layouts, first.value.records[0]!);
  if (unknown.length > 0 && layout.ignoresOthers !== true) {
    const told = isScreened(source) ? headingsWithoutPersons(unknown, names) : unknown;
    context.warn(`Columns not known and not read: ${told.map((name) => `«${name}»`).join(', ')}.`);
  }
  const unheaded = hasHeader ? names.filter((name) => name === '').length : 0;
  if (unheaded > 0)
    context.warn(
      `${unheaded} ${unheaded === 1 ? 'column' : 'columns'} without a heading ${unheaded === 1 ? 'is' : 'are'} not read.`,
    );
  const headings = hasHeader ? first.value.records[0]!.map((cell) => cell.trim()) : names;
  const sample = first.value.records.slice(hasHeader ? 1 : 0).map((cells) => recordOf(names, cells));
  const check = await prepare({ layout, names, headings, sample });
  const rules = names.map((name) => layout.columns.find((column) => column.name === name));
  const screen = isScreened(source) ? new RowScreen(new Date()) : null;

  async function* checked(): AsyncGenerator<Iterable<CheckedRow>> {
    let skipped = hasHeader ? 1 : 0;
    for await (const portion of withFirst(first.value as CsvPortion, portions)) {
      if (portion.records.length > skipped) yield checkedOneByOne(portion, skipped);
      skipped = 0;
    }
  }

  /** A row is checked when it is asked for, so that it is garbage before the next one is there (csv.ts). */
  function* checkedOneByOne({ records, rows }: CsvPortion, skipped: number): Generator<CheckedRow> {
    for (let index = skipped; index < records.length; index++) {
      yield checkRow(records[index]!, rows[index]!, names, rules, check, screen);
    }
  }

  return {
    header: { names, headings },
    portions: checked,
    async *rows() {
      for await (const rows of checked()) yield* rows;
    },
  };
}

/** A good row for one staging table. */
export function goodRow(stage: string, fields: readonly BulkValue[], located = true): RowOutcome {
  return { ok: true, rows: [{ stage, fields }], located };
}

export function badRow(errors: readonly RowError[]): RowOutcome {
  return { ok: false, errors };
}

function recordOf(names: readonly string[], cells: readonly string[]): CsvRecord {
  const record: Record<string, string> = {};
  for (let index = 0; index < names.length; index++) record[names[index]!] = cells[index] ?? '';
  return record;
}

function checkRow(
  cells: readonly string[],
  row: number,
  names: readonly string[],
  rules: readonly (ColumnRule | undefined)[],
  check: CheckRecord,
  screen: RowScreen | null,
): CheckedRow {
  const checked = checkAsWritten(cells, row, names, rules, check, screen);
  return screen === null || checked.outcome.ok ? checked : screen.withoutPersons(checked, rules, names);
}

function checkAsWritten(
  cells: readonly string[],
  row: number,
  names: readonly string[],
  rules: readonly (ColumnRule | undefined)[],
  check: CheckRecord,
  screen: RowScreen | null,
): CheckedRow {
  const record = recordOf(names, cells);
  const errors = [...checkCells(cells, row, rules), ...(screen?.errorsOf(cells, row, rules) ?? [])];
  if (cells.length !== names.length) {
    const reason = `The row has ${cells.length} cells, the header ${names.length}.`;
    return {
      row,
      record,
      outcome: badRow([
        rowError(row, '', cells.slice(names.length).join(','), reason, 'Look for a missing or an unquoted comma in the row.'),
      ]),
    };
  }
  return { row, record, outcome: errors.length > 0 ? badRow(errors) : check(record, row) };
}

/** Cells that are empty, too long or not one of the words, by the rules of their columns. */
export function checkCells(cells: readonly string[], row: number, rules: readonly (ColumnRule | undefined)[]): RowError[] {
  const errors: RowError[] = [];
  for (let index = 0; index < rules.length; index++) {
    const cell = cells[index] ?? '';
    const rule = rules[index];
    if (rule === undefined) continue;
    if (rule.required && rule.mayBeEmpty !== true && cell.trim() === '') {
      errors.push(rowError(row, rule.name, cell, 'The cell is empty.', `Every row needs: ${rule.description}.`));
    } else if (cell.length > longestOf(rule)) {
      errors.push(tooLong(row, rule, cell));
    } else if (
      rule.allowed !== undefined &&
      cell !== '' &&
      !rule.allowed.includes(cell.trim().toLowerCase()) &&
      !rule.allowed.includes(cell.trim())
    ) {
      errors.push(
        rowError(
          row,
          rule.name,
          cell,
          `«${cell.trim()}» is not one of the known words.`,
          `Write one of: ${rule.allowed.join(', ')}.`,
        ),
      );
    }
  }
  return errors;
}

function longestOf({ kind, longest }: ColumnRule): number {
  return longest ?? (kind === 'code' ? LONGEST_KEY : Infinity);
}

function tooLong(row: number, rule: ColumnRule, cell: string): RowError {
  const [found, most] = [cell.length, longestOf(rule)].map((count) => count.toLocaleString('en-GB'));
  const remedy = 'Shorten it, and look for a missing quotation mark or comma before it.';
  return rowError(row, rule.name, cell, `The cell has ${found} characters; this column takes ${most}.`, remedy);
}

async function* withFirst(first: CsvPortion, others: AsyncIterable<CsvPortion>): AsyncGenerator<CsvPortion> {
  yield first;
  yield* others;
}

/** Refuses, at the first piece of text, what has no line ends of ours: a header without end is never collected. */
async function* withLineEnds(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let any = false;
  for await (const text of texts) {
    if (!any && text !== '') {
      any = true;
      const end = text.indexOf('\n');
      if (end === -1 && text.includes('\r')) {
        throw new UnreadableFile(
          'The lines end with a lone carriage return (an old Macintosh format).',
          'Save the file with Windows or Unix line ends.',
          { row: 1 },
        );
      }
      const columns = (end === -1 ? text : text.slice(0, end)).split(',').length;
      if (columns > MOST_COLUMNS) {
        throw new UnreadableFile(
          `The header has more than ${MOST_COLUMNS.toLocaleString('en-GB')} columns.`,
          'Check that the file has line ends, and that it is the table you mean.',
          { row: 1 },
        );
      }
    }
    yield text;
  }
}

function noRows(): UnreadableFile {
  return new UnreadableFile('The file has no rows, not even a header.', 'Export or download it again.');
}
