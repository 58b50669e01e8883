import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import type { RecordInput } from '../../graphql.generated.js';
import { FormField } from './FormField.js';

interface FindRecordProps {
  readonly sources: readonly { readonly name: string; readonly title: string }[];
  readonly button: string;
  readonly onFind: (record: RecordInput) => void;
}

/** Which record: its source and the reference its partner gave it. */
export function FindRecord({ sources, button, onFind }: FindRecordProps) {
  const [source, setSource] = useState(sources[0]?.name ?? '');
  const [reference, setReference] = useState('');
  const [force, setForce] = useState('');
  const [wrong, setWrong] = useState(false);
  const missing = 'Enter the reference';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = reference.trim() === '';
    setWrong(isMissing);
    if (!isMissing) onFind({ source, reference: reference.trim(), force: force.trim() === '' ? null : force.trim() });
  };

  return (
    <>
      <ErrorSummary errors={wrong ? [{ text: missing, fieldId: 'record-reference' }] : []} />
      <form className="record-form" onSubmit={submit} noValidate>
        <FormField id="record-source" label="List">
          <select className="govuk-select" id="record-source" value={source} onChange={(event) => setSource(event.target.value)}>
            {sources.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </FormField>
        <FormField
          id="record-reference"
          label="Reference"
          hint="Exactly as the file has it. Homeward cannot look for a person."
          error={wrong ? missing : undefined}
        >
          <input
            className={`govuk-input govuk-input--width-20${wrong ? ' govuk-input--error' : ''}`}
            id="record-reference"
            value={reference}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={wrong ? 'record-reference-hint record-reference-error' : 'record-reference-hint'}
            onChange={(event) => setReference(event.target.value)}
          />
        </FormField>
        <FormField id="record-force" label="Force (optional)" hint="Where several forces use the reference.">
          <input
            className="govuk-input govuk-input--width-20"
            id="record-force"
            value={force}
            autoComplete="off"
            aria-describedby="record-force-hint"
            onChange={(event) => setForce(event.target.value)}
          />
        </FormField>
        <Button type="submit">{button}</Button>
      </form>
    </>
  );
}
