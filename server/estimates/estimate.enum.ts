import { registerEnumType } from 'type-graphql';
import { ESTIMATE_METHODS, type EstimateMethod } from './asked/asked-estimate.js';
import { ESTIMATE_INDICATORS, INDICATOR_WORDS, type EstimateIndicator } from './work/estimate-indicators.js';
import { IDENTIFIED_INPUTS, IDENTIFIED_WORDS, type IdentifiedInput } from './asked/identified-inputs.js';
import { PREVALENCE_GROUPS, publishedGroup, type PrevalenceGroup } from './report/prevalence-groups.js';

const sameNames = <Name extends string>(names: readonly Name[]): { [Each in Name]: Each } =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Each in Name]: Each };
const described = <Name extends string>(
  names: readonly Name[],
  words: (name: Name) => string,
): Record<Name, { description: string }> =>
  Object.fromEntries(names.map((name) => [name, { description: words(name) }])) as Record<Name, { description: string }>;
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

export const PrevalenceGroupEnum = sameNames(PREVALENCE_GROUPS);
registerEnumType(PrevalenceGroupEnum, {
  name: 'PrevalenceGroup',
  description: 'Groups of children aged 10–17, as published. They overlap, and are never added.',
  valuesConfig: described<PrevalenceGroup>(PREVALENCE_GROUPS, (group) => `Children who ${publishedGroup(group).words}.`),
});

export const EstimateMethodEnum = sameNames(ESTIMATE_METHODS);
registerEnumType(EstimateMethodEnum, {
  name: 'EstimateMethod',
  description: 'How England’s children in a group are shared out.',
  valuesConfig: described<EstimateMethod>(
    ESTIMATE_METHODS,
    (method) =>
      ({
        POPULATION_SHARE: 'By children aged 10–17.',
        INDICATOR_SHARE: 'By children and counts of indicators, with weights.',
        RISK_SCORE: 'By children, weighted by exp(b × the area’s factor score).',
      })[method],
  ),
});

export const EstimateIndicatorEnum = sameNames(ESTIMATE_INDICATORS);
registerEnumType(EstimateIndicatorEnum, {
  name: 'EstimateIndicator',
  description: 'Counts by which children may be shared out. None is of a protected characteristic but age.',
  valuesConfig: described<EstimateIndicator>(ESTIMATE_INDICATORS, (name) => sentence(INDICATOR_WORDS[name].words)),
});

export const IdentifiedInputEnum = sameNames(IDENTIFIED_INPUTS);
registerEnumType(IdentifiedInputEnum, {
  name: 'IdentifiedInput',
  description: 'What the number of identified children is made of.',
  valuesConfig: described<IdentifiedInput>(IDENTIFIED_INPUTS, (name) => sentence(IDENTIFIED_WORDS[name].words)),
});
