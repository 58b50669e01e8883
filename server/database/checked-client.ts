/**
 * The PostgreSQL client that every connection of Homeward uses, on either engine.
 *
 * It refuses answers that the driver would let pass silently. On the embedded engine an error of the geometry library inside an
 * overlay ends a statement with no rows, no error and no command tag: without this check an empty map would be drawn as
 * the truth. And a COMMIT of a transaction in which an error was swallowed is answered with ROLLBACK, not with an error.
 */
import pg from 'pg';

/** A statement that the engine ended without saying that it was completed. */
export class StatementNotCompletedError extends Error {
  constructor() {
    super('The database ended a statement without completing it: most likely a geometry it could not work with.');
    this.name = 'StatementNotCompletedError';
  }
}

/** A transaction that was rolled back although it was asked to commit. */
export class TransactionRolledBackError extends Error {
  constructor() {
    super('The database took the transaction back: a statement in it had failed before.');
    this.name = 'TransactionRolledBackError';
  }
}

const INT8 = 20;
const DATE = 1082;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/**
 * Counts come as numbers, and a calendar date stays the text YYYY-MM-DD: as a JavaScript Date it would move by a day with
 * the time zone of the machine.
 */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === INT8) return parseInt8;
      if (oid === DATE) return (text: string) => text;
      if (oid === DATE_ARRAY) return pg.types.getTypeParser(TEXT_ARRAY as Parameters<typeof pg.types.getTypeParser>[0]);
    }
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

function parseInt8(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count)) throw new RangeError(`${text} is too large for a count`);
  return count;
}

export class CheckedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === 'string' ? { connectionString: config, types: typeParsers } : { ...config, types: typeParsers });
    // A connection that the server ends (a restart, an administrator) fails its statement, whose caller is told. It says so as an event
    // besides, and an event «error» that nobody listens to ends the process.
    this.on('error', () => undefined);
  }

  /** As in pg. Cursors and COPY streams (objects that submit themselves) check their own ends. */
  override query(...args: unknown[]): never {
    const [first] = args;
    const outcome = (super.query as (...all: unknown[]) => unknown).call(this, ...args);
    const submitsItself = typeof first === 'object' && first !== null && 'submit' in first;
    if (submitsItself || !(outcome instanceof Promise)) return outcome as never;
    return outcome.then((result: unknown) => {
      for (const one of Array.isArray(result) ? result : [result]) checkCommandTag(one as pg.QueryResult, first);
      return result;
    }) as never;
  }
}

function checkCommandTag(result: pg.QueryResult, query: unknown): void {
  // The type says string, but the driver leaves null when no CommandComplete message came.
  if (!result.command) throw new StatementNotCompletedError();
  if (result.command === 'ROLLBACK' && typeof query === 'string' && /^\s*(COMMIT|END)\b/i.test(query)) {
    throw new TransactionRolledBackError();
  }
}
