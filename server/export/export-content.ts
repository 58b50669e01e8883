import type { Sql } from '../database/database.js';
import type { Marking } from '../installation/marking.js';

/** Runs statements in a short transaction under whoever exports. A file of many rows takes several, none held while it is sent. */
export type RunInSql = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

export type Cell = string | number | boolean | null;

export interface ExportRow {
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
  /** GeoJSON text of its place, or null. */
  readonly geometry: string | null;
}

/** What a file holds, whatever its format. */
export interface ExportContent {
  /** What is shown, in one sentence without a full stop. */
  readonly shown: string;
  readonly sources: readonly string[];
  /** What a reader must know: months without data, kinds left out, … Whole sentences. */
  readonly notes: readonly string[];
  readonly marking: Marking;
  /** For the file's name: «areas-lsoa». */
  readonly name: string;
  readonly columns: readonly string[];
  /** What a GeoJSON file says of itself beside its heading, for programs. */
  readonly about?: Readonly<Record<string, unknown>>;
  /** How many rows follow, as known before the first of them is sent. */
  readonly rows: number;
  readonly portions: AsyncIterable<readonly ExportRow[]>;
}

/** Rows that are all there already, as one portion. */
export function allAtOnce(rows: readonly ExportRow[]): Pick<ExportContent, 'rows' | 'portions'> {
  return { rows: rows.length, portions: onePortion(rows) };
}

async function* onePortion(rows: readonly ExportRow[]): AsyncIterable<readonly ExportRow[]> {
  yield rows;
}
