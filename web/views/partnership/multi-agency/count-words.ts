/** The words and addresses of multi-agency counts. */
import { countText } from '../../../components/numbers.js';
import type { MultiAgencyCountsQuery, CountShownFragment } from '../../../graphql.generated.js';

export type Counts = MultiAgencyCountsQuery['multiAgencyCounts'];
export type Kind = Counts['kinds'][number];
export type OneCount = Counts['counts'][number];

export const COUNTS_PATH = '/partnership/multi-agency';

/** «—» where nobody counted it. */
export const told = (count: CountShownFragment | null | undefined): string => (count == null ? '—' : countText(count));

/** «23 % (20 to 27)» */
export const shareText = ({ repeatShare: share, repeats }: Pick<OneCount, 'repeatShare' | 'repeats'>): string =>
  share == null ? (repeats == null ? '—' : 'withheld') : `${share.percent}\u00a0% (${share.lower} to ${share.upper})`;

/** The counts of each meeting and form, each with its kind, in the order in which they came. */
export function byTitle({ counts, kinds }: Counts): { title: string; kind: Kind; counts: OneCount[] }[] {
  const groups = new Map<string, OneCount[]>();
  for (const count of counts)
    groups.set(`${count.kind} ${count.title}`, [...(groups.get(`${count.kind} ${count.title}`) ?? []), count]);
  return [...groups.values()].flatMap((own) => {
    const kind = kinds.find(({ code }) => code === own[0]!.kind);
    return kind === undefined ? [] : [{ title: own[0]!.title, kind, counts: own }];
  });
}
