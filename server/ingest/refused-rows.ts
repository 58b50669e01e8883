/**
 * The file of refused rows: every error with its row, column, what stood there, reason and remedy, followed by the row as it
 * was, so that it can be mended and loaded again. Only the owner of the process may read it.
 */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { CheckedRow, RowError } from './source.js';

const COLUMNS = ['row', 'column', 'value', 'reason', 'remedy'];

export class RefusedRowsFile {
  private stream: WriteStream | null = null;
  private names: readonly string[] = [];
  private failed = false;

  constructor(private readonly file: string) {}

  /** Where the rows are, once there is one. */
  get path(): string | null {
    return this.stream === null || this.failed ? null : this.file;
  }

  async add(errors: readonly RowError[], checked: Pick<CheckedRow, 'record'>, header: readonly string[] | undefined): Promise<void> {
    const stream = this.stream ?? (await this.begin(header ?? Object.keys(checked.record)));
    const original = this.names.map((name) => checked.record[name] ?? '');
    let text = '';
    for (const error of errors) {
      text += csvLine([String(error.row), error.column, error.value, error.reason, error.remedy, ...original]);
    }
    if (!stream.write(text) && !this.failed) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  }

  async close(): Promise<void> {
    if (this.stream === null || this.stream.closed) return;
    this.stream.end();
    await once(this.stream, 'close');
  }

  private async begin(names: readonly string[]): Promise<WriteStream> {
    this.names = names;
    await mkdir(path.dirname(this.file), { recursive: true, mode: 0o700 });
    this.stream = createWriteStream(this.file, { mode: 0o600 });
    // A full disk must not take the refusals themselves away: they are still answered, without the file.
    this.stream.on('error', () => (this.failed = true));
    const original = names.map((name) => (COLUMNS.includes(name) ? `${name} (in the file)` : name));
    this.stream.write(csvLine([...COLUMNS, ...original]));
    return this.stream;
  }
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Quoted where needed; what a spreadsheet would run as a formula gets an apostrophe before it, negative numbers not. */
function csvCell(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
  const guarded = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
