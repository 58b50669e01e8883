/** A text as words with what their capitals say, for the rules that look for names. */
import { FORENAMES, NO_NAMES, PLACE_WORDS, PLACES_OR_SURNAMES, SURNAMES } from './name-lists.js';

export interface Word {
  readonly text: string;
  readonly lower: string;
  /** Begins with a capital: says something only where the text has small letters too. */
  readonly capital: boolean;
  /** What stands between it and the word before. */
  readonly gap: string;
}

const WORD = /[\p{L}\p{M}]+(?:[’'-][\p{L}\p{M}]+)*/gu;
/** Longer texts are no cell of a list of reports; what comes after is not looked at word by word. */
const MOST_WORDS = 20_000;

export function wordsOf(text: string): Word[] {
  const allCapitals = !/\p{Ll}/u.test(text);
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (words.length >= MOST_WORDS) break;
    const word = match[0];
    const lower = word.toLowerCase().replaceAll('’', "'");
    words.push({ text: word, lower, capital: !allCapitals && /^\p{Lu}/u.test(word), gap: text.slice(end, match.index) });
    end = match.index + word.length;
  }
  return words;
}

const stem = (lower: string): string => lower.replace(/'s?$/, '');

export const isForename = ({ lower }: Word): boolean => FORENAMES.has(stem(lower));
export const isSurname = ({ lower }: Word): boolean => SURNAMES.has(stem(lower));

/** Could be somebody's name: a capital where capitals say something, and not one of the words that have one for another reason. */
export function mayBeName(word: Word | undefined): word is Word {
  if (word === undefined || word.text.length < 2) return false;
  if (!word.capital || NO_NAMES.has(word.lower)) return false;
  return !PLACE_WORDS.has(word.lower) || PLACES_OR_SURNAMES.has(word.lower);
}

/** A name where the word before already says that one comes: also in small letters, when it is one that is known. */
export const isLikelyName = (word: Word | undefined): boolean => mayBeName(word) || (word !== undefined && isForename(word));

/** «in Albert Hall», «the William Wood»: what stands after these is a place rather than somebody. */
const WHERE = new Set([
  'the',
  'in',
  'at',
  'on',
  'near',
  'nr',
  'opposite',
  'behind',
  'outside',
  'along',
  'around',
  'through',
  'across',
  'towards',
  'inside',
]);

const JOINS = new Set(['of', 'the', 'and', 'in', 'for', 'on', 'le', 'de', 'la']);

/** Whether the name at `at` goes on to be a place, building or organisation: «James Street», «Thomas Gray Primary School». */
export function isOfPlace(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.lower ?? '';
  if (/^(?:st|saint|sts|ss)$/.test(before)) return true;
  const { capital } = words[at]!;
  for (let next = at; next < Math.min(words.length, at + (capital ? 8 : 3)); next++) {
    const word = words[next]!;
    if (next > at && /[.;:!?\n,]/.test(word.gap)) return false;
    const isPlace = PLACE_WORDS.has(word.lower) && (next > at || !PLACES_OR_SURNAMES.has(word.lower));
    const isSurnameToo = next === at + 1 && PLACES_OR_SURNAMES.has(word.lower) && !WHERE.has(before);
    // Only with a capital, or in a text that has none or nothing else: «Jake fell off the road» is no place.
    if (isPlace && !isSurnameToo && (word.capital || !capital)) return true;
    if (capital ? !word.capital && !JOINS.has(word.lower) : JOINS.has(word.lower)) return false;
  }
  return false;
}
