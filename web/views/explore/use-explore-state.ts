import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import {
  changed,
  defaultExploreState,
  formatExploreState,
  parseExploreState,
  type ExploreState,
} from '../../view-state/explore-state.js';

/**
 * The view's state, read from the address. A change made by a person is a new entry in the history, so that back undoes it; a move of
 * the map rewrites the present entry.
 */
export function useExploreState(): {
  state: ExploreState;
  change: (part: Partial<ExploreState>, how?: 'push' | 'replace') => void;
} {
  const { search } = useLocation();
  const navigate = useNavigate();
  const latest = useRef<ExploreState>(defaultExploreState);
  const state = useMemo(() => keepUnchanged(latest.current, parseExploreState(new URLSearchParams(search))), [search]);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  const change = useCallback(
    (part: Partial<ExploreState>, how: 'push' | 'replace' = 'push') => {
      const next = changed(latest.current, part);
      const words = formatExploreState(next);
      if (words === formatExploreState(latest.current)) return;
      latest.current = next;
      void navigate({ search: words === '' ? '' : `?${words}` }, { replace: how === 'replace', preventScrollReset: true });
    },
    [navigate],
  );
  return { state, change };
}

/** Parts that say the same keep their identity, so that a move of the map renders no table and no chart anew. */
function keepUnchanged(before: ExploreState, next: ExploreState): ExploreState {
  const kept = Object.entries(next).map(([key, part]) => {
    const old = before[key as keyof ExploreState];
    return [key, JSON.stringify(old) === JSON.stringify(part) ? old : part];
  });
  return Object.fromEntries(kept) as ExploreState;
}
