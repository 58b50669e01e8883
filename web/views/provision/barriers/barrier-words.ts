/** Words and small forms of barriers to walking. */
import { request } from '../../../graphql/client.js';
import type { Answers, Problems, Question } from '../../../forms/questions.js';
import {
  ReviewBarrierDocument,
  WithdrawBarrierDocument,
  type BarrierListQuery,
  type WalkBarrierKind,
} from '../../../graphql.generated.js';

export type OneBarrier = BarrierListQuery['walkBarriers'][number];

export const barriersAddress = '/provision/barriers';
export const mayDraw = (access: string): boolean => access === 'drawing';

export const barrierKinds: Readonly<Record<WalkBarrierKind, string>> = {
  RAIL: 'Railway',
  CANAL: 'Canal or river',
  ROAD: 'Road that is not crossed on foot',
  SAID_BY_CHILDREN: 'Children say they cannot cross it',
};

export const reviewQuestion: Question = {
  name: 'reviewOn',
  label: 'Next review',
  hint: 'Within a year. Past it the barrier still stands, and is said to be due',
  kind: 'date',
};

export type BarrierAct = 'review' | 'withdraw';
export const isBarrierAct = (act: string): act is BarrierAct => act === 'review' || act === 'withdraw';

interface ActForm {
  readonly title: string;
  readonly lead: string;
  readonly questions: readonly Question[];
  readonly button: string;
  readonly done: string;
  readonly send: (barrier: OneBarrier, answers: Answers) => Promise<Problems>;
}

export const barrierActs: Readonly<Record<BarrierAct, ActForm>> = {
  review: {
    title: 'Review a barrier',
    lead: 'Whether children still do not cross it, and until when that is relied on.',
    questions: [
      { name: 'reason', label: 'What the review found', hint: 'No text here may name anybody', kind: 'text' },
      reviewQuestion,
    ],
    button: 'Save the review',
    done: 'The barrier is reviewed.',
    send: async ({ id, version }, { reason = '', reviewOn = '' }) =>
      reviewOn === ''
        ? [{ field: 'reviewOn', problem: 'Enter the day of the next review' }]
        : (await request(ReviewBarrierDocument, { id, version, reviewOn, reason })).reviewWalkBarrier.problems,
  },
  withdraw: {
    title: 'Withdraw a barrier',
    lead: 'Walks cross it again from now on. What it was stays in its history.',
    questions: [{ name: 'reason', label: 'Why it is no barrier any more', hint: 'No text here may name anybody', kind: 'text' }],
    button: 'Withdraw the barrier',
    done: 'The barrier is withdrawn.',
    send: async ({ id, version }, { reason = '' }) =>
      (await request(WithdrawBarrierDocument, { id, version, reason })).withdrawWalkBarrier.problems,
  },
};
