import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure, request, type RequestFailure } from './client.js';

/** What a view can be in while its answer is on the way. `stale` is the last good answer, shown dimmed meanwhile. */
export type QueryState<Data> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly stale: Data | undefined }
  | { readonly status: 'failed'; readonly failure: RequestFailure }
  | { readonly status: 'ready'; readonly data: Data };

const remembered = new Map<string, unknown>();
const rememberedLimit = 60;

function remember(key: string, answer: unknown, most: number): void {
  remembered.delete(key);
  remembered.set(key, answer);
  const name = `${nameOf(key)} `;
  const ofThisQuestion = [...remembered.keys()].filter((one) => one.startsWith(name));
  for (const old of ofThisQuestion.slice(0, Math.max(0, ofThisQuestion.length - most))) remembered.delete(old);
  if (remembered.size > rememberedLimit) remembered.delete(remembered.keys().next().value as string);
}

/** Forgets every answer: after a load, an undo, or when someone else signs in. */
export function forgetAnswers(): void {
  remembered.clear();
}

const nameOf = (key: string): string => key.slice(0, key.indexOf(' '));

function keyOf(document: object, variables: unknown): string {
  const definition = (document as { definitions: { name?: { value: string } }[] }).definitions.find((part) => part.name);
  return `${definition?.name?.value ?? ''} ${JSON.stringify(variables)}`;
}

/**
 * Asks whenever the variables change; `variables: null` asks nothing. Answers are remembered for the visit, so that back and
 * forward are instant; `again` asks afresh. `most`: how many answers of this question, where each is large.
 */
export function useQuery<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
  most = rememberedLimit,
): { state: QueryState<Data>; again: () => void } {
  const key = variables === null ? null : keyOf(document, variables);
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ key: string; attempt: number; data?: Data; failure?: RequestFailure }>();
  const lastData = useRef<Data | undefined>(undefined);

  useEffect(() => {
    if (key === null || variables === null || remembered.has(key)) return;
    const controller = new AbortController();
    request(document, variables, controller.signal).then(
      (data) => {
        remember(key, data, most);
        setSettled({ key, attempt, data });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setSettled({ key, attempt, failure: asFailure(error) });
      },
    );
    return () => controller.abort();
    // `key` stands for document and variables: their identity changes at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, attempt]);

  const again = useCallback(() => {
    if (key !== null) remembered.delete(key);
    setAttempt((count) => count + 1);
  }, [key]);

  if (key === null) return { state: { status: 'idle' }, again };
  const known = (remembered.get(key) as Data | undefined) ?? (settled?.key === key ? settled.data : undefined);
  if (known !== undefined) {
    lastData.current = known;
    return { state: { status: 'ready', data: known }, again };
  }
  if (settled?.key === key && settled.attempt === attempt && settled.failure) {
    return { state: { status: 'failed', failure: settled.failure }, again };
  }
  return { state: { status: 'loading', stale: lastData.current }, again };
}
