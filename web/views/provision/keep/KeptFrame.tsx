import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Failed, Loading } from '../../../components/States.js';
import { KeptPlacesDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { keptAddress, type KeptPlace } from './keep-words.js';

interface KeptFrameProps {
  readonly title: string;
  readonly lead: string;
  readonly back?: { readonly to: string; readonly words: string };
  readonly wide?: boolean;
  readonly actions?: ReactNode;
  readonly children: (places: readonly KeptPlace[]) => ReactNode;
}

/** What the pages of kept sessions and places share: for whom they are, and the places that they are about. */
export function KeptFrame(props: KeptFrameProps) {
  const { viewer } = useSignedIn();
  if (!viewer.access.keepsProvision)
    return <NotForRole view="Keeping sessions and places" why="It is for council analysts and deployment planners." />;
  return <KeptPage {...props} />;
}

function KeptPage({
  title,
  lead,
  back = { to: keptAddress, words: 'Sessions and places' },
  wide = false,
  actions,
  children,
}: KeptFrameProps) {
  const { state, again } = useQuery(KeptPlacesDocument, {});
  const shown = state.status === 'ready' ? state.data : state.status === 'loading' ? state.stale : undefined;
  return (
    <Page
      title={title}
      wide={wide}
      before={
        <Link className="govuk-back-link" to={back.to}>
          {back.words}
        </Link>
      }
      lead={<p className="lead">{lead}</p>}
      actions={actions}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && !shown && <Loading what="sessions and places" />}
      {shown && children(shown.youthProvision.edges.map(({ node }) => node))}
    </Page>
  );
}
