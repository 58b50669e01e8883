import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** How a view's state stands in its address. One object for the life of the page. */
export interface AddressFormat<State extends object> {
  readonly parse: (search: URLSearchParams) => State;
  readonly format: (state: State) => string;
  /** A change of the state, with whatever follows from it. */
  readonly changed: (state: State, part: Partial<State>) => State;
}

export type ChangeState<State> = (part: Partial<State>, how?: 'push' | 'replace') => void;

/**
 * A view's state, which the address says. A change made by a person is a new entry in the history, so that back undoes it; a move of
 * the map rewrites the present entry. What is changed shows at once, before the router has arrived at its address: else a box would
 * jump back under the hand that checks it, and a quick second change could start from the state before the first.
 */
export function useAddressState<State extends object>({
  parse,
  format,
  changed,
}: AddressFormat<State>): {
  state: State;
  change: ChangeState<State>;
} {
  const { search } = useLocation();
  const navigate = useNavigate();
  const [state, setState] = useState(() => parse(new URLSearchParams(search)));
  const latest = useRef(state);
  /** Addresses of this view's making that the router has not arrived at yet. */
  const underway = useRef<string[]>([]);

  useEffect(() => {
    const there = parse(new URLSearchParams(search));
    const arrived = underway.current.indexOf(format(there));
    underway.current = arrived === -1 ? [] : underway.current.slice(arrived + 1);
    if (arrived !== -1 || format(there) === format(latest.current)) return;
    latest.current = keepUnchanged(latest.current, there);
    setState(latest.current);
  }, [search, parse, format]);

  const change = useCallback<ChangeState<State>>(
    (part, how = 'push') => {
      const next = keepUnchanged(latest.current, changed(latest.current, part));
      const words = format(next);
      if (words === format(latest.current)) return;
      latest.current = next;
      underway.current.push(words);
      if (how === 'push') setState(next);
      else startTransition(() => setState(next));
      void navigate({ search: words === '' ? '' : `?${words}` }, { replace: how === 'replace', preventScrollReset: true });
    },
    [navigate, changed, format],
  );
  return { state, change };
}

/** Parts that say the same keep their identity, so that a move of the map renders no table and no chart anew. */
function keepUnchanged<State extends object>(before: State, next: State): State {
  const kept = Object.entries(next).map(([key, part]) => {
    const old: unknown = before[key as keyof State];
    return [key, JSON.stringify(old) === JSON.stringify(part) ? old : part];
  });
  return Object.fromEntries(kept) as State;
}
