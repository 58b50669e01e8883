interface TallyProps {
  readonly label: string;
  readonly count: number;
  readonly onChange: (count: number) => void;
}

const MOST = 300;

/** One count with its two buttons, each large enough for a wet thumb. */
export function Tally({ label, count, onChange }: TallyProps) {
  return (
    <div className="tally" role="group" aria-label={label}>
      <span className="tally__label" aria-hidden="true">
        {label}
      </span>
      <button
        type="button"
        className="tally__button"
        aria-disabled={count === 0}
        onClick={() => onChange(Math.max(0, count - 1))}
      >
        <span aria-hidden="true">−</span>
        <span className="govuk-visually-hidden">One fewer: {label}</span>
      </button>
      <output className="tally__count" aria-live="polite">
        {count}
      </output>
      <button type="button" className="tally__button tally__button--more" onClick={() => onChange(Math.min(MOST, count + 1))}>
        <span aria-hidden="true">+</span>
        <span className="govuk-visually-hidden">One more: {label}</span>
      </button>
    </div>
  );
}
