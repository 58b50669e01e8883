import { registerEnumType } from 'type-graphql';
import { PROFILE_FACTORS, type ProfileFactor } from './adjusted-ratios.js';

export const ProfileFactorEnum = Object.fromEntries(PROFILE_FACTORS.map((factor) => [factor, factor])) as {
  [Factor in ProfileFactor]: Factor;
};
registerEnumType(ProfileFactorEnum, {
  name: 'ProfileFactor',
  description: 'What children of an extract are compared by, or made alike in.',
  valuesConfig: {
    ASSOCIATION: { description: 'Associated with a gang: yes, no, yet to clarify.' },
    AGE_BAND: { description: 'Age: 10-12, 13-15, 16-17.' },
    GENDER: { description: 'Gender: female, male, other.' },
    ETHNICITY: {
      description: 'Ethnic group: asian, black, mixed, white, other. A covariate of a profile, and no weight of an estimate.',
    },
  },
});

export const ClusterCorrectionEnum = { CR0: 'CR0', CR_G: 'CR_G', CR1: 'CR1' } as const;
registerEnumType(ClusterCorrectionEnum, {
  name: 'ClusterCorrection',
  description: 'Which factor makes up for few clusters (docs/methods/risk-ratios.md).',
  valuesConfig: {
    CR0: { description: 'None.' },
    CR_G: { description: 'G/(G−1).' },
    CR1: { description: 'G/(G−1) · (N−1)/(N−K).' },
  },
});
