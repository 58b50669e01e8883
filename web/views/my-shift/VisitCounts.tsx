import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.js';
import { ConcernWords, type ConcernRoute } from '../../layout/ConcernWords.js';
import type { KeptVisit } from '../../phone/kept-visit.js';
import type { KeptShift } from '../../phone/phone-store.js';
import { AskTallies } from './AskTallies.js';
import { IssuesReported } from './IssuesReported.js';
import { ADVICE, YOUNG_PEOPLE } from './shift-words.js';
import { Tally } from './Tally.js';

interface VisitCountsProps {
  readonly visit: KeptVisit;
  readonly shift: KeptShift['shift'];
  readonly asks: NonNullable<KeptShift['asks']>;
  readonly concern: ConcernRoute;
  readonly onChange: (visit: KeptVisit) => void;
  readonly button: string;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** All that is counted at a visit: most used first, the rest folded away under its heading. */
export function VisitCounts({ visit, shift, asks, concern, onChange, button, onDone, onCancel }: VisitCountsProps) {
  const choicesOf = (kind: string) => shift.choices.filter((choice) => choice.kind === kind);
  const campaigns = choicesOf('CAMPAIGN');
  const referredTo = (agency: string): number => visit.referrals.find((referral) => referral.agency === agency)?.individuals ?? 0;
  return (
    <>
      <Part title="Engagements" open>
        {YOUNG_PEOPLE.map(([sex, label]) => (
          <Tally
            key={sex}
            label={label}
            count={visit.youngPeople[sex]}
            onChange={(count) => onChange({ ...visit, youngPeople: { ...visit.youngPeople, [sex]: count } })}
          />
        ))}
        <Tally label="Adults" count={visit.adults} onChange={(adults) => onChange({ ...visit, adults })} />
      </Part>
      <Part title="Advice and leaflets">
        {ADVICE.map(([topic, label]) => (
          <Tally
            key={topic}
            label={label}
            count={visit.advice[topic]}
            onChange={(count) => onChange({ ...visit, advice: { ...visit.advice, [topic]: count } })}
          />
        ))}
        <Tally label="Took leaflets" count={visit.leaflets} onChange={(leaflets) => onChange({ ...visit, leaflets })} />
      </Part>
      <Part title="What young people asked for">
        <AskTallies visit={visit} asks={asks} onChange={onChange} />
      </Part>
      <Part title="Referred to">
        {choicesOf('REFERRAL').map(({ id, name }) => (
          <Tally
            key={id}
            label={name}
            count={referredTo(id)}
            onChange={(individuals) =>
              onChange({
                ...visit,
                referrals: [
                  ...visit.referrals.filter(({ agency }) => agency !== id),
                  ...(individuals > 0 ? [{ agency: id, individuals }] : []),
                ],
              })
            }
          />
        ))}
      </Part>
      <Part title="Issues reported">
        <IssuesReported
          issues={visit.issues}
          places={choicesOf('PASSED_TO')}
          onChange={(issues) => onChange({ ...visit, issues })}
        />
      </Part>
      {campaigns.length > 0 && (
        <Part title="Campaigns">
          {campaigns.map(({ id, name }) => {
            const chosen = visit.campaigns.includes(id);
            return (
              <button
                key={id}
                type="button"
                className="shift-stop"
                aria-pressed={chosen}
                onClick={() =>
                  onChange({
                    ...visit,
                    campaigns: chosen ? visit.campaigns.filter((one) => one !== id) : [...visit.campaigns, id],
                  })
                }
              >
                <span className="shift-stop__name">
                  {chosen ? '✓ ' : ''}
                  {name}
                </span>
              </button>
            );
          })}
        </Part>
      )}
      <ChildConcern
        concern={concern}
        onShown={() => onChange({ ...visit, concernsAt: [...visit.concernsAt, new Date().toISOString()] })}
        isNoted={onCancel === undefined}
      />
      <div className="shift-done">
        <Button className="shift-done__button" onClick={onDone}>
          {button}
        </Button>
        {onCancel && (
          <Button look="secondary" className="shift-done__button" onClick={onCancel}>
            Leave it as it was
          </Button>
        )}
      </div>
    </>
  );
}

function Part({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="shift-part" open={open}>
      <summary className="shift-part__title">{title}</summary>
      {children}
    </details>
  );
}

interface ChildConcernProps {
  readonly concern: ConcernRoute;
  readonly onShown: () => void;
  /** While a visit goes on the time is kept with it; when one is corrected, it was. */
  readonly isNoted: boolean;
}

/** The local route, at once; of the concern itself nothing is asked or kept. */
function ChildConcern({ concern, onShown, isNoted }: ChildConcernProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="shift-concern">
      {!shown && (
        <Button
          look="warning"
          className="shift-done__button"
          onClick={() => {
            setShown(true);
            if (isNoted) onShown();
          }}
        >
          Concern about a child
        </Button>
      )}
      <div role="status">
        {shown && (
          <>
            <ConcernWords route={concern} />
            {isNoted && (
              <p className="govuk-body-s">
                The visit keeps the time you asked, and nothing else. Write nothing of the child here.
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}
