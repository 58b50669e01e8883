import { Details } from '../components/Details.js';
import { weekdayNames } from '../view-state/clock-words.js';
import { formatPeriod, readDay, writeDay, type PeriodOption } from '../view-state/period.js';
import type { FilterDraft } from './filter-draft.js';
import { DayField } from './FilterFields.js';
import { HoursFields } from './HoursFields.js';

interface WhenFieldsProps {
  readonly draft: FilterDraft;
  readonly set: (part: Partial<FilterDraft>) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly periods: readonly PeriodOption[];
  /** Days and hours are chosen now, so that their fields stand open. */
  readonly hoursOpen: boolean;
  /** Protected counts are of whole months: there are no days and hours to choose. */
  readonly isProtected: boolean;
}

/** The period from a list or by days, and days of the week and hours. */
export function WhenFields({ draft, set, errorOf, periods, hoursOpen, isProtected }: WhenFieldsProps) {
  const from = readDay(draft.from);
  const to = readDay(draft.to);
  const chosenPeriod = from && to ? formatPeriod({ from, to }) : '';
  return (
    <fieldset className="govuk-fieldset filter-group">
      <legend className="filter-group__title">When</legend>
      <label className="govuk-visually-hidden" htmlFor="period-list">
        Period
      </label>
      <select
        className="govuk-select filter-select"
        id="period-list"
        value={periods.some((option) => formatPeriod(option.period) === chosenPeriod) ? chosenPeriod : ''}
        onChange={(event) => {
          const option = periods.find((one) => formatPeriod(one.period) === event.target.value);
          if (option) set({ from: writeDay(option.period.from), to: writeDay(option.period.to) });
        }}
      >
        <option value="">Dates below</option>
        {periods.map((option) => (
          <option key={formatPeriod(option.period)} value={formatPeriod(option.period)}>
            {option.text}
          </option>
        ))}
      </select>
      <div className="filter-dates">
        <DayField
          id="period-from"
          label="From"
          text={draft.from}
          error={errorOf('period-from')}
          onChange={(text) => set({ from: text })}
        />
        <DayField id="period-to" label="To" text={draft.to} error={errorOf('period-to')} onChange={(text) => set({ to: text })} />
      </div>
      {!isProtected && (
        <Details
          summary={draft.weekdays.length + draft.hours.length > 0 ? 'Days and hours (some chosen)' : 'Days and hours'}
          className="filter-details"
          {...(hoursOpen ? { open: true } : {})}
        >
          <fieldset className="plain-fieldset weekday-list">
            <legend>Days of the week</legend>
            {weekdayNames.map((name, index) => (
              <label key={name} className="small-choice">
                <input
                  type="checkbox"
                  checked={draft.weekdays.includes(index + 1)}
                  onChange={(event) =>
                    set({
                      weekdays: [1, 2, 3, 4, 5, 6, 7].filter((day) =>
                        day === index + 1 ? event.target.checked : draft.weekdays.includes(day),
                      ),
                    })
                  }
                />
                <span>{name.slice(0, 3)}</span>
              </label>
            ))}
          </fieldset>
          <HoursFields hours={draft.hours} onChange={(hours) => set({ hours })} />
        </Details>
      )}
      {isProtected && <p className="note">Whole months are counted.</p>}
    </fieldset>
  );
}
