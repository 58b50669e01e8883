/** What practice reviews recommended, and what followed by the end of the chapter's months: what was settled before them is left out. Reviews are not counted. */
import { notFound } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { isOpen } from '../../partnership/reviews/review.js';
import { REVIEWS_METHOD, toldReviews } from '../../partnership/reviews/told-reviews.js';
import { words } from './cells.js';
import type { FigureKind } from './figure.js';
import { lastDay, periodWords } from './words-of-counts.js';

export const practiceReviews: FigureKind = {
  kind: 'practice-reviews',
  make: async ({ sql, period }) => {
    const today = londonDay();
    const end = lastDay(period.to);
    const day = end < today ? end : today;
    const reviews = (await toldReviews(sql, day)).filter(({ year }) => year <= Number(day.slice(0, 4)));
    const rows = reviews.flatMap((review) =>
      review.recommendations
        .filter(({ state, followUps }) => isOpen(state) || followUps[0]!.saidOn >= `${period.from}-01`)
        .map((one) => ({ review, one })),
    );
    if (rows.length === 0)
      throw notFound(
        'Nothing that a practice review recommended was open in these months. Enter reviews under «Partnership», then rebuild.',
      );
    const overdue = rows.filter(({ one }) => one.overdueDays !== null);
    return {
      title: 'What practice reviews recommended, and what followed',
      unit: 'in words',
      period: `${periodWords(period)}, as it stood on ${day}`,
      numerator: 'A recommendation that was open in these months',
      denominator: 'none',
      source: [...new Set(reviews.map(({ board }) => board))].join('; '),
      method: REVIEWS_METHOD.join(' '),
      disclosureRule: 'Nothing says whom a review is of, and reviews are not counted.',
      alt: `A table of ${rows.length} recommendations; ${overdue.length} of them are overdue.`,
      notes: overdue.map(({ one }) => `Overdue since ${one.dueOn}, ${one.agency}: ${one.words}.`),
      chart: 'none',
      drawn: 0,
      rowTitle: 'Recommendation',
      columns: [
        { name: 'review', title: 'Review', meaning: 'What the review is about, and the year in which it was published' },
        { name: 'agency', title: 'Agency', meaning: 'Which answers for it' },
        { name: 'due_on', title: 'Due', meaning: 'By which day' },
        { name: 'state', title: 'How it stands', meaning: 'accepted, under way, done, not accepted, or nothing said' },
        { name: 'followed', title: 'What followed', meaning: 'What was said last, and by what one sees that it is done' },
      ],
      rows: rows.map(({ review, one }) => {
        const [newest] = one.followUps;
        const evidence = newest?.evidence == null ? '' : ` Evidence: ${newest.evidence}`;
        return {
          key: String(one.id),
          label: one.words,
          cells: [
            words(`${review.title}, ${review.year}`),
            ...[words(one.agency), words(one.dueOn), words(one.state ?? 'nothing said')],
            words(newest === undefined ? 'nothing said' : `${newest.saidOn}: ${newest.words}.${evidence}`),
          ],
        };
      }),
    };
  },
};
