/** Words of requests for numbers: groups, answers, definitions and states. */
import { countText } from '../../components/numbers.js';
import type {
  AnswerGiven,
  BoardResponseClass,
  CountedGroup,
  DataRequestState,
  GroupDefinitionUsed,
  ProtectedChildrenFragment,
} from '../../graphql.generated.js';

export const groups: readonly CountedGroup[] = ['IN_GANGS', 'RELATED', 'AT_HIGH_RISK'];

export const groupNames: Readonly<Record<CountedGroup, string>> = {
  IN_GANGS: 'In gangs',
  RELATED: 'Related to gang members',
  AT_HIGH_RISK: 'At high risk',
};

export const answerNames: Readonly<Record<AnswerGiven, string>> = {
  NUMBER: 'A number',
  NO_DATA: 'Holds no data',
  REFUSED: 'Gives no number',
  AWAITED: 'Awaited',
  NOT_ANSWERED: 'Did not answer',
};

export const definitionNames: Readonly<Record<GroupDefinitionUsed, string>> = {
  PEER_GROUP: 'Peer group',
  STREET_GANG: 'Street gang',
  ORGANISED_GROUP: 'Organised group',
  LOCAL: 'Local definition',
};

export const stateNames: Readonly<Record<DataRequestState, string>> = {
  ASKED: 'Asked',
  ANSWERED: 'Answered',
  CHECKED: 'Checked',
  COMPLETE: 'Complete',
};

export const stateColours: Readonly<Record<DataRequestState, 'yellow' | 'blue' | 'teal' | 'green'>> = {
  ASKED: 'yellow',
  ANSWERED: 'blue',
  CHECKED: 'teal',
  COMPLETE: 'green',
};

export const classNames: Readonly<Record<BoardResponseClass, string>> = {
  FULL: 'In full',
  PARTIAL: 'In part',
  VERY_LIMITED: 'Very limited information',
  NO_DATA: 'No data held',
  FAILED_TO_RESPOND: 'Failed to respond',
};

/** «about 40», «fewer than 10, withheld». A number that is missing is said to be, and is no nought. */
export function childrenText(children: ProtectedChildrenFragment): string {
  return children.suppressed ? 'withheld' : `about ${countText(children)}`;
}
