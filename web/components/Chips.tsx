export interface Chip {
  readonly key: string;
  readonly text: string;
  /** Missing when the filter cannot be taken away (there is always a period). */
  readonly remove?: () => void;
}

/** The chosen filters as removable tags. */
export function Chips({ label, chips }: { readonly label: string; readonly chips: readonly Chip[] }) {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.key}>
          {chip.remove ? (
            <button type="button" className="chip chip--removable" onClick={chip.remove}>
              <span className="govuk-visually-hidden">Remove this filter: </span>
              {chip.text}
              <span aria-hidden="true" className="chip__cross">
                ×
              </span>
            </button>
          ) : (
            <span className="chip">{chip.text}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
