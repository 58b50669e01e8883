import { useEffect, useRef } from 'react';

const prefix = 'Error: ';
/** Summaries on the page: the document's title says «Error» as long as there is one. */
let shown = 0;

function sayInTitle(): () => void {
  shown += 1;
  if (!document.title.startsWith(prefix)) document.title = `${prefix}${document.title}`;
  return () => {
    shown -= 1;
    if (shown === 0 && document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
  };
}

/** Errors of a form, each linked to its field; takes the focus when it appears, and stands in the document's title. */
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
    if (texts === '') return;
    box.current?.focus();
    return sayInTitle();
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
