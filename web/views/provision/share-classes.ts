/** Classes of the share of children within a walk: the same in every hour, so that hours can be compared. */
import { sequence } from '../../map/palette.js';

export interface ShareClass {
  readonly words: string;
  readonly colour: string;
}

export const shareClasses: readonly ShareClass[] = [
  { words: 'nobody', colour: '#ffffff' },
  { words: 'up to a quarter', colour: sequence[0] },
  { words: 'up to a half', colour: sequence[1] },
  { words: 'up to three quarters', colour: sequence[2] },
  { words: 'more', colour: sequence[3] },
];

/** Its number, 0 for nobody. */
export function shareClass(open: number, children: number): number {
  if (open <= 0 || children <= 0) return 0;
  return Math.min(4, Math.max(1, Math.ceil((4 * open) / children)));
}
