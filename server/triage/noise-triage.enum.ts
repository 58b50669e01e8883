import { registerEnumType } from 'type-graphql';
import type { NoiseFiguresBy } from './noise-figures.js';
import type { GuideWay, NoiseCategory, NoiseChannel } from './noise-report.js';
import type { NoiseResult } from './noise-test.js';

/** The names outside, and what is stored. */
export const NoiseCategoryEnum = {
  MUSIC: 'music',
  VOICES: 'voices',
  DOG: 'dog',
  ALARM: 'alarm',
  BUILDING_WORK: 'building work',
  BUSINESS: 'business',
  VEHICLE: 'vehicle',
  OTHER: 'other',
} as const satisfies Record<string, NoiseCategory>;
registerEnumType(NoiseCategoryEnum, {
  name: 'NoiseCategory',
  description: 'What is heard.',
  valuesConfig: {
    MUSIC: { description: 'Music, from a home or a party.' },
    VOICES: { description: 'Shouting, and other noise of people at home.' },
    DOG: { description: 'Barking.' },
    ALARM: { description: 'An alarm, of a house or a vehicle.' },
    BUILDING_WORK: { description: 'Building work.' },
    BUSINESS: { description: 'A business: a bar, a plant, deliveries.' },
    VEHICLE: { description: 'A vehicle that stands.' },
    OTHER: { description: 'Anything else.' },
  },
});

export const NoiseChannelEnum = {
  CALL: 'telephone',
  ONLINE: 'online',
  OFFICER: 'officer',
  PARTNER: 'partner',
} as const satisfies Record<string, NoiseChannel>;
registerEnumType(NoiseChannelEnum, {
  name: 'NoiseChannel',
  description: 'How it was reported. The questions are the same for all.',
  valuesConfig: {
    CALL: { description: 'By telephone.' },
    ONLINE: { description: 'By an online form.' },
    OFFICER: { description: 'By an officer of the council.' },
    PARTNER: { description: 'By another agency.' },
  },
});

export const GuideWayEnum = { MESSAGE: 'message', POST: 'post', READ_OUT: 'read out' } as const satisfies Record<
  string,
  GuideWay
>;
registerEnumType(GuideWayEnum, {
  name: 'NoiseGuideWay',
  description: 'How the guide to self-help went to whoever reported.',
  valuesConfig: {
    MESSAGE: { description: 'By a written message.' },
    POST: { description: 'By post.' },
    READ_OUT: { description: 'Read out on the telephone.' },
  },
});

export const NoiseResultEnum = { BELOW: 'below', ABOVE: 'above' } as const satisfies Record<string, NoiseResult>;
registerEnumType(NoiseResultEnum, {
  name: 'NoiseResult',
  description: 'On which side of the threshold.',
  valuesConfig: {
    BELOW: { description: 'Below: the guide to self-help is sent.' },
    ABOVE: { description: 'Above: passed to officers.' },
  },
});

export const NoiseFiguresByEnum = { MONTH: 'MONTH', WARD: 'WARD', CATEGORY: 'CATEGORY' } as const satisfies Record<
  NoiseFiguresBy,
  NoiseFiguresBy
>;
registerEnumType(NoiseFiguresByEnum, {
  name: 'NoiseFiguresBy',
  description: 'What the rows are.',
  valuesConfig: {
    MONTH: { description: 'The months of the quarter.' },
    WARD: { description: 'Wards.' },
    CATEGORY: { description: 'What is heard.' },
  },
});
