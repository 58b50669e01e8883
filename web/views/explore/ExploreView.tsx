import { useMemo } from 'react';
import { Empty } from '../../components/States.js';
import { Page } from '../../layout/Page.js';
import { hasExplore, holdingsOf } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { BandsView } from './BandsView.js';
import { FiguresView } from './FiguresView.js';
import { defaultLevel, levelsLoaded } from '../../view-state/levels.js';
import { admitted, offerOf } from './offer.js';
import { changed, formatExploreState, parseExploreState } from '../../view-state/explore-state.js';
import { useAddressState } from '../../view-state/use-address-state.js';

const exploreAddress = { parse: parseExploreState, format: formatExploreState, changed };

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
  const { state: asked, change } = useAddressState(exploreAddress);
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
