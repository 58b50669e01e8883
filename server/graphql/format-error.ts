import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { RequestAbandoned } from '../database/abandoned.js';
import { CallerError, type ErrorCode, type InputPath } from '../errors.js';
import { failureForLog } from '../failure-for-log.js';
import { pathOfError } from './error-path.js';
import { requestOfError } from './request-of-error.js';
import { COST_LIMIT_MARK } from './limits/document-limits.js';

/** Apollo's own codes for a request that is the caller's to mend. */
const CALLERS_OWN = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** graphql offers like names; Apollo takes the offer out of validation errors, but not out of those of variables. */
const SUGGESTION = / Did you mean [^?]*\?/;

/** Makes every error one of the closed list (server/errors.ts). What is not the caller's goes to the log, under an id. */
export function errorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    if (original instanceof CallerError) {
      return answer(formatted, original.message, original.code, {
        ...(original.inputPath ? { path: original.inputPath } : {}),
        ...(original.retryAfterSeconds ? { retryAfterSeconds: original.retryAfterSeconds } : {}),
      });
    }
    if (error instanceof GraphQLError && isCallersOwn(formatted, error)) {
      if (formatted.extensions?.[COST_LIMIT_MARK]) return answer(formatted, formatted.message, 'COST_LIMIT');
      if (/^Validation aborted/.test(formatted.message)) {
        return answer(formatted, 'This request repeats or mixes too many fields. Split it into several.', 'COST_LIMIT');
      }
      if (/more tha[nt] \d+ tokens/.test(formatted.message)) {
        return answer(formatted, 'This request is longer than is answered. Split it into several.', 'COST_LIMIT');
      }
      const message = formatted.message.replace(SUGGESTION, '');
      return answer(formatted, message, 'BAD_USER_INPUT', { path: pathOfError(error) });
    }
    return internal(formatted, original, log, requestOfError(error));
  };
}

function isCallersOwn(formatted: GraphQLFormattedError, error: GraphQLError): boolean {
  if (CALLERS_OWN.has(String(formatted.extensions?.['code']))) return true;
  // graphql-js finds an argument that its variable leaves null only while executing, and gives that error no code.
  return error.originalError === undefined && /^Argument "/.test(error.message);
}

function internal(
  formatted: GraphQLFormattedError,
  original: unknown,
  log: Logger,
  request: string | undefined,
): GraphQLFormattedError {
  const id = randomUUID();
  if (original instanceof RequestAbandoned) log.info({ id, request }, original.message);
  else log.error({ id, request, field: formatted.path, ...failureForLog(original) }, 'A request failed');
  const message = `Something went wrong here. Nothing was changed. Try again; if it stays, tell your administrator the id ${id}.`;
  return answer(formatted, message, 'INTERNAL', { id });
}

function answer(
  formatted: GraphQLFormattedError,
  message: string,
  code: ErrorCode,
  more: { path?: InputPath; id?: string; retryAfterSeconds?: number } = {},
): GraphQLFormattedError {
  return {
    message,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code, ...more },
  };
}
