import { registerEnumType } from 'type-graphql';
import type { AskedFrom, RequestKind, RequestState, Urgency } from './support-request.js';

/** The names outside, and what is stored. */
export const RequestKindEnum = {
  INTELLIGENCE: 'intelligence',
  REQUEST: 'request',
} as const satisfies Record<string, RequestKind>;
registerEnumType(RequestKindEnum, {
  name: 'SupportRequestKind',
  description: 'Whether something is told or asked for.',
  valuesConfig: {
    INTELLIGENCE: { description: 'An agency tells what it knows of a place.' },
    REQUEST: { description: 'Somebody asks for a team at a place.' },
  },
});

export const AskedFromEnum = {
  POLICE: 'police',
  COMMUNITY_SAFETY_TEAM: 'community safety team',
  PARKS_AND_COAST: 'parks and coast',
  OUTREACH_LEAD: 'outreach lead',
  COUNCILLOR: 'councillor',
  STEERING_GROUP: 'steering group',
  PARTNER_AGENCY: 'partner agency',
} as const satisfies Record<string, AskedFrom>;
registerEnumType(AskedFromEnum, {
  name: 'SupportRequestFrom',
  description: 'From where it comes.',
  valuesConfig: {
    POLICE: { description: 'The police.' },
    COMMUNITY_SAFETY_TEAM: { description: 'The council’s community safety team.' },
    PARKS_AND_COAST: { description: 'The council’s parks, green spaces and coast.' },
    OUTREACH_LEAD: { description: 'Whoever leads the council’s work with young people on the street.' },
    COUNCILLOR: { description: 'A councillor, for residents.' },
    STEERING_GROUP: { description: 'A steering group of the partnership.' },
    PARTNER_AGENCY: { description: 'Another agency of the partnership.' },
  },
});

export const UrgencyEnum = {
  ROUTINE: 'routine',
  SOON: 'soon',
  URGENT: 'urgent',
} as const satisfies Record<string, Urgency>;
registerEnumType(UrgencyEnum, {
  name: 'SupportRequestUrgency',
  description: 'How soon. Nothing here is for an emergency: that is 999.',
  valuesConfig: {
    ROUTINE: { description: 'When a team is near anyway.' },
    SOON: { description: 'Within the next evenings out.' },
    URGENT: { description: 'The next evening out.' },
  },
});

export const RequestStateEnum = {
  RECEIVED: 'received',
  PLANNED: 'planned',
  DONE: 'done',
  DECLINED: 'declined',
} as const satisfies Record<string, RequestState>;
registerEnumType(RequestStateEnum, {
  name: 'SupportRequestState',
  description: 'What became of it.',
  valuesConfig: {
    RECEIVED: { description: 'It is there; nothing is decided.' },
    PLANNED: { description: 'A team goes there on the evening named.' },
    DONE: { description: 'A team was there. It stays so.' },
    DECLINED: { description: 'No team goes there, for the reason given. It stays so.' },
  },
});
