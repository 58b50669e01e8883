/** The built `homeward analyse` on a table given as text, as an analyst runs it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { homeward } from '../engine/homeward-process.js';

export interface Analysed {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The rows of standard output, by column name. */
  readonly rows: readonly Record<string, string>[];
}

/** @param words what follows `homeward analyse`; «FILE» in it is the table's path */
export async function analyse(csv: string, ...words: readonly string[]): Promise<Analysed> {
  const directory = await mkdtemp(path.join(tmpdir(), 'homeward-analyse-'));
  try {
    const file = path.join(directory, 'input.csv');
    await writeFile(file, csv);
    const { exitCode, stdout, stderr } = await homeward(['analyse', ...words.map((word) => (word === 'FILE' ? file : word))], {})
      .ended;
    const isTable = exitCode === 0 && !stdout.startsWith('{');
    return { exitCode, stdout, stderr, rows: isTable ? parse(stdout, { columns: true }) : [] };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A table as CSV text, from rows by column name. */
export function csvOf(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0]!);
  return [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(','))].join('\n');
}

/** The figure of a cell; NaN when it is empty, so that a comparison with an expected figure fails. */
export function figure(cell: string | undefined): number {
  return cell === undefined || cell === '' ? NaN : Number(cell);
}
