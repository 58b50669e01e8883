import { formatHours, parseHours } from '../view-state/clock-words.js';

const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;
const allHours = Array.from({ length: 24 }, (_, hour) => hour);

/** From one hour until another, also over midnight. Hours that are not one run (from a link) stand as they are until changed. */
export function HoursFields({
  hours,
  onChange,
}: {
  readonly hours: readonly number[];
  readonly onChange: (hours: readonly number[]) => void;
}) {
  const words = formatHours(hours);
  const severalRuns = words.includes(',');
  const [first, last] =
    severalRuns || words === '' ? ['', ''] : [words.split('-')[0] ?? '', words.split('-')[1] ?? words.split('-')[0] ?? ''];
  const choose = (from: string, until: string) => {
    if (from === '' && until === '') onChange([]);
    else onChange(parseHours([`${from === '' ? 0 : from}-${until === '' ? 23 : until}`]));
  };
  return (
    <div className="hours-fields">
      <div>
        <label className="filter-group__label" htmlFor="hour-from">
          From
        </label>
        <select
          className="govuk-select filter-select"
          id="hour-from"
          value={first}
          onChange={(event) => choose(event.target.value, last)}
        >
          <option value="">{severalRuns ? 'several' : 'any'}</option>
          {allHours.map((hour) => (
            <option key={hour} value={hour}>
              {clock(hour)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className="filter-group__label" htmlFor="hour-until">
          Until
        </label>
        <select
          className="govuk-select filter-select"
          id="hour-until"
          value={last}
          onChange={(event) => choose(first, event.target.value)}
        >
          <option value="">{severalRuns ? 'several' : 'any'}</option>
          {allHours.map((hour) => (
            <option key={hour} value={hour}>
              {clock(hour + 1)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
