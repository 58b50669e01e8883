import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../components/Button.js';
import type { AuditAction, IncidentKind } from '../../graphql.generated.js';
import { roleName } from '../../session/role-names.js';
import { allKinds } from '../../view-state/kinds.js';
import { noSearch, type AuditSearch } from './audit-search.js';
import { actionName, allActions, kindText } from './audit-words.js';

const roles = [
  'police-analyst',
  'council-analyst',
  'deployment-planner',
  'outreach-worker',
  'jsna-author',
  'partner',
  'partnership-manager',
  'information-governance',
  'administrator',
  'operator',
];

interface SearchFormProps {
  readonly search: AuditSearch;
  /** Whether there are others than oneself to be found. */
  readonly ofEverybody: boolean;
  readonly onSearch: (search: AuditSearch) => void;
}

/** Narrowing the list of events: by whom, what, of which kind, when. */
export function SearchForm({ search, ofEverybody, onSearch }: SearchFormProps) {
  const [draft, setDraft] = useState(search);
  const inAddress = JSON.stringify(search);
  // Back and forward change what the address says, and the fields with it; the focus stays where it is.
  useEffect(() => setDraft(JSON.parse(inAddress) as AuditSearch), [inAddress]);
  const set = (part: Partial<AuditSearch>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(draft);
  };
  const clear = () => {
    setDraft(noSearch);
    onSearch(noSearch);
  };
  return (
    <form className="audit-form" onSubmit={submit} noValidate>
      {ofEverybody && (
        <>
          <Field id="audit-person" label="Person">
            <input
              className="govuk-input"
              id="audit-person"
              value={draft.person}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => set({ person: event.target.value })}
            />
          </Field>
          <Field id="audit-role" label="Role">
            <select
              className="govuk-select"
              id="audit-role"
              value={draft.role}
              onChange={(event) => set({ role: event.target.value })}
            >
              <option value="">Every role</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleName(role)}
                </option>
              ))}
            </select>
          </Field>
        </>
      )}
      <Field id="audit-action" label="What was done">
        <select
          className="govuk-select"
          id="audit-action"
          value={draft.action}
          onChange={(event) => set({ action: event.target.value as AuditAction | '' })}
        >
          <option value="">Anything</option>
          {allActions.map((action) => (
            <option key={action} value={action}>
              {actionName(action)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="audit-kind" label="Kind of report">
        <select
          className="govuk-select"
          id="audit-kind"
          value={draft.kind}
          onChange={(event) => set({ kind: event.target.value as IncidentKind | '' })}
        >
          <option value="">Every kind, or none</option>
          {allKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindText(kind)}
            </option>
          ))}
        </select>
      </Field>
      <div className="audit-form__days">
        <Field id="audit-from" label="From">
          <input
            className="govuk-input"
            type="date"
            id="audit-from"
            value={draft.from}
            onChange={(event) => set({ from: event.target.value })}
          />
        </Field>
        <Field id="audit-to" label="To">
          <input
            className="govuk-input"
            type="date"
            id="audit-to"
            value={draft.to}
            onChange={(event) => set({ to: event.target.value })}
          />
        </Field>
      </div>
      <div className="audit-form__buttons">
        <Button type="submit">Search</Button>
        <button type="button" className="link-button" onClick={clear}>
          Clear the search
        </button>
      </div>
    </form>
  );
}

function Field({ id, label, children }: { readonly id: string; readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="govuk-form-group audit-form__group">
      <label className="govuk-label audit-form__label" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  );
}
