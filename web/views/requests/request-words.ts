/** Words of requests for teams: how one stands, from where it comes, how soon, and who may do what. */
import type {
  OneSupportRequestQuery,
  SupportRequestFrom,
  SupportRequestKind,
  SupportRequestListQuery,
  SupportRequestState,
  SupportRequestUrgency,
} from '../../graphql.generated.js';
import { longDate } from '../../components/dates.js';

export type RequestLine = SupportRequestListQuery['supportRequests']['edges'][number]['node'];
export type OneRequest = NonNullable<OneSupportRequestQuery['supportRequest']>;

export const mayReadRequests = (access: string): boolean => access !== 'nothing';
export const mayDecide = (access: string): boolean => access === 'all-and-deciding';
/** What a partner sees is its own agency's; all others see everybody's. */
export const seesAll = (access: string): boolean => access !== 'own';

type Colour = 'blue' | 'green' | 'yellow' | 'grey';

export const states: Readonly<Record<SupportRequestState, { readonly text: string; readonly colour: Colour }>> = {
  RECEIVED: { text: 'Received', colour: 'yellow' },
  PLANNED: { text: 'Planned', colour: 'blue' },
  DONE: { text: 'Done', colour: 'green' },
  DECLINED: { text: 'Declined', colour: 'grey' },
};

export const kindNames: Readonly<Record<SupportRequestKind, string>> = {
  REQUEST: 'Request for a team',
  INTELLIGENCE: 'Intelligence',
};

export const fromNames: Readonly<Record<SupportRequestFrom, string>> = {
  POLICE: 'Police',
  COMMUNITY_SAFETY_TEAM: 'Community safety team',
  PARKS_AND_COAST: 'Parks and coast',
  OUTREACH_LEAD: 'Outreach lead',
  COUNCILLOR: 'Councillor',
  STEERING_GROUP: 'Steering group',
  PARTNER_AGENCY: 'Partner agency',
};

export const urgencyNames: Readonly<Record<SupportRequestUrgency, string>> = {
  ROUTINE: 'When a team is near',
  SOON: 'Within the next evenings',
  URGENT: 'The next evening out',
};

/** From where a role's requests mostly come: chosen already, and free to be changed. */
export const usualFrom: Readonly<Record<string, SupportRequestFrom>> = {
  'police-analyst': 'POLICE',
  'council-analyst': 'COMMUNITY_SAFETY_TEAM',
  'deployment-planner': 'OUTREACH_LEAD',
  partner: 'PARTNER_AGENCY',
};

export const isOpen = ({ state }: { readonly state: SupportRequestState }): boolean =>
  state === 'RECEIVED' || state === 'PLANNED';

/** «Planned for 8 May 2026» */
export function standingText({ state, plannedOn }: Pick<RequestLine, 'state' | 'plannedOn'>): string {
  return state === 'PLANNED' && plannedOn ? `Planned for ${longDate(plannedOn)}` : states[state].text;
}

/** What became of it, in one sentence, for whoever asked. */
export function becameText({ state, plannedOn }: Pick<RequestLine, 'state' | 'plannedOn'>): string {
  switch (state) {
    case 'RECEIVED':
      return 'It is received. A planner decides what becomes of it.';
    case 'PLANNED':
      return plannedOn ? `A team goes there on ${longDate(plannedOn)}.` : 'A team goes there.';
    case 'DONE':
      return 'A team was there. It stays so; ask anew if it is needed again.';
    case 'DECLINED':
      return 'No team goes there, for the reason given. It stays so; ask anew if that changes.';
  }
}

export const changeNames: Readonly<Record<string, string>> = {
  asked: 'Asked',
  decided: 'Decided',
  'put together': 'Put together with another',
  linked: 'Linked to a hotspot area',
};

/** The addresses' words for states, and back. */
export const stateOfWord = (word: string | null): SupportRequestState | null =>
  (Object.keys(states) as SupportRequestState[]).find((state) => state.toLowerCase() === word) ?? null;

export const requestAddress = (id: string): string => `/requests/${id}`;
