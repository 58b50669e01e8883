import type pg from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { DataVersion, EngineName, Sql } from './database.js';

const STREAM_PORTION = 2_000;

/** Statements inside one transaction that is open. */
export class TransactionSql implements Sql {
  private cursors = 0;

  constructor(
    readonly engine: EngineName,
    private readonly runner: QueryRunner,
    readonly client: pg.PoolClient,
    readonly dataVersion: DataVersion | null,
  ) {}

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
    const result = await this.client.query(text, parameters as unknown[] | undefined);
    return result.rows as Row[];
  }

  async execute(text: string, parameters?: readonly unknown[]): Promise<number> {
    const result = await this.client.query(text, parameters as unknown[] | undefined);
    return result.rowCount ?? 0;
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
