import { useSession } from '../session/SessionContext.js';

/** On every page: this is no front door for concerns about a child, and where those go. */
export function Concern() {
  const { state } = useSession();
  const route = state.status === 'ready' ? state.installation.concernAboutAChild : null;
  return (
    <p className="concern">
      Worried about a child? This is not the place to report it:{' '}
      {route ? (
        <>
          {route.url ? (
            <a className="govuk-link" href={route.url} rel="noreferrer">
              {route.text}
            </a>
          ) : (
            route.text
          )}
          {route.telephone ? `, telephone ${route.telephone}` : ''}. In an emergency call 999.
        </>
      ) : (
        'call your council’s children’s services. In an emergency call 999.'
      )}
    </p>
  );
}
