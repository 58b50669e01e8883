/**
 * What a source of data is: the files it accepts, their declared columns, and what a good row becomes.
 * One file a source beside this one; `sources.ts` lists them. The load itself (`load.ts`) knows no source.
 */
import type { Readable } from 'node:stream';
import type { BulkValue, Sql } from '../database/database.js';
import type { IncidentKind, IncidentTable } from '../incidents/incident-kind.js';
import type { MonthOfForce } from '../incidents/incident-summaries.service.js';

/** What was wrong with one row. `row` is the line's number in the file, the header being row 1 (records count, not physical lines). */
export interface RowError {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
}

/** Text that rows are found or counted by: an index takes no entry longer than 2,700 bytes. */
export const LONGEST_KEY = 500;

/** A declared column, after Frictionless Table Schema. */
export interface ColumnRule {
  readonly name: string;
  /** The column must be in the header and, unless `mayBeEmpty`, every row must fill it. */
  readonly required: boolean;
  readonly mayBeEmpty?: boolean;
  /** Headers that stand for this column besides its name, where publishers put the year into it: /^WD\d\dCD$/. */
  readonly header?: RegExp;
  readonly kind: 'text' | 'integer' | 'number' | 'date' | 'datetime' | 'time' | 'boolean' | 'month' | 'code';
  readonly description: string;
  readonly allowed?: readonly string[];
  /** For partners' lists: what people write freely, references, and words that anybody may make up, are screened for what would say who somebody is. */
  readonly screenedAs?: 'text' | 'reference' | 'other';
  /** Most characters of a cell; `LONGEST_KEY` for codes, a cell's own limit for others when left out. */
  readonly longest?: number;
}

export interface LoadOptions {
  readonly type?: string;
  readonly vintage?: number;
  readonly agreement?: string;
  /** Invented agreements serve: the installation is the demonstration. */
  readonly demonstration?: boolean;
  /** Whose analyst loads it, who may replace nothing of another agency's; left out: the operator. */
  readonly agency?: string;
  /** The rows are made up (demonstration, tests): every page and export says so. */
  readonly invented?: boolean;
  readonly replace: boolean;
  readonly dryRun: boolean;
}

/** What the source learns of the file and the database before reading rows. */
export interface LoadContext {
  readonly fileName: string;
  readonly options: LoadOptions;
  /** Short reads as the owner, outside any transaction of the load. */
  readonly read: <Row>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;
  warn(warning: string): void;
}

/** What a file's columns look like: recognised by header, in any order, or (without a header) by the number of columns. */
export interface Layout {
  readonly name: string;
  readonly columns: readonly ColumnRule[];
  /** A published table of many columns of which only some are read: the others are not worth a warning. */
  readonly ignoresOthers?: boolean;
  /** The file has no header row: its first row is data, with exactly these columns in this order. */
  readonly headerless?: boolean;
}

/** A good row: for which staging table, its columns' texts in the order declared by the source's `stages`. */
export interface StagedRow {
  readonly stage: string;
  readonly fields: readonly BulkValue[];
}

export type RowOutcome =
  | { readonly ok: true; readonly rows: readonly StagedRow[]; readonly located: boolean }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** A staging table: plain columns, filled by COPY or unnest, read by `publish` in the load's one transaction. */
export interface Stage {
  readonly name: string;
  /** column name → PostgreSQL type */
  readonly columns: Readonly<Record<string, string>>;
}

/** What `publish` is given: staging table names are already quoted and unique to this load. */
export interface PublishContext {
  readonly batchId: number;
  readonly options: LoadOptions;
  readonly stage: (name: string) => string;
  warn(warning: string): void;
}

/** One record of the file, checked. */
export interface CheckedRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly record: Readonly<Record<string, string>>;
}

/** One reading of one file: the source has recognised its layout and turns records into rows. */
export interface Reading {
  /** Every record of the file in turn, good or bad. */
  rows(): AsyncIterable<CheckedRow>;
  /** The same in portions, which is faster for long files; preferred by the load where there is one. Each is gone through once. */
  portions?(): AsyncIterable<Iterable<CheckedRow>>;
  /** For the file of refused rows. */
  readonly header?: FileHeader;
}

/** The file's columns in its own order. */
export interface FileHeader {
  /** As records name them: the declared name where one is declared. */
  readonly names: readonly string[];
  /** In the file's own words, which may say more: «LSOA21CD». */
  readonly headings: readonly string[];
}

/** Text is UTF-8 without NUL (CSV, JSON, XML); zip only for sources that say so. */
export type FileKind = 'text' | 'zip';

/** Whose open data a source is, and under which licence. */
export interface OpenData {
  readonly publisher: string;
  readonly licence: string;
  /** Why it may be held without an agreement: what it says of persons, and what not. */
  readonly basis: string;
}

/** The basis of what is about areas. */
export const NO_PERSONS = 'Areas and figures of areas: no personal data are held.';

export const OPEN_GOVERNMENT_LICENCE = 'Open Government Licence v3.0';

/** What a record's cells become in its table. */
export interface CorrectedColumns {
  /** Columns of the table → their PostgreSQL type and content. */
  readonly columns: Readonly<Record<string, { readonly type: string; readonly content: BulkValue }>>;
  /** Where the record is, when its place is among what is corrected: the fields of a staged place after its key. */
  readonly place: readonly BulkValue[] | null;
  /** The file's word for how good the coordinates are. */
  readonly precision: BulkValue;
}

export interface RefreshContext {
  /** Published, put aside or given back, as a whole. */
  readonly batchIds: readonly number[];
  /** Of incidents: months in which single records changed. */
  readonly months?: readonly MonthOfForce[];
}

export interface Correctable {
  /** The file's columns that can be corrected. */
  readonly columns: readonly ColumnRule[];
  /** The column of the table that a column of the file is kept in; null for those of the place and the times, which have none alone. */
  storedAs(column: string): string | null;
  /** Cells by column of the file, as the file would have them. */
  read(cells: Readonly<Record<string, string>>): CorrectedColumns | { readonly errors: readonly RowError[] };
}

export interface Source {
  readonly name: string;
  readonly title: string;
  /** Published for everybody: needs no agreement. Left out: files are loaded under an agreement only (server/governance). */
  readonly openData?: OpenData;
  /** Its rows are counts and figures of areas, never single events: all that health data may be held as. */
  readonly aggregate?: true;
  /** A row is of a child, and none is stored: of a load it is told how many rows are held, since those of the file say how many children there are. */
  readonly ofChildren?: true;
  /** What a row keeps when it is coarsened, in words; left out where rows are deleted or kept, and nothing between. */
  readonly coarsened?: string;
  /** Known layouts, each with its columns: shown by `homeward ingest --list` and in refusals. */
  readonly layouts: readonly Layout[];
  /** What the file may be, after gunzipping; text alone when left out. */
  readonly accepts?: readonly FileKind[];
  readonly stages: readonly Stage[];
  /** Opens the (already gunzipped, sniffed) bytes; throws `UnreadableFile` when the layout is unknown. */
  open(bytes: Readable, context: LoadContext): Promise<Reading>;
  /** Moves staged rows to their tables, inside the load's transaction. Incident sources also name what they cover. */
  publish(sql: Sql, context: PublishContext): Promise<void>;
  /** The tables (with a batch_id column) whose rows this source writes, children first: for undo and replace. */
  readonly tables: readonly string[];
  /** Of records that bear a partner's reference, and so can be taken out one by one. */
  readonly removable?: { readonly table: IncidentTable; readonly kind: IncidentKind };
  /** What of such a record can be corrected alone, and how. */
  readonly correctable?: Correctable;
  /** Batches already published that this staged load would overlap (same force and month, same area codes …). */
  conflicts(sql: Sql, context: PublishContext): Promise<readonly { batchId: number; what: string }[]>;
  /** Derived tables to refresh after publish, undo or replace: areas, incident summaries … */
  refresh(sql: Sql, context: RefreshContext): Promise<void>;
}
