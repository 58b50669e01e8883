import { shortMonth } from '../../components/dates.js';
import { Details } from '../../components/Details.js';
import { formatCount } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import {
  HotspotBackTestDocument,
  type HotspotBackTestQuery,
  type HotspotBackTestQueryVariables,
} from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import type { Detection } from './rows.js';

/** Beside every map: whether one drawn so would have helped, or why that cannot be told of this one. */
export function BackTest({
  detection,
  question,
}: {
  readonly detection: Detection;
  readonly question: HotspotBackTestQueryVariables;
}) {
  const why = whyNone(detection);
  const { state, again } = useQuery(HotspotBackTestDocument, why === null ? question : null);
  return (
    <section className="card" aria-labelledby="back-test-heading" aria-busy={state.status === 'loading'}>
      <h2 id="back-test-heading">Would this map have helped?</h2>
      {why !== null && <p>{why}</p>}
      {state.status === 'loading' && <Loading what="the maps of the months before" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'ready' && <Answer backTest={state.data.hotspotCells.backTest} />}
    </section>
  );
}

/** Null where it can be tested. */
function whyNone({ method, unit, baseline, weights }: Detection): string | null {
  if (method === 'KERNEL_DENSITY' || method === 'DBSCAN')
    return 'Not tested back: it marks nothing as more than chance, so there is no cell that could have caught the next month’s reports. Gi* on the same cells is tested back.';
  if (method === 'EMERGING')
    return 'Not tested back: a history is made of the months themselves, and draws no map of the month that follows. Gi* on the same cells is tested back.';
  if (method === 'LOCAL_MORAN')
    return 'Not tested back: it looks for clusters and outliers, not for where the next reports will be. Gi* on the same cells is tested back.';
  if (weights === 'HARM')
    return 'Not tested back: it marks where reports weigh most, not where the next ones will be. The same cells by counts are tested back.';
  if (unit === 'AREAS') return 'Not tested back: on cells it is, where the role has them.';
  if (baseline === 'LAST_PERIOD')
    return 'Not tested back: a map of change says where it became more or fewer, not where the next reports will be.';
  return null;
}

function Answer({ backTest }: { readonly backTest: HotspotBackTestQuery['hotspotCells']['backTest'] }) {
  if (backTest === null) return <p>There are not the thirteen months of reports that it takes.</p>;
  return (
    <>
      <p>{backTest.sentence}</p>
      <Details summary="Month by month" className="chart__figures">
        <table className="govuk-table chart-table">
          <caption className="govuk-visually-hidden">What the maps would have caught, month by month</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Land</th>
              <th scope="col">Caught</th>
              <th scope="col">By counts</th>
            </tr>
          </thead>
          <tbody>
            {backTest.months.map(({ month, areaShare, caught, events, caughtByCounts }) => (
              <tr key={month}>
                <th scope="row">{shortMonth(month)}</th>
                <td>{percent(areaShare)}</td>
                <td>
                  {formatCount(caught)} of {formatCount(events)}
                </td>
                <td>{formatCount(caughtByCounts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
      {backTest.warnings.map((warning) => (
        <p key={warning} className="note">
          {warning}
        </p>
      ))}
    </>
  );
}

const percent = (share: number): string => `${(100 * share).toLocaleString('en-GB', { maximumFractionDigits: 1 })}\u00a0%`;
