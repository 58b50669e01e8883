/** The small forms of the page «Governance»: what each asks for, and what it asks of the server. */
import {
  ApplyRetentionDocument,
  ApproveHealthDataDocument,
  AssignLoadsDocument,
  DecideReviewDocument,
  EndAgreementDocument,
  RecordReviewDocument,
  SetOpenDataDocument,
} from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import type { Act, Register } from './register-words.js';

/** The choice of an agreement is made from the register. */
type RegisterQuestion = Omit<Question, 'kind'> & { readonly kind: Question['kind'] | 'agreement' };

interface ActForm {
  readonly title: (id: string) => string;
  readonly lead: string;
  readonly questions: readonly RegisterQuestion[];
  readonly button: string;
  /** Rows go, and come back from a backup only. */
  readonly warning?: string;
  /** Whether only those may who decide. */
  readonly decides: boolean;
  readonly done: (id: string) => string;
  readonly send: (id: string, answers: Answers, register: Register) => Promise<Problems>;
}

const decisions = [
  { code: 'keep', words: 'Keep them until a day' },
  { code: 'coarsen', words: 'Coarsen them: month, category and area codes stay; place, time, reference and free text go' },
  { code: 'delete', words: 'Delete them' },
];
const reason: Question = { name: 'reason', label: 'Why', hint: 'Stands in its history', kind: 'text' };

export const acts: Readonly<Record<Act, ActForm>> = {
  end: {
    title: (id) => `End ${id}`,
    lead: 'No file is loaded under it after its last day. What is held stays until it is taken back or disposed of, and «Overdue» says so.',
    questions: [{ name: 'on', label: 'Last day on which it holds', kind: 'date' }, reason],
    button: 'End the agreement',
    decides: false,
    done: (id) => `${id} ends.`,
    send: async (id, { on = '', reason: why = '' }) =>
      (await request(EndAgreementDocument, { id, on, reason: why })).endAgreement.problems,
  },
  review: {
    title: (id) => `Record a review of ${id}`,
    lead: 'That the agreement was looked at again, what came of it, and when it will be next.',
    questions: [
      { name: 'outcome', label: 'What came of it', hint: 'In a few words; stands in its history', kind: 'text' },
      { name: 'nextOn', label: 'Next review', kind: 'date' },
    ],
    button: 'Record the review',
    decides: true,
    done: (id) => `The review of ${id} is recorded.`,
    send: async (id, { nextOn = '', outcome = '' }) => {
      const { problems } = (await request(RecordReviewDocument, { id, nextOn, outcome })).recordReview;
      return problems.map(({ field, problem }) => ({ field: field === 'reason' ? 'outcome' : field, problem }));
    },
  },
  approval: {
    title: (id) => `Record the approval of ${id}`,
    lead: 'Health data are held as counts of areas only, and not before somebody has approved it. Homeward records who did, and does not judge.',
    questions: [
      { name: 'by', label: 'Who approved it', hint: 'A role or an office, such as Caldicott Guardian', kind: 'text' },
      { name: 'on', label: 'On', kind: 'date' },
      { name: 'reference', label: 'Where it is written down', kind: 'text' },
    ],
    button: 'Record the approval',
    decides: true,
    done: (id) => `The approval of ${id} is recorded.`,
    send: async (id, { by = '', on = '', reference = '' }) => {
      const { problems } = (await request(ApproveHealthDataDocument, { id, by, on, reference })).approveHealthData;
      return problems.map(({ field, problem }) => ({ field: field.replace('approval.', ''), problem }));
    },
  },
  decision: {
    title: (id) => `Decide what becomes of rows under ${id}`,
    lead: 'They are older than the agreement lets them be kept without somebody looking at it.',
    questions: [
      { name: 'decision', label: 'What is decided', kind: decisions },
      {
        name: 'keepUntil',
        label: 'Keep until',
        hint: 'Nothing under the agreement comes up before that day',
        kind: 'date',
        when: ({ decision }) => decision === 'keep',
      },
      reason,
    ],
    button: 'Decide',
    warning: 'What is deleted or coarsened comes back from a backup only.',
    decides: true,
    done: (id) => `It is decided what becomes of rows under ${id}.`,
    send: async (id, { decision = '', keepUntil = '', reason: why = '' }) => {
      if (decision === '') return [{ field: 'decision', problem: 'Choose what is decided.' }];
      const variables = { id, decision, keepUntil: decision === 'keep' ? keepUntil : null, reason: why };
      return (await request(DecideReviewDocument, variables)).decideReview.problems;
    },
  },
  disposal: {
    title: (id) => `Carry out the rule of ${id} now`,
    lead: 'Rows that were kept long enough are deleted or coarsened, as the agreement says. A running server does the same within a day.',
    questions: [],
    button: 'Do it now',
    warning: 'What is deleted or coarsened comes back from a backup only.',
    decides: true,
    done: (id) => `The rule of ${id} is carried out.`,
    send: async (id) => (await request(ApplyRetentionDocument, { id })).applyRetention.problems,
  },
  'open-data': {
    title: (id) => `Open data: ${id}`,
    lead: 'They need no agreement. Who looks at them again, when, and for how long they are kept is for the partnership to say; nothing is deleted by it, and «Overdue» tells what is late.',
    questions: [
      { name: 'reviewer', label: 'Who looks at it again', hint: 'A role or an office, never a private person', kind: 'text' },
      { name: 'reviewOn', label: 'Next review', kind: 'date' },
      { name: 'retentionMonths', label: 'Months that loads are kept', hint: 'Empty: until they are taken back', kind: 'text' },
    ],
    button: 'Save',
    decides: false,
    done: (id) => `What the register says of ${id} is saved.`,
    send: async (source, { reviewer = '', reviewOn = '', retentionMonths = '' }) => {
      const months = retentionMonths.trim();
      if (!/^\d{0,3}$/.test(months))
        return [{ field: 'retentionMonths', problem: 'Write whole months, such as 72, or nothing: until they are taken back.' }];
      const variables = { source, reviewer, reviewOn, retentionMonths: months === '' ? null : Number(months) };
      return (await request(SetOpenDataDocument, variables)).setOpenData.problems;
    },
  },
  loads: {
    title: () => 'Loads without an agreement',
    lead: 'They were most often made before there was a register. Say which agreement they came under; it must cover their source.',
    questions: [
      { name: 'id', label: 'Agreement', kind: 'agreement' },
      { name: 'batches', label: 'Loads', hint: 'Their numbers, with commas between', kind: 'text' },
    ],
    button: 'Assign the loads',
    decides: false,
    done: () => 'The loads are assigned.',
    send: async (_id, { id = '', batches = '' }) => {
      const numbers = batches.split(',').map((number) => number.trim());
      if (numbers.some((number) => !/^\d{1,15}$/.test(number)))
        return [{ field: 'batches', problem: 'Write numbers of loads with commas between, such as 12, 13.' }];
      return (await request(AssignLoadsDocument, { id, batches: numbers })).assignLoads.problems;
    },
  },
};

/** What the register says of a source of open data now, as answers. */
export function openDataAnswers(id: string, { sources }: Register): Answers {
  const entry = sources.find(({ name }) => name === id)?.openData;
  return {
    reviewer: entry?.reviewer ?? '',
    reviewOn: entry?.reviewOn ?? '',
    retentionMonths: String(entry?.retentionMonths ?? ''),
  };
}

/** What an act asks, with what can be chosen of the register. */
export function questionsOf(act: Act, { agreements }: Register): Question[] {
  const none = 'Choose an agreement';
  const choices = agreements.map(({ id, title }) => ({ code: id, words: `${id}: ${title}` }));
  return acts[act].questions.map(({ kind, ...question }) => ({
    ...question,
    kind: kind === 'agreement' ? { none, choices } : kind,
  }));
}

export const isAct = (name: string): name is Act => Object.hasOwn(acts, name);
