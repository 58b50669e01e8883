import { useId } from 'react';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import { isChange } from '../../view-state/hotspot-method.js';
import { formatPeriod, parsePeriod, periodText, type Period, type PeriodOption } from '../../view-state/period.js';
import { comparedPeriods } from './compared-periods.js';

interface BaselineFieldsProps {
  readonly state: HotspotState;
  readonly period: Period | null;
  readonly periods: readonly PeriodOption[];
  readonly onChange: (part: Partial<HotspotState>) => void;
}

/** What is expected: and, for a map of change, which period is compared with. */
export function BaselineFields({ state, period, periods, onChange }: BaselineFieldsProps) {
  const id = useId();
  const options = comparedPeriods(period, periods, state.against);
  const words = state.against ? formatPeriod(state.against) : '';
  // The period just before, named in the address, is the usual one.
  const value = options.some(({ against }) => against && formatPeriod(against) === words) ? words : '';
  return (
    <fieldset className="plain-fieldset method-fields__baseline">
      <legend>Expected as</legend>
      {(
        [
          ['EVEN_OVER_LAND', 'spread evenly over the land'],
          ['RESIDENTS', 'spread as the residents are'],
          ...(state.method === 'GI_STAR' ? [['LAST_PERIOD', 'in a period before: a map of change'] as const] : []),
        ] as const
      ).map(([baseline, text]) => (
        <label key={baseline} className="small-choice">
          <input type="radio" name="baseline" checked={state.baseline === baseline} onChange={() => onChange({ baseline })} />
          <span>{text}</span>
        </label>
      ))}
      {state.baseline === 'RESIDENTS' && (
        <>
          {state.method === 'GI_STAR' && state.harm === null && (
            <label className="small-choice">
              <input type="checkbox" checked={state.rates} onChange={({ target }) => onChange({ rates: target.checked })} />
              <span>told as rates per 1,000 residents</span>
            </label>
          )}
          <p className="note">Residents mislead in town centres and parks.</p>
        </>
      )}
      {isChange(state) && (
        <>
          <label className="filter-group__label" htmlFor={id}>
            Compared with
          </label>
          <select
            className="govuk-select filter-select"
            id={id}
            value={value}
            aria-describedby={`${id}-note`}
            onChange={({ target }) => onChange({ against: parsePeriod(target.value) })}
          >
            {options.map(({ text, against }) => (
              <option key={text} value={against ? formatPeriod(against) : ''}>
                {text}
              </option>
            ))}
          </select>
          <p className="note" id={`${id}-note`}>
            {period && `${periodText(period)} against it. `}Marked is where the change differs from the change everywhere; a
            change of small counts is said to be one.
          </p>
        </>
      )}
    </fieldset>
  );
}
