/** Numbers, words and names on the command line; commander tells the option's name with what these throw. */
import { InvalidArgumentError } from 'commander';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function number(text: string): number {
  const read = NUMBER.test(text.trim()) ? Number(text) : NaN;
  if (!Number.isFinite(read)) throw new InvalidArgumentError('Write a number.');
  return read;
}

export function aboveZero(text: string): number {
  const read = number(text);
  if (read <= 0) throw new InvalidArgumentError('Write a number above 0.');
  return read;
}

/** @param least the smallest that may be written */
export const wholeFrom =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const read = number(text);
    if (!Number.isSafeInteger(read) || read < least || read > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `, ${least} or more` : ` from ${least} to ${most.toLocaleString('en-GB')}`;
      throw new InvalidArgumentError(`Write a whole number${range}.`);
    }
    return read;
  };

/** «100,200,400»: above 0, each larger than the one before. */
export function risingNumbers(text: string): number[] {
  const read = text.split(',').map(aboveZero);
  if (read.some((one, index) => index > 0 && one <= read[index - 1]!)) {
    throw new InvalidArgumentError('Write numbers with commas between, each larger than the one before.');
  }
  return read;
}

export function oneOf<Word extends string>(...words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new InvalidArgumentError(`Write one of: ${words.join(', ')}.`);
    return found;
  };
}

/** «1-6», «3» or «1,2»: rising whole numbers. */
export const wholeNumbers =
  (least: number, most: number) =>
  (text: string): number[] => {
    const range = /^(\d+)-(\d+)$/.exec(text.trim());
    const [from, to] = range ? [Number(range[1]), Number(range[2])] : [0, -1];
    const read = range
      ? Array.from({ length: Math.max(0, Math.min(to, most + 1) - from + 1) }, (_, at) => from + at)
      : text.split(',').map(Number);
    const isGood =
      read.length > 0 &&
      read.every((one, at) => Number.isInteger(one) && one >= least && one <= most && (at === 0 || one > read[at - 1]!));
    if (!isGood)
      throw new InvalidArgumentError(
        `Write whole numbers from ${least} to ${most}, rising: ${least}-${most}, or ${least},${least + 1}.`,
      );
    return read;
  };

/** «age_band,gender»: names of columns, each once. */
export function columnNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('Write names of columns with commas between.');
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new InvalidArgumentError(`«${twice}» is named twice.`);
  return names;
}
