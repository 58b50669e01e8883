/**
 * Staging tables: plain, unlogged, named for their batch, filled while the file is read and gone when the load ends.
 */
import type { BulkValue, Database, Sql } from '../database/database.js';
import type { Stage, StagedRow } from './source.js';

export function stageTable(batchId: number, name: string): string {
  return `stage_${batchId}_${name}`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export async function createStages(sql: Sql, batchId: number, stages: readonly Stage[]): Promise<void> {
  for (const stage of stages) {
    const columns = Object.entries(stage.columns).map(([name, type]) => `${quoted(name)} ${type}`);
    await sql.execute(`CREATE UNLOGGED TABLE ${quoted(stageTable(batchId, stage.name))} (${columns.join(', ')})`);
  }
}

export async function dropStages(sql: Sql, batchId: number): Promise<void> {
  const tables = await sql.query<{ relname: string }>(
    `SELECT relname FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname ~ ('^stage_' || $1::text || '_')`,
    [String(batchId)],
  );
  for (const { relname } of tables) await sql.execute(`DROP TABLE ${quoted(relname)}`);
}

/** Rows waiting to be sent; above it the reader waits for the database. Few, for the reason that portions are small (csv.ts). */
const MOST_WAITING = 1_000;

/** Sends rows to the staging tables of one batch, each table over an append of its own, begun with its first row. */
export class StageWriter {
  private readonly feeds = new Map<string, Feed>();

  constructor(
    private readonly database: Database,
    private readonly batchId: number,
    private readonly stages: readonly Stage[],
  ) {}

  write(row: StagedRow): void {
    let feed = this.feeds.get(row.stage);
    if (feed === undefined) {
      feed = this.begin(row.stage);
      this.feeds.set(row.stage, feed);
    }
    feed.push(row.fields);
  }

  /** Waits until the database has taken most of what was written; throws when it refused. */
  async drained(): Promise<void> {
    for (const feed of this.feeds.values()) await feed.drained();
  }

  async finish(): Promise<void> {
    for (const feed of this.feeds.values()) feed.end();
    for (const feed of this.feeds.values()) await feed.finished;
  }

  /** Gives the rows up: open appends are broken off. Never throws. */
  async abandon(): Promise<void> {
    for (const feed of this.feeds.values()) feed.breakOff();
    await Promise.allSettled([...this.feeds.values()].map((feed) => feed.finished));
  }

  private begin(name: string): Feed {
    const stage = this.stages.find((candidate) => candidate.name === name);
    if (stage === undefined) throw new Error(`the source declares no stage «${name}»`);
    const columns = Object.keys(stage.columns);
    const feed = new Feed(columns.length);
    feed.start(this.database.append(stageTable(this.batchId, name), columns, feed));
    return feed;
  }
}

/** A queue between the reader, which writes row by row, and an append, which takes all that are there. */
class Feed implements AsyncIterable<readonly BulkValue[]> {
  finished: Promise<unknown> = Promise.resolve();
  private waiting: BulkValue[] = [];
  private state: 'open' | 'ended' | 'broken' = 'open';
  private failure: { readonly error: unknown } | null = null;
  private wakeReader: (() => void) | null = null;
  private wakeAppend: (() => void) | null = null;

  constructor(private readonly width: number) {}

  start(append: Promise<number>): void {
    this.finished = append;
    append.catch((error: unknown) => {
      this.failure = { error };
      this.wakeReader?.();
    });
  }

  push(fields: readonly BulkValue[]): void {
    if (fields.length !== this.width) throw new RangeError(`a staged row has ${fields.length} fields for ${this.width} columns`);
    for (const field of fields) this.waiting.push(field);
  }

  async drained(): Promise<void> {
    this.wakeAppend?.();
    while (this.waiting.length > MOST_WAITING * this.width && this.failure === null) {
      await new Promise<void>((resolve) => (this.wakeReader = resolve));
    }
    this.wakeReader = null;
    if (this.failure !== null) throw this.failure.error;
  }

  end(): void {
    this.state = 'ended';
    this.wakeAppend?.();
  }

  breakOff(): void {
    this.state = 'broken';
    this.wakeAppend?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly BulkValue[]> {
    for (;;) {
      if (this.state === 'broken') throw new Error('the load was given up');
      const portion = this.waiting;
      if (portion.length > 0) {
        this.waiting = [];
        this.wakeReader?.();
        yield portion;
      } else if (this.state === 'ended') {
        return;
      } else {
        await new Promise<void>((resolve) => (this.wakeAppend = resolve));
        this.wakeAppend = null;
      }
    }
  }
}
