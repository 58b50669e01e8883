import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { plural } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { HotspotAreaListDocument, type HotspotAreaListQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Banner } from '../data/LoadOutcome.js';
import { AreaLines } from './AreaLines.js';
import { AreasMap } from './AreasMap.js';
import { HotspotWards } from './HotspotWards.js';
import { mayKeep, mayReadAreas } from './hotspot-words.js';

/** Named places that are watched, the first to be reviewed first; for who sees no area itself, the wards that have some. */
export function HotspotAreasView() {
  const { viewer } = useSignedIn();
  const access = viewer.access.hotspotAreas;
  if (access === 'nothing') return <NotForRole view="Hotspot areas" why="It is for those who keep them, or plan by them." />;
  return mayReadAreas(access) ? <AreasPage access={access} /> : <HotspotWards />;
}

function AreasPage({ access }: { readonly access: string }) {
  const { state, again } = useQuery(HotspotAreaListDocument, {});
  const list = state.status === 'ready' ? state.data : state.status === 'loading' ? state.stale : undefined;
  useShowsRecords();
  return (
    <Page
      title="Hotspot areas"
      wide
      lead={list && <Lead list={list} />}
      actions={
        <div className="toolbar">
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
            Print
          </button>
          {mayKeep(access) && (
            <Link className="govuk-button" to="/hotspot-areas/propose">
              Propose a hotspot area
            </Link>
          )}
        </div>
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status !== 'failed' && !list && <Loading what="the hotspot areas" />}
      {list && (
        <div className="hotspot-list">
          <div>
            <Parts list={list} access={access} />
          </div>
          {access !== 'without-place' && <AreasMap />}
        </div>
      )}
    </Page>
  );
}

/** What was just done on one of the forms. */
export function Done() {
  const { state } = useLocation() as { state: { done?: string } | null };
  useEffect(() => {
    // A reload must not say it again.
    if (state?.done) window.history.replaceState({ ...window.history.state, usr: null }, '');
  }, [state]);
  return state?.done ? <Banner title="Done">{state.done}</Banner> : null;
}

const nodesOf = <Node,>({ edges }: { readonly edges: readonly { readonly node: Node }[] }): Node[] =>
  edges.map(({ node }) => node);

function Lead({ list }: { readonly list: HotspotAreaListQuery }) {
  const due = nodesOf(list.active).filter(({ review }) => review === 'due soon').length;
  const lapsed = list.lapsed.totalCount ?? 0;
  const waits = [
    lapsed > 0 ? `${plural(lapsed, 'area has', 'areas have')} lapsed` : '',
    due > 0 ? `${plural(due, 'review is', 'reviews are')} due within 30 days` : '',
  ].filter((part) => part !== '');
  return (
    <p className="lead">
      <strong>{list.active.totalCount ? plural(list.active.totalCount, 'place is', 'places are') : 'No place is'} watched</strong>
      {list.active.totalCount ? ', each' : '. Each would be'} for a reason and until its review date; the day after, it lapses.
      {waits.length > 0 && ` ${waits.join(', and ')}.`}
    </p>
  );
}

function Parts({ list, access }: { readonly list: HotspotAreaListQuery; readonly access: string }) {
  const [lapsed, active, proposed, closed] = [list.lapsed, list.active, list.proposed, list.closed].map((part) =>
    nodesOf<HotspotAreaListQuery['active']['edges'][number]['node'] | HotspotAreaListQuery['closed']['edges'][number]['node']>(
      part,
    ),
  ) as [Lines, Lines, Lines, Lines];
  const due = active.filter(({ review }) => review === 'due soon');
  const later = active.filter(({ review }) => review !== 'due soon');
  if (lapsed.length + active.length + proposed.length + closed.length === 0) {
    return (
      <Empty title={access === 'active-ones' ? 'No hotspot area is active' : 'No hotspot area has been proposed yet'}>
        {mayKeep(access) && (
          <p className="govuk-body-s">Propose one: draw its border, and say why less intrusive responses do not do.</p>
        )}
      </Empty>
    );
  }
  const hidden = [list.lapsed, list.active, list.proposed, list.closed].some(
    ({ totalCount, edges }) => (totalCount ?? 0) > edges.length,
  );
  return (
    <>
      {access !== 'active-ones' && (
        <Part id="review" title="To review first">
          {lapsed.length + due.length === 0 ? (
            <p className="govuk-body">Nothing has lapsed, and no review is due within 30 days.</p>
          ) : (
            <AreaLines caption="Areas that lapsed or are due" lines={[...lapsed, ...due]} access={access} />
          )}
        </Part>
      )}
      {later.length > 0 && (
        <Part id="active" title="Active">
          <AreaLines caption="Active areas that are reviewed later" lines={later} access={access} />
        </Part>
      )}
      {access === 'active-ones' && due.length > 0 && (
        <Part id="due" title="Active, review due within 30 days">
          <AreaLines caption="Active areas whose review is due" lines={due} access={access} />
        </Part>
      )}
      {proposed.length > 0 && (
        <Part id="proposed" title="Proposed">
          <AreaLines caption="Proposed areas" lines={proposed} access={access} />
        </Part>
      )}
      {closed.length > 0 && (
        <Part id="closed" title="Closed">
          <AreaLines caption="Closed areas" lines={closed} access={access} />
        </Part>
      )}
      {hidden && <p className="note">Of each sort the first hundred are listed.</p>}
    </>
  );
}

type Lines = HotspotAreaListQuery['active']['edges'][number]['node'][];

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="hotspot-part" aria-labelledby={`${id}-heading`}>
      <h2 className="data-page__heading" id={`${id}-heading`}>
        {title}
      </h2>
      {children}
    </section>
  );
}
