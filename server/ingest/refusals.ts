/**
 * How a file or a row is refused: in words that say what was found, where, and what to do about it.
 */
import type { RowError } from './source.js';

/** Where in the file the trouble is: row 0 is the file as a whole, row 1 the header. */
export interface RefusalPlace {
  readonly row?: number;
  readonly column?: string;
  readonly value?: string | undefined;
}

/** A file that cannot be loaded at all, whatever its rows say. Shown to people as it is. */
export class UnreadableFile extends Error {
  constructor(
    readonly reason: string,
    readonly remedy: string,
    readonly place: RefusalPlace = {},
  ) {
    super(`${reason} ${remedy}`);
    this.name = 'UnreadableFile';
  }

  asRowError(): RowError {
    return rowError(this.place.row ?? 0, this.place.column ?? '', this.place.value ?? '', this.reason, this.remedy);
  }
}

/** A table, but none of the source's: in a folder of many kinds it is left alone. */
export class UnknownLayout extends UnreadableFile {}

/** Longer cells are cut in reports: a refused cell may be a whole novel. */
const SHOWN_CHARACTERS = 200;

export function rowError(row: number, column: string, value: string, reason: string, remedy: string): RowError {
  return { row, column, value: shortened(value), reason, remedy };
}

/** A copy of its own (a slice would keep the whole portion of the file in memory), cut to what a report needs. */
export function shortened(text: string): string {
  const cut = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  return Buffer.from(cut, 'utf8').toString('utf8');
}
