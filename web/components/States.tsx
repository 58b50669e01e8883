import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RequestFailure } from '../graphql/client.js';
import { PurposeButton } from '../layout/PurposeButton.js';
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
        <p className="govuk-body-s">
          It is fewer than 5, or it would give a small number away. A larger area or a longer period may be shown.
        </p>
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

/** A stated purpose is missing: why it is needed, and stating it in place. */
export function PurposeFirst({
  sentence,
  onStated,
}: {
  readonly sentence: string;
  readonly onStated?: (() => void) | undefined;
}) {
  return (
    <div className="state state--not-permitted">
      <p className="state__title">State a purpose first</p>
      <p className="govuk-body-s">{sentence}</p>
      <PurposeButton {...(onStated ? { onStated } : {})} />
    </div>
  );
}

/** Failed, or one of the two refusals, by the failure's code. */
export function Failed({
  failure,
  again,
  title = 'This could not be loaded',
}: {
  readonly failure: RequestFailure;
  readonly again?: () => void;
  readonly title?: string;
}) {
  if (failure.code === 'FORBIDDEN') {
    return (
      <NotPermitted>
        <p className="govuk-body-s">{failure.message}</p>
        <p className="govuk-body-s">
          <Link className="govuk-link" to="/access">
            What you may see
          </Link>
        </p>
      </NotPermitted>
    );
  }
  if (failure.code === 'PURPOSE_REQUIRED') return <PurposeFirst sentence={failure.message} onStated={again} />;
  if (failure.code === 'SUPPRESSED') {
    return (
      <Withheld title="These figures are withheld">
        <p className="govuk-body-s">{failure.message}</p>
      </Withheld>
    );
  }
  return (
    <div className="state state--failed" role="alert">
      <p className="state__title">{title}</p>
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
