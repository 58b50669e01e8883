import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../components/Button.js';
import { shortDate } from '../../components/dates.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import type { AgreementsInForceQuery, SourcesQuery } from '../../graphql.generated.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { sizeText } from './data-words.js';
import type { UploadChoices } from './upload-api.js';
import {
  agreementsOf,
  asksAreaType,
  asksVintage,
  boundaryTypes,
  emptyDraft,
  needsAgreement,
  problemsOf,
  type FieldProblem,
  type UploadDraft,
} from './upload-options.js';

interface UploadFormProps {
  readonly sources: SourcesQuery['sources'];
  /** Under which the viewer may load today. */
  readonly agreements: AgreementsInForceQuery['agreementsInForce'];
  readonly busy: boolean;
  readonly onSend: (choices: UploadChoices) => void;
}

/** Choosing a file, what it holds and how it is to be loaded. Which options are asked depends on the source. */
export function UploadForm({ sources, agreements, busy, onSend }: UploadFormProps) {
  const [draft, setDraft] = useState<UploadDraft>(emptyDraft);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const set = (part: Partial<UploadDraft>) => setDraft({ ...draft, ...part });
  const offered = agreementsOf(draft.source, agreements);
  const problemOf = (fieldId: string) => problems.find((problem) => problem.fieldId === fieldId)?.text;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(draft, offered);
    setProblems(found);
    if (found.length > 0 || draft.file === null || busy) return;
    onSend({
      source: draft.source,
      file: draft.file,
      dryRun: draft.dryRun,
      replace: draft.replace,
      vintage: asksVintage(draft.source) ? draft.vintage.trim() : '',
      type: asksAreaType(draft.source) ? draft.type : '',
      agreement: offered.some(({ id }) => id === draft.agreement) ? draft.agreement : '',
    });
    // The same file may be chosen again once it is mended: the browser must take that for a change.
    if (picker.current) picker.current.value = '';
    set({ file: null });
  };

  return (
    <form className="upload-form" onSubmit={submit} noValidate aria-label="Load a file">
      <ErrorSummary errors={problems} />
      <Field id="upload-source" label="What does the file hold?" problem={problemOf('upload-source')}>
        {(described) => (
          <select
            className="govuk-select upload-form__wide"
            id="upload-source"
            value={draft.source}
            onChange={(event) => set({ source: event.target.value })}
            {...described}
          >
            <option value="">Choose a source</option>
            {sources.map((source) => (
              <option key={source.name} value={source.name}>
                {source.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        id="upload-file"
        label="File"
        hint="CSV, also compressed (.csv.gz); boundaries also as GeoJSON, TopoJSON, KML or a zipped shapefile"
        problem={problemOf('upload-file')}
      >
        {(described) => (
          <>
            <input
              className="govuk-file-upload upload-form__file"
              type="file"
              id="upload-file"
              ref={picker}
              onChange={(event) => set({ file: event.target.files?.[0] ?? null })}
              {...described}
            />
            {draft.file && <p className="note">{sizeText(draft.file.size)}</p>}
          </>
        )}
      </Field>
      {asksAreaType(draft.source) && (
        <Field id="upload-type" label="Type of area (optional)" hint="Only needed when the file’s column names do not say it">
          {(described) => (
            <select
              className="govuk-select"
              id="upload-type"
              value={draft.type}
              onChange={(event) => set({ type: event.target.value })}
              {...described}
            >
              <option value="">As the file says</option>
              {boundaryTypes.map((type) => (
                <option key={type} value={areaTypeNames[type].word}>
                  {areaTypeNames[type].many}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {asksVintage(draft.source) && (
        <Field
          id="upload-vintage"
          label="Year of the edition (optional)"
          hint="Such as 2021. Only needed when the file does not say it"
          problem={problemOf('upload-vintage')}
        >
          {(described) => (
            <input
              className="govuk-input govuk-input--width-4"
              id="upload-vintage"
              inputMode="numeric"
              autoComplete="off"
              value={draft.vintage}
              onChange={(event) => set({ vintage: event.target.value })}
              {...described}
            />
          )}
        </Field>
      )}
      {needsAgreement(draft.source) && offered.length === 0 && (
        <p className="note" id="upload-agreement" tabIndex={-1}>
          No agreement in force covers this source and your agency, so nothing of it can be loaded. Ask your information
          governance officer to register one.
        </p>
      )}
      {offered.length > 0 && (
        <Field
          id="upload-agreement"
          label={needsAgreement(draft.source) ? 'Data sharing agreement' : 'Data sharing agreement (optional)'}
          hint="Under which the file was shared"
          problem={problemOf('upload-agreement')}
        >
          {(described) => (
            <select
              className="govuk-select upload-form__wide"
              id="upload-agreement"
              value={draft.agreement}
              onChange={(event) => set({ agreement: event.target.value })}
              {...described}
            >
              <option value="">{needsAgreement(draft.source) ? 'Choose an agreement' : 'None: open data'}</option>
              {offered.map(({ id, title, endsOn }) => (
                <option key={id} value={id}>
                  {id}: {title} (until {shortDate(endsOn)})
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <fieldset className="govuk-fieldset upload-form__options">
        <legend className="govuk-fieldset__legend upload-form__legend">Options</legend>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <Option
            id="upload-dry-run"
            text="Only check the file, load nothing"
            checked={draft.dryRun}
            onChange={(dryRun) => set({ dryRun })}
          />
          <Option
            id="upload-replace"
            text="Replace older loads of the same months or areas"
            checked={draft.replace}
            onChange={(replace) => set({ replace })}
          />
        </div>
      </fieldset>
      <Button type="submit" aria-disabled={busy}>
        {draft.dryRun ? 'Check the file' : 'Load the file'}
      </Button>
      <p className="note">
        A file is loaded whole or not at all. If any row is refused nothing is loaded, and each reason is shown.
      </p>
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly children: (described: { 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

function Field({ id, label, hint, problem, children }: FieldProps) {
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter((part) => part !== '').join(' ');
  return (
    <div className={`govuk-form-group upload-form__group${problem ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label upload-form__label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="govuk-hint upload-form__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <p className="govuk-error-message" id={`${id}-problem`}>
          <span className="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      {children({ ...(described ? { 'aria-describedby': described } : {}), ...(problem ? { 'aria-invalid': true } : {}) })}
    </div>
  );
}

function Option({
  id,
  text,
  checked,
  onChange,
}: {
  readonly id: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {text}
      </label>
    </div>
  );
}
