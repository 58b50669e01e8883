import { useEffect, useState } from 'react';
import type { AreaType } from '../graphql.generated.js';
import { asFailure, type RequestFailure } from '../graphql/client.js';
import { loadBoundaries, type AreaFeature } from './boundaries.js';

interface Boundaries {
  readonly features: readonly AreaFeature[];
  readonly failure: RequestFailure | null;
  readonly again: () => void;
}

const none: readonly AreaFeature[] = [];

/** The shapes of the level shown. While they come, or when they fail, the table stands without them. */
export function useBoundaries(type: AreaType, vintage: number | null): Boundaries {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; features: readonly AreaFeature[]; failure: RequestFailure | null } | null>(
    null,
  );
  const key = `${type} ${vintage ?? ''}`;
  useEffect(() => {
    if (vintage === null) return;
    let live = true;
    loadBoundaries(type, vintage, 'low').then(
      (features) => live && setAnswer({ key, features, failure: null }),
      (error: unknown) => live && setAnswer({ key, features: none, failure: asFailure(error) }),
    );
    return () => {
      live = false;
    };
  }, [type, vintage, key, attempt]);
  const current = answer?.key === key ? answer : null;
  return {
    features: current?.features ?? none,
    failure: current?.failure ?? null,
    again: () => setAttempt((count) => count + 1),
  };
}
