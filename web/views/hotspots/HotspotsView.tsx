import { useMemo } from 'react';
import { Empty } from '../../components/States.js';
import { Page } from '../../layout/Page.js';
import { hasHotspots, holdingsOf } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { formatHotspotState, hotspotStateChanged, parseHotspotState } from '../../view-state/hotspot-state.js';
import { useAddressState } from '../../view-state/use-address-state.js';
import { NotForRole } from '../access/NotForRole.js';
import { DetectionView } from './DetectionView.js';
import { admitted, testedHoldings } from './offer.js';

const hotspotAddress = { parse: parseHotspotState, format: formatHotspotState, changed: hotspotStateChanged };

/** Where more, or fewer, are reported than could be expected: on cells, or by areas for whoever has protected counts. */
export function HotspotsView() {
  const { viewer, installation } = useSignedIn();
  const holdings = useMemo(
    () => testedHoldings(holdingsOf(viewer.access, installation.coverage)),
    [viewer.access, installation.coverage],
  );
  if (!hasHotspots(viewer.access)) {
    return <NotForRole view="Hotspots" why="It tests counts of reports, and your role has none in a form that can be tested." />;
  }
  if (installation.coverage.length === 0 || holdings.length === 0) {
    return (
      <Page title="Hotspots">
        <Empty title="Nothing that your role may have tested is loaded yet">
          <p className="govuk-body">
            {viewer.access.incidents.some(({ form }) => form === 'bands')
              ? 'Squares in bands are too coarse to be tested. What your role has one by one, recorded crime of police.uk, can be, once it is loaded.'
              : 'An administrator loads reports and areas; then they can be tested here.'}
          </p>
        </Empty>
      </Page>
    );
  }
  return <Hotspots holdings={holdings} />;
}

function Hotspots({ holdings }: { readonly holdings: ReturnType<typeof testedHoldings> }) {
  const { installation } = useSignedIn();
  const { state: asked, change } = useAddressState(hotspotAddress);
  const state = useMemo(() => admitted(asked, holdings, installation), [asked, holdings, installation]);
  return <DetectionView state={state} change={change} holdings={holdings} />;
}
