import { useSession } from '../session/SessionContext.js';
import { ConcernWords } from './ConcernWords.js';

/** On every page: this is no front door for concerns about a child, and where those go. */
export function Concern() {
  const { state } = useSession();
  return <ConcernWords route={state.status === 'ready' ? state.installation.concernAboutAChild : null} />;
}
