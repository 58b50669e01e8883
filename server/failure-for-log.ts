/** Classes of SQLSTATE whose messages quote what was being worked with: data exceptions, and failures inside the engine. */
const QUOTES_DATA = /^(?:22|XX)/;
/** A coordinate, as messages about geometries name them. */
const COORDINATE = /-?\d+\.\d{2,}/g;

/**
 * What the log may hold of a failure: what failed and where in our code, without the data it failed on. Never `detail` of a
 * database error, which quotes rows, nor the stack's first line, which repeats the message.
 */
export function failureForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'not an Error' };
  const sqlState = (error as { code?: unknown }).code;
  const quotes = typeof sqlState === 'string' && QUOTES_DATA.test(sqlState);
  const message = (quotes ? error.message.replace(/"[^]*"/, '"…"') : error.message).replace(COORDINATE, '…');
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  return { error: message, kind: error.name, sqlState, stack };
}
