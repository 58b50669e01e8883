import { registerEnumType } from 'type-graphql';
import type { VisitStored } from './record-visits.js';
import type { ChoiceKind } from './visit-choices.js';
import type { IssueKind } from './visit.js';

/** The names outside, and what is stored. */
export const IssueKindEnum = {
  FLY_TIPPING: 'fly tipping',
  STREET_LIGHTING: 'street lighting',
  OVERFLOWING_SKIP: 'overflowing skip',
  BURNT_OUT_CAR: 'burnt-out car',
  SCRAMBLER_BIKE: 'scrambler bike',
} as const satisfies Record<string, IssueKind>;
registerEnumType(IssueKindEnum, {
  name: 'IssueKind',
  description: 'What a team reports on to who mends it.',
  valuesConfig: {
    FLY_TIPPING: { description: 'Waste that was dumped.' },
    STREET_LIGHTING: { description: 'A street light that does not work.' },
    OVERFLOWING_SKIP: { description: 'A skip that is more than full.' },
    BURNT_OUT_CAR: { description: 'A burnt-out car.' },
    SCRAMBLER_BIKE: { description: 'Scrambler bikes where they may not be ridden.' },
  },
});

export const VisitChoiceKindEnum = {
  REFERRAL: 'referral',
  CAMPAIGN: 'campaign',
  PASSED_TO: 'passed to',
} as const satisfies Record<string, ChoiceKind>;
registerEnumType(VisitChoiceKindEnum, {
  name: 'VisitChoiceKind',
  description: 'What a phone offers a list of.',
  valuesConfig: {
    REFERRAL: { description: 'An agency that somebody is referred to.' },
    CAMPAIGN: { description: 'A campaign that is talked about.' },
    PASSED_TO: { description: 'Where an issue is passed.' },
  },
});

export const VisitStoredEnum = {
  STORED: 'stored',
  ALREADY_STORED: 'already stored',
  REFUSED: 'refused',
} as const satisfies Record<string, VisitStored>;
registerEnumType(VisitStoredEnum, {
  name: 'VisitStored',
  description: 'What became of a visit that was sent.',
  valuesConfig: {
    STORED: { description: 'It is stored.' },
    ALREADY_STORED: { description: 'The very same was sent before, and is stored once.' },
    REFUSED: { description: 'It is not stored: the problems say why.' },
  },
});
