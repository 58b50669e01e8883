import { Link } from 'react-router';
import { Button } from '../../components/Button.js';
import { plural } from '../../components/numbers.js';
import { ended, isLeftOpen, type KeptVisit } from '../../phone/kept-visit.js';
import type { KeptVisits } from '../../phone/use-kept-visits.js';
import { clockText } from './shift-words.js';

interface WaitingVisitsProps {
  readonly visits: KeptVisits;
  readonly signedOut?: boolean;
  /** Where the shift itself is not shown, a visit that was left open is stopped here. */
  readonly endsOpen?: boolean;
}

/** What this phone has not sent yet, and what was refused: nothing of it goes by itself. */
export function WaitingVisits({ visits, signedOut = false, endsOpen = false }: WaitingVisitsProps) {
  const waiting = visits.visits.filter(({ stands }) => stands === 'waiting').length;
  const underWay = visits.visits.filter(({ stands }) => stands === 'under way').length;
  const refused = visits.visits.filter(({ stands }) => stands === 'refused');
  return (
    <>
      {visits.keepsNothing && (
        <p className="shift-banner shift-banner--warning">
          This browser keeps nothing. What you count is lost when the page is closed: write it down, or use another browser.
        </p>
      )}
      <p className={`shift-banner${waiting > 0 ? ' shift-banner--waiting' : ''}`} role="status">
        {waiting === 0
          ? underWay === 0
            ? 'Everything is sent.'
            : 'Everything that is over is sent.'
          : `${plural(waiting, 'visit is', 'visits are')} not sent yet.`}
        {waiting > 0 && !signedOut && ' Kept on this phone, and sent when there is signal.'}
      </p>
      {signedOut && (
        <p className="govuk-body">
          You are signed out.{' '}
          <Link className="govuk-link" to="/sign-in?return=%2Fmy-shift">
            Sign in again
          </Link>{' '}
          to send what is kept here.
        </p>
      )}
      {waiting > 0 && !signedOut && (
        <Button look="secondary" onClick={visits.send}>
          Try to send now
        </Button>
      )}
      {signedOut || !endsOpen
        ? null
        : visits.visits
            .filter(({ stands }) => stands === 'under way')
            .map((visit) => (
              <Button key={visit.id} className="shift-done__button" onClick={() => visits.keep(ended(visit))}>
                Stop the visit to {visit.place}
                {isLeftOpen(visit) && `, as ended at ${clockText(visit.shiftEnds)}`}
              </Button>
            ))}
      {refused.map((visit) => (
        <Refused key={visit.id} visit={visit} onPutAway={() => visits.putAway(visit.id)} />
      ))}
    </>
  );
}

function Refused({ visit, onPutAway }: { readonly visit: KeptVisit; readonly onPutAway: () => void }) {
  return (
    <div className="shift-refused">
      <p className="shift-refused__title">
        Not taken: {visit.place}, {clockText(visit.beganAt)}
      </p>
      <p className="govuk-body-s">{visit.problems.join(' ')}</p>
      <Button look="secondary" onClick={onPutAway}>
        Put it away<span className="govuk-visually-hidden"> ({visit.place})</span>
      </Button>
    </div>
  );
}
