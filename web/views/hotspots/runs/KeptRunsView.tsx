import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../components/Button.js';
import { momentText } from '../../../components/moments.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { HotspotRunsDocument, type KeptRunFragment } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { hasHotspots } from '../../../session/holdings.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { formatHotspotState } from '../../../view-state/hotspot-state.js';
import { joined } from '../../../view-state/words.js';
import { NotForRole } from '../../access/NotForRole.js';
import { RunsCompared } from './RunsCompared.js';
import { runTitle, stateOfRun } from './run-words.js';

/** The runs that one's agency kept in one's role: open one again, or lay two beside each other. */
export function KeptRunsView() {
  const { viewer } = useSignedIn();
  if (!hasHotspots(viewer.access)) {
    return (
      <NotForRole
        view="Kept runs"
        why="It holds detections among reports, and your role has none in a form that can be tested."
      />
    );
  }
  return <KeptRuns />;
}

function KeptRuns() {
  const { state, again } = useQuery(HotspotRunsDocument, {});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [compared, setCompared] = useState<readonly KeptRunFragment[] | null>(null);
  const runs = state.status === 'ready' ? state.data.hotspotRuns : [];
  const choose = (id: string, isChosen: boolean) => {
    setChosen(isChosen ? [...chosen, id].slice(-2) : chosen.filter((one) => one !== id));
    setCompared(null);
  };
  return (
    <Page
      title="Kept runs"
      wide
      before={
        <Link className="govuk-back-link" to="/hotspots">
          Hotspots
        </Link>
      }
      lead={
        <p className="lead">
          Everything that was asked, with loads, seed, version and a digest of the result; no report and no count. A run is made
          again when it is opened, under the rights you have then. Your agency’s, in your role; they are kept, not deleted.
        </p>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the kept runs" />}
      {state.status === 'ready' && runs.length === 0 && (
        <Empty title="No run has been kept yet">
          <p className="govuk-body">On the page Hotspots, «Runs» keeps what is shown.</p>
        </Empty>
      )}
      {runs.length > 0 && (
        <>
          <RunTable runs={runs} chosen={chosen} onChoose={choose} />
          <div className="run-compare">
            <Button
              look="secondary"
              disabled={chosen.length !== 2}
              aria-describedby="compare-note"
              onClick={() => setCompared(runs.filter(({ id }) => chosen.includes(id)))}
            >
              Compare the two
            </Button>
            <p className="note" id="compare-note">
              {chosen.length === 2 ? 'Two runs are chosen.' : 'Choose two runs to compare.'}
            </p>
          </div>
          {compared?.length === 2 && <RunsCompared key={compared.map(({ id }) => id).join()} runs={compared} />}
        </>
      )}
    </Page>
  );
}

function RunTable({
  runs,
  chosen,
  onChoose,
}: {
  readonly runs: readonly KeptRunFragment[];
  readonly chosen: readonly string[];
  readonly onChoose: (id: string, isChosen: boolean) => void;
}) {
  return (
    <ScrollRegion label="Kept runs, the newest first">
      <table className="govuk-table data-table run-table">
        <caption className="govuk-visually-hidden">Kept runs, the newest first</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['What was asked', 'Kept', 'Loads', 'Seed', 'Version', 'Digest', 'Compare'].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {runs.map((run) => {
            const { state } = stateOfRun(run);
            return (
              <tr key={run.id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  <Link className="govuk-link" to={`/hotspots?${formatHotspotState({ ...state, run: run.id })}`}>
                    {runTitle(run)}
                  </Link>
                </th>
                <td className="govuk-table__cell">{momentText(run.at)}</td>
                <td className="govuk-table__cell">{joined(run.batches)}</td>
                <td className="govuk-table__cell">{run.seed}</td>
                <td className="govuk-table__cell">{run.version}</td>
                <td className="govuk-table__cell digest">{run.digest.slice(0, 12)}</td>
                <td className="govuk-table__cell">
                  <label className="run-table__choice">
                    <input
                      type="checkbox"
                      checked={chosen.includes(run.id)}
                      onChange={({ target }) => onChoose(run.id, target.checked)}
                    />
                    <span className="govuk-visually-hidden">Compare {runTitle(run)}</span>
                  </label>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
