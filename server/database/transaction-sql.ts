import type pg from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { untilAbandoned } from './abandoned.js';
import type { DataVersion, EngineName, Sql } from './database.js';

const STREAM_PORTION = 2_000;

/** As whom a viewer's transaction reads. */
export interface TransactionReading {
  readonly role: string;
  readonly searchPath: string;
  readonly dataVersion: DataVersion;
}

/** Statements inside one transaction that is open. */
export class TransactionSql implements Sql {
  private cursors = 0;

  constructor(
    readonly engine: EngineName,
    private readonly runner: QueryRunner,
    readonly client: pg.PoolClient,
    private readonly reading: TransactionReading | null,
    private readonly readingOf: (role: string) => TransactionReading,
    /** Aborted when nobody waits for the answer any more. */
    private readonly signal?: AbortSignal,
  ) {}

  get dataVersion(): DataVersion | null {
    return this.reading?.dataVersion ?? null;
  }

  get home(): object {
    return this.runner.connection;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** Its transaction began with it. */
  confirmVersion(): Promise<void> {
    return Promise.resolve();
  }

  async query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const result = await untilAbandoned(this.client, this.signal, () =>
      this.client.query(text, parameters as unknown[] | undefined),
    );
    return result.rows as Row[];
  }

  async execute(text: string, parameters?: readonly unknown[]): Promise<number> {
    const result = await this.client.query(text, parameters as unknown[] | undefined);
    return result.rowCount ?? 0;
  }

  async under<T>(role: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    // The owner may do what any role may, and stays who it is.
    if (this.reading === null) return work(this);
    const other = this.readingOf(role);
    await this.actAs(other);
    let outcome: T;
    try {
      outcome = await work(new TransactionSql(this.engine, this.runner, this.client, other, this.readingOf, this.signal));
    } catch (error) {
      // After an error of our own the caller may go on, and must not go on as the other. After one of the database's the transaction takes no
      // more statements, this one neither; it ends, and the role with it.
      await this.actAs(this.reading).catch(() => undefined);
      throw error;
    }
    await this.actAs(this.reading);
    return outcome;
  }

  private async actAs({ searchPath, role }: TransactionReading): Promise<void> {
    await this.client.query(`SELECT set_config('search_path', $1, true), set_config('role', $2, true)`, [searchPath, role]);
  }

  async *stream<Row = Record<string, unknown>>(
    text: string,
    parameters?: readonly unknown[],
    size = STREAM_PORTION,
  ): AsyncIterable<Row[]> {
    this.cursors += 1;
    const cursor = `homeward_cursor_${this.cursors}`;
    await this.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, parameters);
    try {
      for (;;) {
        const portion = await this.query<Row>(`FETCH FORWARD ${Math.trunc(size)} FROM ${cursor}`);
        if (portion.length > 0) yield portion;
        if (portion.length < size) return;
      }
    } finally {
      // After a failed statement the whole transaction, and the cursor with it, is gone already.
      await this.query(`CLOSE ${cursor}`).catch(() => undefined);
    }
  }
}
