/**
 * The beginning of a transaction with its settings, in one message to the database.
 *
 * Each message and its answer cost a small request about as much as a statement's rows do, and every request of a viewer begins
 * a transaction. And on the embedded engine the messages of several connections are answered in turn until one of them has a
 * transaction open: were the beginning more than one message, another connection's could come between, and what follows would
 * run outside any transaction, without its role.
 */
import pg from 'pg';

/** Starts a transaction in which these settings hold, set in their order. When one is refused the transaction is open, and failed. */
export async function openTransaction(
  client: pg.ClientBase,
  settings: readonly (readonly [name: string, setting: string])[],
): Promise<void> {
  const calls = settings.map(([name, setting]) => `set_config(${literal(name)}, ${literal(setting)}, true)`);
  await client.query(`START TRANSACTION; SELECT ${calls.join(', ')}`);
}

function literal(text: string): string {
  // It would end the message where it stands.
  if (text.includes('\0')) throw new TypeError('A setting of a transaction holds a NUL character.');
  return pg.escapeLiteral(text);
}
