/**
 * What of a form stands in the address: where, which groups, by which methods, which smaller areas. Counts of the authority's own children do not: an address
 * is kept by browsers and written to logs.
 */
import type { AreaType, EstimateMethod, PrevalenceGroup } from '../../graphql.generated.js';
import type { Draft } from './draft.js';
import { groupNames, methodNames } from './estimate-words.js';

const word = (code: string): string => code.toLowerCase().replaceAll('_', '-');
const codeOf = <Code extends string>(codes: readonly Code[], text: string): Code[] =>
  text.split(',').flatMap((one) => codes.find((code) => word(code) === one) ?? []);

const groupCodes = Object.keys(groupNames) as PrevalenceGroup[];
const methodCodes = Object.keys(methodNames) as EstimateMethod[];
const levelCodes: readonly AreaType[] = ['WARD', 'MSOA', 'LSOA'];

export function addressOf(area: string, { groups, methods, level, areaGroups, areas }: Draft): URLSearchParams {
  return new URLSearchParams({
    area,
    ...(groups.length < groupCodes.length ? { groups: groups.map(word).join(',') } : {}),
    methods: methods.map(word).join(','),
    ...(level ? { level: word(level) } : {}),
    ...(areas === '' ? {} : { areas }),
    ...(level || areas ? { 'area-groups': areaGroups.map(word).join(',') } : {}),
  });
}

export function fromAddress(address: URLSearchParams, draft: Draft): Draft {
  const some = <Code extends string>(name: string, codes: readonly Code[], usual: readonly Code[]): readonly Code[] => {
    const found = codeOf(codes, address.get(name) ?? '');
    return found.length > 0 ? found : usual;
  };
  return {
    ...draft,
    groups: some('groups', groupCodes, draft.groups),
    methods: some('methods', methodCodes, draft.methods),
    level: codeOf(levelCodes, address.get('level') ?? '')[0] ?? draft.level,
    areas: address.get('areas') ?? draft.areas,
    areaGroups: some('area-groups', groupCodes, draft.areaGroups),
  };
}
