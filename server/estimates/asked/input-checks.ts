/** Numbers that people write where others are meant: each said with what to write instead, and refused before it is worked with. */
import { badUserInput } from '../../errors.js';

type Path = readonly (string | number)[];

export const wrongEstimate = (message: string, path: Path): Error => badUserInput(message, ['input', ...path]);

const LONGEST_SOURCE = 300;
/** No count of England, and no prevalence, is as small as a percentage. */
const LARGEST_PERCENTAGE = 100;
/** More children than Great Britain has. */
const MOST_CHILDREN = 20_000_000;

export function checkedCount(count: number, words: string, path: Path): number {
  if (!Number.isFinite(count)) throw wrongEstimate(`Write a number for ${words}.`, path);
  if (count < 0) throw wrongEstimate(`${count} is below 0: ${words} are counted, write 0 or more.`, path);
  if (!Number.isInteger(count))
    throw wrongEstimate(
      count < 1
        ? `${count} looks like a share: ${words} are counted. Write how many there are.`
        : `${count} is no whole number: ${words} are counted. If it is a percentage or a rate, work out the count first.`,
      path,
    );
  if (count > MOST_CHILDREN)
    throw wrongEstimate(`${count} is more than there can be: ${words}. Write a count of children.`, path);
  return count;
}

/** A count of England, which no percentage is. */
export function checkedNationalCount(count: number, words: string, path: Path): number {
  checkedCount(count, words, path);
  if (count <= LARGEST_PERCENTAGE)
    throw wrongEstimate(`${count} looks like a percentage: write how many of England’s ${words} there are.`, path);
  return count;
}

export function checkedShare(share: number, words: string, path: Path): number {
  if (!Number.isFinite(share) || share < 0) throw wrongEstimate(`${share} is no share: write 0 to 1 for the ${words}.`, path);
  if (share > 1)
    throw wrongEstimate(
      share <= LARGEST_PERCENTAGE
        ? `${share} looks like a percentage: write ${share / 100} for the ${words}.`
        : `${share} is no share: write 0 to 1 for the ${words}.`,
      path,
    );
  return share;
}

export function checkedRatio(ratio: number, words: string, path: Path): number {
  if (!(ratio > 0 && ratio <= 2))
    throw wrongEstimate(`Write a ratio above 0 and up to 2 for ${words}: 0.96 means 96 of 100.`, path);
  return ratio;
}

/** Where a figure is from: whoever reads the estimate must be able to look it up. */
export function checkedSource(source: string | null | undefined, words: string, path: Path): string {
  const text = source?.trim() ?? '';
  if (text === '') throw wrongEstimate(`Say where ${words} come from: who published it, and of which year.`, path);
  if (text.length > LONGEST_SOURCE)
    throw wrongEstimate(`Say where ${words} come from in at most ${LONGEST_SOURCE} characters.`, path);
  return text;
}
