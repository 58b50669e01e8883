import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import type { countText } from '../../components/numbers.js';
import { draftOf } from '../../filters/filter-draft.js';
import { PlaceSearch, type FoundPlace } from '../../filters/PlaceSearch.js';
import { useFilterForm } from '../../filters/use-filter-form.js';
import { WhatFields } from '../../filters/WhatFields.js';
import { WhenFields } from '../../filters/WhenFields.js';
import type { AreaType } from '../../graphql.generated.js';
import type { Holding } from '../../session/holdings.js';
import type { Installation } from '../../session/SessionContext.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { ExploreState, Measure } from '../../view-state/explore-state.js';
import { levelsLoaded } from '../../view-state/levels.js';
import type { Period, PeriodOption } from '../../view-state/period.js';
import { capitalised } from '../../view-state/words.js';
import { choosesOneKind, offerOf } from './offer.js';

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
  const { draft, set, errors, errorOf, submit } = useFilterForm(
    { ...draftOf(state, period), measure: state.measure, level },
    (part, { measure, level: chosen }) => onApply({ ...part, measure, level: chosen }),
  );
  // What is offered follows the boxes as they are ticked, before «Apply».
  const offer = offerOf(holdings, draft.kinds, levelsLoaded(installation.vintages));

  return (
    <form className="filters" onSubmit={submit} noValidate aria-labelledby="filters-heading">
      <ErrorSummary errors={errors} />
      <PlaceSearch onArea={onArea} onPoint={onPoint} />
      <WhatFields
        draft={draft}
        set={set}
        kinds={holdings.map(({ kind }) => kind)}
        oneKind={choosesOneKind(holdings)}
        kindCounts={kindCounts}
        categories={offer.form === 'figures' ? installation.categories : null}
      />

      {offer.form === 'bands' ? (
        <p className="note">Bands are given for the newest twelve months, all categories and hours together.</p>
      ) : (
        <>
          <WhenFields
            draft={draft}
            set={set}
            errorOf={errorOf}
            periods={periods}
            hoursOpen={state.weekdays.length + state.hours.length > 0}
            isProtected={offer.isProtected}
          />

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
