import { Link } from 'react-router';
import { Failed } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Question } from '../../forms/questions.js';
import { KeepEffectDocument, KeptEffectsDocument, type EffectInput, type KeptEffectsQuery } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { momentText } from '../data/data-words.js';
import { formatEffectState } from './effect-state.js';
import { HandedOver } from './HandedOver.js';

const questions: readonly Question[] = [
  {
    name: 'why',
    label: 'Why these places were compared',
    hint: 'What makes them like the area, and what else was done there. No person’s name.',
    kind: 'long',
  },
];

/** Results stand as they were measured; the choice of controls is kept with them. */
export function KeptEffects({ hotspotArea, input }: { readonly hotspotArea: string; readonly input: EffectInput | null }) {
  const { state, again } = useQuery(KeptEffectsDocument, { hotspotArea });
  const kept = state.status === 'ready' ? state.data.recordedEffects : [];
  return (
    <section aria-labelledby="effect-kept">
      <h2 className="data-page__heading" id="effect-kept">
        Kept results
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'ready' && kept.length === 0 && <p className="govuk-body-s">None is kept yet.</p>}
      <ol className="govuk-list effect-kept">
        {kept.map((one) => (
          <Kept key={one.id} one={one} others={kept.filter((other) => other !== one)} onDone={again} />
        ))}
      </ol>
      {input && (
        <QuestionsForm
          key={`${kept.length} ${JSON.stringify(input)}`}
          questions={questions}
          button="Keep this result"
          send={async ({ why = '' }) => {
            const { recordEffect } = await request(KeepEffectDocument, { input, why });
            return recordEffect.problems;
          }}
          onDone={again}
        />
      )}
    </section>
  );
}

type KeptEffect = KeptEffectsQuery['recordedEffects'][number];

interface KeptProps {
  readonly one: KeptEffect;
  /** Of the same area. */
  readonly others: readonly KeptEffect[];
  readonly onDone: () => void;
}

function Kept({ one, others, onDone }: KeptProps) {
  return (
    <li className="effect-kept__one">
      <p className="govuk-body-s effect-kept__head">
        {momentText(one.recordedAt)}, {one.recordedBy}
      </p>
      <p className="govuk-body-s">{one.sentence}</p>
      <p className="govuk-body-s">Compared because: {one.why}</p>
      {one.warnings.length > 0 && <p className="note">{one.warnings.join(' ')}</p>}
      <p className="govuk-body-s">
        <Link className="govuk-link" to={`?${addressOf(one.asked)}`}>
          Measure it again
        </Link>
      </p>
      <HandedOver one={one} others={others} onDone={onDone} />
    </li>
  );
}

/** `asked` is the server's own input, as it was kept. */
function addressOf(asked: string): string {
  const { filter, after, before, bufferMetres, control, bufferControl } = JSON.parse(asked) as EffectInput & {
    bufferMetres: number;
    bufferControl: string[];
  };
  return formatEffectState({
    kind: filter.kinds?.[0] ?? null,
    ...{ after, before: Array.isArray(before) ? before : [before] },
    ...{ ring: bufferMetres, control: [control].flat(), ringControl: bufferControl },
  });
}
