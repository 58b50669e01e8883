/**
 * The closed list of errors a caller can meet. Services throw these for what a caller can mend or must accept; whatever
 * else is thrown is ours to mend, and reaches the caller as INTERNAL with an id only.
 */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'PURPOSE_REQUIRED'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'SUPPRESSED'
  | 'COST_LIMIT'
  | 'RATE_LIMITED'
  | 'INTERNAL';

/** Where in the caller's input something was wrong: `['filter', 'bbox', 'west']`, `['filter', 'kinds', 0]`. */
export type InputPath = readonly (string | number)[];

/** HTTP status of each code, for the routes that are not GraphQL. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PURPOSE_REQUIRED: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  SUPPRESSED: 403,
  COST_LIMIT: 400,
  RATE_LIMITED: 429,
  INTERNAL: 500,
};

/** Something said to the caller in words for people: what happened, and what to do. Never SQL, a stack or a path on disk. */
export class CallerError extends Error {
  readonly code: ErrorCode;
  /** Not «path»: graphql would take an error with that for one that already knows its field. */
  readonly inputPath: InputPath | undefined;
  /** For RATE_LIMITED: whole seconds until another try makes sense. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: { path?: InputPath; retryAfterSeconds?: number } = {}) {
    super(message);
    this.name = 'CallerError';
    this.code = code;
    this.inputPath = details.path;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** The input was wrong at `path`; `message` says what is wrong and what would be right. */
export function badUserInput(message: string, path: InputPath): CallerError {
  return new CallerError('BAD_USER_INPUT', message, { path });
}

/** Nobody is signed in, or the token is not (or no longer) one of ours. */
export function unauthenticated(message = 'Sign in, or send a valid bearer token.'): CallerError {
  return new CallerError('UNAUTHENTICATED', message);
}

/** The viewer's role does not allow it. Also for what exists but is none of the viewer's business. */
export function forbidden(message: string): CallerError {
  return new CallerError('FORBIDDEN', message);
}

/** Allowed for this role once the viewer has said what it is for. */
export function purposeRequired(message: string): CallerError {
  return new CallerError('PURPOSE_REQUIRED', message);
}

/** Not there, or not there for this viewer: the two look the same from outside. */
export function notFound(message: string): CallerError {
  return new CallerError('NOT_FOUND', message);
}

/** There is an answer, but it would give away a small number; `message` says what can be asked instead. */
export function suppressed(message: string): CallerError {
  return new CallerError('SUPPRESSED', message);
}

/** The request would cost the server too much; `message` says which limit, and how to ask for less. */
export function costLimit(message: string): CallerError {
  return new CallerError('COST_LIMIT', message);
}

/** Too many requests in the last minute. */
export function rateLimited(retryAfterSeconds: number): CallerError {
  return new CallerError(
    'RATE_LIMITED',
    `Too many requests. Wait ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'} and try again.`,
    { retryAfterSeconds },
  );
}
