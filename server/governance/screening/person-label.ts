/**
 * Words that make a person of the police's files out of somebody: suspect, nominal, offender, perpetrator, gang member, with a name, a
 * number or initials. The words alone pass: «no suspect identified» is an outcome, not a person.
 */
import { isForename, mayBeName, wordsOf, type Word } from './words-of-text.js';

const LABEL = /^(?:suspects?|nominals?|offenders?|perpetrators?|perps?)$/;
const NUMBERED =
  /\b(?:suspects?|nominals?|offenders?|perpetrators?|gang members?|pnc(?: ?id)?|niche|crams)\b[\s:#-]{0,3}(?:(?:is|was|id|no\.?|number|ref(?:erence)?)[\s:#-]{1,3})?\d{3,}(?!\s?(?:years?|yrs?|y\/o|pm|am|hrs|metres|m)\b)/i;
const INITIALS = /\b(?:[Ss]uspect|[Nn]ominal|[Oo]ffender|[Pp]erpetrator|[Gg]ang member)[\s:-]{1,3}[A-Z]\.? ?[A-Z]\.?(?![\w])/;
const BETWEEN = new Set(['is', 'was', 'named', 'called', 'known', 'as', 'id', 'believed', 'to', 'be', 'possibly', 'likely']);
const BEFORE = new Set([
  'is',
  'was',
  'the',
  'a',
  'an',
  'our',
  'known',
  'prolific',
  'main',
  'prime',
  'likely',
  'as',
  'repeat',
  'persistent',
  'active',
]);

export function holdsPersonLabel(text: string): boolean {
  if (!/suspect|nominal|offender|perp|gang|pnc|niche|crams|member/i.test(text)) return false;
  if (NUMBERED.test(text) || INITIALS.test(text)) return true;
  const words = wordsOf(text);
  return words.some((_word, at) => {
    const end = labelAt(words, at);
    return end !== null && (nameAfter(words, end) || nameBefore(words, at));
  });
}

/** The place after the label that begins at `at`. */
function labelAt(words: readonly Word[], at: number): number | null {
  if (LABEL.test(words[at]!.lower)) return at + 1;
  const isMember =
    /^(?:gang|ocg)$/.test(words[at]!.lower) && /^(?:members?|leader|boss|associate|affiliate)$/.test(words[at + 1]?.lower ?? '');
  return isMember ? at + 2 : null;
}

function nameAfter(words: readonly Word[], from: number): boolean {
  for (let at = from; at < Math.min(words.length, from + 5); at++) {
    const word = words[at]!;
    if (/[.;!?\n]/.test(word.gap)) return false;
    if (BETWEEN.has(word.lower)) continue;
    return mayBeName(word) || isForename(word);
  }
  return false;
}

/** «Jake is a known gang member», «Marsh (suspect)». */
function nameBefore(words: readonly Word[], label: number): boolean {
  for (let at = label - 1; at >= Math.max(0, label - 6); at--) {
    if (/[.;!?\n]/.test(words[at + 1]!.gap)) return false;
    const word = words[at]!;
    if (BEFORE.has(word.lower)) continue;
    const joined = at < label - 1 || /[(,:–-]/.test(words[at + 1]!.gap);
    return joined && (mayBeName(word) || isForename(word));
  }
  return false;
}
