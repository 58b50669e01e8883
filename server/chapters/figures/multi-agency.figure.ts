/** What agencies counted together in the chapter's months, as every reader may have it: periods that lie in them whole, each by itself. */
import type { ProtectedCount } from '../../disclosure/disclosure.js';
import { notFound } from '../../errors.js';
import { COUNTS_METHOD, toldCounts, type ToldCount } from '../../partnership/multi-agency/told-counts.js';
import { known, unknown, withheld, words } from './cells.js';
import type { FigureCell, FigureKind } from './figure.js';
import { periodWords } from './words-of-counts.js';

export const multiAgency: FigureKind = {
  kind: 'multi-agency',
  make: async ({ sql, period }) => {
    const all = await toldCounts(sql, null);
    const [first, last] = [`${period.from}-01`, `${period.to}-01`];
    const inside = all.filter(({ stored }) => stored.firstMonth >= first && stored.lastMonth <= last);
    const across = all.filter((one) => !inside.includes(one) && one.stored.firstMonth <= last && one.stored.lastMonth >= first);
    if (inside.length === 0)
      throw notFound(
        'No multi-agency count lies in these months whole. Enter them under «Partnership», «Multi-agency», then rebuild.',
      );
    const inTime = byKind(inside);
    return {
      title: 'What agencies counted together',
      unit: 'meetings, cases, children and referrals',
      period: periodWords(period),
      numerator: 'As each row says: a case of a meeting, or a form',
      denominator: 'Repeats: of the cases',
      source: [...new Set(inTime.map(({ stored }) => `${stored.agency}: ${stored.document}`))].join('; '),
      method: COUNTS_METHOD.join(' '),
      disclosureRule: 'Fewer than 10 withheld, none too, and others that would give them away; the rest to the nearest 10.',
      alt: `A table of ${inTime.length} counts of ${new Set(inTime.map(({ title }) => title)).size} meetings and forms.`,
      notes: [
        'More may be more harm, or more noticing.',
        ...inTime.flatMap(({ title, stored, shown }) =>
          shown.note === null ? [] : [`${title}, ${stored.period}: ${shown.note}`],
        ),
        ...across.map(({ title, stored }) => `${title}, ${stored.period}, lies in these months in part alone, and is left out.`),
      ],
      chart: 'none',
      drawn: 1,
      rowTitle: 'Meeting or form',
      columns: [
        { name: 'period', title: 'Period', meaning: 'A month, a quarter of a financial year, or a financial year' },
        { name: 'meetings', title: 'Meetings', meaning: 'Meetings that were held' },
        { name: 'cases', title: 'Cases', meaning: 'Cases that they heard' },
        { name: 'repeats', title: 'Repeats', meaning: 'Repeats among the cases' },
        {
          name: 'repeats_percent',
          title: 'Repeats of cases (95 % limits)',
          meaning: 'In per cent of the cases, with Wilson’s limits',
        },
        { name: 'children', title: 'Children', meaning: 'Children whom the cases led to' },
        { name: 'referrals', title: 'Referrals', meaning: 'Forms that were sent' },
        { name: 'change', title: 'Beside the period before', meaning: 'Of displayed figures' },
      ],
      rows: inTime.map(rowOf),
    };
  },
};

/** Kinds in the order of the closed list, and in each the oldest period first. */
function byKind(inside: readonly ToldCount[]): ToldCount[] {
  const titles = [...new Set(inside.map(({ title }) => title))];
  return titles.flatMap((title) =>
    inside
      .filter((one) => one.title === title)
      .sort((one, other) => one.stored.firstMonth.localeCompare(other.stored.firstMonth)),
  );
}

function rowOf({ stored, kind, title, shown, change }: ToldCount) {
  const { meetings, period } = stored;
  const { cases, repeats, repeatShare, children, referrals } = shown;
  const isForm = kind.is === 'form';
  const none = words('—');
  const ofMeeting = (count: ProtectedCount | null): FigureCell => (isForm ? none : countedCell(count));
  const share =
    repeatShare === null
      ? repeats === null
        ? unknown
        : withheld
      : words(`${repeatShare.percent} % (${repeatShare.lower} to ${repeatShare.upper})`);
  return {
    key: `${kind.code}:${title}:${period}`,
    label: title,
    cells: [
      words(period),
      isForm ? none : meetings === null ? unknown : known(meetings),
      ...[ofMeeting(cases), ofMeeting(repeats), isForm ? none : share, ofMeeting(children)],
      isForm ? countedCell(referrals) : none,
      words(change ?? 'none before'),
    ],
  };
}

function countedCell(count: ProtectedCount | null): FigureCell {
  if (count === null) return unknown;
  return count.withheld ? withheld : known(count.count, 0, count.roundedTo);
}
