import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { RequestAbandoned } from './database/abandoned.js';
import { CallerError, HTTP_STATUS, type ErrorCode } from './errors.js';
import { failureForLog } from './failure-for-log.js';
import { requestIdOf } from './request-id.js';

/** What Express and its body parser throw for a request they cannot read. */
interface HttpError extends Error {
  status?: number;
  type?: string;
}

const SAID: Readonly<Record<number, string>> = {
  400: 'The request body is not valid JSON.',
  404: 'There is nothing at this address.',
  405: 'This address does not take this kind of request.',
  413: 'The request is larger than is answered (100 kB).',
  415: 'Send the body as plain UTF-8, not compressed.',
};

/** The last handler: every error as `{errors: [{message, extensions: {code}}]}`, GraphQL or not, with its HTTP status. */
export function answerError(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      // Part of a file is out already: cutting the connection is the only way left to say that it is not whole.
      log.error({ request: requestIdOf(response), route: request.path, ...failureForLog(error) }, 'An answer broke off');
      response.destroy();
      return;
    }
    const { status, message, code, more } = read(error, log, { request: requestIdOf(response), route: request.path });
    if (code === 'UNAUTHENTICATED') response.setHeader('WWW-Authenticate', 'Bearer');
    if (error instanceof CallerError && error.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', String(error.retryAfterSeconds));
    }
    // A status set before the throw (405, 415) is more exact than the code's own.
    response.status(response.statusCode >= 400 ? response.statusCode : status);
    response.json({ errors: [{ message, extensions: { code, ...more } }] });
  };
}

function read(
  error: unknown,
  log: Logger,
  where: { request: string; route: string },
): { status: number; message: string; code: ErrorCode; more: Record<string, unknown> } {
  if (error instanceof CallerError) {
    const more = error.inputPath ? { path: error.inputPath } : {};
    return { status: HTTP_STATUS[error.code], message: error.message, code: error.code, more };
  }
  const status = (error as HttpError | undefined)?.status;
  if (status !== undefined && status >= 400 && status < 500) {
    const code: ErrorCode = status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT';
    const message = error instanceof URIError ? 'The address cannot be read.' : (SAID[status] ?? 'The request cannot be read.');
    return { status, message, code, more: { path: [] } };
  }
  const id = randomUUID();
  if (error instanceof RequestAbandoned) log.info({ id, ...where }, error.message);
  else log.error({ id, ...where, ...failureForLog(error) }, 'A request failed');
  return {
    status: 500,
    message: `Something went wrong here. Try again; if it stays, tell your administrator the id ${id}.`,
    code: 'INTERNAL',
    more: { id },
  };
}
