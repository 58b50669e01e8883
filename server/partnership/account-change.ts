/** What changes of the account by form have in common: what is said of their arguments, and how their outcome is told. */
import type { Outcome } from '../governance/asked-change.js';
import type { AccountChangeOutcome } from './account.type.js';

export const VERSION = 'The version that was looked at; changed since, it is refused.';
export const REASON = 'Why; needed for a change of what stands.';

export const outcomeOf = (done: Outcome<{ id: number }>): AccountChangeOutcome =>
  done.ok ? { id: String(done.id), problems: [] } : { id: null, problems: done.problems };
