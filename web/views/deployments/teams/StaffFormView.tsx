import { Link, useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../../components/States.js';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import { KeepStaffMemberDocument, StaffListDocument } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useShowsRecords } from '../../../layout/Marking.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { answersOf, memberOf, questionsOfMember, wasRefused, type OneMember } from './staff-form.js';

/** Somebody new on the bank (`/deployments/staff/add`), or a change of who is there. */
export function StaffFormView() {
  const { id = '' } = useParams();
  const { viewer } = useSignedIn();
  if (viewer.access.deployments !== 'planning')
    return <NotForRole view="Keeping the bank of staff" why="Deployment planners do that." />;
  return <MemberPage key={id} id={id === 'add' ? null : id} />;
}

function MemberPage({ id }: { readonly id: string | null }) {
  const { state, again } = useQuery(StaffListDocument, id === null ? null : {});
  const member = state.status === 'ready' ? (state.data.staffBank.find((one) => one.id === id) ?? null) : undefined;
  useShowsRecords();
  return (
    <Page
      title={id === null ? 'Add somebody to the bank' : member ? `Change ${member.label}` : 'Change somebody on the bank'}
      before={
        <Link className="govuk-back-link" to="/deployments/staff">
          Bank of staff
        </Link>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the bank of staff" />}
      {member === null && <p className="govuk-body">There is nobody of this number on the bank.</p>}
      {(id === null || member) && <MemberForm member={member ?? null} />}
    </Page>
  );
}

function MemberForm({ member }: { readonly member: OneMember | null }) {
  const navigate = useNavigate();
  return (
    <QuestionsForm
      questions={questionsOfMember(member)}
      known={answersOf(member)}
      button={member === null ? 'Add to the bank' : 'Save'}
      send={async (answers) => {
        const input = memberOf(answers);
        if (wasRefused(input)) return input;
        const which = member === null ? {} : { id: member.id, version: member.version };
        return (await request(KeepStaffMemberDocument, { ...which, input, reason: answers['reason'] ?? '' })).keepStaffMember
          .problems;
      }}
      onDone={() => void navigate('/deployments/staff', { state: { done: 'The bank of staff is saved.' } })}
    />
  );
}
