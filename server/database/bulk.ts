/**
 * Bulk rows into a staging table: COPY where the engine has it, batches of `unnest` where it has not.
 */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BulkPortions, BulkValue, Sql } from './database.js';

/** Whichever comes first ends a batch: the socket of the embedded engine copies what has arrived with every piece that arrives. */
const BATCH_ROWS = 2_000;
const BATCH_CHARACTERS = 400_000;

/**
 * One COPY in the client's open transaction.
 *
 * @returns the number of rows written
 */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  portions: BulkPortions,
): Promise<number> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const copy = client.query(copyFrom(`COPY ${pg.escapeIdentifier(table)} (${names}) FROM STDIN`));
  await pipeline(Readable.from(copyText(portions, columns.length)), copy);
  // The stream finishes when the last bytes are sent; the count stands when the server has answered.
  if (copy.rowCount === undefined || copy.rowCount === null) await once(copy, 'close');
  return copy.rowCount;
}

/** COPY's text format, in pieces of some size so that a row is not a write of its own. */
async function* copyText(portions: BulkPortions, width: number): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const portion of portions) {
    checkWidth(portion, width);
    for (let start = 0; start < portion.length; start += width) {
      for (let index = start; index < start + width; index += 1) {
        const field = portion[index];
        if (index > start) piece += '\t';
        piece += field === null || field === undefined ? '\\N' : escapeField(field);
      }
      piece += '\n';
      if (piece.length <= 65_536) continue;
      yield Buffer.from(piece, 'utf8');
      piece = '';
    }
  }
  if (piece !== '') yield Buffer.from(piece, 'utf8');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

function escapeField(field: string): string {
  return /[\\\t\n\r\b\f\v]/.test(field) ? field.replace(/[\\\t\n\r\b\f\v]/g, (character) => ESCAPES[character]!) : field;
}

/**
 * Rows in batches, each written by `write` (a transaction of its own).
 *
 * @returns the number of rows written
 */
export async function unnestRows(
  table: string,
  columns: readonly string[],
  portions: BulkPortions,
  write: (work: (sql: Sql) => Promise<number>) => Promise<number>,
): Promise<number> {
  let statement: string | null = null;
  let written = 0;
  for await (const batch of batches(portions, columns.length)) {
    written += await write(async (sql) => {
      statement ??= await insertStatement(sql, table, columns);
      return sql.execute(statement, batch);
    });
  }
  return written;
}

async function insertStatement(sql: Sql, table: string, columns: readonly string[]): Promise<string> {
  const found = await sql.query<{ attname: string; type: string }>(
    `SELECT attname, format_type(atttypid, atttypmod) AS type
       FROM pg_attribute
      WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [pg.escapeIdentifier(table)],
  );
  const types = new Map(found.map((column) => [column.attname, column.type]));
  const names = columns.map((column) => pg.escapeIdentifier(column));
  const casts = columns.map((column, index) => {
    const type = types.get(column);
    if (type === undefined) throw new Error(`the table ${table} has no column ${column}`);
    return type === 'text' ? `c${index}` : `c${index}::${type}`;
  });
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`);
  const aliases = columns.map((_, index) => `c${index}`);
  return (
    `INSERT INTO ${pg.escapeIdentifier(table)} (${names.join(', ')}) ` +
    `SELECT ${casts.join(', ')} FROM unnest(${arrays.join(', ')}) AS batch(${aliases.join(', ')})`
  );
}

/** Column by column: one array a column, as unnest takes them. */
async function* batches(portions: BulkPortions, width: number): AsyncGenerator<BulkValue[][]> {
  const empty = (): BulkValue[][] => Array.from({ length: width }, () => []);
  let batch = empty();
  let count = 0;
  let characters = 0;
  for await (const portion of portions) {
    checkWidth(portion, width);
    for (let start = 0; start < portion.length; start += width) {
      for (let index = 0; index < width; index += 1) {
        const field = portion[start + index] ?? null;
        batch[index]!.push(field);
        characters += field?.length ?? 4;
      }
      count += 1;
      if (count < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
      yield batch;
      batch = empty();
      count = 0;
      characters = 0;
    }
  }
  if (count > 0) yield batch;
}

function checkWidth(portion: readonly BulkValue[], width: number): void {
  const over = portion.length % width;
  if (over !== 0) throw new RangeError(`a bulk row has ${over} fields where ${width} columns are named`);
}
