/** What a text seems to hold that Homeward keeps of nobody. Says what kind of thing, never which words. */
import { holdsDateOfBirth } from './date-of-birth.js';
import { holdsEMailAddress } from './e-mail-address.js';
import { holdsNationalInsuranceNumber } from './national-insurance-number.js';
import { holdsIssuedNhsNumber, holdsNhsNumber } from './nhs-number.js';
import { holdsPersonLabel } from './person-label.js';
import { holdsPersonName } from './person-name.js';
import { holdsPupilNumber } from './pupil-number.js';
import { holdsTelephoneNumber } from './telephone-number.js';

/**
 * text: whatever somebody wrote. Reference: a number by right, so that only numbers of persons count. Other: a column of words, numbers or
 * times that was filled with something else; days are not judged.
 */
export type ScreenedAs = 'text' | 'reference' | 'other';

type Rule = (text: string, today: Date) => boolean;

const NUMBERS: readonly (readonly [what: string, rule: Rule])[] = [
  ['a unique pupil number', holdsPupilNumber],
  ['a National Insurance number', holdsNationalInsuranceNumber],
  ['a telephone number', holdsTelephoneNumber],
  ['an e-mail address', holdsEMailAddress],
];
const NHS: readonly [string, Rule] = ['an NHS number', holdsNhsNumber];
const WORDS: readonly (readonly [string, Rule])[] = [
  ['the name of a person', holdsPersonName],
  ['somebody called a suspect, nominal, offender or gang member', holdsPersonLabel],
];
const RULES: Readonly<Record<ScreenedAs, readonly (readonly [string, Rule])[]>> = {
  text: [NHS, ...NUMBERS, ['a date of birth', holdsDateOfBirth], ...WORDS],
  reference: [['an NHS number', holdsIssuedNhsNumber], ...NUMBERS],
  other: [NHS, ...NUMBERS, ...WORDS],
};

/** Most free text has no digit in it. */
const OF_DIGITS: ReadonlySet<Rule> = new Set<Rule>([
  ...[
    holdsNhsNumber,
    holdsIssuedNhsNumber,
    holdsPupilNumber,
    holdsNationalInsuranceNumber,
    holdsTelephoneNumber,
    holdsDateOfBirth,
  ],
]);

/** In words, such as «an NHS number»; empty when nothing was found. */
export function screen(written: string, as: ScreenedAs, today: Date): string[] {
  const text = asItReads(written);
  // Nothing that is looked for is shorter.
  if (text.length < 5) return [];
  const hasDigits = /\d/.test(text);
  return RULES[as].filter(([, rule]) => (hasDigits || !OF_DIGITS.has(rule)) && rule(text, today)).map(([what]) => what);
}

/** Letters of other alphabets that look as ours do. */
const [LOOK_ALIKES, OURS] = ['АВЕКМНОРСТУХЅІЈаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵ', 'ABEKMHOPCTYXSIJaeopcyxsijABEZHIKMNOPTYXov'];

/** Signs that nobody sees, wide digits and letters in fancy dress or of another alphabet would hide what everybody reads. */
export function asItReads(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => OURS[LOOK_ALIKES.indexOf(letter)] ?? letter)
    .replaceAll(/[‐‑−]/g, '-');
}

/** «an NHS number and a telephone number» */
export function inWords(found: readonly string[]): string {
  return found.length < 2 ? found.join('') : `${found.slice(0, -1).join(', ')} and ${found.at(-1)}`;
}

/** The remedy, in a file and in a form. */
export function remedyOf(found: readonly string[]): string {
  const place = found.includes('the name of a person')
    ? ' If it names a place, write its kind beside it: «James Street», «Victoria Park».'
    : '';
  return `Take it out: Homeward keeps places and times, and nothing by which a person is known.${place}`;
}
