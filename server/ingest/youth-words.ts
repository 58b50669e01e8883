/**
 * What the words of a list of youth provision say: «Youth bus, Irlam Road estate (darker months)», «8-16», «Friday».
 * Only what is written is taken; what is not understood is left as it is, never guessed.
 */

export type YouthPlaceKind = 'building' | 'bus' | 'detached' | 'unknown';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 1 Monday … 7 Sunday; also «Fri» and «Fridays». Anything else, or more than one day, is null. */
export function weekdayFromWords(words: string): number | null {
  const word = words.trim().toLowerCase().replace(/s$/, '');
  if (word.length < 3) return null;
  const found = WEEKDAYS.findIndex((day) => day === word || (word.length <= 5 && day.startsWith(word)));
  return found === -1 ? null : found + 1;
}

/** Ages of a session, in whole years, both ends included; null when open-ended. */
export interface AgeRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** «8-16», «8 – 16», «11 to 19», «13+», «16 and over», «under 12» (to 11), «14». Null when not understood. */
export function agesFromWords(words: string): AgeRange | null {
  const text = words
    .trim()
    .toLowerCase()
    .replace(/^(ages?|aged)\s+/, '')
    .replace(/\s*(years?|yrs?)(\s+olds?)?$/, '');
  const range = /^(\d{1,2})\s*(?:-|–|—|to)\s*(\d{1,2})$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return from <= to ? { from, to } : null;
  }
  const open = /^(\d{1,2})\s*(?:\+|and over|and above|plus)$/.exec(text);
  if (open) return { from: Number(open[1]), to: null };
  const under = /^under\s+(\d{1,2})s?$/.exec(text);
  if (under && Number(under[1]) > 0) return { from: null, to: Number(under[1]) - 1 };
  const single = /^(\d{1,2})$/.exec(text);
  return single ? { from: Number(single[1]), to: Number(single[1]) } : null;
}

/** «bus» or «detached» where the session's own words say so; a list that does not say gives «unknown». */
export function kindFromWords(words: string): YouthPlaceKind {
  if (/\bdetached\b|\bstreet[- ]?based\b/i.test(words)) return 'detached';
  if (/\bbus\b/i.test(words)) return 'bus';
  return 'unknown';
}

/** The season where the session's own words name one: «lighter months», «darker months», «term time», «school holidays». */
export function seasonFromWords(words: string): string | null {
  const found = /\b(lighter months|darker months|term[- ]time|school holidays|half[- ]term|summer holidays)\b/i.exec(words);
  return found ? found[1]!.toLowerCase() : null;
}

/** How often, where the words say so: «2 evenings a week». Kept in words: it names no weekday. */
export function frequencyFromWords(words: string): string | null {
  const found = /\b(?:\d+|one|two|three|four|five)\s+(?:evening|night|day|session|time)s?\s+(?:a|per)\s+(?:week|month)\b/i.exec(
    words,
  );
  return found ? found[0] : null;
}

/**
 * Words that suggest a place whose position could endanger those who go there: a refuge, or an LGBT group.
 * A suggestion only: whether it is sensitive is for the people who keep the list to say.
 */
export function suggestsSensitive(words: string): boolean {
  return /\brefuges?\b|\bsafe ?houses?\b|women'?s aid|\blgbt\w*|\bqueer\b|\btrans(?:gender)?\b|domestic (?:abuse|violence)|\bsurvivors?\b/i.test(
    words,
  );
}
