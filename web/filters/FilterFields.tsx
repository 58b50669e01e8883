import { countText } from '../components/numbers.js';
import type { IncidentKind } from '../graphql.generated.js';
import { kindNames } from '../view-state/kinds.js';

/** A kind to tick, or to choose alone, with its count beside it. */
export function KindCheck({
  kind,
  one,
  checked,
  count,
  onChange,
}: {
  readonly kind: IncidentKind;
  /** One kind at a time: a choice among them. */
  readonly one: boolean;
  readonly checked: boolean;
  readonly count: Parameters<typeof countText>[0] | undefined;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = `kind-${kindNames[kind].word}`;
  const sort = one ? 'radios' : 'checkboxes';
  const text = kind === 'ASB_REPORT' ? 'ASB reports' : kindNames[kind].many.replace('crimes', 'crime');
  return (
    <div className={`govuk-${sort}__item filter-check`}>
      <input
        className={`govuk-${sort}__input`}
        type={one ? 'radio' : 'checkbox'}
        name={one ? 'kind' : undefined}
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className={`govuk-label govuk-${sort}__label`} htmlFor={id}>
        {text}
      </label>
      {count && <span className="filter-check__count">{countText(count)}</span>}
    </div>
  );
}

/** A day as it is typed, with what is wrong with it. */
export function DayField({
  id,
  label,
  text,
  error,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}) {
  return (
    <div className={`filter-date${error ? ' filter-date--error' : ''}`}>
      <label className="filter-group__label" htmlFor={id}>
        {label}
      </label>
      {error && (
        <p className="govuk-error-message filter-date__error" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      )}
      <input
        className={`govuk-input${error ? ' govuk-input--error' : ''}`}
        id={id}
        value={text}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
