import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Question } from '../../forms/questions.js';
import { SaveEstimateDocument, type PopulationEstimateInput } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { estimateAddress } from './estimate-words.js';

const name: Question = { name: 'name', label: 'What it is called', kind: 'text' };
const why: Question = {
  name: 'why',
  label: 'What this version is for, or what was changed',
  hint: 'No person’s name. Your role and agency are kept with it, and the data it was worked out from.',
  kind: 'long',
};

interface SaveEstimateProps {
  readonly input: PopulationEstimateInput;
  /** The estimate that this is another version of. */
  readonly saved: { readonly id: string; readonly version: number } | null;
}

/** Keeps what was worked out as a version. None is ever changed. */
export function SaveEstimate({ input, saved }: SaveEstimateProps) {
  const navigate = useNavigate();
  const kept = useRef<string | null>(null);
  return (
    <section aria-labelledby="estimate-save">
      <h2 className="data-page__heading" id="estimate-save">
        Keep it
      </h2>
      <QuestionsForm
        questions={saved ? [why] : [name, why]}
        button={saved ? 'Save as another version' : 'Save'}
        send={async (answers) => {
          const { savePopulationEstimate } = await request(SaveEstimateDocument, {
            input: {
              input,
              why: answers['why'] ?? '',
              ...(saved ? { id: saved.id, version: saved.version } : { name: answers['name'] ?? '' }),
            },
          });
          kept.current = savePopulationEstimate.id ?? null;
          return savePopulationEstimate.problems;
        }}
        onDone={() => void navigate(kept.current === null ? '/estimates' : estimateAddress(kept.current))}
      />
    </section>
  );
}
