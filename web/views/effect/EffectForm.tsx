import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { ChoiceField, SetField, TextField } from '../../forms/FormFields.js';
import type { IncidentKind } from '../../graphql.generated.js';
import { kindNames } from '../../view-state/kinds.js';
import type { Period } from '../../view-state/period.js';
import { earlierPeriods, keyOf } from './earlier-periods.js';
import { rings, type EffectState } from './effect-state.js';
import { ringText } from './effect-words.js';

interface EffectFormProps {
  readonly kinds: readonly IncidentKind[];
  readonly state: EffectState;
  /** Filled in where nothing is said. */
  readonly usual: Period | null;
  readonly onAsk: (part: Pick<EffectState, 'kind' | 'after' | 'before' | 'ring'>) => void;
}

/** Which reports, after when, against which time before. Nothing is counted until the button is pressed. */
export function EffectForm({ kinds, state, usual, onAsk }: EffectFormProps) {
  const [kind, setKind] = useState<IncidentKind | null>(state.kind ?? kinds[0] ?? null);
  const [after, setAfter] = useState<Partial<Period>>(state.after ?? usual ?? {});
  const [compared, setCompared] = useState(keyOf(state.before));
  const [ring, setRing] = useState(state.ring);
  const [errors, setErrors] = useState<readonly { text: string; fieldId: string }[]>([]);

  const period = after.from && after.to && after.from <= after.to ? { from: after.from, to: after.to } : null;
  const options = period ? earlierPeriods(period, state.before) : [];
  const chosen = options.find(({ before }) => keyOf(before) === compared) ?? options[0];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(after.from ? [] : [{ text: 'Say on which day the time after begins', fieldId: 'effect-from' }]),
      ...(after.to ? [] : [{ text: 'Say on which day the time after ends', fieldId: 'effect-to' }]),
      ...(after.from && after.to && after.from > after.to
        ? [{ text: 'The time after ends before it begins', fieldId: 'effect-to' }]
        : []),
    ];
    setErrors(found);
    if (found.length > 0 || !period || !chosen || !kind) return;
    onAsk({ kind, after: period, before: chosen.before, ring });
  };
  const problemOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.text;

  return (
    <form className="effect-form" onSubmit={submit} noValidate aria-labelledby="effect-asked">
      <h2 className="data-page__heading" id="effect-asked">
        What is compared
      </h2>
      <ErrorSummary errors={errors} />
      <SetField
        id="effect-kind"
        label="Reports"
        one
        chosen={kind ? [kind] : []}
        choices={kinds.map((one) => ({ code: one, words: kindNames[one].many }))}
        onChange={([one]) => setKind((one as IncidentKind | undefined) ?? null)}
      />
      <div className="effect-form__days">
        <TextField
          id="effect-from"
          label="After: from"
          type="date"
          width="date"
          text={after.from ?? ''}
          problem={problemOf('effect-from')}
          onChange={(from) => setAfter({ ...after, from })}
        />
        <TextField
          id="effect-to"
          label="To"
          type="date"
          width="date"
          text={after.to ?? ''}
          problem={problemOf('effect-to')}
          onChange={(to) => setAfter({ ...after, to })}
        />
      </div>
      {chosen && (
        <ChoiceField
          id="effect-before"
          label="Compared with"
          hint="The same part of the year has the same season."
          none={chosen.words}
          chosen=""
          choices={options.filter((one) => one !== chosen).map(({ words, before }) => ({ code: keyOf(before), words }))}
          onChange={setCompared}
        />
      )}
      <ChoiceField
        id="effect-ring"
        label="Ring into which trouble could move"
        none={ringText(ring)}
        chosen=""
        choices={rings.filter((one) => one !== ring).map((one) => ({ code: String(one), words: ringText(one) }))}
        onChange={(metres) => setRing(Number(metres))}
      />
      <Button type="submit">Find places to compare with</Button>
    </form>
  );
}
