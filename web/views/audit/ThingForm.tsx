import { useEffect, useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { thingKinds, type AuditThing, type ThingKind } from './audit-search.js';

const names: Readonly<Record<ThingKind, string>> = {
  incident: 'A report, by its id',
  batch: 'A load, by its number',
  area: 'An area, by its code',
};

/** «Who has looked at this»: for one report, load or area. */
export function ThingForm({ thing, onAsk }: { readonly thing: AuditThing | null; readonly onAsk: (thing: AuditThing) => void }) {
  const [what, setWhat] = useState<ThingKind>(thing?.what ?? 'incident');
  const [code, setCode] = useState(thing?.code ?? '');
  useEffect(() => {
    setWhat(thing?.what ?? 'incident');
    setCode(thing?.code ?? '');
  }, [thing?.what, thing?.code]);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '') onAsk({ what, code: code.trim() });
  };
  return (
    <form className="audit-form" onSubmit={submit} noValidate>
      <ErrorSummary errors={missing ? [{ text: 'Write its id, number or code', fieldId: 'audit-code' }] : []} />
      <div className="govuk-form-group audit-form__group">
        <label className="govuk-label audit-form__label" htmlFor="audit-thing">
          What was looked at
        </label>
        <select
          className="govuk-select"
          id="audit-thing"
          value={what}
          onChange={(event) => setWhat(event.target.value as ThingKind)}
        >
          {thingKinds.map((kind) => (
            <option key={kind} value={kind}>
              {names[kind]}
            </option>
          ))}
        </select>
      </div>
      <div className={`govuk-form-group audit-form__group${missing ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label audit-form__label" htmlFor="audit-code">
          Id, number or code
        </label>
        {missing && (
          <p className="govuk-error-message" id="audit-code-error">
            Write its id, number or code
          </p>
        )}
        <input
          className="govuk-input"
          id="audit-code"
          value={code}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={missing ? 'audit-code-error' : undefined}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <Button type="submit" look="secondary">
        Who has looked at it
      </Button>
    </form>
  );
}
