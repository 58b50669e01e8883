import type { SessionQuery } from '../graphql.generated.js';

export type ConcernRoute = SessionQuery['installation']['concernAboutAChild'] | null;

/** @param route as the partnership set it; null where it did not, or where nobody is signed in */
export function ConcernWords({ route }: { readonly route: ConcernRoute }) {
  if (!route) {
    return (
      <p className="concern">
        Worried about a child? This is not the place to report it: call your council’s children’s services. In an emergency call
        999.
      </p>
    );
  }
  return (
    <p className="concern">
      Worried about a child? This is not the place to report it: {route.text.replace(/[.\s]*$/, '.')}
      {route.telephone && (
        <>
          {' '}
          Telephone{' '}
          <a className="govuk-link" href={`tel:${route.telephone.replaceAll(/\s/g, '')}`}>
            {route.telephone}
          </a>
          .
        </>
      )}
      {route.url && (
        <>
          {' '}
          <a className="govuk-link" href={route.url} rel="noreferrer">
            Where to report it
          </a>
          .
        </>
      )}
      {/999/.test(route.text) ? '' : ' In an emergency call 999.'}
    </p>
  );
}
