/**
 * The file of refused rows: a line a row, with what was wrong in which columns, what stood there and what to do, followed by the row
 * as it was under the file's own headings, so that it can be mended and loaded again (`mended-rows.ts`). Only the owner of the process may read it.
 */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CheckedRow, FileHeader, RowError } from './source.js';

export const REASON_COLUMNS: readonly string[] = ['row', 'column', 'value', 'reason', 'remedy'];
/** Added to a column of the file that has the name of one of ours. */
export const COLUMN_IN_THE_FILE = ' (in the file)';

export class RefusedRowsFile {
  private stream: WriteStream | null = null;
  private names: readonly string[] = [];
  private failed = false;

  constructor(private readonly file: string) {}

  /** Where the rows are, once there is one. */
  get path(): string | null {
    return this.stream === null || this.failed ? null : this.file;
  }

  async add(
    errors: readonly RowError[],
    checked: Pick<CheckedRow, 'row' | 'record'>,
    header: FileHeader | undefined,
  ): Promise<void> {
    if (this.failed) return;
    const stream = this.stream ?? (await this.begin(header ?? headerOf(checked.record)));
    if (stream === null) return;
    const original = this.names.map((name) => checked.record[name] ?? '');
    const told = (part: (error: RowError) => string, between: string): string => [...new Set(errors.map(part))].join(between);
    const text = csvLine([
      String(checked.row),
      told(({ column }) => column, '; '),
      errors.map((error) => error.value).join('; '),
      told(({ reason }) => reason, ' '),
      told(({ remedy }) => remedy, ' '),
      ...original,
    ]);
    if (!stream.write(text) && !this.failed) await drainedOrClosed(stream);
  }

  async close(): Promise<void> {
    if (this.stream === null || this.stream.closed) return;
    this.stream.end();
    await once(this.stream, 'close');
  }

  /** A full disk or a folder that cannot be written must not hide the refusals: they are still answered, without the file. */
  private async begin({ names, headings }: FileHeader): Promise<WriteStream | null> {
    this.names = names;
    try {
      await mkdir(path.dirname(this.file), { recursive: true, mode: 0o700 });
      // Made anew, so that an older file's wider permissions do not stay.
      await rm(this.file, { force: true });
    } catch {
      this.failed = true;
      return null;
    }
    this.stream = createWriteStream(this.file, { mode: 0o600, flags: 'wx' });
    this.stream.on('error', () => (this.failed = true));
    const original = headings.map((name) => (REASON_COLUMNS.includes(name) ? `${name}${COLUMN_IN_THE_FILE}` : name));
    this.stream.write(csvLine([...REASON_COLUMNS, ...original]));
    return this.stream;
  }
}

function headerOf(record: CheckedRow['record']): FileHeader {
  const names = Object.keys(record);
  return { names, headings: names };
}

function drainedOrClosed(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Quoted where needed; what a spreadsheet would run as a formula gets an apostrophe before it, negative numbers not. */
function csvCell(text: string): string {
  const isFormula = /^\s*[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
  const guarded = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
