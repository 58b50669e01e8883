import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { Tag } from '../../components/Tag.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { Page } from '../../layout/Page.js';
import { ended, isLeftOpen, NOTHING_COUNTED, type KeptVisit } from '../../phone/kept-visit.js';
import type { KeptShift } from '../../phone/phone-store.js';
import type { KeptVisits } from '../../phone/use-kept-visits.js';
import { eveningText } from '../deployments/plan-words.js';
import { BETWEEN_STOPS, clockText, STANDS, visitText } from './shift-words.js';
import { VisitCounts } from './VisitCounts.js';
import { WaitingVisits } from './WaitingVisits.js';

interface ShiftPageProps {
  readonly kept: KeptShift;
  readonly visits: KeptVisits;
}

/** A shift on a phone: its stops, the visit under way, and what was recorded. */
export function ShiftPage({ kept, visits }: ShiftPageProps) {
  const { shift, concern, asks = [] } = kept;
  const [correcting, setCorrecting] = useState<KeptVisit | null>(null);
  const announce = useAnnounce();
  const underWay = visits.visits.find(({ stands }) => stands === 'under way');

  const start = (stop: number | null, place: string): void => {
    visits.keep({
      ...{
        id: crypto.randomUUID(),
        shift: shift.id,
        seat: shift.seat,
        stop,
        place,
        beganAt: new Date().toISOString(),
        endedAt: null,
      },
      ...{
        shiftEnds: shift.ends,
        shownUntil: shift.shownUntil,
        replaces: null,
        concernsAt: [],
        stands: 'under way',
        problems: [],
      },
      ...NOTHING_COUNTED,
    });
    announce(`Visit started: ${place}`);
    window.scrollTo(0, 0);
  };
  const stop = (visit: KeptVisit): void => {
    visits.keep(ended(visit));
    announce(`Visit stopped: ${visit.place}`);
    window.scrollTo(0, 0);
  };
  const saveCorrection = (visit: KeptVisit): void => {
    visits.keep({ ...visit, stands: 'waiting' });
    setCorrecting(null);
    announce(`Correction saved: ${visit.place}`);
    window.scrollTo(0, 0);
  };
  const lead = (
    <p className="lead">
      {shift.team}, {eveningText(shift.on)}, {clockText(shift.begins)}–{clockText(shift.ends)}
    </p>
  );
  if (correcting !== null)
    return (
      <Page title={`Correct: ${correcting.place}`} lead={lead}>
        <VisitCounts
          visit={correcting}
          shift={shift}
          asks={asks}
          concern={concern}
          onChange={setCorrecting}
          button="Save the correction"
          onDone={() => saveCorrection(correcting)}
          onCancel={() => setCorrecting(null)}
        />
      </Page>
    );
  if (underWay !== undefined)
    return (
      <Page
        title={underWay.place}
        documentTitle="Visit under way"
        lead={<p className="lead">Visit under way since {clockText(underWay.beganAt)}.</p>}
      >
        <VisitCounts
          visit={underWay}
          shift={shift}
          asks={asks}
          concern={concern}
          onChange={visits.keep}
          button={isLeftOpen(underWay) ? `Stop visit, as ended at ${clockText(underWay.shiftEnds)}` : 'Stop visit'}
          onDone={() => stop(underWay)}
        />
        <WaitingVisits visits={visits} />
      </Page>
    );
  return (
    <Page title="Your shift" lead={lead}>
      <WaitingVisits visits={visits} />
      <Stops shift={shift} onStart={start} />
      <Recorded
        kept={kept}
        visits={visits}
        onCorrect={(visit) => setCorrecting({ ...visit, id: crypto.randomUUID(), replaces: visit.id })}
      />
    </Page>
  );
}

function Stops({
  shift,
  onStart,
}: {
  readonly shift: KeptShift['shift'];
  readonly onStart: (stop: number | null, place: string) => void;
}) {
  return (
    <section aria-labelledby="stops-title">
      <h2 className="govuk-heading-m" id="stops-title">
        Start a visit
      </h2>
      <ul className="shift-stops">
        {shift.stops.map(({ position, name, from, to, waits }) => (
          <li key={position}>
            {waits ? (
              <p className="shift-banner shift-banner--warning">
                <strong>Do not go to {name}.</strong> It waits for the police’s word that a crew may go there.
              </p>
            ) : (
              <button type="button" className="shift-stop" onClick={() => onStart(position, name)}>
                <span className="shift-stop__name">{name}</span>
                <span className="shift-stop__time">
                  {from}–{to}
                </span>
              </button>
            )}
          </li>
        ))}
        <li>
          <button type="button" className="shift-stop shift-stop--between" onClick={() => onStart(null, BETWEEN_STOPS)}>
            <span className="shift-stop__name">{BETWEEN_STOPS}</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

interface RecordedProps extends ShiftPageProps {
  readonly onCorrect: (visit: KeptVisit) => void;
}

/** On this phone, then what colleagues recorded: two phones that count the same visit count it twice. */
function Recorded({ kept, visits, onCorrect }: RecordedProps) {
  const corrected = new Set(visits.visits.flatMap(({ replaces, stands }) => (stands === 'refused' ? [] : [replaces])));
  const mine = visits.visits.filter(
    ({ shift, stands, id }) => shift === kept.shift.id && stands !== 'refused' && !corrected.has(id),
  );
  const others = kept.shift.visits.filter(({ id }) => !visits.visits.some((visit) => visit.id === id));
  if (mine.length + others.length === 0) return null;
  return (
    <section aria-labelledby="recorded-title">
      <h2 className="govuk-heading-m" id="recorded-title">
        Recorded this evening
      </h2>
      <ul className="shift-recorded">
        {mine.map((visit) => (
          <li key={visit.id}>
            <span className="shift-recorded__what">
              <strong>{visit.place}</strong>, {clockText(visit.beganAt)}: {visitText(visit)}{' '}
              <Tag colour={visit.stands === 'sent' ? 'green' : 'yellow'}>{STANDS[visit.stands]}</Tag>
            </span>
            {visit.stands === 'sent' && (
              <Button look="secondary" onClick={() => onCorrect(visit)}>
                Correct
                <span className="govuk-visually-hidden">
                  {' '}
                  {visit.place}, {clockText(visit.beganAt)}
                </span>
              </Button>
            )}
          </li>
        ))}
        {others.map((visit) => (
          <li key={visit.id}>
            <span className="shift-recorded__what">
              {kept.shift.stops.find(({ position }) => position === visit.stop)?.name ?? BETWEEN_STOPS},{' '}
              {clockText(visit.beganAt)}–{clockText(visit.endedAt)}{' '}
              <Tag colour="grey">{visit.mine ? 'sent from elsewhere' : 'a colleague’s phone'}</Tag>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
