/** What answers that are not GraphQL tell the audit; and refusals, of either: who tries doors is news. */
import type { ErrorRequestHandler, Response } from 'express';
import { signedIn } from './access/authentication.js';
import { actorOf } from './access/viewer.js';
import type { AuditEvent } from './audit/audit-event.js';
import type { AuditTrail } from './audit/audit-trail.js';
import { RequestAudit } from './audit/request-audit.js';
import { CallerError } from './errors.js';
import { requestIdOf } from './request-id.js';

/** The audit of one request. Only behind `requireSignIn`. */
export function auditOfRequest(trail: AuditTrail, response: Response): RequestAudit {
  const { viewer } = signedIn(response);
  return new RequestAudit(trail, requestIdOf(response), () => actorOf(viewer));
}

/** The event of a refusal; null for an error that is none. */
export function refusalOf(error: unknown, query: string): AuditEvent | null {
  if (!(error instanceof CallerError) || !['FORBIDDEN', 'PURPOSE_REQUIRED'].includes(error.code)) return null;
  return { action: 'REFUSED', detail: { query, code: error.code } };
}

/** For routes behind the sign-in. */
export function auditRefusals(trail: AuditTrail): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const event = refusalOf(error, request.baseUrl + request.path);
    if (event !== null && response.locals['signedIn'] !== undefined) await auditOfRequest(trail, response).record(event);
    next(error);
  };
}
