import { useId, useState, type FormEvent } from 'react';
import { Button } from '../components/Button.js';
import { ErrorSummary } from '../components/ErrorSummary.js';
import { StatePurposeDocument, type PurposeReason } from '../graphql.generated.js';
import { asFailure, request } from '../graphql/client.js';
import { useSignedIn } from '../session/SessionContext.js';

const reasons: readonly (readonly [PurposeReason, string, string])[] = [
  ['OPERATION_PLANNING', 'Operation planning', 'Deciding where and when to send people.'],
  ['INVESTIGATION_SUPPORT', 'Investigation support', 'Answering a question of an investigation.'],
  ['NEEDS_ASSESSMENT', 'Needs assessment', 'Estimating need and writing about it.'],
  ['SAFEGUARDING_REVIEW', 'Safeguarding review', 'Learning from what has happened.'],
  ['COMPLAINT', 'Complaint or request', 'Answering somebody about what is held.'],
  ['DATA_QUALITY', 'Data quality', 'Checking what was loaded.'],
];

/** Says what the work is for. It holds for a while and is kept with what was looked at. */
export function PurposeForm({
  onStated,
  onCancel,
}: {
  readonly onStated: () => void;
  /** In a dialog: leaves all as it is. */
  readonly onCancel?: () => void;
}) {
  const { viewer, refresh } = useSignedIn();
  const id = useId();
  const [reason, setReason] = useState<PurposeReason | null>(viewer.purpose?.reason ?? null);
  const [note, setNote] = useState(viewer.purpose?.note ?? '');
  const [errors, setErrors] = useState<readonly { text: string; fieldId: string }[]>([]);
  const gatewayOf = (key: PurposeReason): string => {
    const found = viewer.access.purposes.find((option) => option.reason === key);
    return found ? `Under: ${found.gateway}.` : '';
  };
  const firstReason = `${id}-${reasons[0]![0]}`;
  const noteField = `${id}-note`;
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.text;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(reason === null ? [{ text: 'Choose a reason', fieldId: firstReason }] : []),
      ...(note.trim() === '' ? [{ text: 'Say in a few words what it is for', fieldId: noteField }] : []),
    ];
    setErrors(found);
    if (found.length > 0 || reason === null) return;
    try {
      await request(StatePurposeDocument, { reason, note: note.trim() });
      await refresh();
      onStated();
    } catch (error) {
      setErrors([{ text: asFailure(error).message, fieldId: noteField }]);
    }
  };

  return (
    <>
      <ErrorSummary errors={errors} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className={`govuk-form-group${errorOf(firstReason) ? ' govuk-form-group--error' : ''}`}>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Reason</legend>
            {errorOf(firstReason) && (
              <p className="govuk-error-message">
                <span className="govuk-visually-hidden">Error: </span>
                {errorOf(firstReason)}
              </p>
            )}
            <div className="govuk-radios govuk-radios--small">
              {reasons.map(([key, text, hint]) => (
                <div className="govuk-radios__item" key={key}>
                  <input
                    className="govuk-radios__input"
                    type="radio"
                    name={`${id}-reason`}
                    id={`${id}-${key}`}
                    checked={reason === key}
                    aria-describedby={`${id}-${key}-hint`}
                    onChange={() => setReason(key)}
                  />
                  <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${key}`}>
                    {text}
                  </label>
                  <div className="govuk-hint govuk-radios__hint" id={`${id}-${key}-hint`}>
                    {hint} {gatewayOf(key)}
                  </div>
                </div>
              ))}
            </div>
          </fieldset>
        </div>
        <div className={`govuk-form-group${errorOf(noteField) ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label govuk-label--s" htmlFor={noteField}>
            What is it for?
          </label>
          <div className="govuk-hint" id={`${noteField}-hint`}>
            For example, the operation’s name. Name no person.
          </div>
          {errorOf(noteField) && (
            <p className="govuk-error-message" id={`${noteField}-error`}>
              <span className="govuk-visually-hidden">Error: </span>
              {errorOf(noteField)}
            </p>
          )}
          <input
            className="govuk-input"
            id={noteField}
            value={note}
            maxLength={200}
            autoComplete="off"
            aria-describedby={errorOf(noteField) ? `${noteField}-hint ${noteField}-error` : `${noteField}-hint`}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <div className="dialog__buttons">
          <Button type="submit">State this purpose</Button>
          {onCancel && (
            <Button look="secondary" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
