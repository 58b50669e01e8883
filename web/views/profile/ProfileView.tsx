import { Failed, Loading } from '../../components/States.js';
import { PublishedProfileDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { useAddressState } from '../../view-state/use-address-state.js';
import { NotForRole } from '../access/NotForRole.js';
import { OwnProfile } from './OwnProfile.js';
import { formatProfile, parseProfile, profileChanged, type Shown } from './profile-address.js';
import { mayReadOwn, mayReadProfile } from './profile-words.js';
import { PublishedRatios } from './PublishedRatios.js';
import { PublishedTables } from './PublishedTables.js';
import { Parts } from './Parts.js';

const address = { parse: parseProfile, format: formatProfile, changed: profileChanged };

/** Which harms go with being associated with a gang: what was published, and what the own area finds. */
export function ProfileView() {
  const { viewer } = useSignedIn();
  if (!mayReadProfile(viewer.access.profile))
    return (
      <NotForRole
        view="The vulnerability profile"
        why="It is for those who write needs assessments, and for those who plan by them."
      />
    );
  return <ProfilePage hasOwn={mayReadOwn(viewer.access.profile)} />;
}

function ProfilePage({ hasOwn }: { readonly hasOwn: boolean }) {
  const { state, change } = useAddressState(address);
  const show: Shown = state.show === 'own' && !hasOwn ? 'ratios' : state.show;
  return (
    <Page
      title="Vulnerability profile"
      wide
      lead={
        <p className="lead">
          Which harms go with being associated with a gang, among children whom services assessed. It describes groups: it says
          nothing of a single child, nothing of children whom nobody assessed, and not what causes what.
        </p>
      }
    >
      <Parts state={state} show={show} hasOwn={hasOwn} />
      {show === 'own' ? <OwnProfile state={state} change={change} /> : <Published state={state} change={change} show={show} />}
    </Page>
  );
}

type PartProps = Pick<ReturnType<typeof useAddressState<ReturnType<typeof parseProfile>>>, 'state' | 'change'>;

function Published({ state, change, show }: PartProps & { readonly show: Shown }) {
  const { state: answer, again } = useQuery(PublishedProfileDocument, {});
  if (answer.status === 'failed') return <Failed failure={answer.failure} again={again} />;
  if (answer.status !== 'ready') return <Loading what="the published figures" />;
  const profile = answer.data.publishedProfile;
  return show === 'tables' ? (
    <PublishedTables profile={profile} table={state.table} onTable={(table) => change({ table })} />
  ) : (
    <PublishedRatios profile={profile} />
  );
}
