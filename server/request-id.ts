import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/**
 * Gives each request an id: in its answer's header `x-request-id`, with its failures in the log, and with its events in the audit.
 * Never one that a caller sends, who could mix theirs with another's.
 */
export function giveRequestId(_request: Request, response: Response, next: NextFunction): void {
  const id = randomUUID();
  response.locals['requestId'] = id;
  response.setHeader('x-request-id', id);
  next();
}

/** The id of the request that this response answers. */
export function requestIdOf(response: Response): string {
  return response.locals['requestId'] as string;
}
