import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** Rows of a reference result under test/oracles, by column name. */
export function readOracle(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(file, import.meta.url)), { columns: true });
}

/** Largest difference as a share of the expected figure; absolute where the expected figure is 0. */
export function relativeError(actual: number, expected: number): number {
  return expected === 0 ? Math.abs(actual) : Math.abs(actual - expected) / Math.abs(expected);
}
