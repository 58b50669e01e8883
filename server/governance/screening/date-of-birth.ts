/**
 * Dates of birth: a day beside «born», «DOB» or the like; and any day that makes somebody up to 25 years old, unless what stands before or
 * after it tells of something that happened then. For free text only: the columns of a report's own times hold days by right.
 */
import { daysIn, type FoundDay } from './calendar-day.js';

const BIRTH =
  /(?<![a-z])(?:d\.? ?o\.? ?b\.?|date of birth|birth ?dates?|birthday|born(?: on)?|birth)\W{0,5}(?:is|was|of)?\W{0,3}$/i;
const BIRTH_AFTER = /^\W{0,3}(?:\(|is |was )?\W{0,2}(?:d\.? ?o\.? ?b\.?(?![a-z])|date of birth|birthday)/i;
/** The last word before a day of something that happened. */
const HAPPENED =
  /(?:^|[^a-z])(?:on|since|until|till|by|from|to|before|after|between|and|dated|dates?|reported|again|visit(?:ed)?|call(?:ed)?|seen|sent|spoke|next|last|w\/[ce]|commencing|ending|due|expir(?:es|ed|y)|review(?:ed)?|update[ds]?|closed|opened|started|ended|issued|incident|log|letter|meeting|week|served|attended|also|period|of|the|at|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[\s:,(–-]*$/i;
const HOUR_AFTER = /^[,\s]{0,2}(?:at |@ ?)?\d{1,2}(?::|\.)?\d{2}(?!\d)/;
/** «12/03/2026: letter sent», as a running record has it. */
const ENTRY_AFTER = /^\s{0,2}[:–-]\s/;
/** «CPW 12/03/2026», «signed 12/03/2026»: of the last years a day after a word is far more often a day's work than a toddler's birthday … */
const WORD_BEFORE = /[a-z]{2,}\W{1,3}$/i;
/** … unless the word is of somebody. */
const SOMEBODY_BEFORE =
  /(?:^|[^a-z])(?:males?|females?|boys?|girls?|child|baby|infant|toddler|son|daughter|brother|sister|nephew|niece|twins?|mr|mrs|miss|ms|aged)\W{1,3}$/i;
/** «warned 12/03/2019» */
const DONE_BEFORE = /(?:^|[^a-z])(?!named|aged)[a-z]{2,20}ed\W{1,3}$/i;

const YEAR = 365.25 * 86_400_000;
const OLDEST_YEARS = 26;
const RECENT_YEARS = 3;

export function holdsDateOfBirth(text: string, today: Date): boolean {
  return daysIn(text, today).some((day) => {
    const before = text.slice(Math.max(0, day.from - 40), day.from);
    const after = text.slice(day.to, day.to + 30);
    return BIRTH.test(before) || BIRTH_AFTER.test(after) || isOfSomebodyYoung(day, before, after, today);
  });
}

function isOfSomebodyYoung({ day }: FoundDay, before: string, after: string, today: Date): boolean {
  const years = (today.getTime() - day) / YEAR;
  if (years < 0 || years >= OLDEST_YEARS) return false;
  if (HAPPENED.test(before) || DONE_BEFORE.test(before) || HOUR_AFTER.test(after)) return false;
  const isEvent = ENTRY_AFTER.test(after) || (WORD_BEFORE.test(before) && !SOMEBODY_BEFORE.test(before));
  return !(years < RECENT_YEARS && isEvent);
}
