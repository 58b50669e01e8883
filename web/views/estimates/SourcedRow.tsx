import type { Field, Typed } from './draft.js';

interface SourcedRowProps {
  readonly field: Field;
  readonly typed: Typed;
  readonly problem?: string | undefined;
  readonly onChange: (typed: Typed) => void;
}

/** A figure and, beside it, where it is from. Another figure needs another source. */
export function SourcedRow({ field: { id, words }, typed, problem, onChange }: SourcedRowProps) {
  const wrong = problem ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-problem` } : {};
  return (
    <div className={`sourced-row${problem ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label sourced-row__words" htmlFor={id}>
        {words}
      </label>
      {problem && (
        <p className="govuk-error-message sourced-row__problem" id={`${id}-problem`}>
          <span className="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <input
        className="govuk-input sourced-row__figure"
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={typed.figure}
        onChange={(event) => onChange({ ...typed, figure: event.target.value })}
        {...wrong}
      />
      <input
        className="govuk-input sourced-row__source"
        id={`${id}-source`}
        autoComplete="off"
        aria-label={`Source of: ${words}`}
        placeholder="Where it is from, and of which year"
        value={typed.source}
        onChange={(event) => onChange({ ...typed, source: event.target.value })}
      />
    </div>
  );
}
