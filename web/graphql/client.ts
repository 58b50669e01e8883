/** The one way the pages talk to the server's GraphQL: typed documents in, data or a `RequestFailure` out. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** Codes of `extensions.code`, and NETWORK when no answer came. */
export type FailureCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'PURPOSE_REQUIRED'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'SUPPRESSED'
  | 'COST_LIMIT'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'NETWORK';

/** Why an answer did not come. `message` is written for people; `reference` finds the detail in the server's log. */
export class RequestFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly reference?: string,
    /** Where in what was sent something was wrong. */
    readonly inputPath: readonly (string | number)[] = [],
  ) {
    super(message);
    this.name = 'RequestFailure';
  }
}

interface GraphQLAnswer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; id?: string; path?: (string | number)[] } }[];
}

const printed = new WeakMap<object, string>();

function textOf(document: TypedDocumentNode<never, never>): string {
  let text = printed.get(document);
  if (text === undefined) {
    text = print(document);
    printed.set(document, text);
  }
  return text;
}

let signedOut: (() => void) | undefined;

/** What to do when the server no longer knows who asks: the session has ended, by time or by signing out elsewhere. */
export function whenSignedOut(listener: () => void): void {
  signedOut = listener;
}

/**
 * Sends one operation. The custom header keeps other sites from sending it with our cookie.
 * @throws RequestFailure, also when only part of the answer failed: half a picture would mislead.
 */
export async function request<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
      body: JSON.stringify({ query: textOf(document as never), variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestFailure('NETWORK', 'The server did not answer. Check that Homeward is running and try again.');
  }
  const answer = await readAnswer<Data>(response);
  const failure = answer.errors?.[0];
  if (failure) {
    if (failure.extensions?.code === 'UNAUTHENTICATED') signedOut?.();
    const { code = 'INTERNAL', id, path } = failure.extensions ?? {};
    throw new RequestFailure(code as FailureCode, failure.message, id, path);
  }
  if (!answer.data) throw new RequestFailure('INTERNAL', 'The server answered without data. Try again.');
  return answer.data;
}

async function readAnswer<Data>(response: Response): Promise<GraphQLAnswer<Data>> {
  try {
    return (await response.json()) as GraphQLAnswer<Data>;
  } catch {
    const code = response.status === 401 ? 'UNAUTHENTICATED' : response.status === 429 ? 'RATE_LIMITED' : 'INTERNAL';
    const message =
      code === 'RATE_LIMITED'
        ? 'Too many requests in a short time. Wait a minute and try again.'
        : `The server answered with status ${response.status}. Try again.`;
    throw new RequestFailure(code, message);
  }
}

/** Any thrown thing as a `RequestFailure`, for showing. */
export function asFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  return new RequestFailure('INTERNAL', 'Something went wrong on this page. Try again.');
}
