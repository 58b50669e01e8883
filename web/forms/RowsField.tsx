import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../components/Button.js';
import { describedBy, HintAndProblem, type FieldProps } from './FormFields.js';
import type { Answers } from './questions.js';

interface RowsFieldProps extends FieldProps {
  /** What one row is called: «rule». */
  readonly each: string;
  readonly rows: readonly Answers[];
  readonly onChange: (rows: readonly Answers[]) => void;
  readonly children: (row: Answers, at: number, change: (row: Answers) => void) => ReactNode;
}

/** Any number of rows of the same fields. A new row has the focus in its first field; when one is taken away, the whole has it. */
export function RowsField({ each, rows, onChange, children, id, label, hint, problem }: RowsFieldProps) {
  const list = useRef<HTMLOListElement>(null);
  const whole = useRef<HTMLFieldSetElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (added.current) list.current?.lastElementChild?.querySelector<HTMLElement>('input, select')?.focus();
    added.current = false;
  }, [rows.length]);

  const { 'aria-describedby': described } = describedBy(id, hint, problem);
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset rows-field" id={id} tabIndex={-1} ref={whole} aria-describedby={described}>
        <legend className="govuk-fieldset__legend form-page__label">{label}</legend>
        <HintAndProblem id={id} hint={hint} problem={problem} />
        <ol className="rows-field__rows" ref={list}>
          {rows.map((row, at) => (
            <li key={at}>
              <fieldset className="govuk-fieldset rows-field__row">
                <legend className="govuk-visually-hidden">
                  {each} {at + 1}
                </legend>
                {children(row, at, (changed) => onChange(rows.with(at, changed)))}
                <Button
                  look="secondary"
                  onClick={() => {
                    onChange(rows.toSpliced(at, 1));
                    whole.current?.focus();
                  }}
                >
                  Remove
                  <span className="govuk-visually-hidden">
                    {' '}
                    {each} {at + 1}
                  </span>
                </Button>
              </fieldset>
            </li>
          ))}
        </ol>
        <Button
          look="secondary"
          onClick={() => {
            added.current = true;
            onChange([...rows, {}]);
          }}
        >
          Add a {each}
        </Button>
      </fieldset>
    </div>
  );
}
