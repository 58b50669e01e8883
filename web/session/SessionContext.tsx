import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { SessionDocument, type SessionQuery } from '../graphql.generated.js';
import { asFailure, request, whenSignedOut, type RequestFailure } from '../graphql/client.js';
import { forgetAnswers } from '../graphql/use-query.js';
import { forgetShift } from '../phone/phone-store.js';

export type Viewer = SessionQuery['me'];
export type Installation = SessionQuery['installation'];

type SessionState =
  | { readonly status: 'loading' }
  | { readonly status: 'signed-out' }
  | { readonly status: 'failed'; readonly failure: RequestFailure }
  | { readonly status: 'ready'; readonly viewer: Viewer; readonly installation: Installation };

interface Session {
  readonly state: SessionState;
  /** Asks the server again who is signed in and what is loaded: after signing in or out, a load or an undo. */
  readonly refresh: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ status: 'loading' });

  const refresh = useCallback(async () => {
    forgetAnswers();
    try {
      const { me, installation } = await request(SessionDocument, {});
      setState({ status: 'ready', viewer: me, installation });
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'UNAUTHENTICATED') forgetShift();
      setState(failure.code === 'UNAUTHENTICATED' ? { status: 'signed-out' } : { status: 'failed', failure });
    }
  }, []);

  useEffect(() => {
    // Nothing of what was shown is to stay on the screen of somebody who is no longer signed in.
    whenSignedOut(() => {
      forgetAnswers();
      forgetShift();
      setState({ status: 'signed-out' });
    });
    void refresh();
  }, [refresh]);

  const session = useMemo(() => ({ state, refresh }), [state, refresh]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** For views behind the sign-in: who looks, and what the installation is. */
export function useSignedIn(): { viewer: Viewer; installation: Installation; refresh: () => Promise<void> } {
  const { state, refresh } = useSession();
  if (state.status !== 'ready') throw new Error('useSignedIn outside a signed-in route');
  return { viewer: state.viewer, installation: state.installation, refresh };
}
