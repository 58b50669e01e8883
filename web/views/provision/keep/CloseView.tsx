import { useNavigate, useParams } from 'react-router';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import { ClosePlaceDocument, CloseSessionDocument } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { keptAddress, reasonQuestion, whenOf, type KeptPlace } from './keep-words.js';
import { KeptFrame } from './KeptFrame.js';

/** Closing a session. */
export function CloseSessionView() {
  const { id = '' } = useParams();
  return (
    <KeptFrame title="Close a session" lead="It is in no week any more. What it was, and the children counted there, stay.">
      {(places) => <CloseSession id={id} places={places} />}
    </KeptFrame>
  );
}

function CloseSession({ id, places }: { readonly id: string; readonly places: readonly KeptPlace[] }) {
  const navigate = useNavigate();
  const place = places.find(({ sessions }) => sessions.some((one) => one.id === id));
  const session = place?.sessions.find((one) => one.id === id);
  if (!session || !place) return <p className="govuk-body">There is no such session.</p>;
  return (
    <QuestionsForm
      questions={[reasonQuestion]}
      button="Close the session"
      warning="A session that is closed is not opened again: it would be added anew."
      send={async ({ reason = '' }) =>
        (await request(CloseSessionDocument, { id, version: session.version, reason })).closeYouthSession.problems
      }
      onDone={() => void navigate(keptAddress, { state: { done: `${session.name} is closed.` } })}
    >
      <p className="govuk-body">
        <strong>{session.name}</strong>, {place.name}, {whenOf(session)}
      </p>
    </QuestionsForm>
  );
}

/** Closing a place at which nothing runs. */
export function ClosePlaceView() {
  const { id = '' } = useParams();
  return (
    <KeptFrame title="Close a place" lead="It is on no list and no map any more.">
      {(places) => <ClosePlace id={id} place={places.find((one) => one.id === id)} />}
    </KeptFrame>
  );
}

function ClosePlace({ id, place }: { readonly id: string; readonly place: KeptPlace | undefined }) {
  const navigate = useNavigate();
  if (!place) return <p className="govuk-body">There is no such place.</p>;
  return (
    <QuestionsForm
      questions={[reasonQuestion]}
      button="Close the place"
      send={async ({ reason = '' }) =>
        (await request(ClosePlaceDocument, { id, version: place.version, reason })).closeYouthPlace.problems
      }
      onDone={() => void navigate(keptAddress, { state: { done: `${place.name} is closed.` } })}
    >
      <p className="govuk-body">
        <strong>{place.name}</strong>
      </p>
    </QuestionsForm>
  );
}
