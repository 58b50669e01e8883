/** Programmes as they may be published: counts of children leave protected only. */
import { CHILDREN_RULE, displayedAlone, type ProtectedCount } from '../../disclosure/disclosure.js';
import type { Count } from '../../graphql/count.type.js';
import type { Activity } from '../activities/activity.js';
import type { Delivery, Programme, StoredEvaluation } from './programme.js';
import type {
  AccountProgramme,
  ImprovedShare,
  ProgrammeDelivery,
  ProgrammeEvaluation,
  ProgrammesOfAccount,
} from './programmes.type.js';
import type { SchoolsReached } from './schools-reached.js';
import { protectedEvaluation, type ProtectedShare } from './protected-evaluation.js';

export const PROGRAMMES_METHOD: readonly string[] = [
  'Participants are children: fewer than 10, and others that would give them away, are withheld, none too; the rest is to the nearest 10. Of fewer than 50 nothing is divided.',
  'Improved, the same and worse are counted of pairs of answers by the same participant; who did not answer twice is in none of them. Shares are of all who took part, of displayed counts, with Wilson’s limits.',
  'Improved on all questions is counted of each participant’s answers, never worked out from the shares of the questions. It is withheld where it would tell more of a question.',
  'Who changed is not what changed them: without others who had no programme, a change is no effect.',
];

export interface StoredProgrammes {
  readonly programmes: readonly Programme[];
  readonly deliveries: readonly Delivery[];
  readonly evaluations: readonly StoredEvaluation[];
  readonly activities: readonly Activity[];
  readonly schools: readonly SchoolsReached[];
}

/** @param keeps who typed the counts sees them again */
export function publishedProgrammes(stored: StoredProgrammes, keeps: boolean): ProgrammesOfAccount {
  const { programmes, deliveries, evaluations, activities, schools } = stored;
  const isOf = (evaluation: StoredEvaluation, { title }: Programme): boolean =>
    evaluation.programme.toLowerCase() === title.toLowerCase();
  return {
    programmes: programmes.map((programme): AccountProgramme => {
      const activity = activities.find(({ id }) => id === programme.activity);
      return {
        ...programme,
        id: String(programme.id),
        activity: activity === undefined ? null : { id: String(activity.id), title: activity.title },
        deliveries: deliveries.filter((one) => one.programme === programme.id).map((one) => deliveryOf(one, keeps)),
        evaluations: evaluations.filter((one) => isOf(one, programme)).map(evaluationOf),
      };
    }),
    others: evaluations.filter((one) => !programmes.some((programme) => isOf(one, programme))).map(evaluationOf),
    schools,
    method: PROGRAMMES_METHOD,
  };
}

const deliveryOf = ({ id, period, sessions, participants, version }: Delivery, keeps: boolean): ProgrammeDelivery => ({
  ...{ id: String(id), period, sessions, version },
  participants: countOf(displayedAlone(participants, CHILDREN_RULE)),
  participantsTyped: keeps ? participants : null,
});

function evaluationOf(stored: StoredEvaluation): ProgrammeEvaluation {
  const { participants, questions, onAll, onAllShare, bounds, statedOnAll, isStatedWithheld } = protectedEvaluation(stored);
  return {
    ...{ id: String(stored.id), programme: stored.programme, period: stored.period, basis: stored.basis, bounds },
    ...{ batch: stored.basis === 'answers' ? String(stored.batch) : null, statedOnAll, isStatedWithheld },
    participants: participants && countOf(participants),
    questions: questions.map(({ question, better, asked, improved, same, worse, missing, improvedShare }) => ({
      ...{ question, better, asked: countOf(asked), improved: countOf(improved), improvedShare: shareOf(improvedShare) },
      ...{ same: same && countOf(same), worse: worse && countOf(worse), missing: missing && countOf(missing) },
    })),
    onAll: onAll && countOf(onAll),
    onAllShare: shareOf(onAllShare),
  };
}

const countOf = ({ count, withheld, roundedTo }: ProtectedCount): Count => ({ count, suppressed: withheld, roundedTo });

const shareOf = (share: ProtectedShare | null): ImprovedShare | null =>
  share && { share: share.share, lower: share.limits.lower, upper: share.limits.upper };
