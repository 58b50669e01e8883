import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Question } from '../../forms/questions.js';
import { CrewSafetyDocument, RecordCrewSafetyDocument } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { knownText, type AskedPlace } from './CrewSafetyView.js';
import { crewSafetyAddress } from './plan-words.js';

const questions: readonly Question[] = [
  {
    name: 'cleared',
    label: 'May a crew go there?',
    kind: [
      { code: 'yes', words: 'Yes, until a day' },
      { code: 'no', words: 'No' },
    ],
  },
  {
    name: 'until',
    label: 'The last day',
    hint: 'Four weeks from now at most',
    kind: 'date',
    when: ({ cleared }) => cleared === 'yes',
  },
  { name: 'reason', label: 'Why', hint: 'Nobody but the police reads it. No name', kind: 'long' },
];

/** The police's word on one place. */
export function CrewWordView() {
  const { viewer } = useSignedIn();
  if (viewer.access.deployments !== 'plans-and-clearing')
    return <NotForRole view="Where crews may go" why="It is for police analysts to say." />;
  return <OnePlace />;
}

function OnePlace() {
  const { candidate = '' } = useParams();
  const { state, again } = useQuery(CrewSafetyDocument, {});
  const place =
    state.status === 'ready' ? (state.data.crewSafetyQuestions.find((one) => one.candidate === candidate) ?? null) : undefined;
  useShowsRecords();
  return (
    <Page
      title={place ? `May a crew go to ${place.name}?` : 'May a crew go there?'}
      before={
        <Link className="govuk-back-link" to={crewSafetyAddress}>
          Where crews may go
        </Link>
      }
      lead={place && <p className="lead">{knownText(place)}</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the place" />}
      {place === null && <p className="govuk-body">No plan from today on has this place.</p>}
      {place && <WordForm place={place} />}
    </Page>
  );
}

function WordForm({ place }: { readonly place: AskedPlace }) {
  const navigate = useNavigate();
  return (
    <QuestionsForm
      questions={questions}
      known={place.cleared === null ? {} : { cleared: place.cleared ? 'yes' : 'no', until: place.until ?? '' }}
      button="Record your word"
      send={async ({ cleared = '', until = '', reason = '' }) => {
        if (cleared === '') return [{ field: 'cleared', problem: 'Say whether a crew may go there' }];
        if (cleared === 'yes' && until === '') return [{ field: 'until', problem: 'Enter the last day of the clearance' }];
        const { candidate, version } = place;
        const word = { candidate, version, cleared: cleared === 'yes', until: cleared === 'yes' ? until : null, reason };
        return (await request(RecordCrewSafetyDocument, word)).recordCrewSafety.problems;
      }}
      onDone={() => void navigate(crewSafetyAddress, { state: { done: `Your word on ${place.name} is recorded.` } })}
    />
  );
}
