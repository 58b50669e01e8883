import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { plural } from '../../components/numbers.js';
import { Failed } from '../../components/States.js';
import { AuditVerificationDocument, type AuditVerificationQuery } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { momentParts } from './audit-words.js';

type Verified = AuditVerificationQuery['auditVerification'];
type State =
  | { readonly step: 'none' | 'running' }
  | { readonly step: 'done'; readonly result: Verified }
  | { readonly step: 'failed'; readonly failure: RequestFailure };

/** Going along the whole chain, and the note of its end to keep elsewhere. */
export function Verification({ onDone }: { readonly onDone: () => void }) {
  const [state, setState] = useState<State>({ step: 'none' });
  const announce = useAnnounce();
  const verify = async () => {
    setState({ step: 'running' });
    try {
      const { auditVerification: result } = await request(AuditVerificationDocument, {});
      setState({ step: 'done', result });
      announce(result.intact ? 'The chain holds.' : 'The chain does not hold.');
    } catch (error) {
      setState({ step: 'failed', failure: asFailure(error) });
    }
    onDone();
  };
  const running = state.step === 'running';
  return (
    <>
      <p className="govuk-body-s">
        Each event holds a digest of itself and of the one before. Verifying goes along all of them and names the first that was
        changed or is missing.
      </p>
      <Button look="secondary" aria-disabled={running} onClick={() => !running && void verify()}>
        {running ? 'Verifying…' : 'Verify the chain'}
      </Button>
      {state.step === 'done' && <Result result={state.result} />}
      {state.step === 'failed' && <Failed failure={state.failure} />}
    </>
  );
}

function Result({ result }: { readonly result: Verified }) {
  const { intact, verified, brokenAt, problem, looseGuards, head } = result;
  const last = head?.at ? momentParts(head.at) : null;
  return (
    <div className={`chain${intact ? ' chain--holds' : ' chain--broken'}`}>
      <p className="chain__words">{intact ? 'The chain holds.' : 'The chain does not hold.'}</p>
      {brokenAt !== null && (
        <p className="govuk-body-s">
          Broken at event {brokenAt}: {problem}. Up to there {plural(verified, 'event holds', 'events hold')}.
        </p>
      )}
      {looseGuards.length > 0 && (
        <ul className="govuk-list govuk-list--bullet chain__guards">
          {looseGuards.map((guard) => (
            <li key={guard}>{guard}</li>
          ))}
        </ul>
      )}
      {intact && (
        <p className="govuk-body-s">
          {plural(verified, 'event', 'events')}, none changed or missing{last && `, up to ${last.day}, ${last.clock}`}.
        </p>
      )}
      {head && (
        <>
          <Button look="secondary" className="chain__head" onClick={() => saveHead(head)}>
            Download the head
          </Button>
          <p className="govuk-hint chain__hint">
            A note of the newest event. Keep it outside Homeward and its database: «homeward check --head» compares with it later,
            and finds what was cut off.
          </p>
        </>
      )}
    </div>
  );
}

/** As «homeward audit --head» prints it. */
function saveHead({ sequence, at, hash }: NonNullable<Verified['head']>): void {
  const text = `${JSON.stringify({ homeward: 'head of the audit', sequence, at, hash }, null, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = `homeward-audit-head-${sequence}.json`;
  anchor.click();
  URL.revokeObjectURL(address);
}
