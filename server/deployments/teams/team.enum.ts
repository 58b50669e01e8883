import { registerEnumType } from 'type-graphql';
import type { Occasion } from '../calendar/shift-rules.js';
import type { TeamKind, TeamTerms } from './team.js';

/** The names outside, and what is stored. */
export const TeamKindEnum = {
  YOUTH_OUTREACH: 'youth outreach',
  POLICE_PATROL: 'police patrol',
  WARDENS: 'wardens',
} as const satisfies Record<string, TeamKind>;
registerEnumType(TeamKindEnum, {
  name: 'TeamKind',
  description: 'Of what kind a team is.',
  valuesConfig: {
    YOUTH_OUTREACH: {
      description: 'Youth workers on the street; visits of 30 minutes unless told, with no research behind the number.',
    },
    POLICE_PATROL: { description: 'Police; visits of 10 to 16 minutes (Koper), 15 unless told.' },
    WARDENS: { description: 'Wardens of the council or of a landlord.' },
  },
});

export const TravelEnum = { FOOT: 'foot', VAN: 'van' } as const satisfies Record<string, TeamTerms['travel']>;
registerEnumType(TravelEnum, {
  name: 'TeamTravel',
  description: 'How a team goes from place to place: the straight line × 1.3.',
  valuesConfig: { FOOT: { description: 'At 4.8 km/h.' }, VAN: { description: 'At 24 km/h.' } },
});

export const OccasionEnum = {
  EVERY_WEEK: 'every week',
  SCHOOL_HOLIDAYS: 'school holidays',
  BONFIRE_PERIOD: 'Bonfire period',
  BANK_HOLIDAYS: 'bank holidays',
} as const satisfies Record<string, Occasion>;
registerEnumType(OccasionEnum, {
  name: 'ShiftOccasion',
  description: 'On which days a rule applies.',
  valuesConfig: {
    EVERY_WEEK: { description: 'On its weekdays, all the year but for paused months.' },
    SCHOOL_HOLIDAYS: { description: 'On its weekdays in school holidays.' },
    BONFIRE_PERIOD: { description: 'On its weekdays in the Bonfire period.' },
    BANK_HOLIDAYS: { description: 'On its weekdays where they are bank holidays in England.' },
  },
});

export const DayDecisionEnum = {
  CANCELLED: 'cancelled',
  OUT: 'out',
  SUPPORT: 'support',
  AS_RULED: 'as ruled',
} as const;
registerEnumType(DayDecisionEnum, {
  name: 'ShiftDecision',
  description: 'What is decided of one day of a team.',
  valuesConfig: {
    CANCELLED: { description: 'The team is not out.' },
    OUT: { description: 'It is out, though no rule says so or at other hours.' },
    SUPPORT: { description: 'It is out because a partner asks for support at a place with a spike: in a paused month too.' },
    AS_RULED: { description: 'What was decided is taken back; the rules hold.' },
  },
});
