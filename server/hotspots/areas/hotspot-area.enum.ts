import { registerEnumType } from 'type-graphql';
import type { HotspotSource, HotspotStatus } from './hotspot-area.js';

/** The contract's names, and what is stored. */
export const HotspotStatusEnum = {
  PROPOSED: 'proposed',
  ACTIVE: 'active',
  CLOSED: 'closed',
  LAPSED: 'lapsed',
} as const satisfies Record<string, HotspotStatus>;
registerEnumType(HotspotStatusEnum, {
  name: 'HotspotStatus',
  description: 'How a hotspot area stands today.',
  valuesConfig: {
    PROPOSED: { description: 'Somebody named the place; nobody has decided.' },
    ACTIVE: { description: 'It was decided to watch it.' },
    CLOSED: { description: 'It was ended, with a reason. It stays so.' },
    LAPSED: { description: 'Its review date passed without a review.' },
  },
});

export const HotspotSourceEnum = {
  DETECTION_RUN: 'detection run',
  POLICE_INTELLIGENCE: 'police intelligence',
  COUNCILLOR: 'councillor',
  STEERING_GROUP: 'steering group',
  COUNCIL_TEAM: 'council team',
} as const satisfies Record<string, HotspotSource>;
registerEnumType(HotspotSourceEnum, {
  name: 'HotspotSource',
  description: 'Who named the place.',
  valuesConfig: {
    DETECTION_RUN: { description: 'A method, on reports.' },
    POLICE_INTELLIGENCE: { description: 'The police.' },
    COUNCILLOR: { description: 'A councillor, for residents.' },
    STEERING_GROUP: { description: 'The partnership’s steering group.' },
    COUNCIL_TEAM: { description: 'A team of the council.' },
  },
});
