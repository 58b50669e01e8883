import { useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { StatePurposeDocument, type PurposeReason } from '../../graphql.generated.js';
import { asFailure, request } from '../../graphql/client.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { ownPath } from '../../session/own-path.js';

const reasons: readonly (readonly [PurposeReason, string, string])[] = [
  ['OPERATION_PLANNING', 'Operation planning', 'Deciding where and when to send people.'],
  ['INVESTIGATION_SUPPORT', 'Investigation support', 'Answering a question of an investigation.'],
  ['NEEDS_ASSESSMENT', 'Needs assessment', 'Estimating need and writing about it.'],
  ['SAFEGUARDING_REVIEW', 'Safeguarding review', 'Learning from what has happened.'],
  ['DATA_QUALITY', 'Data quality', 'Checking what was loaded.'],
];

/** Stating what one looks at sensitive points for. It holds for a while and is kept with what was looked at. */
export function PurposeView() {
  const { viewer, refresh } = useSignedIn();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [reason, setReason] = useState<PurposeReason | null>(viewer.purpose?.reason ?? null);
  const [note, setNote] = useState(viewer.purpose?.note ?? '');
  const [errors, setErrors] = useState<readonly { text: string; fieldId: string }[]>([]);
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.text;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(reason === null ? [{ text: 'Choose a reason', fieldId: 'reason-OPERATION_PLANNING' }] : []),
      ...(note.trim() === '' ? [{ text: 'Say in a few words what it is for', fieldId: 'note' }] : []),
    ];
    setErrors(found);
    if (found.length > 0 || reason === null) return;
    try {
      await request(StatePurposeDocument, { reason, note: note.trim() });
      await refresh();
      await navigate(ownPath(search.get('return')));
    } catch (error) {
      setErrors([{ text: asFailure(error).message, fieldId: 'note' }]);
    }
  };

  return (
    <Page title="State a purpose" documentTitle={errors.length > 0 ? 'Error: State a purpose' : undefined}>
      <div className="prose">
        <ErrorSummary errors={errors} />
        <p className="govuk-body">
          Single firearms discharges are shown only for a purpose. It is kept with the record of what you looked at. Counts need
          none.
        </p>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <div className={`govuk-form-group${errorOf('reason-OPERATION_PLANNING') ? ' govuk-form-group--error' : ''}`}>
            <fieldset className="govuk-fieldset">
              <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Reason</legend>
              {errorOf('reason-OPERATION_PLANNING') && (
                <p className="govuk-error-message">{errorOf('reason-OPERATION_PLANNING')}</p>
              )}
              <div className="govuk-radios govuk-radios--small">
                {reasons.map(([key, text, hint]) => (
                  <div className="govuk-radios__item" key={key}>
                    <input
                      className="govuk-radios__input"
                      type="radio"
                      name="reason"
                      id={`reason-${key}`}
                      checked={reason === key}
                      aria-describedby={`reason-${key}-hint`}
                      onChange={() => setReason(key)}
                    />
                    <label className="govuk-label govuk-radios__label" htmlFor={`reason-${key}`}>
                      {text}
                    </label>
                    <div className="govuk-hint govuk-radios__hint" id={`reason-${key}-hint`}>
                      {hint}
                    </div>
                  </div>
                ))}
              </div>
            </fieldset>
          </div>
          <div className={`govuk-form-group${errorOf('note') ? ' govuk-form-group--error' : ''}`}>
            <label className="govuk-label govuk-label--s" htmlFor="note">
              What is it for?
            </label>
            <div className="govuk-hint" id="note-hint">
              For example, the operation’s name. Name no person.
            </div>
            {errorOf('note') && (
              <p className="govuk-error-message" id="note-error">
                {errorOf('note')}
              </p>
            )}
            <input
              className="govuk-input"
              id="note"
              value={note}
              maxLength={200}
              autoComplete="off"
              aria-describedby={errorOf('note') ? 'note-hint note-error' : 'note-hint'}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          <Button type="submit">State this purpose</Button>
        </form>
      </div>
    </Page>
  );
}
