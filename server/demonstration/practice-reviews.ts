/** Two invented practice reviews, so that what followed is not empty on the first start: one recommendation done, one under way, one overdue, one not accepted. */
import { findPersona } from '../access/personas.js';
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { addDays, londonDay } from '../governance/agreement.js';
import { keepRecommendation, keepReview } from '../partnership/reviews/keep-reviews.js';
import type { ReviewTerms } from '../partnership/reviews/review.js';
import { sayWhatFollowed, type WrittenFollowUp } from '../partnership/reviews/say-what-followed.js';
import { listReviews } from '../partnership/reviews/reviews.sql.js';

interface Recommended {
  readonly words: string;
  readonly agency: string;
  /** Days before today; less than none lies ahead. */
  readonly dueBefore: number;
  readonly followed: readonly (Omit<WrittenFollowUp, 'saidOn'> & { readonly daysBefore: number })[];
}

interface Invented {
  readonly terms: Omit<ReviewTerms, 'year'>;
  readonly yearsBefore: number;
  readonly recommended: readonly Recommended[];
}

const PARTNER = findPersona('partner')!.agency;
const BOARD = 'Marram Safeguarding Children Partnership (invented)';

const INVENTED: readonly Invented[] = [
  {
    terms: {
      ...{ kind: 'child-safeguarding', title: 'Exclusion, going missing and criminal exploitation', board: BOARD },
      ...{ link: 'https://example.org/marram/reviews/exclusion-and-exploitation', ownThemes: null },
      themes: ['missing-from-school', 'exclusion', 'missing-from-home', 'information-sharing', 'exploitation-seen-as-offending'],
    },
    yearsBefore: 1,
    recommended: [
      {
        ...{
          words: 'Tell the exploitation meeting of each exclusion within two working days',
          agency: 'Marram Council (invented)',
        },
        dueBefore: 200,
        followed: [
          { state: 'accepted', words: 'The education service is to send a form', evidence: null, daysBefore: 320 },
          {
            ...{ state: 'done', words: 'The form is sent by every school', evidence: 'Minutes of the exploitation meeting' },
            daysBefore: 210,
          },
        ],
      },
      {
        ...{ words: 'Offer a return home interview by somebody outside the police', agency: PARTNER, dueBefore: 40 },
        followed: [{ state: 'under way', words: 'Two workers are trained', evidence: null, daysBefore: 90 }],
      },
      {
        ...{
          words: 'Ask at each arrest of a child whether they are exploited',
          agency: 'Marram Police (invented)',
          dueBefore: 75,
        },
        followed: [],
      },
    ],
  },
  {
    terms: {
      ...{
        kind: 'rapid-reviews-together',
        title: 'What four rapid reviews of serious violence taught',
        board: BOARD,
        link: null,
      },
      ...{ themes: ['transitions', 'weapons', 'reachable-moments'], ownThemes: 'Waiting times for a first appointment' },
    },
    yearsBefore: 0,
    recommended: [
      {
        ...{ words: 'Place a youth worker in the emergency department at weekends', agency: PARTNER, dueBefore: -120 },
        followed: [{ state: 'accepted', words: 'Money is asked for', evidence: null, daysBefore: 30 }],
      },
      {
        ...{ words: 'Write one plan for each move between services', agency: 'Marram Council (invented)', dueBefore: -60 },
        followed: [{ state: 'not accepted', words: 'The pathway plan does this already', evidence: null, daysBefore: 20 }],
      },
    ],
  },
];

/** Those that are not there yet. @throws when one is refused: it no longer fits what reviews have to say */
export async function inventReviews(database: Database, today: string = londonDay()): Promise<void> {
  if ((await database.asOwner(listReviews)).length > 0) return;
  const who = actingOf('demonstration');
  const keeper = { persona: 'partnership-manager', agency: findPersona('partnership-manager')!.agency } as const;
  for (const { terms, yearsBefore, recommended } of INVENTED) {
    const review = { ...terms, year: Number(today.slice(0, 4)) - yearsBefore };
    const { id } = done(await keepReview(database, null, review, null, who, today));
    for (const { words, agency, dueBefore, followed } of recommended) {
      const asked = { words, agency, dueOn: addDays(today, -dueBefore) };
      const recommendation = done(await keepRecommendation(database, id, null, asked, null, who));
      for (const { daysBefore, ...said } of followed) {
        const written = { ...said, saidOn: addDays(today, -daysBefore) };
        done(await sayWhatFollowed(database, recommendation.id, written, keeper, who, today));
      }
    }
  }
}

type Kept = Awaited<ReturnType<typeof keepReview>>;

function done(kept: Kept): { readonly id: number } {
  if (kept.ok) return kept;
  throw new Error(`the demonstration's review was refused: ${kept.problems.map(({ problem }) => problem).join(' ')}`);
}
