import { RequestAbandoned } from '../database/abandoned.js';
import type { ActingViewer, Database, Sql } from '../database/database.js';
import { DataChanged } from '../database/viewer-reading.js';

/**
 * The one read-only transaction of a request, opened when first needed and ended once, after the answer is complete.
 *
 * Field resolvers run in parallel and share it; their statements queue up behind each other on its connection. The embedded
 * engine has a single connection, so while this transaction is open nothing else of the request may wait for another one:
 * `write` and `pause` end it first, and the next read opens a new one.
 */
export class ViewerTransaction {
  private current: Open | undefined;
  private readonly outdated: Open[] = [];
  private closed = false;
  private readonly abandoned = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly viewer: () => ActingViewer,
  ) {}

  /** Aborted when whoever asked has gone away. */
  get gone(): AbortSignal {
    return this.abandoned.signal;
  }

  /** Runs `work` inside the request's read-only transaction; again in another one when the data changed meanwhile. */
  async read<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    for (;;) {
      const opened = this.open();
      try {
        const sql = await opened;
        const outcome = await work(sql);
        await sql.confirmVersion();
        return outcome;
      } catch (error) {
        if (!(error instanceof DataChanged)) throw error;
        // Other fields may still be reading in it, and find out for themselves.
        if (this.current?.sql === opened) {
          this.outdated.push(this.current);
          this.current = undefined;
        }
      }
    }
  }

  /** Runs `work` in a transaction of its own that commits when `work` is done. */
  async write<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    await this.pause();
    return this.database.asViewer(this.viewer(), work, { write: true });
  }

  /** Ends the open transaction, if any; a later read opens another. */
  async pause(): Promise<void> {
    const open = this.outdated.splice(0);
    if (this.current) open.push(this.current);
    this.current = undefined;
    for (const { finish } of open) finish();
    for (const { finished } of open) await finished;
  }

  /** Ends the transaction for good. Safe to call more than once. */
  async end(): Promise<void> {
    this.closed = true;
    await this.pause();
  }

  /** Ends it although fields are still reading: whoever asked has gone away. A server ends the statement that runs. */
  async abandon(): Promise<void> {
    this.closed = true;
    this.abandoned.abort();
    await this.pause();
  }

  private open(): Promise<Sql> {
    if (this.closed) return Promise.reject(new RequestOver());
    return (this.current ??= this.begin()).sql;
  }

  private begin(): Open {
    let finish!: () => void;
    const done = new Promise<void>((resolve) => (finish = resolve));
    let opened!: (sql: Sql) => void;
    let refused!: (error: unknown) => void;
    const sql = new Promise<Sql>((resolve, reject) => {
      opened = resolve;
      refused = reject;
    });
    // A statement that failed has already told its own caller; the end of the transaction has nothing to add.
    const finished = this.database
      .asViewer(
        this.viewer(),
        async (transaction) => {
          const turns = new Turns(transaction);
          opened(turns.sql);
          await done;
          await turns.close();
        },
        { signal: this.abandoned.signal },
      )
      .catch(refused);
    return { sql, finish, finished };
  }
}

interface Open {
  readonly sql: Promise<Sql>;
  readonly finish: () => void;
  readonly finished: Promise<void>;
}

/**
 * One statement at a time: pg warns about, and will one day refuse, a second query on a busy client. And none after the
 * end: when a non-null field fails, graphql answers while other resolvers still run, and what they ask then must not reach
 * a connection that has gone back to the pool, without the viewer's role.
 */
class Turns {
  readonly sql: Sql;
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(transaction: Sql) {
    this.sql = {
      engine: transaction.engine,
      home: transaction.home,
      get manager() {
        return transaction.manager;
      },
      get dataVersion() {
        return transaction.dataVersion;
      },
      confirmVersion: () => this.queue(() => transaction.confirmVersion()),
      query: (text, parameters) => this.queue(() => transaction.query(text, parameters)),
      execute: (text, parameters) => this.queue(() => transaction.execute(text, parameters)),
      under: (role, work) => this.queue(() => transaction.under(role, work)),
      stream: (text, parameters, size) => {
        this.refuseWhenClosed();
        return transaction.stream(text, parameters, size);
      },
    };
  }

  /** Lets the statements already asked for finish, and refuses every later one. */
  async close(): Promise<void> {
    this.closed = true;
    await this.last;
  }

  private async queue<T>(statement: () => Promise<T>): Promise<T> {
    this.refuseWhenClosed();
    const result = this.last.then(statement);
    this.last = result.catch(() => undefined);
    return result;
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new RequestOver();
  }
}

/** Thrown at resolvers that go on after their answer was sent, or after whoever asked went away; nobody reads it, and nothing failed. */
export class RequestOver extends RequestAbandoned {
  constructor() {
    super();
    this.message = 'The request is over; its transaction takes no more statements.';
    this.name = 'RequestOver';
  }
}
