import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { Details } from '../../components/Details.js';
import { ChoiceField, SetField } from '../../forms/FormFields.js';
import type { ClusterCorrection, ProfileFactor } from '../../graphql.generated.js';
import type { AskedRatios } from './profile-address.js';
import { factorNames, levelsOf, levelText } from './profile-words.js';

interface RatiosFormProps {
  readonly asked: AskedRatios;
  readonly onAsk: (asked: AskedRatios) => void;
}

const FACTORS = Object.keys(factorNames) as ProfileFactor[];
const corrections: Readonly<Record<ClusterCorrection, string>> = {
  CR1: 'CR1: for few clusters and few children',
  CR_G: 'CR_G: for few clusters',
  CR0: 'CR0: none',
};

/** By what children are compared, and what is held equal. Nothing is worked out until the button is pressed. */
export function RatiosForm({ asked, onAsk }: RatiosFormProps) {
  const [draft, setDraft] = useState(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(draft);
  };
  const others = FACTORS.filter((factor) => factor !== draft.exposure);
  const take = (factor: ProfileFactor): void =>
    setDraft({
      ...draft,
      exposure: factor,
      // What was compared is held equal from now on.
      adjustFor: FACTORS.filter((one) => one !== factor && (one === draft.exposure || draft.adjustFor.includes(one))),
    });
  return (
    <Details summary="What is compared, and how" className="profile__asked">
      <form onSubmit={submit} noValidate>
        <SetField
          id="profile-exposure"
          label="Children are compared by"
          one
          chosen={[draft.exposure]}
          choices={FACTORS.map((factor) => ({ code: factor, words: factorNames[factor] }))}
          onChange={([factor]) => take((factor as ProfileFactor | undefined) ?? draft.exposure)}
        />
        <SetField
          id="profile-adjust"
          label="Held equal"
          chosen={draft.adjustFor}
          choices={others.map((factor) => ({ code: factor, words: factorNames[factor] }))}
          onChange={(chosen) => setDraft({ ...draft, adjustFor: others.filter((factor) => chosen.includes(factor)) })}
        />
        {[draft.exposure, ...draft.adjustFor].map((factor) => (
          <ChoiceField
            key={factor}
            id={`profile-reference-${factor.toLowerCase()}`}
            label={`${factorNames[factor]}: others are compared with`}
            none={levelText(factor, draft.references[factor])}
            chosen=""
            choices={levelsOf[factor]
              .filter((level) => level !== draft.references[factor])
              .map((level) => ({ code: level, words: levelText(factor, level) }))}
            onChange={(level) => setDraft({ ...draft, references: { ...draft.references, [factor]: level } })}
          />
        ))}
        <SetField
          id="profile-correction"
          label="Correction of the errors"
          one
          chosen={[draft.correction]}
          choices={(Object.keys(corrections) as ClusterCorrection[]).map((code) => ({ code, words: corrections[code] }))}
          onChange={([code]) => setDraft({ ...draft, correction: (code as ClusterCorrection | undefined) ?? draft.correction })}
        />
        <Button type="submit">Work out ratios</Button>
      </form>
    </Details>
  );
}
