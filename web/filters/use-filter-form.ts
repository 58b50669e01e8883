import { useState, type FormEvent } from 'react';
import type { FilterState } from '../view-state/filter-state.js';
import { readDraft, type FieldError, type FilterDraft } from './filter-draft.js';

/** A filter form's draft: nothing of it holds until «Apply»; filters changed elsewhere (a chip, back, a link) replace what was typed. */
export function useFilterForm<Draft extends FilterDraft>(
  fresh: Draft,
  onApply: (part: Omit<FilterState, 'areas'>, draft: Draft) => void,
) {
  const freshWords = JSON.stringify(fresh);
  const [{ draft, basis }, setForm] = useState<{ draft: Draft; basis: string }>({ draft: fresh, basis: freshWords });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  if (basis !== freshWords) {
    setForm({ draft: fresh, basis: freshWords });
    setErrors([]);
  }
  return {
    draft,
    errors,
    errorOf: (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.text,
    set: (part: Partial<Draft>) => setForm({ draft: { ...draft, ...part }, basis: freshWords }),
    submit: (event: FormEvent) => {
      event.preventDefault();
      const read = readDraft(draft);
      setErrors('errors' in read ? read.errors : []);
      if ('part' in read) onApply(read.part, draft);
    },
  };
}
