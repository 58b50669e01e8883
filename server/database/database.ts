/**
 * What the rest of Homeward knows of the database: transactions, under a role, on either engine.
 *
 * The two engines (docs/architecture.md, «One database, two engines») answer the same SQL. What differs is
 * hidden here: COPY or batched unnest for bulk rows, and the pool.
 */
import type { EntityManager } from 'typeorm';

export type EngineName = 'embedded' | 'server';

/** Statements inside one transaction. Table names are unqualified: the connection's search_path finds them. */
export interface Sql {
  readonly engine: EngineName;
  /** The same object in all transactions of one database: the key of what is remembered of it. */
  readonly home: object;
  /** TypeORM's manager bound to this transaction, for entities. A viewer's reading on a server has none: it is no single transaction. */
  readonly manager: EntityManager;
  /**
   * What is loaded, as all statements here see it: the same object in all readings of a viewer's role until a load, an undo or a removal is
   * committed, by whichever process. Null where that is not known, and for the owner and for writing, who may be changing it.
   * `KeptReadings` keeps by it what was read.
   */
  readonly dataVersion: DataVersion | null;
  /** Makes sure of `dataVersion` where no statement did: called when a reading's work is done, never by the work. */
  confirmVersion(): Promise<void>;
  /** Rows of one statement with bound parameters ($1 …). Throws when the driver reports no command tag. */
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement and answers the number of rows it changed. */
  execute(text: string, parameters?: readonly unknown[]): Promise<number>;
  /** Runs `work` under another role of viewers inside this transaction, then goes on under its own. */
  under<T>(role: string, work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Rows in portions, for exports of any size (a cursor; `size` rows a portion, 2,000 unless told). */
  stream<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[], size?: number): AsyncIterable<Row[]>;
}

/** Compared as an object: another one stands for other data, or for another role. */
export interface DataVersion {
  readonly name: string;
}

/** Who a transaction acts for. The role is a database role; the rest is readable in SQL as current_setting('homeward.…'). */
export interface ActingViewer {
  readonly databaseRole: string;
  /** The id that the audit knows them by; without it they have no events of their own to read. */
  readonly actor?: string;
  readonly name: string;
  readonly agency: string;
  readonly purpose?: string;
}

/** One value of a bulk row, as PostgreSQL reads it from text; null is NULL. */
export type BulkValue = string | null;

/**
 * Rows as they come together: the values of one behind those of the other. Handing each row over by itself would take longer than writing
 * it; and arrays that wait a little before they are garbage, as one a row would, are soon kept until a full collection.
 */
export type BulkPortions = AsyncIterable<readonly BulkValue[]>;

export interface Database {
  readonly engine: EngineName;
  /** For people: «embedded (PGlite 0.5.8, PostGIS 3.5)» or «PostgreSQL 15.18, PostGIS 3.3». Never a password. */
  readonly description: string;
  /** One transaction as the owner: loading, migrations, maintenance. */
  asOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * One statement by itself as the owner, for what every request asks: on a server a single message instead of a transaction's
   * three. Outside a transaction nothing says where a table is, so `statement` is given the schema (quoted) to write before it.
   */
  asOwnerOnce<Row = Record<string, unknown>>(
    statement: (schema: string) => string,
    parameters?: readonly unknown[],
  ): Promise<Row[]>;
  /**
   * Under the viewer's database role (SET LOCAL), read only unless `write`: one transaction, except for reading on a server, where each
   * statement travels with a transaction of its own in one message, and `work` runs again when the data changed between two of them. So do
   * nothing inside but statements on `sql`. When `signal` comes, a server ends the statement that is reading (RequestAbandoned). A statement
   * has five seconds on a server, twenty with `patient`.
   */
  asViewer<T>(
    viewer: ActingViewer,
    work: (sql: Sql) => Promise<T>,
    options?: { write?: boolean; signal?: AbortSignal; patient?: boolean },
  ): Promise<T>;
  /**
   * One statement in a writing transaction of its own under the viewer's role, all in a single message; answers the number of rows it
   * changed. For what every other request does: each message costs a small one about as much as its rows do.
   */
  executeAsViewer(viewer: ActingViewer, text: string, parameters: readonly unknown[]): Promise<number>;
  /**
   * Appends rows to a table outside any transaction of the caller: one COPY on a server, batches of `unnest`, each its own
   * short transaction, on the embedded engine. For staging tables only: a killed load leaves them, and
   * `removeAbandonedStages` takes them away. Answers the number of rows written. Memory stays flat (back-pressure).
   */
  append(table: string, columns: readonly string[], portions: BulkPortions): Promise<number>;
  close(): Promise<void>;
}
