import { useEffect, useRef, useState } from 'react';
import { Failed, Loading } from '../../components/States.js';
import { HeldRecordDocument, type RecordInput } from '../../graphql.generated.js';
import type { RequestFailure } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { Banner } from '../data/LoadOutcome.js';
import { ChangeForm, fieldOfPath } from './ChangeForm.js';
import { allChanges, changesOf, changeWords, type Change } from './changes.js';
import { ConfirmChange } from './ConfirmChange.js';
import type { Column } from './CorrectedFields.js';
import { FindRecord } from './FindRecord.js';
import { HeldRows } from './HeldRows.js';

interface OneRecordProps {
  readonly sources: readonly { readonly name: string; readonly title: string; readonly columns: readonly Column[] }[];
  /** The report one comes from. */
  readonly report: { readonly source: string; readonly reference: string | null; readonly force: string } | null;
  /** Whether the viewer is shown what a record says. */
  readonly maySee: boolean;
}

/** Finding, looking, choosing, confirming, and what came of it. */
export function OneRecord({ sources, report, maySee }: OneRecordProps) {
  const { refresh } = useSignedIn();
  const announce = useAnnounce();
  const [record, setRecord] = useState<RecordInput | null>(
    report?.reference ? { source: report.source, reference: report.reference, force: report.force } : null,
  );
  const [change, setChange] = useState<Change | null>(null);
  const [confirming, setConfirming] = useState(false);
  const [refusal, setRefusal] = useState<RequestFailure | null>(null);
  const [done, setDone] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const { state: held, again } = useQuery(HeldRecordDocument, record && maySee ? { record } : null);
  const source = sources.find(({ name }) => name === record?.source);
  const which = useRef<HTMLParagraphElement>(null);
  /** Whether somebody went from the form to a record, or back: what had the focus then goes, and what came takes it. */
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) (which.current ?? document.getElementById('record-reference'))?.focus();
    asked.current = false;
  }, [record]);

  const find = (found: RecordInput | null) => {
    asked.current = true;
    setRecord(found);
    setChange(null);
    setConfirming(false);
    setRefusal(null);
    setDone(null);
  };
  const onDone = (rows: number) => {
    if (!change) return;
    const text = changeWords[change.name].done(rows);
    setDone({ name: changeWords[change.name].text, text });
    setChange(null);
    setConfirming(false);
    announce(text);
    void refresh().then(again);
  };

  if (record === null || source === undefined) {
    return <FindRecord sources={sources} button={maySee ? 'Show what is held' : 'Continue'} onFind={find} />;
  }
  const changes = !maySee ? allChanges : held.status === 'ready' ? changesOf(held.data.heldRecord) : [];
  return (
    <div className="one-record">
      {done && (
        <Banner key={done.text} title="Done">
          {done.text}
        </Banner>
      )}
      <p className="one-record__which" tabIndex={-1} ref={which}>
        <strong>{record.reference}</strong> of «{source.title}»{' '}
        <button type="button" className="link-button" onClick={() => find(null)}>
          Another record
        </button>
      </p>
      {held.status === 'failed' && (
        <Failed
          failure={held.failure}
          {...(held.failure.code === 'NOT_FOUND' ? { title: 'There is no such record' } : { again })}
        />
      )}
      {held.status === 'loading' && <Loading what="what is held" />}
      {held.status === 'ready' && !confirming && <HeldRows held={held.data.heldRecord} />}
      {changes.length > 0 && confirming && change && (
        <ConfirmChange
          record={record}
          title={source.title}
          change={change}
          onDone={onDone}
          onBack={() => setConfirming(false)}
          onRefused={(failure) => {
            setRefusal(failure);
            setConfirming(false);
          }}
        />
      )}
      {changes.length > 0 && !confirming && (
        <section aria-labelledby="change-heading">
          <h2 className="data-page__heading" id="change-heading">
            Change it
          </h2>
          <ChangeForm
            key={done?.text ?? ''}
            changes={changes}
            columns={source.columns}
            before={change}
            problem={refusal && { text: refusal.message, fieldId: fieldOfPath(refusal.inputPath, change?.name ?? 'correct') }}
            onNext={(next) => {
              setChange(next);
              setRefusal(null);
              setDone(null);
              setConfirming(true);
            }}
          />
        </section>
      )}
    </div>
  );
}
