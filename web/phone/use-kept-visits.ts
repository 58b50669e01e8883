import { useCallback, useEffect, useState } from 'react';
import type { RequestFailure } from '../graphql/client.js';
import type { KeptVisit } from './kept-visit.js';
import { keepVisit, keptVisits, putAway } from './phone-store.js';
import { sayActive } from './say-active.js';
import { sendVisits } from './send-visits.js';

/** How often what waits is tried again while the page is open. */
const TRY_AGAIN_MILLISECONDS = 20_000;

export interface KeptVisits {
  readonly visits: readonly KeptVisit[];
  /** Why what waits was not sent when it was last tried. */
  readonly failure: RequestFailure | null;
  /** This browser keeps nothing: what is recorded is lost with the page. */
  readonly keepsNothing: boolean;
  readonly keep: (visit: KeptVisit) => void;
  readonly putAway: (id: string) => void;
  readonly send: () => void;
}

/** The visits on this phone; what waits is sent at once, when there is signal again, and every now and then. @param mayNot nobody is signed in to send them */
export function useKeptVisits(mayNot: boolean, onSent: () => void): KeptVisits {
  const [visits, setVisits] = useState(keptVisits);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [keepsNothing, setKeepsNothing] = useState(false);
  const reread = useCallback(() => setVisits(keptVisits()), []);

  const send = useCallback(() => {
    if (mayNot || !keptVisits().some(({ stands }) => stands === 'waiting')) return;
    void sendVisits(reread).then((why) => {
      setFailure(why);
      reread();
      if (why === null) onSent();
    });
  }, [mayNot, reread, onSent]);

  useEffect(() => {
    const seen = (): void => {
      reread();
      if (document.visibilityState === 'visible') send();
    };
    send();
    const timer = setInterval(send, TRY_AGAIN_MILLISECONDS);
    window.addEventListener('online', send);
    window.addEventListener('storage', reread);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
      window.removeEventListener('storage', reread);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [send, reread]);

  const keep = useCallback(
    (visit: KeptVisit) => {
      if (!keepVisit(visit)) setKeepsNothing(true);
      reread();
      if (visit.stands === 'waiting') send();
      else sayActive();
    },
    [reread, send],
  );
  const away = useCallback(
    (id: string) => {
      putAway(id);
      reread();
    },
    [reread],
  );
  return { visits, failure, keepsNothing, keep, putAway: away, send };
}
