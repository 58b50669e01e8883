/** The filter form before «Apply»: what was typed, and what it comes to. */
import type { IncidentKind } from '../graphql.generated.js';
import type { FilterState } from '../view-state/filter-state.js';
import { readDay, writeDay, type Period } from '../view-state/period.js';

export interface FilterDraft {
  readonly kinds: readonly IncidentKind[];
  readonly categories: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
}

export interface FieldError {
  readonly fieldId: string;
  readonly text: string;
}

export function draftOf({ kinds, categories, weekdays, hours }: FilterState, period: Period | null): FilterDraft {
  return {
    kinds,
    categories,
    weekdays,
    hours,
    from: period ? writeDay(period.from) : '',
    to: period ? writeDay(period.to) : '',
  };
}

/** What a draft asks for, or what is wrong with it. */
export function readDraft(
  draft: FilterDraft,
): { readonly part: Omit<FilterState, 'areas'> } | { readonly errors: readonly FieldError[] } {
  const from = readDay(draft.from);
  const to = readDay(draft.to);
  const errors: FieldError[] = [];
  if (from === null) errors.push({ fieldId: 'period-from', text: dayProblem('From', draft.from) });
  if (to === null) errors.push({ fieldId: 'period-to', text: dayProblem('To', draft.to) });
  if (from !== null && to !== null && from > to)
    errors.push({ fieldId: 'period-to', text: 'The To date must be the same as or after the From date' });
  if (errors.length > 0 || from === null || to === null) return { errors };
  const { kinds, categories, weekdays, hours } = draft;
  return { part: { kinds, categories, weekdays, hours, period: { from, to } } };
}

function dayProblem(field: string, typed: string): string {
  return typed.trim() === '' ? `Enter the ${field} date` : `${field} must be a real date, such as 1 Nov 2025`;
}
