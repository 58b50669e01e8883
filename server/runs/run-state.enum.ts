import { registerEnumType } from 'type-graphql';
import type { KeptRunOf } from './kept-run.js';
import type { RunUnderWayState } from './runs-under-way.js';

export const RunUnderWayStateEnum = {
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const satisfies Record<RunUnderWayState, RunUnderWayState>;
registerEnumType(RunUnderWayStateEnum, {
  name: 'RunState',
  description: 'What has become of work that was started.',
  valuesConfig: {
    RUNNING: { description: 'Under way.' },
    DONE: { description: 'What it came to is kept for good.' },
    FAILED: { description: '«problem» says why. Nothing is kept.' },
    CANCELLED: { description: 'By whoever started it, or because the server was stopped. Nothing is kept.' },
  },
});

export const KeptRunOfEnum = {
  TYPOLOGY: 'TYPOLOGY',
  AREA_FACTORS: 'AREA_FACTORS',
} as const satisfies Record<KeptRunOf, KeptRunOf>;
registerEnumType(KeptRunOfEnum, {
  name: 'RunOf',
  description: 'What work is of that goes on by itself.',
  valuesConfig: {
    TYPOLOGY: { description: 'Latent classes of an extract.' },
    AREA_FACTORS: { description: 'Factors of areas from published indicators.' },
  },
});
