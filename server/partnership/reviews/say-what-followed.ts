/** What followed of a recommendation: by whoever keeps the account, and by a partner for its own agency alone. Nothing said is changed. */
import { REVIEW_ACCESS } from '../../access/access-table.js';
import { AGENCY_NOT_STATED } from '../../access/provider/person-from-claims.js';
import type { Viewer } from '../../access/viewer.js';
import { nameOf, type Acting } from '../../audit/actor.js';
import type { Database } from '../../database/database.js';
import { forbidden } from '../../errors.js';
import { isDay } from '../../governance/agreement-terms.js';
import { failed, refused, type Outcome as Done } from '../../governance/asked-change.js';
import { tell } from '../history.js';
import { isSame } from '../money/money-checks.js';
import { oneLine } from '../read-words.js';
import { A_DAY, NO_RECOMMENDATION } from './keep-reviews.js';
import { problemsOfReviewWords } from './read-review-words.js';
import { FOLLOW_UP_STATES, standingOn, type FollowUpState } from './review.js';
import { insertFollowUp, listFollowUps, lockRecommendation } from './reviews.sql.js';

export type Follower = Pick<Viewer, 'persona' | 'agency'>;

/** As it was written: the state may be no such word. */
export interface WrittenFollowUp {
  readonly state: string;
  readonly saidOn: string;
  readonly words: string;
  readonly evidence: string | null;
}

export const mayFollowUp = ({ persona, agency }: Follower, ofAgency: string): boolean =>
  REVIEW_ACCESS[persona] === 'keeping' ||
  (REVIEW_ACCESS[persona] === 'own-follow-up' && !isSame(agency, AGENCY_NOT_STATED) && isSame(agency, ofAgency));

const ASK: Readonly<Record<FollowUpState, string>> = {
  accepted: 'Write what is to be done.',
  'under way': 'Write what was done so far.',
  done: 'Write what was done.',
  'not accepted': 'Write why it is not accepted.',
};

/**
 * @param today the London day: nothing is said on a day to come
 * @throws CallerError FORBIDDEN for a recommendation to another agency
 */
export async function sayWhatFollowed(
  database: Database,
  id: number,
  written: WrittenFollowUp,
  follower: Follower,
  who: Acting,
  today: string,
): Promise<Done<{ id: number }>> {
  return database.asOwner(async (sql) => {
    const recommendation = await lockRecommendation(sql, id);
    if (recommendation === null) return failed('', NO_RECOMMENDATION);
    if (!mayFollowUp(follower, recommendation.agency))
      throw forbidden('A partner says what followed of what was recommended to its own agency, and to no other.');
    const state = FOLLOW_UP_STATES.find((one) => one === written.state);
    if (state === undefined) return failed('state', `Choose how it stands: ${FOLLOW_UP_STATES.join(', ')}.`);
    const [words, evidence] = [oneLine(written.words), oneLine(written.evidence ?? '')];
    const problems = problemsOfReviewWords(words, 'words', { ask: ASK[state], longest: 1000 });
    if (evidence !== '' || state === 'done')
      problems.push(
        ...problemsOfReviewWords(evidence, 'evidence', { ask: 'Write by what one sees that it is done.', longest: 500 }),
      );
    const { saidOn } = written;
    if (!isDay(saidOn)) problems.push({ field: 'saidOn', problem: A_DAY });
    else if (saidOn > today) problems.push({ field: 'saidOn', problem: 'That day is still to come.' });
    if (problems.length > 0) return refused(problems);
    const own = (await listFollowUps(sql)).filter(({ recommendationId }) => recommendationId === id);
    const standing = standingOn(own, today);
    if (standing !== null && saidOn < standing.saidOn)
      return failed(
        'saidOn',
        `Something was said on ${standing.saidOn} already. Nothing is put before it: write a day from then on.`,
      );
    const entered = await insertFollowUp(
      sql,
      { recommendationId: id, state, saidOn, words, evidence: evidence === '' ? null : evidence },
      nameOf(who),
    );
    await tell(sql, who, {
      ...{ record: `recommendation:${id}`, change: 'what followed' },
      fields: { state: { before: standing?.state ?? null, after: state } },
    });
    return { ok: true, id: entered };
  });
}
