import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { changeWords, type Change, type ChangeName } from './changes.js';
import { CorrectedFields, contentId, type Column } from './CorrectedFields.js';
import { FormField } from './FormField.js';

interface FormError {
  readonly text: string;
  readonly fieldId: string;
}

interface ChangeFormProps {
  /** What can be done. */
  readonly changes: readonly ChangeName[];
  readonly columns: readonly Column[];
  /** What was filled in before, when somebody comes back to mend it. */
  readonly before: Change | null;
  /** What the server found wrong with it. */
  readonly problem: FormError | null;
  readonly onNext: (change: Change) => void;
}

const noField = [{ field: '', content: '' }];

/** What is to be done to the record, and why. */
export function ChangeForm({ changes, columns, before, problem, onNext }: ChangeFormProps) {
  const [name, setName] = useState<ChangeName | null>(before?.name ?? null);
  const [fields, setFields] = useState(before?.fields.length ? before.fields : noField);
  const [reason, setReason] = useState(before?.reason ?? '');
  const [errors, setErrors] = useState<readonly FormError[]>(problem ? [problem] : []);
  const firstChange = `change-${changes[0] ?? ''}`;
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.text;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = fields.filter(({ field }) => field !== '');
    const found = [
      ...(name === null ? [{ text: 'Choose what is to be done', fieldId: firstChange }] : []),
      ...(name === 'correct' && chosen.length === 0 ? [{ text: 'Choose a field', fieldId: 'corrected-field-0' }] : []),
      ...(reason.trim().length < 3 ? [{ text: 'Say in a few words why', fieldId: 'change-reason' }] : []),
    ];
    setErrors(found);
    if (found.length === 0 && name !== null) onNext({ name, fields: name === 'correct' ? chosen : [], reason: reason.trim() });
  };

  return (
    <>
      <ErrorSummary errors={errors} />
      <form className="record-form" onSubmit={submit} noValidate>
        <div className={`govuk-form-group${errorOf(firstChange) ? ' govuk-form-group--error' : ''}`}>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What is to be done?</legend>
            {errorOf(firstChange) && <p className="govuk-error-message">{errorOf(firstChange)}</p>}
            <div className="govuk-radios govuk-radios--small">
              {changes.map((change) => (
                <div key={change}>
                  <div className="govuk-radios__item">
                    <input
                      className="govuk-radios__input"
                      type="radio"
                      name="change"
                      id={`change-${change}`}
                      checked={name === change}
                      aria-describedby={`change-${change}-hint`}
                      onChange={() => setName(change)}
                    />
                    <label className="govuk-label govuk-radios__label" htmlFor={`change-${change}`}>
                      {changeWords[change].text}
                    </label>
                    <div className="govuk-hint govuk-radios__hint" id={`change-${change}-hint`}>
                      {changeWords[change].hint}
                    </div>
                  </div>
                  {change === 'correct' && name === 'correct' && (
                    <CorrectedFields columns={columns} fields={fields} onChange={setFields} errorOf={errorOf} />
                  )}
                </div>
              ))}
            </div>
          </fieldset>
        </div>
        <FormField
          id="change-reason"
          label="Why?"
          hint="Kept with who and when, also when the record is gone. Name no person."
          error={errorOf('change-reason')}
        >
          <textarea
            className={`govuk-textarea${errorOf('change-reason') ? ' govuk-textarea--error' : ''}`}
            id="change-reason"
            rows={2}
            maxLength={500}
            value={reason}
            aria-describedby={errorOf('change-reason') ? 'change-reason-hint change-reason-error' : 'change-reason-hint'}
            onChange={(event) => setReason(event.target.value)}
          />
        </FormField>
        <Button type="submit">Continue</Button>
      </form>
    </>
  );
}

/** The form's field that the server's path means. */
export function fieldOfPath(path: readonly (string | number)[], chosen: ChangeName): string {
  if (path[0] === 'fields') return typeof path[1] === 'number' ? contentId(path[1]) : 'corrected-field-0';
  return path[0] === 'reason' ? 'change-reason' : `change-${chosen}`;
}
