/**
 * The beginning of a transaction with its settings, in one message to the database. Each message and its answer cost a small
 * request about as much as a statement's rows do, and every request of a viewer begins a transaction.
 */
import pg from 'pg';

/** What pg sends with, as far as it is needed here; its types leave it out. */
interface Wire {
  parse(statement: { text: string; name: string; types: readonly number[] }): void;
  bind(portal: { portal: string; statement: string }): void;
  execute(portal: { portal: string; rows: number }): void;
}

/** pg's own query with bound parameters; `prepare` writes its messages, the last of them asking for the answer. */
const BoundQuery = pg.Query as unknown as new (query: pg.QueryConfig) => pg.Submittable & { prepare(wire: Wire): void };

class OpeningQuery extends BoundQuery {
  override prepare(wire: Wire): void {
    wire.parse({ text: 'START TRANSACTION', name: '', types: [] });
    wire.bind({ portal: '', statement: '' });
    wire.execute({ portal: '', rows: 0 });
    super.prepare(wire);
  }
}

/** Starts a transaction in which these settings hold, set in their order. When one is refused the transaction is open, and failed. */
export function openTransaction(
  client: pg.ClientBase,
  settings: readonly (readonly [name: string, setting: string])[],
): Promise<void> {
  const calls = settings.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
  const query = new OpeningQuery({ text: `SELECT ${calls.join(', ')}`, values: settings.flat() });
  return new Promise((resolve, reject) => {
    Object.assign(query, { callback: (error: Error | null) => (error ? reject(error) : resolve()) });
    client.query(query);
  });
}
