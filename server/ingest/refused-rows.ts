/**
 * The file of refused rows: every error with its row, column, what stood there, reason and remedy, followed by the row as it
 * was, so that it can be mended and loaded again. Only the owner of the process may read it.
 */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
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

  async add(
    errors: readonly RowError[],
    checked: Pick<CheckedRow, 'record'>,
    header: readonly string[] | undefined,
  ): Promise<void> {
    if (this.failed) return;
    const stream = this.stream ?? (await this.begin(header ?? Object.keys(checked.record)));
    if (stream === null) return;
    const original = this.names.map((name) => checked.record[name] ?? '');
    let text = '';
    for (const error of errors) {
      text += csvLine([String(error.row), error.column, error.value, error.reason, error.remedy, ...original]);
    }
    if (!stream.write(text) && !this.failed) await drainedOrClosed(stream);
  }

  async close(): Promise<void> {
    if (this.stream === null || this.stream.closed) return;
    this.stream.end();
    await once(this.stream, 'close');
  }

  /** A full disk or a folder that cannot be written must not hide the refusals: they are still answered, without the file. */
  private async begin(names: readonly string[]): Promise<WriteStream | null> {
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
    const original = names.map((name) => (COLUMNS.includes(name) ? `${name} (in the file)` : name));
    this.stream.write(csvLine([...COLUMNS, ...original]));
    return this.stream;
  }
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
