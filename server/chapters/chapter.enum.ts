import { registerEnumType } from 'type-graphql';
import type { ChapterState } from './chapter.js';
import type { ChapterStep } from './chapter-states.js';
import type { FigureChart } from './figures/figure.js';
import type { MovedFigure } from './moved-figures.js';

/** The names outside, and what is stored. */
export const ChapterStateEnum = {
  DRAFT: 'draft',
  FOR_APPROVAL: 'for approval',
  APPROVED: 'approved',
  PUBLISHED: 'published',
} as const satisfies Record<string, ChapterState>;
registerEnumType(ChapterStateEnum, {
  name: 'ChapterState',
  description: 'How far a chapter is.',
  valuesConfig: {
    DRAFT: { description: 'It is written in.' },
    FOR_APPROVAL: { description: 'It awaits somebody’s word.' },
    APPROVED: { description: 'It may be published.' },
    PUBLISHED: { description: 'Its newest version is published; taken back to draft, the next one is worked on.' },
  },
});

export const ChapterStepEnum = {
  ASK_FOR_APPROVAL: 'ask for approval',
  APPROVE: 'approve',
  TAKE_BACK: 'take back',
  PUBLISH: 'publish',
} as const satisfies Record<string, ChapterStep>;
registerEnumType(ChapterStepEnum, {
  name: 'ChapterStep',
  description: 'What is done with a chapter.',
  valuesConfig: {
    ASK_FOR_APPROVAL: { description: 'A draft is sent for approval.' },
    APPROVE: { description: 'It is approved.' },
    TAKE_BACK: { description: 'It is a draft again, with the reason; what is published stays.' },
    PUBLISH: { description: 'What is approved becomes a version that never changes.' },
  },
});

export const FigureChartEnum = { BARS: 'bars', MONTHS: 'months', NONE: 'none' } as const satisfies Record<string, FigureChart>;
registerEnumType(FigureChartEnum, {
  name: 'FigureChart',
  description: 'How a figure is drawn beside its table.',
  valuesConfig: {
    BARS: { description: 'A bar a row.' },
    MONTHS: { description: 'From month to month.' },
    NONE: { description: 'Its table is all.' },
  },
});

export const FigureChangeEnum = {
  MOVED: 'moved',
  ADDED: 'added',
  GONE: 'gone',
} as const satisfies Record<string, MovedFigure['change']>;
registerEnumType(FigureChangeEnum, {
  name: 'FigureChange',
  description: 'What became of a figure when all were made anew.',
  valuesConfig: {
    MOVED: { description: 'It says something else.' },
    ADDED: { description: 'It was not there before.' },
    GONE: { description: 'It is there no more.' },
  },
});
