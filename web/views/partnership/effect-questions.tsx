import type { Answers, Question } from '../../forms/questions.js';
import type { EffectConclusionsQuery } from '../../graphql.generated.js';

export type HandedOver = EffectConclusionsQuery['effectConclusions'][number];

/** An effect is told in words: it has no unit, no children counted, no baseline and no target. */
export const isFigure = ({ measured, counted }: Answers): boolean => measured !== 'homeward' || counted !== 'effect';

/** Which conclusion a measure is told by, and what it will say then. */
export const effectQuestions = (conclusions: readonly HandedOver[]): readonly Question[] => [
  {
    name: 'conclusion',
    label: 'Which effect',
    hint:
      conclusions.length === 0
        ? 'None was handed over yet: analysts of police and council hand over what they measured in an area'
        : 'As it was handed over; its words are nobody’s to change',
    kind: {
      none: 'Choose an effect',
      choices: conclusions.map(({ id, label, agency, withdrawnBecause }) => ({
        code: id,
        words: `${label}${agency === '' ? '' : ` (${agency})`}${withdrawnBecause === null ? '' : ', withdrawn'}`,
      })),
    },
    when: (answers) => !isFigure(answers),
  },
  ...conclusions
    .filter(({ words, withdrawnBecause }) => words !== null || withdrawnBecause !== null)
    .map((one): Question => ({
      name: `words-${one.id}`,
      label: 'What the measure will say',
      kind: { part: () => <Words one={one} /> },
      when: (answers) => !isFigure(answers) && answers['conclusion'] === one.id,
    })),
];

/** Of its own measure a partner changes all but the effect. */
export const asItStands = (conclusion: string | null): HandedOver => ({
  ...{ id: conclusion ?? '', label: 'As it stands', agency: '', withdrawnBecause: null, words: null },
});

function Words({ one: { label, words, withdrawnBecause } }: { readonly one: HandedOver }) {
  return (
    <>
      <p className="govuk-body-s effect-handed__head">What the measure will say</p>
      <blockquote className="effect-told">
        <p className="govuk-body-s">
          {words === null ? `The conclusion was withdrawn. ${withdrawnBecause}` : `«${label}»: ${words.found} ${words.moved}`}
        </p>
        {words !== null && <p className="govuk-body-s">How sure: {words.howSure}</p>}
      </blockquote>
    </>
  );
}
