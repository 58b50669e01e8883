import { useId, useState } from 'react';
import { Button } from '../../components/Button.js';
import { Failed } from '../../components/States.js';
import { TextField } from '../../forms/FormFields.js';
import { ExploreBreakdownDocument, type HarmTable, type IncidentFilter } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import { harmDraft, readHarm, type HarmDraft } from './harm-draft.js';

interface HarmFieldsProps {
  readonly state: HotspotState;
  readonly filter: IncidentFilter;
  readonly onChange: (part: Partial<HotspotState>) => void;
}

/** What a report counts: one, or what its category weighs by a table of the analyst's own. */
export function HarmFields({ state, filter, onChange }: HarmFieldsProps) {
  const [open, setOpen] = useState(false);
  const isHarm = state.harm !== null;
  return (
    <fieldset className="plain-fieldset method-fields__baseline">
      <legend>Each report counts</legend>
      <label className="small-choice">
        <input
          type="radio"
          name="weights"
          checked={!isHarm && !open}
          onChange={() => {
            setOpen(false);
            if (isHarm) onChange({ harm: null });
          }}
        />
        <span>one, all alike</span>
      </label>
      <label className="small-choice">
        <input type="radio" name="weights" checked={isHarm || open} onChange={() => setOpen(true)} />
        <span>the harm of its category</span>
      </label>
      {isHarm && !open && (
        <p className="note">
          By {state.harm!.source}, {state.harm!.year}.{' '}
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            Change the weights
          </button>
        </p>
      )}
      {open && (
        <CategoriesToWeigh
          filter={filter}
          present={state.harm}
          onUse={(harm) => {
            setOpen(false);
            onChange({ harm, rates: false });
          }}
        />
      )}
    </fieldset>
  );
}

interface WeighProps {
  readonly present: HarmTable | null;
  readonly onUse: (harm: HarmTable) => void;
}

function CategoriesToWeigh({ filter, ...props }: WeighProps & { readonly filter: IncidentFilter }) {
  const { state, again } = useQuery(ExploreBreakdownDocument, { filter: { ...filter, categories: null }, by: 'CATEGORY' });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} title="The categories cannot be shown" />;
  if (state.status !== 'ready') return <p className="note">Looking which categories there are …</p>;
  return <WeightsForm categories={state.data.incidentCounts.rows.map(({ key }) => key)} {...props} />;
}

function WeightsForm({ categories, present, onUse }: WeighProps & { readonly categories: readonly string[] }) {
  const id = useId();
  const announce = useAnnounce();
  const [draft, setDraft] = useState<HarmDraft>(() => harmDraft(present, categories));
  const [tried, setTried] = useState(false);
  const { table, problems } = readHarm(draft);
  const problemOf = (field: string) => (tried ? problems.get(field) : undefined);
  const use = () => {
    setTried(true);
    if (table) onUse(table);
    else announce(`The weights are not used yet. ${[...problems.values()].join(' ')}`);
  };
  return (
    <div className="harm-form">
      {Object.entries(draft.weights).map(([category, text], index) => (
        <div key={category} className="harm-form__weight">
          <label htmlFor={`${id}-${index}`}>
            <span className="govuk-visually-hidden">Weight of </span>
            {category}
          </label>
          <input
            className={`govuk-input${problemOf(category) ? ' govuk-input--error' : ''}`}
            id={`${id}-${index}`}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={problemOf(category) ? true : undefined}
            aria-describedby={problemOf(category) ? `${id}-${index}-problem` : undefined}
            onChange={({ target }) => setDraft({ ...draft, weights: { ...draft.weights, [category]: target.value } })}
          />
          {problemOf(category) && (
            <p className="govuk-error-message" id={`${id}-${index}-problem`}>
              {problemOf(category)}
            </p>
          )}
        </div>
      ))}
      <TextField
        id={`${id}-source`}
        label="Where the weights are from"
        problem={problemOf('source')}
        text={draft.source}
        onChange={(source) => setDraft({ ...draft, source })}
      />
      <TextField
        id={`${id}-year`}
        label="Year"
        width="short"
        problem={problemOf('year')}
        text={draft.year}
        onChange={(year) => setDraft({ ...draft, year })}
      />
      <Button look="secondary" onClick={use}>
        Use these weights
      </Button>
      <p className="note">A judgement, not a measurement: look at the same map by counts, too.</p>
    </div>
  );
}
