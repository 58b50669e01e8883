import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';

const AnnouncerContext = createContext<(message: string) => void>(() => undefined);

/**
 * The page's only live region: polite, one message at a time. A message said twice gets a zero-width mark the second time, since
 * screen readers stay silent when the text does not change.
 */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  const again = useRef(false);
  const announce = useCallback((next: string) => {
    again.current = !again.current;
    setMessage(again.current ? next : `${next}\u200b`);
  }, []);
  return (
    <AnnouncerContext.Provider value={announce}>
      {children}
      <div className="govuk-visually-hidden" role="status" aria-live="polite" aria-atomic="true" data-testid="announcer">
        {message}
      </div>
    </AnnouncerContext.Provider>
  );
}

/** Says a message to screen readers. */
export function useAnnounce(): (message: string) => void {
  return useContext(AnnouncerContext);
}
