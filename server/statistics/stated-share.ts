/**
 * A share that a report states in per cent, held against what it can be. Who improved on all questions improved on each, so that no more than the least
 * share of the questions can have (Fréchet 1935; `boundsOnAll`). Rounded as its own digits say: «92» is 91.5 to 92.5.
 */
import type { Interval } from './confidence.js';
import { boundsOnAll } from './paired-answers.js';

/** As it is written, without the sign: «92», «91.7». Null where it is no share. */
export function readStatedShare(text: string): string | null {
  const written = text.trim().replace(/\s*%$/, '');
  return /^\d{1,3}(\.\d{1,3})?$/.test(written) && Number(written) <= 100 ? written : null;
}

export const NO_STATED_SHARE = 'Write per cent from 0 to 100, such as 92 or 91.7.';

/** Whether the share, rounded as it is written, can lie between the two (shares of one). */
export function statedHolds(written: string, { lower, upper }: Interval): boolean {
  const decimals = written.split('.')[1]?.length ?? 0;
  const half = 0.5 * 10 ** -decimals + 1e-9;
  const stated = Number(written);
  return stated <= 100 * upper + half && stated >= 100 * lower - half;
}

/** Why so many cannot have improved on all of them, naming the question that cannot bear it; null where they can. */
export function whyNotStated(
  written: string,
  questions: readonly { readonly name: string; readonly share: number }[],
): string | null {
  const bounds = boundsOnAll(questions.map(({ share }) => share));
  if (statedHolds(written, bounds)) return null;
  const least = questions.find(({ share }) => share === bounds.upper)!;
  const why =
    Number(written) / 100 > bounds.upper
      ? `No more than ${(100 * bounds.upper).toFixed(1)} % can have, since on «${least.name}» no more did`
      : `No fewer than ${(100 * bounds.lower).toFixed(1)} % can have, by the shares of all`;
  return `${written} % improved on ${questions.length === 1 ? 'the one question' : `all ${questions.length} questions`}, it is stated. ${why}. Only the participants’ own answers say how many did.`;
}
