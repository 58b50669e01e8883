/** A share that a report states in per cent, held against what it can be. */
import { InvalidArgumentError } from 'commander';
import type { Interval } from '../../statistics/confidence.js';

/** As it is written, so that its digits say how it was rounded: «92», «91.7». */
export function percent(text: string): string {
  const written = text.trim().replace(/\s*%$/, '');
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(written) || Number(written) > 100)
    throw new InvalidArgumentError('Write per cent from 0 to 100, such as 92 or 91.7.');
  return written;
}

/** Whether the share, rounded as it is written, can lie between the two (shares of one). */
export function statedHolds(written: string, { lower, upper }: Interval): boolean {
  const decimals = written.split('.')[1]?.length ?? 0;
  const half = 0.5 * 10 ** -decimals + 1e-9;
  const stated = Number(written);
  return stated <= 100 * upper + half && stated >= 100 * lower - half;
}
