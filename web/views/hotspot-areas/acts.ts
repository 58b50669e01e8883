/** The small forms of a hotspot area: what each asks for, and what it asks of the server. */
import {
  ActivateHotspotAreaDocument,
  CloseHotspotAreaDocument,
  ReviewHotspotAreaDocument,
  WriteThreatNoteDocument,
} from '../../graphql.generated.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import { request } from '../../graphql/client.js';
import { assessments, handlingCodes, sourceEvaluations, type OneArea } from './hotspot-words.js';

export type Act = 'activate' | 'review' | 'close' | 'threat-note';

interface ActForm {
  readonly title: (name: string) => string;
  readonly lead: string;
  readonly questions: readonly Question[];
  readonly button: string;
  readonly warning?: string;
  readonly done: (name: string) => string;
  readonly send: (area: OneArea, answers: Answers) => Promise<Problems>;
}

const nextReview = { label: 'Next review', hint: 'Within a year. The day after, it lapses', kind: 'date' } as const;

export const acts: Readonly<Record<Act, ActForm>> = {
  activate: {
    title: (name) => `Activate ${name}`,
    lead: 'From then on it is watched, and planners see it.',
    questions: [
      { name: 'reason', label: 'Who decided it, and where', hint: 'A role or a meeting; stands in its history', kind: 'text' },
      { name: 'reviewOn', ...nextReview },
    ],
    button: 'Activate the area',
    done: (name) => `${name} is active.`,
    send: async ({ id, version }, { reason = '', reviewOn = '' }) =>
      (await request(ActivateHotspotAreaDocument, { id, version, reason, reviewOn })).activateHotspotArea.problems,
  },
  review: {
    title: (name) => `Record a review of ${name}`,
    lead: 'That the area was looked at again, what came of it, and when it will be next.',
    questions: [
      {
        name: 'outcome',
        label: 'What came of it',
        hint: 'Whether it is still needed, and why; stands in its history',
        kind: 'text',
      },
      { name: 'nextOn', ...nextReview },
    ],
    button: 'Record the review',
    done: (name) => `The review of ${name} is recorded.`,
    send: async ({ id, version }, { outcome = '', nextOn = '' }) =>
      (await request(ReviewHotspotAreaDocument, { id, version, outcome, nextOn })).reviewHotspotArea.problems,
  },
  close: {
    title: (name) => `Close ${name}`,
    lead: 'It is not watched any more. Its history stays.',
    questions: [{ name: 'reason', label: 'Why, and what came of it', hint: 'Stands in its history', kind: 'text' }],
    button: 'Close the area',
    warning: 'A closed area stays closed. To watch the place again, propose it anew.',
    done: (name) => `${name} is closed.`,
    send: async ({ id, version }, { reason = '' }) =>
      (await request(CloseHotspotAreaDocument, { id, version, reason })).closeHotspotArea.problems,
  },
  'threat-note': {
    title: (name) => `Threat note of ${name}`,
    lead: 'What the police know of the threat, graded 3×5×2. For police analysts alone; what was written before stays in its history.',
    questions: [
      {
        name: 'note',
        label: 'What is known',
        hint: 'Of the place and the times. Nobody by whom it is known, and nobody it is about',
        kind: 'long',
      },
      { name: 'sourceEvaluation', label: 'Source evaluation', kind: sourceEvaluations },
      { name: 'assessment', label: 'Information assessment', kind: assessments },
      { name: 'handling', label: 'Handling code', kind: handlingCodes },
      {
        name: 'conditions',
        label: 'Conditions',
        hint: 'To whom and how it may go',
        kind: 'text',
        when: ({ handling }) => handling === 'C',
      },
    ],
    button: 'Save the note',
    done: (name) => `The threat note of ${name} is written.`,
    send: async ({ id }, { note = '', sourceEvaluation = '', assessment = '', handling = '', conditions = '' }) => {
      const input = { note, sourceEvaluation, assessment, handling, conditions: handling === 'C' ? conditions : null };
      return (await request(WriteThreatNoteDocument, { id, input })).writeThreatNote.problems;
    },
  },
};

export const isAct = (name: string): name is Act => Object.hasOwn(acts, name);
