/**
 * The beginning of a transaction with its settings, in one message to the database; and a whole transaction of one statement in one.
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
  const [, begun] = await sendAll(client, beginningText(beginning));
  return answerOf(begun!);
}

/**
 * Begins, runs one statement and commits. The database runs nothing of a message that follows what failed in it, so the statement never runs
 * without the settings; then the transaction is left open, and failed.
 *
 * @param beginning as `beginningText` writes it
 */
export async function wholeTransaction(
  client: pg.ClientBase,
  beginning: string,
  statement: string,
  parameters: readonly unknown[],
): Promise<{ readonly answer: string | null; readonly result: pg.QueryResult }> {
  const [, begun, result] = await sendAll(client, `${beginning}; ${withLiterals(statement, parameters)}; COMMIT`);
  return { answer: answerOf(begun!), result: result! };
}

/** Settings are a condition that always holds: as columns each would be described and read in vain. */
export function beginningText({ settings, characteristics = '', answer = 'NULL' }: Beginning): string {
  const calls = settings.map(([name, setting]) => `set_config(${literal(name)}, ${literal(setting)}, true)`);
  return `START TRANSACTION ${characteristics}; SELECT (${answer})::text AS answer WHERE num_nulls(${calls.join(', ')}) = 0`;
}

async function sendAll(client: pg.ClientBase, text: string): Promise<readonly pg.QueryResult[]> {
  return (await client.query(text)) as unknown as pg.QueryResult[];
}

function answerOf(begun: pg.QueryResult): string | null {
  return (begun.rows as { answer: string | null }[])[0]!.answer;
}

/** Several statements in one message take no parameters: they are written as the driver would send them, in quotes and without a type. */
function withLiterals(statement: string, parameters: readonly unknown[]): string {
  return statement.replace(/\$(\d+)/g, (_, number: string) => {
    const sent = prepareValue(parameters[Number(number) - 1]);
    return sent === null ? 'NULL' : literal(sent);
  });
}

/** The driver's own, which its types do not know. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(parameter: unknown): string | null } }).utils;

function literal(text: string): string {
  // It would end the message where it stands.
  if (text.includes('\0')) throw new TypeError('What is sent to the database holds a NUL character.');
  return pg.escapeLiteral(text);
}
