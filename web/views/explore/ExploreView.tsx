import { useMemo } from 'react';
import { Empty } from '../../components/States.js';
import { Page } from '../../layout/Page.js';
import { hasExplore, holdingsOf } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { BandsView } from './BandsView.js';
import { FiguresView } from './FiguresView.js';
import { defaultLevel, levelsLoaded } from './levels.js';
import { admitted, offerOf } from './offer.js';
import { useExploreState } from './use-explore-state.js';

/** Where and when, in the form the viewer's role has it: figures by area, or squares in bands. */
export function ExploreView() {
  const { viewer, installation } = useSignedIn();
  if (!hasExplore(viewer.access)) {
    return <NotForRole view="Explore" why="It shows incidents by area, and your role has none of them in any form." />;
  }
  if (installation.coverage.length === 0) {
    return (
      <Page title="Explore">
        <Empty title="Nothing is loaded yet">
          <p className="govuk-body">An administrator loads reports and areas; then they can be explored here.</p>
        </Empty>
      </Page>
    );
  }
  return <Explore />;
}

function Explore() {
  const { viewer, installation } = useSignedIn();
  const { state: asked, change } = useExploreState();
  const holdings = useMemo(() => holdingsOf(viewer.access, installation.coverage), [viewer.access, installation.coverage]);
  const loaded = useMemo(() => levelsLoaded(installation.vintages), [installation.vintages]);
  const state = useMemo(
    () => admitted(asked, holdings, loaded, defaultLevel(installation.vintages)),
    [asked, holdings, loaded, installation.vintages],
  );
  const offer = useMemo(() => offerOf(holdings, state.kinds, loaded), [holdings, state.kinds, loaded]);
  const parts = { state, change, holdings, offer };
  return offer.form === 'bands' ? <BandsView {...parts} /> : <FiguresView {...parts} />;
}
