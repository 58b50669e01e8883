import { registerEnumType } from 'type-graphql';
import type { BoardResponseClass } from './board-responses.sql.js';
import type { CountedGroup, DataRequestState, Definition } from './data-request.js';
import type { DataRequestStep } from './data-request-steps.js';
import type { ShownAnswer } from './shown-response.js';

/** The names outside, and what is stored. */
export const CountedGroupEnum = {
  IN_GANGS: 'in gangs',
  RELATED: 'related to gang members',
  AT_HIGH_RISK: 'at high risk',
} as const satisfies Record<string, CountedGroup>;
registerEnumType(CountedGroupEnum, {
  name: 'CountedGroup',
  description: 'Which children are counted. The groups overlap: nothing is added over them.',
  valuesConfig: {
    IN_GANGS: { description: 'Children in gangs.' },
    RELATED: { description: 'Children related to somebody who is.' },
    AT_HIGH_RISK: { description: 'Children at high risk of it.' },
  },
});

export const AnswerGivenEnum = {
  NUMBER: 'number',
  NO_DATA: 'no data',
  REFUSED: 'refused',
  AWAITED: 'awaited',
  NOT_ANSWERED: 'not answered',
} as const satisfies Record<string, ShownAnswer['answer']>;
registerEnumType(AnswerGivenEnum, {
  name: 'AnswerGiven',
  description: 'What an agency answers for a group.',
  valuesConfig: {
    NUMBER: { description: 'A number of children.' },
    NO_DATA: { description: 'It holds no data of it: an answer, and no nought.' },
    REFUSED: { description: 'It gives no number: an answer, and no nought.' },
    AWAITED: { description: 'Its answer is awaited. Not to be handed in.' },
    NOT_ANSWERED: { description: 'Nothing came, and it is waited for no longer. Not to be handed in.' },
  },
});

export const GroupDefinitionEnum = {
  PEER_GROUP: 'peer group',
  STREET_GANG: 'street gang',
  ORGANISED_GROUP: 'organised group',
  LOCAL: 'local',
} as const satisfies Record<string, Definition>;
registerEnumType(GroupDefinitionEnum, {
  name: 'GroupDefinitionUsed',
  description: 'What an agency means by a gang: a closed list.',
  valuesConfig: {
    PEER_GROUP: { description: 'A peer group.' },
    STREET_GANG: { description: 'A street gang.' },
    ORGANISED_GROUP: { description: 'An organised group.' },
    LOCAL: { description: 'A definition of its own.' },
  },
});

export const DataRequestStateEnum = {
  ASKED: 'asked',
  ANSWERED: 'answered',
  CHECKED: 'checked',
  COMPLETE: 'complete',
} as const satisfies Record<string, DataRequestState>;
registerEnumType(DataRequestStateEnum, {
  name: 'DataRequestState',
  description: 'How far a request is.',
  valuesConfig: {
    ASKED: { description: 'An answer is awaited.' },
    ANSWERED: { description: 'Every agency has answered, or is waited for no longer.' },
    CHECKED: { description: 'Somebody looked at all of it.' },
    COMPLETE: { description: 'It is handed in, and never changes.' },
  },
});

export const DataRequestStepEnum = {
  SEND_BACK: 'send back',
  WAIT_NO_LONGER: 'wait no longer',
  CHECK: 'check',
  COMPLETE: 'complete',
} as const satisfies Record<string, DataRequestStep>;
registerEnumType(DataRequestStepEnum, {
  name: 'DataRequestStep',
  description: 'What is done with a request.',
  valuesConfig: {
    SEND_BACK: { description: 'An agency is asked to look at its answer again.' },
    WAIT_NO_LONGER: { description: 'After the day it was due, an agency is taken to give no answer.' },
    CHECK: { description: 'It was looked at.' },
    COMPLETE: { description: 'It is handed in, for good.' },
  },
});

export const BoardResponseClassEnum = {
  FULL: 'full',
  PARTIAL: 'partial',
  VERY_LIMITED: 'very limited',
  NO_DATA: 'no data',
  FAILED_TO_RESPOND: 'failed to respond',
} as const satisfies Record<string, BoardResponseClass>;
registerEnumType(BoardResponseClassEnum, {
  name: 'BoardResponseClass',
  description: 'How a safeguarding board answered.',
  valuesConfig: {
    FULL: { description: 'In full.' },
    PARTIAL: { description: 'In part.' },
    VERY_LIMITED: { description: 'With very limited information.' },
    NO_DATA: { description: 'That it held no data: an answer.' },
    FAILED_TO_RESPOND: { description: 'It did not.' },
  },
});
