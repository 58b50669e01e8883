import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../../components/States.js';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import type { Question } from '../../../forms/questions.js';
import { KeepTeamDocument, TeamListDocument } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useShowsRecords } from '../../../layout/Marking.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { PlacePicker } from '../../requests/PlacePicker.js';
import type { MarkedPlace } from '../../requests/place-drawing.js';
import { answersOf, questionsOfTeam, teamOf, wasRefused } from './team-form.js';
import type { OneTeam } from './team-words.js';

/** Making a team (`/deployments/teams/add`), or changing one. */
export function TeamFormView() {
  const { id = '' } = useParams();
  const { viewer } = useSignedIn();
  if (viewer.access.deployments !== 'planning') return <NotForRole view="Keeping teams" why="Deployment planners do that." />;
  return <TeamPage key={id} id={id === 'add' ? null : id} />;
}

function TeamPage({ id }: { readonly id: string | null }) {
  const { state, again } = useQuery(TeamListDocument, id === null ? null : {});
  const team = state.status === 'ready' ? (state.data.teams.find((one) => one.id === id) ?? null) : undefined;
  useShowsRecords();
  return (
    <Page
      title={id === null ? 'Add a team' : team ? `Change ${team.name}` : 'Change a team'}
      before={
        <Link className="govuk-back-link" to="/deployments/teams">
          Teams
        </Link>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the team" />}
      {team === null && <p className="govuk-body">There is no such team.</p>}
      {(id === null || team) && <TeamForm team={team ?? null} />}
    </Page>
  );
}

function TeamForm({ team }: { readonly team: OneTeam | null }) {
  const navigate = useNavigate();
  const [base, setBase] = useState<MarkedPlace | null>(team && { longitude: team.longitude, latitude: team.latitude });
  const saved = useRef('');
  const baseQuestion: Question = {
    name: 'base',
    label: 'Where that is',
    kind: {
      part: (problem) => (
        <PlacePicker place={base} onPlace={setBase} problem={problem} name="base" heading="Where that is" kept="" />
      ),
    },
  };
  return (
    <QuestionsForm
      questions={questionsOfTeam(team, baseQuestion)}
      known={answersOf(team)}
      button={team === null ? 'Add the team' : 'Save the team'}
      send={async (answers) => {
        const input = teamOf(answers, base);
        if (wasRefused(input)) return input;
        saved.current = input.name;
        const which = team === null ? {} : { id: team.id, version: team.version };
        return (await request(KeepTeamDocument, { ...which, input, reason: answers['reason'] ?? '' })).keepTeam.problems;
      }}
      onDone={() =>
        void navigate('/deployments/teams', {
          state: { done: `${saved.current} is saved. Its shifts follow from its rules.` },
        })
      }
    />
  );
}
