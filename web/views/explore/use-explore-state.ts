import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { formatExploreState, parseExploreState, type ExploreState } from '../../view-state/explore-state.js';

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
  const state = useMemo(() => parseExploreState(new URLSearchParams(search)), [search]);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  const change = useCallback(
    (part: Partial<ExploreState>, how: 'push' | 'replace' = 'push') => {
      const next = { ...latest.current, ...part };
      const words = formatExploreState(next);
      if (words === formatExploreState(latest.current)) return;
      latest.current = next;
      void navigate({ search: words === '' ? '' : `?${words}` }, { replace: how === 'replace', preventScrollReset: true });
    },
    [navigate],
  );
  return { state, change };
}
