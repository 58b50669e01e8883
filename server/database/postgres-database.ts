/**
 * The Database over a pool of PostgreSQL connections. Both engines speak the same protocol, so one class serves both.
 */
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { copyRows, unnestRows } from './bulk.js';
import type { ActingViewer, BulkPortions, Database, EngineName, Sql } from './database.js';
import { DataVersions } from './data-version.js';
import { beginningText, openTransaction, wholeTransaction, type Beginning } from './open-transaction.js';
import { TransactionSql, type TransactionReading } from './transaction-sql.js';
import { DataChanged, ViewerReading, type ReadingParts } from './viewer-reading.js';

/**
 * Limits of a viewer's statements, in milliseconds; the embedded engine knows no such limits. Somebody waits for a question at the screen;
 * a file, and the counting of all there is for a publication, are worth waiting longer for.
 */
const QUESTION_TIMEOUT = 5_000;
const LONGER_TIMEOUT = 20_000;
const VIEWER_IDLE_TIMEOUT = 10_000;
/** Transactions that still run this long after the close was asked for are cut off: they undo themselves. In milliseconds. */
const LONGEST_FAREWELL = 5_000;

export interface PostgresDatabaseOptions {
  readonly engine: EngineName;
  readonly description: string;
  readonly dataSource: DataSource;
  /** The schema that unqualified names mean. */
  readonly schema: string;
  /** Where PostGIS was installed; nearly always public. */
  readonly extensionSchema: string;
  /** The only forces whose reports may be read; undefined: all. */
  readonly forces?: readonly string[] | undefined;
  /** Closes what lies below the pool. */
  readonly closeEngine?: () => Promise<void>;
}

const MOST_BEGINNINGS = 500;

type Settings = Beginning['settings'];

export class PostgresDatabase implements Database {
  readonly engine: EngineName;
  readonly description: string;
  readonly schema: string;
  readonly dataSource: DataSource;
  private readonly base: Settings;
  private readonly versions: DataVersions;
  /** Texts that begin a viewer's transaction: a viewer asks again and again. */
  private readonly beginnings = new Map<string, string>();
  private readonly running = new Set<Promise<unknown>>();
  private closing: Promise<void> | null = null;

  constructor(private readonly options: PostgresDatabaseOptions) {
    this.engine = options.engine;
    this.description = options.description;
    this.schema = options.schema;
    this.dataSource = options.dataSource;
    // Set in every transaction: connections of the embedded engine share one session, and a pooler may hand ours to others.
    this.base = [
      ['search_path', this.searchPath()],
      ['TimeZone', 'Europe/London'],
      ['homeward.forces', (options.forces ?? []).join(',')],
    ];
    this.versions = new DataVersions(options.schema);
  }

  asOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.track(() => this.transaction({ settings: this.base }, work));
  }

  asOwnerOnce<Row>(statement: (schema: string) => string, parameters?: readonly unknown[]): Promise<Row[]> {
    const text = statement(quote(this.schema));
    // The embedded engine answers the messages of several connections in turn: what one of them prepares, another would run.
    if (this.engine === 'embedded') return this.asOwner((sql) => sql.query<Row>(text, parameters));
    return this.track(async () => {
      const runner = this.dataSource.createQueryRunner();
      try {
        const client = (await runner.connect()) as pg.PoolClient;
        return (await client.query(text, parameters as unknown[] | undefined)).rows as Row[];
      } finally {
        await runner.release();
      }
    });
  }

  asViewer<T>(
    viewer: ActingViewer,
    work: (sql: Sql) => Promise<T>,
    options: { write?: boolean; signal?: AbortSignal; patient?: boolean } = {},
  ): Promise<T> {
    const settings = this.settingsOf(viewer, options.patient);
    if (options.write === true) return this.track(() => this.transaction({ settings }, work));
    if (this.engine === 'embedded') {
      return this.track(() => this.transaction(this.beginningOf(viewer), work, viewer.databaseRole));
    }
    return this.track(() => this.read(viewer, work, options));
  }

  executeAsViewer(viewer: ActingViewer, text: string, parameters: readonly unknown[]): Promise<number> {
    const beginning = this.kept(['execute', viewer], () => ({ settings: this.settingsOf(viewer) }));
    return this.track(async () => {
      const runner = this.dataSource.createQueryRunner();
      try {
        const client = (await runner.connect()) as pg.PoolClient;
        try {
          return (await wholeTransaction(client, beginning, text, parameters)).result.rowCount ?? 0;
        } catch (error) {
          await client.query('ROLLBACK').catch(() => undefined);
          throw error;
        }
      } finally {
        await runner.release();
      }
    });
  }

  private settingsOf(viewer: ActingViewer, patient = false): Settings {
    return [
      ...this.base,
      ['homeward.actor', viewer.actor ?? ''],
      ['homeward.viewer', viewer.name],
      ['homeward.agency', viewer.agency],
      ['homeward.purpose', viewer.purpose ?? ''],
      ['search_path', this.searchPath(viewer.databaseRole)],
      ...(this.engine === 'server'
        ? ([
            ['statement_timeout', String(patient ? LONGER_TIMEOUT : QUESTION_TIMEOUT)],
            ['idle_in_transaction_session_timeout', String(VIEWER_IDLE_TIMEOUT)],
          ] as const)
        : []),
      // Last, because the role may not be allowed to set what stands before it.
      ['role', viewer.databaseRole],
    ];
  }

  private beginningOf(viewer: ActingViewer, patient = false): Beginning {
    const characteristics = 'ISOLATION LEVEL REPEATABLE READ, READ ONLY';
    return { settings: this.settingsOf(viewer, patient), characteristics, answer: this.versions.query };
  }

  private readingBeginning(viewer: ActingViewer, patient: boolean): string {
    return this.kept(['read', viewer, patient], () => this.beginningOf(viewer, patient));
  }

  private kept(of: readonly unknown[], beginning: () => Beginning): string {
    const key = JSON.stringify(of);
    let text = this.beginnings.get(key);
    if (text === undefined) {
      text = beginningText(beginning());
      if (this.beginnings.size >= MOST_BEGINNINGS) this.beginnings.clear();
      this.beginnings.set(key, text);
    }
    return text;
  }

  private reading(role: string, version: string): TransactionReading {
    return { role, searchPath: this.searchPath(role), dataVersion: this.versions.of(role, version) };
  }

  /** A role may have a schema of its own with views of what it may see; they stand in for the tables of the same name. */
  private searchPath(role?: string): string {
    const own = role === undefined ? [] : [`${this.schema}_${role.replace(/^homeward_/, '')}`];
    return [...new Set([...own, this.schema, this.options.extensionSchema, 'public'])].map(quote).join(', ');
  }

  append(table: string, columns: readonly string[], portions: BulkPortions): Promise<number> {
    if (this.engine === 'embedded') return unnestRows(table, columns, portions, (work) => this.asOwner(work));
    return this.asOwner((sql) => copyRows((sql as TransactionSql).client, table, columns, portions));
  }

  close(): Promise<void> {
    this.closing ??= (async () => {
      let cutOff: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => (cutOff = setTimeout(resolve, LONGEST_FAREWELL)));
      await Promise.race([Promise.allSettled(this.running), patience]);
      clearTimeout(cutOff);
      if (this.dataSource.isInitialized) await this.dataSource.destroy();
      await this.options.closeEngine?.();
    })();
    return this.closing;
  }

  /** None begins once the database is being closed: a load would otherwise go on, step by step. */
  private track<T>(work: () => Promise<T>): Promise<T> {
    if (this.closing !== null) return Promise.reject(new DatabaseClosedError());
    const outcome = work();
    this.running.add(outcome);
    const forget = (): void => void this.running.delete(outcome);
    outcome.then(forget, forget);
    return outcome;
  }

  private async read<T>(
    viewer: ActingViewer,
    work: (sql: Sql) => Promise<T>,
    { signal, patient }: { signal?: AbortSignal; patient?: boolean },
  ): Promise<T> {
    for (;;) {
      const reading = new ViewerReading(this.partsOf(viewer, signal, patient));
      try {
        const outcome = await work(reading);
        await reading.confirmVersion();
        return outcome;
      } catch (error) {
        if (!(error instanceof DataChanged)) throw error;
      }
    }
  }

  private partsOf(viewer: ActingViewer, signal: AbortSignal | undefined, patient = false): ReadingParts {
    const role = viewer.databaseRole;
    return {
      home: this.dataSource,
      beginning: this.readingBeginning(viewer, patient),
      newest: this.versions.newestOf(role),
      versionOf: (name) => this.versions.of(role, name),
      connect: () => (this.dataSource.driver as PostgresDriver).master.connect() as Promise<pg.PoolClient>,
      begin: () => this.begin(this.beginningOf(viewer, patient), role, signal),
      signal,
      // What is read under another role is counted once for all, not for this question.
      under: (other) => this.partsOf({ ...viewer, databaseRole: other }, signal, true),
    };
  }

  private async transaction<T>(beginning: Beginning, work: (sql: Sql) => Promise<T>, readerRole?: string): Promise<T> {
    const { sql, end } = await this.begin(beginning, readerRole);
    let outcome: T;
    try {
      outcome = await work(sql);
    } catch (error) {
      await end(error);
      throw error;
    }
    await end();
    return outcome;
  }

  /** An open transaction, until `end`: committed, or taken back after a failure. */
  private async begin(
    beginning: Beginning,
    readerRole?: string,
    signal?: AbortSignal,
  ): Promise<{ sql: TransactionSql; end(failure?: unknown): Promise<void> }> {
    const runner = this.dataSource.createQueryRunner();
    const end = async (failure?: unknown): Promise<void> => {
      try {
        if (failure === undefined) await runner.commitTransaction();
      } catch (error) {
        failure = error;
        throw error;
      } finally {
        if (failure !== undefined && runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        await runner.release();
      }
    };
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      // As the runner's own startTransaction leaves it, so that it nests, commits and rolls back what is opened here.
      Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
      const version = await openTransaction(client, beginning);
      const reading = readerRole === undefined ? null : this.reading(readerRole, version!);
      const readingOf = (role: string): TransactionReading => this.reading(role, version!);
      return { sql: new TransactionSql(this.engine, runner, client, reading, readingOf, signal), end };
    } catch (error) {
      await end(error);
      throw error;
    }
  }
}

/** Work that was begun when the process was already ending. */
export class DatabaseClosedError extends Error {
  constructor() {
    super('The database is closed: Homeward is being stopped.');
    this.name = 'DatabaseClosedError';
  }
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
