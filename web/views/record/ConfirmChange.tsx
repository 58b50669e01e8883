import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.js';
import type { RecordInput } from '../../graphql.generated.js';
import { asFailure, type RequestFailure } from '../../graphql/client.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { changeWords, makeChange, type Change } from './changes.js';

interface ConfirmChangeProps {
  readonly record: RecordInput;
  readonly title: string;
  readonly change: Change;
  readonly onDone: (rows: number) => void;
  readonly onRefused: (failure: RequestFailure) => void;
  readonly onBack: () => void;
}

/** Says what will happen before it does. */
export function ConfirmChange({ record, title, change, onDone, onRefused, onBack }: ConfirmChangeProps) {
  useShowsRecords();
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const words = changeWords[change.name];

  const confirm = async () => {
    setBusy(true);
    try {
      onDone(await makeChange(record, change));
    } catch (error) {
      onRefused(asFailure(error));
    }
  };
  const rows: readonly (readonly [string, string])[] = [
    ['List', title],
    ['Reference', `${record.reference}${record.force ? ` (${record.force})` : ''}`],
    ...change.fields.map(({ field, content }) => [field, content === '' ? 'empty' : content] as const),
    ['Why', change.reason],
  ];

  return (
    <section className="record-form" aria-labelledby="confirm-heading">
      <h2 className="data-page__heading" id="confirm-heading" tabIndex={-1} ref={heading}>
        {words.question}
      </h2>
      <p className="govuk-body">{words.hint}</p>
      <dl className="govuk-summary-list">
        {rows.map(([name, text]) => (
          <div className="govuk-summary-list__row" key={name}>
            <dt className="govuk-summary-list__key">{name}</dt>
            <dd className="govuk-summary-list__value">{text}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog__buttons">
        <Button
          look={change.name === 'remove' ? 'warning' : 'primary'}
          aria-disabled={busy}
          onClick={() => !busy && void confirm()}
        >
          {busy ? 'Doing it…' : words.button}
        </Button>
        <Button look="secondary" onClick={onBack}>
          Go back
        </Button>
      </div>
    </section>
  );
}
