import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/Button.js';
import { Failed } from '../../components/States.js';
import { HotspotRunDocument, type HotspotCellsQueryVariables } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import type { ProposedByRun } from '../hotspot-areas/AreaFormView.js';
import type { Proposal } from './proposal.js';

interface ProposeAreaProps {
  readonly proposal: Proposal;
  /** What was asked: kept as a run, so that the proposal can be traced to it. */
  readonly question: HotspotCellsQueryVariables;
}

/** Keeps the run and goes on to the proposal, with the border drawn. */
export function ProposeArea({ proposal, question }: ProposeAreaProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const navigate = useNavigate();
  const propose = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { hotspotCells } = await request(HotspotRunDocument, question);
      const state: ProposedByRun = { boundary: proposal.boundary, detectionRun: hotspotCells.run.id };
      void navigate('/hotspot-areas/propose', { state });
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <div className="no-print">
      <Button look="secondary" disabled={busy} onClick={() => void propose()}>
        {proposal.cells === 1 ? 'Propose this cell as an area' : `Propose these ${proposal.cells} cells as an area`}
      </Button>
      {failure && <Failed failure={failure} />}
    </div>
  );
}
