/** The planner's small forms: what each asks for, and what it asks of the server. */
import {
  DecideSupportRequestDocument,
  LinkSupportRequestDocument,
  MergeSupportRequestsDocument,
  type HotspotAreaNamesQuery,
  type SupportRequestState,
} from '../../graphql.generated.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import { formatCount } from '../../components/numbers.js';
import { request as ask } from '../../graphql/client.js';
import type { OneRequest } from './request-words.js';

export type Act = 'decide' | 'merge' | 'link';
type HotspotAreas = readonly HotspotAreaNamesQuery['hotspotAreas']['edges'][number]['node'][];

interface ActForm {
  readonly title: (name: string) => string;
  readonly lead: string;
  readonly questions: (request: OneRequest, areas: HotspotAreas) => readonly Question[];
  readonly button: string;
  readonly done: (name: string) => string;
  readonly send: (request: OneRequest, answers: Answers) => Promise<Problems>;
}

const reason = (label: string, hint: string): Question => ({ name: 'reason', label, hint, kind: 'text' });

export const acts: Readonly<Record<Act, ActForm>> = {
  decide: {
    title: (name) => `Decide on ${name}`,
    lead: 'Whoever asked reads what becomes of it, and why. What was put together with it stands as it does.',
    questions: ({ state }) => [
      {
        name: 'state',
        label: 'What becomes of it',
        kind: [
          { code: 'PLANNED', words: 'Planned: a team goes there' },
          { code: 'DONE', words: 'Done: a team was there, which stays' },
          { code: 'DECLINED', words: 'Declined: no team goes there, which stays' },
          ...(state === 'PLANNED' ? [{ code: 'RECEIVED', words: 'Received: the evening fell through' }] : []),
        ],
      },
      {
        name: 'plannedOn',
        label: 'Evening',
        hint: 'On which the team goes there',
        kind: 'date',
        when: ({ state: to }) => to === 'PLANNED',
      },
      reason('Why', 'Whoever asked reads it. No text here may name anybody'),
    ],
    button: 'Save the decision',
    done: (name) => `It is decided what becomes of ${name}. Whoever asked sees it.`,
    send: async ({ id, version }, { state = '', plannedOn = '', reason: why = '' }) => {
      if (state === '') return [{ field: 'state', problem: 'Choose what becomes of it' }];
      const evening = state === 'PLANNED' ? plannedOn : null;
      const decision = { id, version, state: state as SupportRequestState, reason: why, plannedOn: evening };
      return (await ask(DecideSupportRequestDocument, decision)).decideSupportRequest.problems;
    },
  },
  merge: {
    title: (name) => `Put ${name} together with another`,
    lead: 'Where both are about the same place and trouble. From then on it stands as the other stands; its own words and history stay.',
    questions: ({ nearby }) => [
      {
        name: 'into',
        label: 'The other, which is decided from now on',
        kind: (nearby ?? []).map(({ id, name, metres }) => ({
          code: id,
          words: `${name} (request ${id}, ${metres < 1 ? 'in the same square' : `some ${formatCount(Math.round(metres / 10) * 10)} m away`})`,
        })),
      },
      reason('Why they are about the same', 'Stands in its history, for those who see all requests'),
    ],
    button: 'Put them together',
    done: (name) => `${name} is put together with the other.`,
    send: async ({ id, version }, { into = '', reason: why = '' }) => {
      if (into === '') return [{ field: 'into', problem: 'Choose the other request' }];
      return (await ask(MergeSupportRequestsDocument, { id, version, into, reason: why })).mergeSupportRequests.problems;
    },
  },
  link: {
    title: (name) => `Link ${name} to a hotspot area`,
    lead: 'Says which hotspot area it bears on, so that whoever looks at one finds the other.',
    questions: (_request, areas) => [
      {
        name: 'hotspotArea',
        label: 'Hotspot area',
        kind: { none: 'No area', choices: areas.map(({ id, name }) => ({ code: id, words: name })) },
      },
      reason('Why it bears on that area, or no longer does', 'Stands in its history, for those who see all requests'),
    ],
    button: 'Save the link',
    done: (name) => `The link of ${name} is saved.`,
    send: async ({ id, version }, { hotspotArea = '', reason: why = '' }) => {
      const link = { id, version, hotspotArea: hotspotArea === '' ? null : hotspotArea, reason: why };
      return (await ask(LinkSupportRequestDocument, link)).linkSupportRequest.problems;
    },
  },
};

export const isAct = (name: string): name is Act => Object.hasOwn(acts, name);
