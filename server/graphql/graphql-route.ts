/**
 * POST /graphql, from who asks to the answer. It is one handler instead of a chain of them, and its answer goes to the connection as the
 * text it is: layers, and a copy into a buffer, cost a request for half a thousand points a fifth of its time.
 */
import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { Request, Response } from 'express';
import { recognise, signedIn, type Authentication } from '../access/authentication.js';
import type { RateLimiter } from '../access/rate-limit.js';
import type { RequestContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { readJsonBody } from './json-body.js';
import { refuseOtherDocuments } from './trusted-documents.js';

export interface GraphqlRoute {
  /** Started. */
  readonly server: ApolloServer<RequestContext>;
  readonly authentication: Authentication;
  readonly rateLimiter: RateLimiter;
  /** The only documents that are answered; undefined: any. */
  readonly trustedDocuments: ReadonlySet<string> | undefined;
  readonly contextOf: (response: Response) => RequestContext;
}

export type AnswerGraphql = (request: Request, response: Response) => Promise<void>;

/** @throws whatever `answerError` says */
export function graphqlRoute(parts: GraphqlRoute): AnswerGraphql {
  const { authentication, rateLimiter, trustedDocuments } = parts;
  return async (request, response) => {
    await rateLimiter.countAddress(request);
    await recognise(authentication, request, response);
    await rateLimiter.countRequest(signedIn(response).viewer.id);
    requireJson(request, response);
    const asked = await readJsonBody(request);
    if (trustedDocuments !== undefined) refuseOtherDocuments(trustedDocuments, asked);
    await answer(parts, request, response, asked);
  };
}

async function answer({ server, contextOf }: GraphqlRoute, request: Request, response: Response, asked: unknown): Promise<void> {
  const { status, headers, body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers: headersOf(request), search: '', body: asked },
    context: () => Promise.resolve(contextOf(response)),
  });
  // The schema has neither @defer nor @stream.
  if (body.kind !== 'complete') throw new Error('An answer in parts, which nothing here gives.');
  for (const [name, text] of headers) response.setHeader(name, text);
  response.statusCode = status ?? 200;
  response.end(body.string);
}

function headersOf({ headers: sent }: Request): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, text] of Object.entries(sent)) {
    if (text !== undefined) headers.set(name, Array.isArray(text) ? text.join(', ') : text);
  }
  return headers;
}

function requireJson(request: Request, response: Response): void {
  if (request.is('application/json')) return;
  response.status(415);
  throw badUserInput('Send the request as JSON, with the header «content-type: application/json».', []);
}
