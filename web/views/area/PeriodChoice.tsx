import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { formatPeriod, periodText, type Period, type PeriodOption } from '../../view-state/period.js';

/** The period of the page; it changes on the button, not while someone reads through the list by keyboard. */
export function PeriodChoice({
  period,
  options,
  onChoose,
}: {
  readonly period: Period | null;
  readonly options: readonly PeriodOption[];
  readonly onChoose: (period: Period) => void;
}) {
  const current = period ? formatPeriod(period) : '';
  const [choice, setChoice] = useState({ words: current, basis: current });
  // Back, forward or a link chose another one.
  if (choice.basis !== current) setChoice({ words: current, basis: current });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const option = options.find((one) => formatPeriod(one.period) === choice.words);
    if (option) onChoose(option.period);
  };
  const listed = options.some((option) => formatPeriod(option.period) === current);
  return (
    <form className="period-choice no-print" onSubmit={submit}>
      <label className="period-choice__label" htmlFor="area-period">
        Period
      </label>
      <select
        className="govuk-select period-choice__list"
        id="area-period"
        value={choice.words}
        onChange={(event) => setChoice({ words: event.target.value, basis: current })}
      >
        {!listed && period && <option value={current}>{periodText(period)}</option>}
        {options.map((option) => (
          <option key={formatPeriod(option.period)} value={formatPeriod(option.period)}>
            {option.text}
          </option>
        ))}
      </select>
      <Button type="submit" look="secondary">
        Show
      </Button>
    </form>
  );
}
