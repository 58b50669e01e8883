import { Button } from '../../components/Button.js';
import { Failed } from '../../components/States.js';
import type { RequestFailure } from '../../graphql/client.js';
import { defaultHotspotState, type HotspotState } from '../../view-state/hotspot-state.js';
import type { ChangeState } from '../../view-state/use-address-state.js';
import type { HotspotOffer } from './offer.js';
import { remediesOf } from './remedies.js';

interface RefusalProps {
  readonly failure: RequestFailure;
  readonly state: HotspotState;
  readonly offer: HotspotOffer;
  readonly again: () => void;
  readonly onChange: ChangeState<HotspotState>;
}

/** Why it was not answered, in the server's words, and what is possible instead, each at a button. */
export function Refusal({ failure, state, offer, again, onChange }: RefusalProps) {
  const remedies = remediesOf(failure, state, offer);
  const isOfQuestion = ['BAD_USER_INPUT', 'FORBIDDEN', 'SUPPRESSED'].includes(failure.code);
  const title = failure.code === 'BAD_USER_INPUT' ? 'This cannot be answered as it is asked' : undefined;
  return (
    <div className="explore__centre explore__centre--alone">
      <Failed
        failure={failure}
        {...(title ? { title } : {})}
        // To ask the same again brings the same refusal.
        {...(failure.code === 'BAD_USER_INPUT' ? {} : { again })}
      />
      {(remedies.length > 0 || isOfQuestion) && (
        <section className="remedies" aria-labelledby="remedies-heading">
          <h2 className="remedies__title" id="remedies-heading">
            Possible instead
          </h2>
          <div className="remedies__buttons">
            {remedies.map(({ text, part }) => (
              <Button key={text} look="secondary" onClick={() => onChange(part)}>
                {text}
              </Button>
            ))}
            {isOfQuestion && (
              <Button look="secondary" onClick={() => onChange({ ...defaultHotspotState, layers: state.layers })}>
                Back to the usual filters and method
              </Button>
            )}
          </div>
        </section>
      )}
    </div>
  );
}
