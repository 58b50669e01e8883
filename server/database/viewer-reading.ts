import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { untilAbandoned } from './abandoned.js';
import type { DataVersion, Sql } from './database.js';
import { wholeTransaction } from './open-transaction.js';

export interface ReadingParts {
  readonly home: object;
  /** As `beginningText` writes it; its answer is the name of the data. */
  readonly beginning: string;
  /** The newest version this process was told of; null before it was told of any. */
  readonly newest: DataVersion | null;
  versionOf(name: string): DataVersion;
  connect(): Promise<pg.PoolClient>;
  /** One transaction, open until `end`. */
  begin(): Promise<{ readonly sql: Sql; end(failure?: unknown): Promise<void> }>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal | undefined;
  /** The same for another role. */
  under(role: string): ReadingParts;
}

/**
 * A viewer's reading on a server: each statement goes with the beginning and the end of its own transaction in one message, so that most
 * requests wait for the database once. That all of them saw the same data their versions say, which are told with the rows; where they
 * differ, what was read is worth nothing and is read again.
 */
export class ViewerReading implements Sql {
  readonly engine = 'server';
  private version: DataVersion | null = null;
  private confirmed = false;

  constructor(private readonly parts: ReadingParts) {}

  get home(): object {
    return this.parts.home;
  }

  get manager(): EntityManager {
    throw new Error('A reading on a server is no single transaction: entities are read by the owner, or with «write».');
  }

  /** Before the first statement it is what this process was told last; the statements find out whether that still holds. */
  get dataVersion(): DataVersion | null {
    this.version ??= this.parts.newest;
    return this.version;
  }

  async confirmVersion(): Promise<void> {
    if (this.version !== null && !this.confirmed) await this.send('SELECT');
  }

  async query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]> {
    return (await this.send(text, parameters)).rows as Row[];
  }

  async execute(text: string, parameters?: readonly unknown[]): Promise<number> {
    return (await this.send(text, parameters)).rowCount ?? 0;
  }

  async under<T>(role: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    const other = new ViewerReading(this.parts.under(role));
    const outcome = await work(other);
    await other.confirmVersion();
    // Both must have seen the same data.
    if (other.dataVersion !== null) this.compare(this.parts.versionOf(other.dataVersion.name));
    return outcome;
  }

  async *stream<Row = Record<string, unknown>>(
    text: string,
    parameters?: readonly unknown[],
    size?: number,
  ): AsyncIterable<Row[]> {
    const transaction = await this.parts.begin();
    let failure: unknown;
    try {
      this.compare(transaction.sql.dataVersion!);
      yield* transaction.sql.stream<Row>(text, parameters, size);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      await transaction.end(failure);
    }
  }

  private async send(text: string, parameters: readonly unknown[] = []): Promise<pg.QueryResult> {
    const client = await this.parts.connect();
    let sent: Awaited<ReturnType<typeof wholeTransaction>>;
    try {
      sent = await untilAbandoned(client, this.parts.signal, () =>
        wholeTransaction(client, this.parts.beginning, text, parameters),
      );
    } catch (error) {
      // A connection that cannot even do that is not given back.
      await client.query('ROLLBACK').then(
        () => client.release(),
        (lost: Error) => client.release(lost),
      );
      throw error;
    }
    client.release();
    this.compare(this.parts.versionOf(sent.answer!));
    return sent.result;
  }

  private compare(told: DataVersion): void {
    this.version ??= told;
    if (this.version.name !== told.name) throw new DataChanged();
    this.confirmed = true;
  }
}

/** A load, an undo or a removal was committed between two statements of a reading, or since what it relies on was kept. */
export class DataChanged extends Error {
  constructor() {
    super('The data changed while they were read. Reading them again puts that right.');
    this.name = 'DataChanged';
  }
}
