/** What a method of `homeward analyse` is, and what it answers. */
import type { Command } from 'commander';
import type { InputTable } from './table.js';

export type Cell = number | string | boolean | null;

/** A column of the answer. NaN in it means undefined: empty in CSV, null in JSON. */
export interface OutputColumn {
  readonly name: string;
  readonly cells: ArrayLike<Cell>;
}

export interface Analysis {
  /** The published name of the form of the method that was used, as it stands on screen. */
  readonly variant: string;
  readonly parameters: Readonly<Record<string, Cell | readonly Cell[]>>;
  /** What the reader must know of these figures; also told on standard error. */
  readonly warnings: readonly string[];
  /** Whether the input's columns stand before the answer's, row by row. */
  readonly rowByRow: boolean;
  readonly columns: readonly OutputColumn[];
  /** What stands in JSON alone, beside the rows. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** @typeParam Flags the options of the method, as commander names them */
export interface AnalyseMethod<Flags = Record<string, never>> {
  readonly name: string;
  readonly summary: string;
  /** Columns of the input, with commas between. */
  readonly input: string;
  /** Words after `homeward analyse NAME`, for the example that help begins with. */
  readonly example: string;
  /** Adds the method's options; those that the contract needs are `requiredOption`. */
  readonly addOptions: (command: Command) => Command;
  /** Columns, for methods that need no more of a file than how often each combination of them comes: then it may have any length. */
  readonly alikeBy?: (flags: Flags) => readonly string[];
  readonly analyse: (table: InputTable, flags: Flags) => Analysis | Promise<Analysis>;
}

/** A method whatever its options; they reach it as commander read them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyMethod = AnalyseMethod<any>;

/** «3 rows have …», for warnings. */
export function rowsHave(count: number, one: string, many: string): string {
  return count === 1 ? `1 row ${one}` : `${count.toLocaleString('en-GB')} rows ${many}`;
}
