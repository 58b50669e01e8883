import type { ReactNode } from 'react';

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
}

type Described = { 'aria-describedby'?: string; 'aria-invalid'?: true };

/** A GOV.UK form group: label, hint, what is wrong, and the control, tied together. */
export function Field({
  id,
  label,
  hint,
  problem,
  children,
}: FieldProps & { readonly children: (described: Described) => ReactNode }) {
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label form-page__label" htmlFor={id}>
        {label}
      </label>
      <HintAndProblem id={id} hint={hint} problem={problem} />
      {children(describedBy(id, hint, problem))}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly width?: 'date' | 'short';
  readonly type?: 'text' | 'date' | 'time';
  readonly inputMode?: 'numeric';
  readonly readOnly?: boolean;
}

export function TextField({ text, onChange, width, type = 'text', inputMode, readOnly = false, ...field }: TextFieldProps) {
  const narrow = { date: ' govuk-input--width-10', short: ' govuk-input--width-5', none: '' }[width ?? 'none'];
  return (
    <Field {...field}>
      {(described) => (
        <input
          className={`govuk-input${narrow}`}
          id={field.id}
          type={type}
          inputMode={inputMode}
          autoComplete="off"
          value={text}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
          {...described}
        />
      )}
    </Field>
  );
}

/** One thing a line. */
export function LinesField({ text, onChange, rows = 3, ...field }: TextFieldProps & { readonly rows?: number }) {
  return (
    <Field {...field}>
      {(described) => (
        <textarea
          className="govuk-textarea form-page__lines"
          id={field.id}
          rows={rows}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...described}
        />
      )}
    </Field>
  );
}

interface ChoiceFieldProps extends FieldProps {
  readonly chosen: string;
  readonly choices: readonly { readonly code: string; readonly words: string }[];
  /** What stands there before anything is chosen. */
  readonly none: string;
  readonly onChange: (code: string) => void;
}

export function ChoiceField({ chosen, choices, none, onChange, ...field }: ChoiceFieldProps) {
  return (
    <Field {...field}>
      {(described) => (
        <select
          className="govuk-select form-page__wide"
          id={field.id}
          value={chosen}
          onChange={(event) => onChange(event.target.value)}
          {...described}
        >
          <option value="">{none}</option>
          {choices.map(({ code, words }) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SetFieldProps extends FieldProps {
  readonly chosen: readonly string[];
  readonly choices: readonly { readonly code: string; readonly words: string }[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** One of them, or any number. */
  readonly one?: boolean;
  /** Beside each other, where they are short. */
  readonly beside?: boolean;
}

/** Radios or checkboxes under a legend; the first bears the field's id, so that the error summary reaches it. */
export function SetField({ chosen, choices, onChange, one = false, beside = false, id, label, hint, problem }: SetFieldProps) {
  const kind = one ? 'radios' : 'checkboxes';
  const { 'aria-describedby': described } = describedBy(id, hint, problem);
  const change = (code: string, on: boolean): void =>
    onChange(one ? [code] : on ? [...chosen, code] : chosen.filter((other) => other !== code));
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={described}>
        <legend className="govuk-fieldset__legend form-page__label">{label}</legend>
        <HintAndProblem id={id} hint={hint} problem={problem} />
        <div className={`govuk-${kind} govuk-${kind}--small${beside ? ' form-page__several' : ''}`}>
          {choices.map(({ code, words }, place) => (
            <div key={code} className={`govuk-${kind}__item`}>
              <input
                className={`govuk-${kind}__input`}
                type={one ? 'radio' : 'checkbox'}
                id={place === 0 ? id : `${id}-${code}`}
                name={id}
                checked={chosen.includes(code)}
                onChange={(event) => change(code, event.target.checked)}
              />
              <label className={`govuk-label govuk-${kind}__label`} htmlFor={place === 0 ? id : `${id}-${code}`}>
                {words}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

export function HintAndProblem({
  id,
  hint,
  problem,
}: {
  readonly id: string;
  readonly hint: string | undefined;
  readonly problem: string | undefined;
}) {
  return (
    <>
      {hint && (
        <div className="govuk-hint form-page__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <p className="govuk-error-message" id={`${id}-problem`}>
          <span className="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
    </>
  );
}

export function describedBy(id: string, hint: string | undefined, problem: string | undefined): Described {
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter((part) => part !== '').join(' ');
  return { ...(described ? { 'aria-describedby': described } : {}), ...(problem ? { 'aria-invalid': true as const } : {}) };
}
