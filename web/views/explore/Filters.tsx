import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { Details } from '../../components/Details.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import type { countText } from '../../components/numbers.js';
import type { AreaType } from '../../graphql.generated.js';
import type { Holding } from '../../session/holdings.js';
import type { Installation } from '../../session/SessionContext.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { weekdayNames } from '../../view-state/clock-words.js';
import type { ExploreState, Measure } from '../../view-state/explore-state.js';
import { formatPeriod, readDay, writeDay, type Period, type PeriodOption } from '../../view-state/period.js';
import { draftOf, readDraft, type FieldError, type FilterDraft } from './filter-draft.js';
import { levelsLoaded } from './levels.js';
import { DayField, KindCheck } from './FilterFields.js';
import { choosesOneKind, offerOf } from './offer.js';
import { HoursFields } from './HoursFields.js';
import { PlaceSearch, type FoundPlace } from './PlaceSearch.js';
import { capitalised } from './words.js';

interface FiltersProps {
  readonly state: ExploreState;
  readonly period: Period | null;
  readonly level: AreaType;
  readonly holdings: readonly Holding[];
  readonly periods: readonly PeriodOption[];
  readonly installation: Installation;
  /** Counts by kind under the other filters, for the checkboxes. */
  readonly kindCounts: ReadonlyMap<string, Parameters<typeof countText>[0]>;
  readonly onApply: (part: Partial<ExploreState>) => void;
  readonly onClear: () => void;
  readonly onArea: (place: FoundPlace) => void;
  readonly onPoint: (place: FoundPlace) => void;
}

/** The filters. Nothing changes until «Apply»; a place found is taken at once. */
export function Filters(props: FiltersProps) {
  const { state, period, level, holdings, periods, installation, kindCounts, onApply, onClear, onArea, onPoint } = props;
  const fresh = draftOf(state, period, level);
  const freshWords = JSON.stringify(fresh);
  const [{ draft, basis }, setForm] = useState<{ draft: FilterDraft; basis: string }>({ draft: fresh, basis: freshWords });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  // Filters changed elsewhere (a chip, back, a link) replace what was typed here.
  if (basis !== freshWords) {
    setForm({ draft: fresh, basis: freshWords });
    setErrors([]);
  }
  const set = (part: Partial<FilterDraft>) => setForm({ draft: { ...draft, ...part }, basis: freshWords });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft);
    setErrors('errors' in read ? read.errors : []);
    if ('part' in read) onApply(read.part);
  };
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.text;
  const from = readDay(draft.from);
  const to = readDay(draft.to);
  const chosenPeriod = from && to ? formatPeriod({ from, to }) : '';
  const kinds = holdings.map(({ kind }) => kind);
  const ticked = draft.kinds.length > 0 ? draft.kinds : kinds;
  // What is offered follows the boxes as they are ticked, before «Apply».
  const offer = offerOf(holdings, draft.kinds, levelsLoaded(installation.vintages));
  const oneKind = choosesOneKind(holdings);
  const categories = installation.categories.filter((option) => ticked.includes(option.kind));

  return (
    <form className="filters" onSubmit={submit} noValidate aria-labelledby="filters-heading">
      <ErrorSummary errors={errors} />
      <PlaceSearch onArea={onArea} onPoint={onPoint} />

      <fieldset className="govuk-fieldset filter-group">
        <legend className="filter-group__title">What</legend>
        <div
          className={`${oneKind ? 'govuk-radios govuk-radios--small' : 'govuk-checkboxes govuk-checkboxes--small'} filter-checks`}
        >
          {kinds.map((kind) => (
            <KindCheck
              key={kind}
              kind={kind}
              one={oneKind}
              checked={draft.kinds.includes(kind)}
              count={kindCounts.get(kind)}
              onChange={(checked) =>
                set({
                  kinds: oneKind ? [kind] : kinds.filter((other) => (other === kind ? checked : draft.kinds.includes(other))),
                })
              }
            />
          ))}
        </div>
        {draft.kinds.length === 0 && !oneKind && <p className="note">None ticked: all kinds, counted as records.</p>}
        {offer.form === 'figures' && (
          <Details
            summary={draft.categories.length > 0 ? `Categories (${draft.categories.length} chosen)` : 'Categories'}
            className="filter-details"
          >
            <div className="filter-scroll">
              {categories.map((option) => (
                <label key={`${option.kind} ${option.category}`} className="small-choice">
                  <input
                    type="checkbox"
                    checked={draft.categories.includes(option.category)}
                    onChange={(event) =>
                      set({
                        categories: event.target.checked
                          ? [...draft.categories, option.category]
                          : draft.categories.filter((one) => one !== option.category),
                      })
                    }
                  />
                  <span>{option.category}</span>
                </label>
              ))}
            </div>
          </Details>
        )}
      </fieldset>

      {offer.form === 'bands' ? (
        <p className="note">Bands are given for the newest twelve months, all categories and hours together.</p>
      ) : (
        <>
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
              <DayField
                id="period-to"
                label="To"
                text={draft.to}
                error={errorOf('period-to')}
                onChange={(text) => set({ to: text })}
              />
            </div>
            {!offer.isProtected && (
              <Details
                summary={draft.weekdays.length + draft.hours.length > 0 ? 'Days and hours (some chosen)' : 'Days and hours'}
                className="filter-details"
                open={state.weekdays.length + state.hours.length > 0 ? true : undefined}
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
            {offer.isProtected && <p className="note">Whole months are counted.</p>}
          </fieldset>

          <fieldset className="govuk-fieldset filter-group">
            <legend className="filter-group__title">Measure</legend>
            <div className="govuk-radios govuk-radios--small filter-checks">
              {(
                [
                  ['rate', 'Rate per 1,000 residents'],
                  ['count', 'Number'],
                ] as const satisfies readonly (readonly [Measure, string])[]
              ).map(([measure, text]) => (
                <div className="govuk-radios__item" key={measure}>
                  <input
                    className="govuk-radios__input"
                    type="radio"
                    name="measure"
                    id={`measure-${measure}`}
                    checked={draft.measure === measure}
                    onChange={() => set({ measure })}
                  />
                  <label className="govuk-label govuk-radios__label" htmlFor={`measure-${measure}`}>
                    {text}
                  </label>
                </div>
              ))}
            </div>
            <label className="filter-group__label" htmlFor="level">
              Shown by
            </label>
            <select
              className="govuk-select filter-select"
              id="level"
              value={offer.levels.includes(draft.level) ? draft.level : offer.levels[0]}
              aria-describedby={offer.levelsLeftOut ? 'level-note' : undefined}
              onChange={(event) => set({ level: event.target.value as AreaType })}
            >
              {offer.levels.map((type) => (
                <option key={type} value={type}>
                  {capitalised(areaTypeNames[type].one)}
                </option>
              ))}
            </select>
            {offer.levelsLeftOut && (
              <p className="note" id="level-note">
                {offer.levelsLeftOut}
              </p>
            )}
          </fieldset>
        </>
      )}

      <div className="filter-buttons">
        <Button type="submit">Apply</Button>
        <Button look="secondary" onClick={onClear}>
          Clear
        </Button>
      </div>
    </form>
  );
}
