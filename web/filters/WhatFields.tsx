import { Details } from '../components/Details.js';
import type { countText } from '../components/numbers.js';
import type { IncidentKind } from '../graphql.generated.js';
import type { Installation } from '../session/SessionContext.js';
import type { FilterDraft } from './filter-draft.js';
import { KindCheck } from './FilterFields.js';

interface WhatFieldsProps {
  readonly draft: FilterDraft;
  readonly set: (part: Partial<FilterDraft>) => void;
  /** To choose from. */
  readonly kinds: readonly IncidentKind[];
  /** One kind at a time. */
  readonly oneKind: boolean;
  /** Counts by kind under the other filters. */
  readonly kindCounts: ReadonlyMap<string, Parameters<typeof countText>[0]>;
  /** Categories to choose from; null: none are. */
  readonly categories: Installation['categories'] | null;
}

/** Which kinds, and which of their categories. */
export function WhatFields({ draft, set, kinds, oneKind, kindCounts, categories }: WhatFieldsProps) {
  const ticked = draft.kinds.length > 0 ? draft.kinds : kinds;
  return (
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
      {categories && (
        <Details
          summary={draft.categories.length > 0 ? `Categories (${draft.categories.length} chosen)` : 'Categories'}
          className="filter-details"
        >
          <div className="filter-scroll">
            {categories
              .filter((option) => ticked.includes(option.kind))
              .map((option) => (
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
  );
}
