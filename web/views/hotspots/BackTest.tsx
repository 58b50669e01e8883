import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { shortMonth } from '../../components/dates.js';
import { formatCount } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import {
  HotspotBackTestDocument,
  type HotspotBackTestQuery,
  type HotspotBackTestQueryVariables,
} from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';

/** Whether such a map would have helped: asked for by hand, since it is drawn anew for each month tested. */
export function BackTest({ question }: { readonly question: HotspotBackTestQueryVariables }) {
  const key = JSON.stringify(question);
  const [asked, setAsked] = useState<string | null>(null);
  const { state, again } = useQuery(HotspotBackTestDocument, asked === key ? question : null);
  return (
    <section className="card" aria-labelledby="back-test-heading" aria-busy={state.status === 'loading'}>
      <h2 id="back-test-heading">Would this map have helped?</h2>
      {state.status === 'idle' && (
        <>
          <p>Drawn a month earlier, how much of the month’s reports would it have caught, and how much a map of counts?</p>
          <Button look="secondary" className="no-print" onClick={() => setAsked(key)}>
            Test it on the newest months
          </Button>
        </>
      )}
      {state.status === 'loading' && <Loading what="the maps of the months before" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'ready' && <Answer backTest={state.data.hotspotCells.backTest} />}
    </section>
  );
}

function Answer({ backTest }: { readonly backTest: HotspotBackTestQuery['hotspotCells']['backTest'] }) {
  if (backTest === null) return <p>There are not the thirteen months of reports that it takes.</p>;
  return (
    <>
      <p>{backTest.sentence}</p>
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
      {backTest.warnings.map((warning) => (
        <p key={warning} className="note">
          {warning}
        </p>
      ))}
    </>
  );
}

const percent = (share: number): string => `${(100 * share).toLocaleString('en-GB', { maximumFractionDigits: 1 })}\u00a0%`;
