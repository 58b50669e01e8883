/** What the page looks for, as it stands in its address: only this file knows how that is written. */
import type { AuditAction, AuditFilter, AuditOfQueryVariables, IncidentKind } from '../../graphql.generated.js';
import { kindNames, kindOfWord } from '../../view-state/kinds.js';
import { allActions } from './audit-words.js';

export interface AuditSearch {
  readonly person: string;
  readonly role: string;
  readonly action: AuditAction | '';
  readonly kind: IncidentKind | '';
  readonly from: string;
  readonly to: string;
}

/** «Who has looked at this»: one thing instead of a search. */
export interface AuditThing {
  readonly what: ThingKind;
  readonly code: string;
}
export const thingKinds = ['incident', 'batch', 'area'] as const;
export type ThingKind = (typeof thingKinds)[number];

export const noSearch: AuditSearch = { person: '', role: '', action: '', kind: '', from: '', to: '' };

/** `/audit?person=marsh&action=export&kind=firearms-discharges&from=2026-11-01`; what cannot be read is passed over. */
export function parseSearch(words: URLSearchParams): AuditSearch {
  const action = (words.get('action') ?? '').toUpperCase().replaceAll('-', '_') as AuditAction;
  const day = (name: string): string => {
    const text = words.get(name) ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
  };
  return {
    person: words.get('person') ?? '',
    role: words.get('role') ?? '',
    action: allActions.includes(action) ? action : '',
    kind: kindOfWord(words.get('kind') ?? '') ?? '',
    from: day('from'),
    to: day('to'),
  };
}

/** `/audit?incident=…`, `?batch=12`, `?area=E05000945`; null when the address names no such thing. */
export function parseThing(words: URLSearchParams): AuditThing | null {
  for (const what of thingKinds) {
    const code = words.get(what);
    if (code) return { what, code };
  }
  return null;
}

export function formatSearch({ person, role, action, kind, from, to }: AuditSearch): URLSearchParams {
  const words = new URLSearchParams();
  const set = (name: string, text: string) => text !== '' && words.set(name, text);
  set('person', person.trim());
  set('role', role);
  set('action', action.toLowerCase().replaceAll('_', '-'));
  set('kind', kind === '' ? '' : kindNames[kind].word);
  set('from', from);
  set('to', to);
  return words;
}

export function filterOf({ person, role, action, kind, from, to }: AuditSearch): AuditFilter {
  return {
    ...(person ? { person } : {}),
    ...(role ? { role } : {}),
    ...(action ? { actions: [action] } : {}),
    ...(kind ? { kind } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

export function subjectOf({ what, code }: AuditThing): AuditOfQueryVariables {
  return { [what]: code };
}
