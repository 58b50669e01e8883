import { registerEnumType } from 'type-graphql';
import type { KeptPlaceKind, SessionAccess } from './kept-provision.js';

/** The names outside, and what is stored. */
export const KeptPlaceKindEnum = {
  BUILDING: 'building',
  BUS: 'bus',
  DETACHED: 'detached',
} as const satisfies Record<string, KeptPlaceKind>;
registerEnumType(KeptPlaceKindEnum, {
  name: 'KeptPlaceKind',
  description: 'What kind of place a session is held at.',
  valuesConfig: {
    BUILDING: { description: 'A building.' },
    BUS: { description: 'A stop of a youth bus.' },
    DETACHED: { description: 'No point: the areas that a team works in.' },
  },
});

export const SessionAccessEnum = {
  OPEN: 'open',
  TARGETED: 'targeted',
  UNKNOWN: 'unknown',
} as const satisfies Record<string, SessionAccess>;
registerEnumType(SessionAccessEnum, {
  name: 'YouthSessionAccess',
  description: 'Who may come.',
  valuesConfig: {
    OPEN: { description: 'Anybody of the ages.' },
    TARGETED: { description: 'Those who are referred.' },
    UNKNOWN: { description: 'It is not stated.' },
  },
});
