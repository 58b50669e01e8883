/**
 * Names of persons, by what stands beside them: a title, a relation («my son …»), «named», a forename before another name. A rule of thumb that
 * misses many names and takes some things for one; how many of the texts of public files it refuses by mistake is in
 * docs/governance-screening.md. Streets, parks, schools and shops that bear a name pass by the word after it.
 */
import { KNOWN_THINGS } from './name-lists.js';
import { isForename, isLikelyName, isOfPlace, isSurname, mayBeName, wordsOf, type Word } from './words-of-text.js';

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'pc',
  'pcso',
  'sgt',
  'sergeant',
  'cllr',
  'councillor',
  'rev',
  'revd',
]);
/** In small letters they are titles all the same. */
const ALWAYS_TITLES = new Set(['mr', 'mrs', 'cllr', 'pcso']);
const CLOSE_RELATIONS = new Set([
  ...[
    'son',
    'daughter',
    'brother',
    'sister',
    'nephew',
    'niece',
    'grandson',
    'granddaughter',
    'stepson',
    'stepdaughter',
    'cousin',
  ],
  ...[
    'husband',
    'wife',
    'boyfriend',
    'girlfriend',
    'mum',
    'mam',
    'dad',
    'auntie',
    'uncle',
    'partner',
    'ex-partner',
    'neighbour',
    'friend',
    'mate',
  ],
  ...[
    'child',
    'baby',
    'boy',
    'girl',
    'lad',
    'tenant',
    'pupil',
    'student',
    'mother',
    'father',
    'grandmother',
    'grandfather',
    'nan',
    'grandad',
  ],
]);
/** Before a relation: then it is one person's. */
const WHOSE = new Set(['my', 'his', 'her', 'their', 'our', 'your', 'whose', 'the', 'a']);
const NAMED = new Set(['named', 'alias', 'aka']);
/** Of a form: «Caller: Ann Other». */
const ROLES = new Set([
  ...[
    'caller',
    'complainant',
    'reporter',
    'informant',
    'victim',
    'witness',
    'occupier',
    'tenant',
    'resident',
    'name',
    'surname',
    'forename',
  ],
  ...['parent', 'guardian', 'driver', 'owner', 'perpetrator', 'suspect', 'nominal', 'offender'],
]);

export function holdsPersonName(text: string): boolean {
  // Most texts name nobody, so what bears a whole name by right is looked for in the others only.
  return anyName(wordsOf(text)) && anyName(wordsOf(text.replaceAll(KNOWN_THINGS, ' the ')));
}

function anyName(words: readonly Word[]): boolean {
  for (let at = 0; at < words.length - 1; at++) {
    const next = words[at + 1]!;
    if (/[;!?\n(]/.test(next.gap)) continue;
    if (RULES.some((rule) => rule(words[at]!, next, words, at))) return true;
  }
  return false;
}

type Rule = (word: Word, next: Word, words: readonly Word[], at: number) => boolean;

const titled: Rule = (word, next, words, at) => {
  if (!TITLES.has(word.lower) || !/^\.?\s+$/.test(next.gap)) return false;
  // «Birch Dr Bootle»: a drive, after its own name.
  if (word.lower === 'dr' && words[at - 1]?.capital === true) return false;
  const last = next.text.length === 1 && words[at + 2] !== undefined ? at + 2 : at + 1;
  const name = words[last]!;
  if (isOfPlace(words, last)) return false;
  return mayBeName(name) || ((ALWAYS_TITLES.has(word.lower) || !/\p{Ll}/u.test(word.text)) && isAnyName(name));
};

/** In a text of small or of large letters only a known name says that it is one; after «Mr» nothing else stands. */
const isAnyName = (word: Word): boolean =>
  isForename(word) ||
  isSurname(word) ||
  (!word.capital && word.text.length > 2 && !/^(?:and|was|has|who|the|or|is)$/.test(word.lower));

const related: Rule = (word, next, words, at) => {
  if (!CLOSE_RELATIONS.has(word.lower) || !/^[,:-]?\s+$/.test(next.gap)) return false;
  const whose = WHOSE.has(words[at - 1]?.lower ?? '');
  return isLikelyName(next) && (whose || isForename(next)) && !isOfPlace(words, at + 1);
};

const named: Rule = (word, next, words, at) => {
  const isSaid =
    NAMED.has(word.lower) ||
    (word.lower === 'called' && isForename(next)) ||
    (/^(?:is|was)$/.test(word.lower) && words[at - 1]?.lower === 'name');
  return isSaid && /^[:,"'«“-]?\s+["'«“]?$/.test(next.gap) && isLikelyName(next) && !isOfPlace(words, at + 1);
};

const inAForm: Rule = (word, next, words, at) =>
  ROLES.has(word.lower) && /^\s?[:=]\s*$/.test(next.gap) && isLikelyName(next) && !isOfPlace(words, at + 1);

const fullName: Rule = (word, next, words, at) => {
  if (!isForename(word) || !/^(?:\s+|\s+\p{Lu}\.?\s+)$/u.test(next.gap)) return false;
  if (isOfPlace(words, at)) return false;
  // «Jake A. Marsh»: an initial is a word of one letter.
  const surname = next.text.length === 1 && next.capital ? words[at + 2] : next;
  if (word.capital) return mayBeName(surname);
  return surname !== undefined && isSurname(surname);
};

const RULES: readonly Rule[] = [titled, related, named, inAForm, fullName];
