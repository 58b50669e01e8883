import { useState } from 'react';
import { Details } from '../../components/Details.js';
import { TextField } from '../../forms/FormFields.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Question } from '../../forms/questions.js';
import { HandOverEffectDocument, WithdrawEffectConclusionDocument, type KeptEffectsQuery } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { momentText } from '../data/data-words.js';

type KeptEffect = KeptEffectsQuery['recordedEffects'][number];
type Conclusion = NonNullable<KeptEffect['handedOver']>;

interface HandedOverProps {
  readonly one: KeptEffect;
  /** Of the same area. */
  readonly others: readonly KeptEffect[];
  readonly onDone: () => void;
}

/** What the partnership's account has of a kept result, and what it would have: exactly the words, before anything is handed over. */
export function HandedOver({ one, others, onDone }: HandedOverProps) {
  const { handedOver, id } = one;
  const stands = handedOver?.withdrawnBecause === null ? handedOver : null;
  return (
    <>
      {stands?.words && (
        <>
          <p className="govuk-body-s effect-handed__head">
            Handed over to the partnership’s account, {momentText(stands.handedAt)}
          </p>
          <Told label={stands.label} words={stands.words} />
        </>
      )}
      {handedOver?.withdrawnBecause != null && (
        <p className="govuk-body-s">
          Handed over as «{handedOver.label}», and withdrawn: {handedOver.withdrawnBecause}
        </p>
      )}
      <Details
        summary={stands ? 'Correct what was handed over' : 'Hand over to the partnership’s account'}
        className="effect-hand"
      >
        <HandOver key={`${id} ${handedOver?.handedAt}`} one={one} stands={stands} others={others} onDone={onDone} />
      </Details>
      {stands && (
        <Details summary="Withdraw what was handed over" className="effect-hand">
          <Withdraw conclusion={stands} onDone={onDone} />
        </Details>
      )}
    </>
  );
}

function HandOver({ one, stands, others, onDone }: HandedOverProps & { readonly stands: Conclusion | null }) {
  const [label, setLabel] = useState(stands?.label ?? '');
  const form = `hand-${one.id}`;
  const standing = others.flatMap(({ handedOver }) => (handedOver?.withdrawnBecause === null ? [handedOver] : []));
  const lines = standing.filter((other, at) => standing.findIndex(({ id }) => id === other.id) === at);
  const questions: readonly Question[] = [
    {
      name: 'label',
      label: 'What was done',
      kind: {
        part: (problem) => (
          <TextField
            id={`${form}-label`}
            label="What was done"
            hint="In a few words, such as «Evening patrols and detached work». No place, no figure, no person."
            {...{ text: label, problem, onChange: setLabel }}
          />
        ),
      },
    },
    ...(stands === null && lines.length > 0
      ? [
          {
            name: 'corrects',
            label: 'Is it new?',
            kind: [
              { code: '', words: 'It stands beside what was handed over before' },
              ...lines.map((line) => ({ code: line.id, words: `It takes the place of «${line.label}»` })),
            ],
          },
        ]
      : []),
    {
      name: 'seen',
      label: 'What will be read',
      kind: {
        part: (problem) => (
          <div id={`${form}-seen`} tabIndex={-1}>
            <p className="govuk-body-s effect-handed__head">What partners will read, word for word</p>
            {problem && <p className="govuk-error-message">{problem}</p>}
            <Told label={label.trim() === '' ? '…' : label.trim()} words={one.toHandOver} />
          </div>
        ),
      },
    },
  ];
  return (
    <QuestionsForm
      id={form}
      questions={questions}
      button={stands ? 'Yes, correct it so' : 'Yes, hand this over'}
      send={async ({ corrects = '' }) => {
        const line = stands?.id ?? (corrects === '' ? null : corrects);
        const seen = one.toHandOver.text;
        const { handOverEffect } = await request(HandOverEffectDocument, { record: one.id, label, seen, corrects: line });
        return handOverEffect.problems.map((wrong) => (wrong.field === 'record' ? { ...wrong, field: '' } : wrong));
      }}
      onDone={onDone}
    >
      <p className="govuk-body-s">
        Figures, place and limits stay here. Whether it worked, whether it moved and how sure that is follow from this result and
        are nobody’s to choose.
      </p>
    </QuestionsForm>
  );
}

function Withdraw({ conclusion, onDone }: { readonly conclusion: Conclusion; readonly onDone: () => void }) {
  return (
    <QuestionsForm
      id={`withdraw-${conclusion.id}`}
      questions={[
        {
          name: 'reason',
          label: 'Why',
          hint: 'Whoever reads the account reads it. No place, no figure, no person.',
          kind: 'text',
        },
      ]}
      button="Withdraw it"
      warning="Measures that it stands in will say that it was withdrawn, and why."
      send={async ({ reason = '' }) =>
        (await request(WithdrawEffectConclusionDocument, { id: conclusion.id, reason })).withdrawEffectConclusion.problems
      }
      onDone={onDone}
    />
  );
}

function Told({ label, words }: { readonly label: string; readonly words: NonNullable<Conclusion['words']> }) {
  return (
    <blockquote className="effect-told">
      <p className="govuk-body-s">
        «{label}»: {words.found} {words.moved}
      </p>
      <p className="govuk-body-s">How sure: {words.howSure}</p>
    </blockquote>
  );
}
