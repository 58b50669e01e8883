import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import type { countText } from '../../components/numbers.js';
import { draftOf } from '../../filters/filter-draft.js';
import { PlaceSearch, type FoundPlace } from '../../filters/PlaceSearch.js';
import { useFilterForm } from '../../filters/use-filter-form.js';
import { WhatFields } from '../../filters/WhatFields.js';
import { WhenFields } from '../../filters/WhenFields.js';
import type { Holding } from '../../session/holdings.js';
import type { Installation } from '../../session/SessionContext.js';
import type { FilterState } from '../../view-state/filter-state.js';
import type { Period, PeriodOption } from '../../view-state/period.js';
import { hotspotOffer } from './offer.js';

interface HotspotFiltersProps {
  readonly state: FilterState;
  readonly period: Period | null;
  readonly periods: readonly PeriodOption[];
  readonly holdings: readonly Holding[];
  readonly installation: Installation;
  readonly kindCounts: ReadonlyMap<string, Parameters<typeof countText>[0]>;
  readonly onApply: (part: Omit<FilterState, 'areas'>) => void;
  readonly onClear: () => void;
  readonly onPlace: (place: FoundPlace) => void;
}

/** Which reports are tested. Nothing changes until «Apply»; a place found is taken at once. */
export function HotspotFilters(props: HotspotFiltersProps) {
  const { state, period, periods, holdings, installation, kindCounts, onApply, onClear, onPlace } = props;
  const { draft, set, errors, errorOf, submit } = useFilterForm(draftOf(state, period), onApply);
  const { isProtected } = hotspotOffer(holdings, draft.kinds, installation);
  return (
    <form className="filters" onSubmit={submit} noValidate aria-labelledby="filters-heading">
      <ErrorSummary errors={errors} />
      <PlaceSearch onArea={onPlace} onPoint={onPlace} />
      <WhatFields
        draft={draft}
        set={set}
        kinds={holdings.map(({ kind }) => kind)}
        oneKind={false}
        kindCounts={kindCounts}
        categories={installation.categories}
      />
      <WhenFields
        draft={draft}
        set={set}
        errorOf={errorOf}
        periods={periods}
        hoursOpen={state.weekdays.length + state.hours.length > 0}
        isProtected={isProtected}
      />
      <div className="filter-buttons">
        <Button type="submit">Apply</Button>
        <Button look="secondary" onClick={onClear}>
          Clear
        </Button>
      </div>
    </form>
  );
}
