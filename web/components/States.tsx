import type { ReactNode } from 'react';
import type { RequestFailure } from '../graphql/client.js';
import { Button } from './Button.js';

/**
 * The five states a view can be in when there is no ordinary picture: each looks and reads differently, because «nothing happened
 * here», «we do not know yet», «it broke», «you may not be told» and «you may not ask» are different facts.
 */

/** Loading: outlines of what will come. Announced once by its own text. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="state state--loading" role="status">
      <p className="state__title">Loading {what}…</p>
      <div className="state__bars" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}

/** Empty: the question was answered, and the answer is nothing. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state state--empty">
      <p className="state__title">{title}</p>
      {children}
    </div>
  );
}

/** Withheld: there is an answer, kept back so that no one can be picked out. */
export function Withheld({
  title = 'This figure is withheld',
  children,
}: {
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="state state--withheld">
      <p className="state__title">{title}</p>
      {children ?? (
        <p className="govuk-body-s">The number is so small that it could point to people. Widen the area or the period.</p>
      )}
    </div>
  );
}

/** Not permitted: the viewer's role, or a missing purpose, stands in the way. */
export function NotPermitted({
  title = 'You do not have access to this',
  children,
}: {
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="state state--not-permitted" role="alert">
      <p className="state__title">{title}</p>
      {children}
    </div>
  );
}

/** Failed, or one of the two refusals, by the failure's code. */
export function Failed({ failure, again }: { readonly failure: RequestFailure; readonly again?: () => void }) {
  if (failure.code === 'FORBIDDEN' || failure.code === 'PURPOSE_REQUIRED') {
    return (
      <NotPermitted title={failure.code === 'FORBIDDEN' ? undefined : 'State a purpose first'}>
        <p className="govuk-body-s">{failure.message}</p>
      </NotPermitted>
    );
  }
  if (failure.code === 'SUPPRESSED') {
    return (
      <Withheld>
        <p className="govuk-body-s">{failure.message}</p>
      </Withheld>
    );
  }
  return (
    <div className="state state--failed" role="alert">
      <p className="state__title">This could not be loaded</p>
      <p className="govuk-body-s">{failure.message}</p>
      {failure.reference && <p className="govuk-body-s">Reference for support: {failure.reference}</p>}
      {again && (
        <Button look="secondary" onClick={again}>
          Try again
        </Button>
      )}
    </div>
  );
}
