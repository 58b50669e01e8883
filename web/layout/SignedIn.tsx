import { Navigate, Outlet, useLocation } from 'react-router';
import { Failed, Loading } from '../components/States.js';
import { useSession } from '../session/SessionContext.js';
import { Page } from './Page.js';

/** Routes behind the sign-in: someone signed out is sent to the sign-in page and comes back to the same address. */
export function SignedIn() {
  const { state, refresh } = useSession();
  const { pathname, search } = useLocation();
  if (state.status === 'ready') return <Outlet />;
  if (state.status === 'signed-out') return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  if (state.status === 'failed') {
    return (
      <Page title="Homeward cannot be shown">
        <Failed failure={state.failure} again={() => void refresh()} />
      </Page>
    );
  }
  return (
    <Page title="Homeward">
      <Loading what="Homeward" />
    </Page>
  );
}
