import { useCallback, useEffect, useState } from 'react';
import { Navigate } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { MyShiftDocument, type MyShiftQuery } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { openWithoutSignal } from '../../phone/open-without-signal.js';
import { forgetShift, keepShift, keptShift, type KeptShift } from '../../phone/phone-store.js';
import { useKeptVisits } from '../../phone/use-kept-visits.js';
import { worksShifts } from '../../session/holdings.js';
import { useSession } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { ShiftPage } from './ShiftPage.js';
import { TakeSeat } from './TakeSeat.js';
import { WaitingVisits } from './WaitingVisits.js';

const MINUTE = 60_000;

/** The shift a worker is on. It opens without signal too, from what the phone keeps of it. */
export function MyShiftView() {
  const { state, refresh } = useSession();
  const ready = state.status === 'ready';
  const installation = ready ? state.installation : null;
  const [kept, setKept] = useState<KeptShift | null>(() => keptShift());
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [asked, setAsked] = useState(false);
  const [next, setNext] = useState<MyShiftQuery['myNextShift']>(null);
  useShowsRecords(kept !== null);

  const load = useCallback(async () => {
    if (installation === null) return;
    try {
      const { myShift, myNextShift, youthAskDefinitions: asks } = await request(MyShiftDocument, {});
      setFailure(null);
      if (myShift === null) forgetShift();
      else {
        const { concernAboutAChild: concern, marking, invented } = installation;
        keepShift({ shift: myShift, asks, concern, marking, invented });
      }
      setKept(keptShift());
      setNext(myNextShift);
      setAsked(true);
      void openWithoutSignal();
    } catch (error) {
      setFailure(asFailure(error));
    }
  }, [installation]);
  const reload = useCallback(() => void load(), [load]);
  const visits = useKeptVisits(!ready, reload);

  useEffect(reload, [reload]);
  useEffect(() => {
    const again = (): void => void (state.status === 'failed' ? refresh() : load());
    const timer = setInterval(() => setKept(keptShift()), MINUTE);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [state.status, refresh, load]);

  if (ready && !worksShifts(state.viewer.access))
    return <NotForRole view="Your shift" why="It is for outreach workers, each on their own shift." />;
  const waiting = visits.visits.filter(({ stands }) => stands !== 'sent');
  if (state.status === 'signed-out' && waiting.length === 0) return <Navigate to="/sign-in?return=%2Fmy-shift" replace />;
  if (kept !== null && state.status !== 'signed-out') return <ShiftPage kept={kept} visits={visits} />;
  return (
    <Page title="Your shift">
      <WaitingVisits visits={visits} signedOut={state.status === 'signed-out'} endsOpen />
      {state.status === 'loading' && <Loading what="your shift" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={() => void refresh()} />}
      {ready && failure && <Failed failure={failure} again={reload} />}
      {ready && !failure && !asked && <Loading what="your shift" />}
      {ready && asked && <TakeSeat next={next} onTaken={reload} />}
    </Page>
  );
}
