import type { ReactNode } from 'react';

export function Details({
  summary,
  open,
  className = '',
  children,
}: {
  readonly summary: string;
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <details className={`govuk-details ${className}`.trim()} open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
