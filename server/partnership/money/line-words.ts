/**
 * What a row of a fund table says it is, from its own words: «Anti-Social Behaviour», «Anti-Social Behaviour: Positive Futures», «Total»,
 * «Community Safety Funding received»; «budgeted», «actual to date», «planned», «funded». Words that mean nothing known are refused, not guessed.
 */
import type { LineKind, LineLevel, Outcome } from './account-line.js';
import { oneLine } from '../../governance/plain-text.js';
import { outcomeMeant } from './outcome-words.js';

const KINDS: readonly (readonly [LineKind, RegExp])[] = [
  ['received', /^(?:received|grant|income)$/],
  ['planned', /^planned$/],
  ['budgeted', /^(?:budget|budgeted)$/],
  ['funded', /^(?:funded|commissioned)$/],
  ['actual', /^(?:actual|actual to date|spent|spend)$/],
  ['match', /^match(?:ed)?(?: funding)?$/],
];
export const KIND_WORDS = 'received, planned, budgeted, funded, actual, match funding';

const RECEIVED = /\breceived$/;

export type LineMeant =
  | {
      readonly ok: true;
      readonly kind: LineKind;
      readonly level: LineLevel;
      readonly outcome: string | null;
      readonly title: string;
    }
  | { readonly ok: false; readonly column: 'category' | 'kind'; readonly reason: string; readonly remedy: string };

export function lineMeant(category: string, kindWritten: string, outcomes: readonly Outcome[]): LineMeant {
  const title = oneLine(category);
  const kindText = kindWritten.trim().toLowerCase();
  const named = KINDS.find(([, words]) => words.test(kindText))?.[0];
  // «Stated in section 2.1» says where, not what; of a grant its own words do.
  const kind = named ?? (RECEIVED.test(title.toLowerCase()) ? 'received' : undefined);
  if (kind === undefined)
    return {
      ...{ ok: false, column: 'kind', reason: `«${kindWritten.trim()}» does not say what was done with the money.` },
      remedy: `Write one of: ${KIND_WORDS}.`,
    };
  if (kind === 'received') return { ok: true, kind, level: 'source', outcome: null, title };
  if (/^total\b/i.test(title)) return { ok: true, kind, level: 'total', outcome: null, title };
  const colon = title.indexOf(':');
  if (colon > 0) {
    const outcome = outcomeMeant(title.slice(0, colon), outcomes);
    const activity = title.slice(colon + 1).trim();
    if (outcome !== null && activity !== '') return { ok: true, kind, level: 'activity', outcome, title: activity };
  }
  const outcome = outcomeMeant(title, outcomes);
  // What is funded or matched is a thing, whatever its name reminds of.
  if (outcome !== null && kind !== 'funded') return { ok: true, kind, level: 'outcome', outcome, title };
  if (kind === 'funded' || kind === 'match') return { ok: true, kind, level: 'activity', outcome: null, title };
  return {
    ...{ ok: false, column: 'category', reason: `«${title}» is no outcome that the account knows.` },
    remedy: `Write one of: ${outcomes.map((one) => one.title).join('; ')}. Before an activity, with a colon. Or add the outcome on the page «Partnership».`,
  };
}
