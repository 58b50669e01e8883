import { InvalidArgumentError } from 'commander';
import { NO_STATED_SHARE, readStatedShare } from '../../statistics/stated-share.js';

/** A share in per cent, as it is written. */
export function percent(text: string): string {
  const written = readStatedShare(text);
  if (written === null) throw new InvalidArgumentError(NO_STATED_SHARE);
  return written;
}
