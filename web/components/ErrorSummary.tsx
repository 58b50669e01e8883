import { useEffect, useRef } from 'react';

/** Errors of a form, each linked to its field; takes the focus when it appears. */
export function ErrorSummary({
  errors,
  title = 'There is a problem',
}: {
  readonly errors: readonly { readonly text: string; readonly fieldId: string }[];
  readonly title?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const texts = errors.map((error) => error.text).join('\n');
  useEffect(() => {
    if (texts) box.current?.focus();
  }, [texts]);
  if (errors.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li key={error.fieldId + error.text}>
                <a
                  href={`#${error.fieldId}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(error.fieldId)?.focus();
                  }}
                >
                  {error.text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
