/** An analysis as CSV or JSON: numbers in full precision, what is undefined empty or null. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Analysis, Cell, OutputColumn } from './analysis.js';
import type { InputTable } from './table.js';

const LINES_AT_ONCE = 5000;

export async function printCsv(_method: string, analysis: Analysis, table: InputTable, out: Writable): Promise<void> {
  const kept = keptColumns(analysis, table);
  let text = `${[...kept.map(({ name }) => csvText(name)), ...analysis.columns.map(({ name }) => name)].join(',')}\n`;
  const rows = analysis.columns[0]?.cells.length ?? 0;
  for (let row = 0; row < rows; row++) {
    // The input's own cells go out as they came in; guarding them against spreadsheets would change what they say.
    const cells = kept.map(({ index }) => csvText(table.records[row]![index]!));
    for (const column of analysis.columns) cells.push(csvCell(column.cells[row]!));
    text += `${cells.join(',')}\n`;
    if (row % LINES_AT_ONCE === LINES_AT_ONCE - 1) {
      await send(out, text);
      text = '';
    }
  }
  await send(out, text);
}

export async function printJson(method: string, analysis: Analysis, table: InputTable, out: Writable): Promise<void> {
  const { variant, parameters, warnings, columns, details } = analysis;
  const kept = keptColumns(analysis, table);
  const head = JSON.stringify({ method, variant, parameters, warnings, ...details }, undefinedAsNull, 2);
  let text = `${head.slice(0, -2)},\n  "rows": [`;
  const rows = columns[0]?.cells.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const entry: Record<string, Cell> = {};
    for (const { name, index } of kept) entry[name] = asCell(table.records[row]![index]!);
    for (const column of columns) entry[column.name] = defined(column, row);
    text += `${row === 0 ? '' : ','}\n    ${JSON.stringify(entry)}`;
    if (row % LINES_AT_ONCE === LINES_AT_ONCE - 1) {
      await send(out, text);
      text = '';
    }
  }
  await send(out, `${text}\n  ]\n}\n`);
}

/** Whoever reads has gone away (`| head`): nothing is wrong, and nobody is left to be told. */
export class ReaderGone extends Error {}

async function send(out: Writable, text: string): Promise<void> {
  if (out.destroyed) throw new ReaderGone();
  if (out.write(text)) return;
  await once(out, 'drain').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EPIPE' ? new ReaderGone() : error;
  });
}

/** Columns of the input that go before the answer; those that the answer has too are replaced by it. */
function keptColumns({ rowByRow, columns }: Analysis, { header }: InputTable): { name: string; index: number }[] {
  if (!rowByRow) return [];
  const answered = new Set(columns.map(({ name }) => name));
  return header.map((name, index) => ({ name, index })).filter(({ name }) => !answered.has(name));
}

function defined({ cells }: OutputColumn, row: number): Cell {
  const cell = cells[row]!;
  return typeof cell === 'number' && Number.isNaN(cell) ? null : cell;
}

const undefinedAsNull = (_name: string, value: unknown): unknown =>
  typeof value === 'number' && Number.isNaN(value) ? null : value;

function csvCell(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return '';
  return typeof cell === 'string' ? csvText(cell) : String(cell);
}

function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/;

/** Numbers of the input are numbers in JSON; codes such as «007» stay text. */
function asCell(text: string): Cell {
  return PLAIN_NUMBER.test(text) ? Number(text) : text;
}
