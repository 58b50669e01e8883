/** Single words of an export's address, read or refused with their name. */
import { AREA_TYPES, AREA_TYPE_WORDS, type AreaType } from '../areas/area-type.js';
import { badUserInput } from '../errors.js';

/** What a file cannot be asked by is refused, not passed over: a filter that is misspelt would give a file of more than was meant. */
export function refuseUnknownWords(words: URLSearchParams, known: readonly string[]): void {
  for (const word of words.keys())
    if (!known.includes(word)) throw badUserInput(`«${word}» is not known here. Known: ${known.join(', ')}.`, [word]);
}

export const readShape = (words: URLSearchParams): 'SQUARE' | 'HEXAGON' =>
  readChoice(words, 'shape', { square: 'SQUARE', hexagon: 'HEXAGON' } as const, 'square')!;

export function readPeriod(words: URLSearchParams): { from: string | null; to: string | null } {
  const period = words.get('period');
  const [first, last = first] = period ? period.split('..') : [words.get('from'), words.get('to')];
  const from = first || null;
  const to = last || null;
  const wrong = [from, to].find((end) => end !== null && !/^\d{4}-\d\d(-\d\d)?$/.test(end));
  if (wrong !== undefined) {
    throw badUserInput(`«${wrong}» is no month or day; write 2025-11 or 2025-11-05.`, [period ? 'period' : 'from']);
  }
  return {
    from: from?.length === 7 ? `${from}-01` : from,
    to: to?.length === 7 ? lastDayOf(to) : to,
  };
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
}

export function readAreaType(word: string): AreaType {
  const type = AREA_TYPES.find((known) => known.toLowerCase().replaceAll('_', '-') === word.toLowerCase());
  if (!type) throw badUserInput(`«${word}» is no type of area. Types: ${Object.values(AREA_TYPE_WORDS).join(', ')}.`, ['level']);
  return type;
}

export function readNumbers(words: URLSearchParams, name: string, parts: readonly string[]): Record<string, number> | null {
  const text = words.get(name);
  if (text === null) return null;
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (numbers.length !== parts.length || numbers.some((number) => !Number.isFinite(number))) {
    throw badUserInput(`«${name}» is ${parts.join(',')}, numbers with commas between.`, [name]);
  }
  return Object.fromEntries(parts.map((part, index) => [part, numbers[index]!]));
}

export function readInteger(words: URLSearchParams, name: string): number | undefined {
  const text = words.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,6}$/.test(text)) throw badUserInput(`«${name}» is a whole number.`, [name]);
  return Number(text);
}

export function readChoice<Choice extends string>(
  words: URLSearchParams,
  name: string,
  choices: Readonly<Record<string, Choice>>,
  usual: string | undefined,
): Choice | undefined {
  const word = words.get(name) ?? usual;
  if (word === undefined) return undefined;
  const choice = Object.hasOwn(choices, word) ? choices[word] : undefined;
  if (!choice) throw badUserInput(`«${name}» is one of: ${Object.keys(choices).join(', ')}.`, [name]);
  return choice;
}

export function list(words: URLSearchParams, name: string): string[] | undefined {
  const found = words
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return found.length > 0 ? found : undefined;
}

const LONGEST_RECIPIENT = 200;

/** Who a file is for; undefined where the words name nobody. It stands in the file's own lines, so it is one line itself. */
export function readRecipient(words: URLSearchParams): string | undefined {
  const recipient = words.get('recipient')?.trim() ?? '';
  if (recipient.length > LONGEST_RECIPIENT)
    throw badUserInput(`Name the recipient in at most ${LONGEST_RECIPIENT} characters.`, ['recipient']);
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(recipient)) throw badUserInput('Name the recipient on one line, without tabs.', ['recipient']);
  return recipient === '' ? undefined : recipient;
}
