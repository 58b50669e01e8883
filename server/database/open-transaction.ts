/**
 * The beginning of a transaction with its settings, in one message to the database.
 *
 * Each message and its answer cost a small request about as much as a statement's rows do, and every request of a viewer begins
 * a transaction. And on the embedded engine the messages of several connections are answered in turn until one of them has a
 * transaction open: were the beginning more than one message, another connection's could come between, and what follows would
 * run outside any transaction, without its role.
 */
import pg from 'pg';

export interface Beginning {
  /** They hold in the transaction, set in their order. */
  readonly settings: readonly (readonly [name: string, setting: string])[];
  /** SQL: isolation and access, where they are not the usual ones. */
  readonly characteristics?: string;
  /** A query for one text, answered as the owner with the message that begins; its tables are named with their schema. */
  readonly answer?: string;
}

/** Starts a transaction; answers what `answer` asks. When a setting is refused the transaction is open, and failed. */
export async function openTransaction(client: pg.ClientBase, beginning: Beginning): Promise<string | null> {
  const { settings, characteristics = '', answer = 'NULL' } = beginning;
  const calls = settings.map(([name, setting]) => `set_config(${literal(name)}, ${literal(setting)}, true)`);
  // As a condition that always holds, for a column each would be described and read in vain.
  const results = (await client.query(
    `START TRANSACTION ${characteristics}; SELECT (${answer})::text AS answer WHERE num_nulls(${calls.join(', ')}) = 0`,
  )) as unknown as pg.QueryResult<{ answer: string | null }>[];
  return results[1]!.rows[0]!.answer;
}

function literal(text: string): string {
  // It would end the message where it stands.
  if (text.includes('\0')) throw new TypeError('A setting of a transaction holds a NUL character.');
  return pg.escapeLiteral(text);
}
