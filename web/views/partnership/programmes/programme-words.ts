/** The words and addresses of programmes. */
import { countText } from '../../../components/numbers.js';
import type { AccountProgrammesQuery, ToldCountFragment } from '../../../graphql.generated.js';

export type Programmes = AccountProgrammesQuery['accountProgrammes'];
export type Programme = Programmes['programmes'][number];
export type Delivery = Programme['deliveries'][number];
export type Evaluation = Programme['evaluations'][number];

export const PROGRAMMES_PATH = '/partnership/programmes';

/** «—» where it is not counted at all. */
export const told = (count: ToldCountFragment | null | undefined): string => (count == null ? '—' : countText(count));

/** «83 %», of one. */
export const percent = (share: number): string => `${(100 * share).toFixed(0)}\u00a0%`;

/** «83 % (76 to 89)»; empty where it is withheld. */
export const withLimits = (
  share: { readonly share: number; readonly lower: number; readonly upper: number } | null | undefined,
): string =>
  share == null ? 'withheld' : `${percent(share.share)} (${(100 * share.lower).toFixed(0)} to ${(100 * share.upper).toFixed(0)})`;
