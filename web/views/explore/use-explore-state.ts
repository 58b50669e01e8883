import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { changed, formatExploreState, parseExploreState, type ExploreState } from '../../view-state/explore-state.js';

const readAddress = (search: string): ExploreState => parseExploreState(new URLSearchParams(search));

/**
 * The view's state, which the address says. A change made by a person is a new entry in the history, so that back undoes it; a move of
 * the map rewrites the present entry. What is changed shows at once, before the router has arrived at its address: else a box would
 * jump back under the hand that checks it, and a quick second change could start from the state before the first.
 */
export function useExploreState(): {
  state: ExploreState;
  change: (part: Partial<ExploreState>, how?: 'push' | 'replace') => void;
} {
  const { search } = useLocation();
  const navigate = useNavigate();
  const [state, setState] = useState(() => readAddress(search));
  const latest = useRef(state);
  /** Addresses of this view's making that the router has not arrived at yet. */
  const underway = useRef<string[]>([]);

  useEffect(() => {
    const there = readAddress(search);
    const arrived = underway.current.indexOf(formatExploreState(there));
    underway.current = arrived === -1 ? [] : underway.current.slice(arrived + 1);
    if (arrived !== -1 || formatExploreState(there) === formatExploreState(latest.current)) return;
    latest.current = keepUnchanged(latest.current, there);
    setState(latest.current);
  }, [search]);

  const change = useCallback(
    (part: Partial<ExploreState>, how: 'push' | 'replace' = 'push') => {
      const next = keepUnchanged(latest.current, changed(latest.current, part));
      const words = formatExploreState(next);
      if (words === formatExploreState(latest.current)) return;
      latest.current = next;
      underway.current.push(words);
      if (how === 'push') setState(next);
      else startTransition(() => setState(next));
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
