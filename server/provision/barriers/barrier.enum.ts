import { registerEnumType } from 'type-graphql';
import type { BarrierKind } from './barrier.js';

/** The names outside, and what is stored. */
export const BarrierKindEnum = {
  RAIL: 'rail',
  CANAL: 'canal',
  ROAD: 'road',
  SAID_BY_CHILDREN: 'said by children',
} as const satisfies Record<string, BarrierKind>;
registerEnumType(BarrierKindEnum, {
  name: 'WalkBarrierKind',
  description: 'What keeps children from crossing.',
  valuesConfig: {
    RAIL: { description: 'A railway.' },
    CANAL: { description: 'A canal or river.' },
    ROAD: { description: 'A road that is not crossed on foot.' },
    SAID_BY_CHILDREN: { description: 'A street or border that children say they cannot cross.' },
  },
});
