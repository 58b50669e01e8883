import type { ReactNode } from 'react';

export function Tag({
  colour,
  children,
}: {
  readonly colour?: 'blue' | 'green' | 'yellow' | 'grey' | 'red' | 'purple' | 'teal';
  readonly children: ReactNode;
}) {
  return <strong className={`govuk-tag${colour ? ` govuk-tag--${colour}` : ''}`}>{children}</strong>;
}
