import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../components/Button.js';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { EndSeatDocument, OfferSeatDocument, SeatsDocument } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';

/** Who signs in for whom of the bank of staff: a code is made, told once and handed over. */
export function SeatsView() {
  const { viewer } = useSignedIn();
  if (viewer.access.deployments !== 'planning')
    return <NotForRole view="Who signs in" why="Deployment planners hand out the codes by which workers take their seats." />;
  return <SeatsPage />;
}

interface Told {
  readonly staff: string;
  readonly code: string;
}

function SeatsPage() {
  const { state, again } = useQuery(SeatsDocument, {});
  const [told, setTold] = useState<Told | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const announce = useAnnounce();
  useShowsRecords();
  const change = async (staff: string, carryOut: () => Promise<Told | null>) => {
    setFailure(null);
    setTold(null);
    try {
      setTold(await carryOut());
      announce('Done');
      again();
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const offer = (staff: string) =>
    change(staff, async () => {
      const { code } = (await request(OfferSeatDocument, { staff })).offerSeat;
      return code === null ? null : { staff, code };
    });
  const end = (staff: string) =>
    change(staff, async () => {
      await request(EndSeatDocument, { staff });
      return null;
    });
  const seats = state.status === 'ready' ? state.data.seats : undefined;
  return (
    <Page
      title="Who signs in"
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={
        <p className="lead">
          A worker sees the shifts of the member of the bank they sign in for. Make a code, hand it over: it works once, within a
          week. A new code ends who signed in until then.
        </p>
      }
    >
      {failure && <Failed failure={failure} title="That was not done" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the bank of staff" />}
      {seats?.length === 0 && <Empty title="Nobody is on the bank of staff" />}
      <ul className="seats">
        {seats?.map(({ staff, label, codeUntil, takenAt }) => (
          <li key={staff}>
            <div>
              <strong>{label}</strong>
              <br />
              {takenAt !== null
                ? `signed in for since ${momentText(takenAt)}`
                : codeUntil !== null
                  ? `code made, works until ${momentText(codeUntil)}`
                  : 'nobody signs in for them'}
              <div role="status">
                {told?.staff === staff && (
                  <p className="seats__code">
                    <strong>{told.code}</strong> is told this once. Hand it over now.
                  </p>
                )}
              </div>
            </div>
            <div className="seats__acts">
              <Button look="secondary" onClick={() => void offer(staff)}>
                Make a code<span className="govuk-visually-hidden"> for {label}</span>
              </Button>
              {(takenAt !== null || codeUntil !== null) && (
                <Button look="secondary" onClick={() => void end(staff)}>
                  End<span className="govuk-visually-hidden"> who signs in for {label}</span>
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
