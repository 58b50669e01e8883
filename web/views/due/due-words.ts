/** How feeds and their periods are said on the page. */
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import type { DueFeedFragment } from '../../graphql.generated.js';

export type DueFeed = DueFeedFragment;
export type DuePeriod = DueFeed['periods'][number];

export const frequencies: readonly { readonly code: string; readonly words: string }[] = [
  { code: 'monthly', words: 'Every month' },
  { code: 'quarterly', words: 'Every quarter' },
  { code: 'yearly', words: 'Every financial year' },
];

export const stateColours = { received: 'green', late: 'yellow', overdue: 'red', 'not yet due': 'grey' } as const;

export const colourOf = (state: string): 'green' | 'yellow' | 'red' | 'grey' =>
  stateColours[state as keyof typeof stateColours] ?? 'grey';

/** «Overdue by 12 days». */
export function stateInWords({ state, days }: Pick<DuePeriod, 'state' | 'days'>): string {
  if (state === 'overdue') return `Overdue by ${plural(days, 'day', 'days')}`;
  if (state === 'late') return `Came ${plural(days, 'day', 'days')} late`;
  return state === 'received' ? 'Received' : 'Not yet due';
}

/** When it comes and from where, in one sentence. */
export function termsInWords({ frequency, dueDays, source, agreement, toDay }: DueFeed): string {
  const often = { monthly: 'Every month', quarterly: 'Every quarter', yearly: 'Every year' }[frequency] ?? frequency;
  const by = dueDays === 0 ? 'due on the last day' : `due ${plural(dueDays, 'day', 'days')} after the end`;
  const from = source === null ? 'recorded by hand' : `loaded as «${source}»`;
  const under = agreement === null ? '' : `, under ${agreement}`;
  return `${often}, ${by}, ${from}${under}.${toDay === null ? '' : ` Until ${longDate(toDay)}.`}`;
}
