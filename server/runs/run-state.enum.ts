import { registerEnumType } from 'type-graphql';
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
