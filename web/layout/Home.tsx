import { Navigate } from 'react-router';
import { homeOf } from '../session/holdings.js';
import { useSignedIn } from '../session/SessionContext.js';

/** The start: where the role's work begins. */
export function Home() {
  const { viewer } = useSignedIn();
  return <Navigate to={homeOf(viewer.access)} replace />;
}
