import { useNavigate, useParams } from 'react-router';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import type { Answers, Problems } from '../../../forms/questions.js';
import { KeepSessionDocument } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { answersOf, keptAddress, sessionFrom, sessionQuestions, type KeptPlace } from './keep-words.js';
import { KeptFrame } from './KeptFrame.js';

/** A session that is added, or one that is changed. */
export function SessionFormView() {
  const { id } = useParams();
  return (
    <KeptFrame
      title={id === undefined ? 'Add a session' : 'Change a session'}
      lead="What is not known is left empty: it is shown as «not stated», never as closed."
    >
      {(places) => <SessionForm key={id ?? ''} places={places} id={id} />}
    </KeptFrame>
  );
}

function SessionForm({ places, id }: { readonly places: readonly KeptPlace[]; readonly id: string | undefined }) {
  const navigate = useNavigate();
  const place = places.find(({ sessions }) => sessions.some((one) => one.id === id));
  const session = place?.sessions.find((one) => one.id === id);
  if (id !== undefined && session === undefined) return <p className="govuk-body">There is no such session.</p>;
  const send = async (answers: Answers): Promise<Problems> => {
    const { input, problems } = sessionFrom(answers);
    if (problems.length > 0) return problems;
    const { reason = '' } = answers;
    const asked = { id: id ?? null, version: session?.version ?? null, input, reason };
    return (await request(KeepSessionDocument, asked)).keepYouthSession.problems;
  };
  return (
    <QuestionsForm
      questions={sessionQuestions(places)}
      known={session && place ? answersOf(session, place.id) : { access: 'UNKNOWN' }}
      button={session ? 'Save the change' : 'Add the session'}
      send={send}
      onDone={() =>
        void navigate(keptAddress, { state: { done: session ? 'The session is changed.' : 'The session is added.' } })
      }
    />
  );
}
