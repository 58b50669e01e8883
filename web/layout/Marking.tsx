import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { keptShift } from '../phone/phone-store.js';
import { useSession } from '../session/SessionContext.js';

/**
 * The page's protective marking, from what it shows: figures that name no record are OFFICIAL, single records and points carry the
 * installation's highest. Whatever shows records says so while it does; one is enough.
 */
const RecordsShown = createContext<{ readonly shown: number; readonly add: (step: 1 | -1) => void }>({
  shown: 0,
  add: () => undefined,
});

export const figuresMarking = 'OFFICIAL';

export function MarkingProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState(0);
  const context = useMemo(() => ({ shown, add: (step: 1 | -1) => setShown((count) => count + step) }), [shown]);
  return <RecordsShown.Provider value={context}>{children}</RecordsShown.Provider>;
}

/** Says that single records or their places are on the page, for as long as `shows` holds and the component is there. */
export function useShowsRecords(shows = true): void {
  const { add } = useContext(RecordsShown);
  // Before the browser paints: no record is to be seen under the lower marking.
  useLayoutEffect(() => {
    if (!shows) return;
    add(1);
    return () => add(-1);
    // `add` is another function after each change, and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shows]);
}

/** The page's marking now. */
export function usePageMarking(): string {
  const { shown } = useContext(RecordsShown);
  return useMarkingOf(shown > 0);
}

/** The marking of a part that leaves the page by itself (the image of the map), by whether that part shows records. */
export function useMarkingOf(showsRecords: boolean): string {
  const { state } = useSession();
  if (!showsRecords) return figuresMarking;
  if (state.status === 'ready') return state.installation.marking;
  // Without signal a phone shows what it keeps, under the marking it was kept with.
  return (state.status === 'failed' ? keptShift()?.marking : null) ?? figuresMarking;
}
