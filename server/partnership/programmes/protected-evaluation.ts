/**
 * An evaluation as everybody sees it. Participants are children: each question divides the same T of them into improved, same, worse and those in no pair, and is
 * protected as parts of children are (server/disclosure/parts-of-children.ts), for an attacker who knows T exactly.
 *
 * Shares are of displayed counts: displayed improved of displayed participants, with Wilson's limits of the two, so that they tell nothing more. They are of all who took
 * part, because a share of pairs would tell how many are in none.
 *
 * Improved on all, A, is displayed where it and the rest, T − A, are both displayed, and where it narrows no question: for each question q,
 *
 *     most of A + Σ over the others (T − least improved) ≥ most improved of q,
 *
 * since A ≥ Σ improved − (k − 1)·T (Fréchet 1935); A ≤ improved narrows nothing, as rounding keeps the order. Where A is under 10 and the same sum of what is displayed
 * says that it is not 0, nothing of the questions is displayed.
 */
import {
  CHILDREN_RULE,
  displayedAlone,
  divide,
  roundedBounds,
  type DividedGroup,
  type ProtectedCount,
} from '../../disclosure/disclosure.js';
import type { Interval } from '../../statistics/confidence.js';
import { boundsOnAll } from '../../statistics/paired-answers.js';
import { wilsonInterval } from '../../statistics/proportions.js';
import type { CountedEvaluation, MarginsEvaluation, StoredEvaluation } from './programme.js';

export interface ProtectedShare {
  /** Of one. */
  readonly share: number;
  readonly limits: Interval;
}

export interface ProtectedQuestion {
  readonly question: string;
  /** Null of shares alone. */
  readonly better: 'higher' | 'lower' | null;
  /** Who was asked; of shares alone, who answered. */
  readonly asked: ProtectedCount;
  readonly improved: ProtectedCount;
  readonly same: ProtectedCount | null;
  readonly worse: ProtectedCount | null;
  readonly missing: ProtectedCount | null;
  readonly improvedShare: ProtectedShare | null;
}

export interface ProtectedEvaluation {
  /** Null of shares alone. */
  readonly participants: ProtectedCount | null;
  readonly questions: readonly ProtectedQuestion[];
  /** Null of shares alone, and of one question. */
  readonly onAll: ProtectedCount | null;
  readonly onAllShare: ProtectedShare | null;
  /** Of shares alone: what can have improved on all of them; null where one is withheld. */
  readonly bounds: Interval | null;
  /** Of shares alone: what a document states of all, in per cent, as written; null where none is, or where it would tell of a few. */
  readonly statedOnAll: string | null;
  readonly isStatedWithheld: boolean;
}

const NOTHING: ProtectedCount = { withheld: true, count: null, roundedTo: CHILDREN_RULE.roundTo };

export const protectedEvaluation = (evaluation: StoredEvaluation): ProtectedEvaluation =>
  evaluation.basis === 'answers' ? ofAnswers(evaluation) : ofShares(evaluation);

function ofAnswers({ participants, onAll, questions }: CountedEvaluation): ProtectedEvaluation {
  const divided = questions.map(({ improved, answered, worse, missing }) =>
    divide(
      new Map([
        ['improved', improved],
        ['same', answered - improved - worse],
        ['worse', worse],
      ]),
      missing,
    ),
  );
  const all = displayedAlone(participants, CHILDREN_RULE);
  const bounds = divided.map((one) => boundsOf(partOf(one, 'improved'), participants));
  const least = bounds.reduce((sum, one) => sum + one.least, 0) - (questions.length - 1) * participants;
  const givesAway = questions.length > 1 && onAll < CHILDREN_RULE.withheldBelow && least > 0;
  const whole = questions.length < 2 ? null : givesAway ? NOTHING : displayedOnAll(onAll, participants, divided, bounds);
  return {
    participants: all,
    questions: questions.map(({ question, better }, at) => {
      const shown = (part: string): ProtectedCount => (givesAway ? NOTHING : partOf(divided[at]!, part));
      const missing = givesAway ? NOTHING : (divided[at]!.notRecorded ?? NOTHING);
      const improved = shown('improved');
      return {
        ...{ question, better, asked: all, improved, same: shown('same'), worse: shown('worse'), missing },
        improvedShare: shareOf(improved, all),
      };
    }),
    onAll: whole,
    onAllShare: whole && shareOf(whole, all),
    ...{ bounds: null, statedOnAll: null, isStatedWithheld: false },
  };
}

function ofShares({ questions, statedOnAll }: MarginsEvaluation): ProtectedEvaluation {
  const shown = questions.map(({ question, improved, answered }): ProtectedQuestion => {
    const divided = divide(
      new Map([
        ['improved', improved],
        ['others', answered - improved],
      ]),
      null,
    );
    const part = partOf(divided, 'improved');
    return {
      ...{ question, better: null, asked: divided.all, improved: part, same: null, worse: null, missing: null },
      improvedShare: shareOf(part, divided.all),
    };
  });
  const shares = shown.map(({ improvedShare }) => improvedShare?.share ?? null);
  const known = shares.filter((share) => share !== null);
  const bounds = known.length === shares.length && known.length > 1 ? boundsOnAll(known) : null;
  const isTold = statedOnAll !== null && bounds !== null && isOfMany(statedOnAll, shown);
  return {
    ...{ participants: null, questions: shown, onAll: null, onAllShare: null, bounds },
    ...{ statedOnAll: isTold ? statedOnAll : null, isStatedWithheld: statedOnAll !== null && !isTold },
  };
}

/**
 * What is stated has been held against the true shares, and says with each that so many improved on it: it is told beside questions that are displayed, where of
 * the fewest who can have been asked it is 10 or more, and leaves 10 or more.
 */
function isOfMany(stated: string, questions: readonly ProtectedQuestion[]): boolean {
  const half = 0.5 * 10 ** -(stated.split('.')[1]?.length ?? 0);
  const fewest = Math.min(
    ...questions.map(({ asked }) => (asked.withheld ? 0 : roundedBounds(asked.count, CHILDREN_RULE).least)),
  );
  const [least, most] = [Number(stated) - half, Number(stated) + half].map((percent) => (fewest * percent) / 100) as [
    number,
    number,
  ];
  return least >= CHILDREN_RULE.withheldBelow && fewest - most >= CHILDREN_RULE.withheldBelow;
}

const partOf = ({ parts }: DividedGroup, part: string): ProtectedCount => parts?.get(part) ?? NOTHING;

function shareOf(part: ProtectedCount, all: ProtectedCount): ProtectedShare | null {
  if (part.withheld || all.withheld) return null;
  return { share: part.count / all.count, limits: wilsonInterval(part.count, all.count) };
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

function boundsOf(part: ProtectedCount, all: number): Bounds {
  return part.withheld ? { least: 0, most: all } : roundedBounds(part.count, CHILDREN_RULE);
}

function displayedOnAll(
  onAll: number,
  all: number,
  questions: readonly DividedGroup[],
  improved: readonly Bounds[],
): ProtectedCount {
  const division = divide(
    new Map([
      ['all', onAll],
      ['rest', all - onAll],
    ]),
    null,
  );
  const shown = partOf(division, 'all');
  if (shown.withheld || partOf(division, 'rest').withheld) return NOTHING;
  if (questions.some((one) => partOf(one, 'improved').withheld)) return NOTHING;
  const { most } = boundsOf(shown, all);
  const others = improved.reduce((sum, { least }) => sum + all - least, 0);
  const narrows = improved.some((own) => most + others - (all - own.least) < own.most);
  return narrows ? NOTHING : shown;
}
