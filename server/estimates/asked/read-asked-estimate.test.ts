import type { CallerError } from '../../errors.js';
import { describe, expect, it } from 'vitest';
import type { EstimateQuestion } from './asked-estimate.js';
import { readAskedEstimate } from './read-asked-estimate.js';

const INDICATOR = { indicator: 'CHILDREN_IN_NEED_GANGS', weight: 0.5, local: 40, localSource: 'DfE, 2017/18' } as const;
const withIndicator = (more: object): Partial<EstimateQuestion> => ({
  methods: ['INDICATOR_SHARE'],
  indicators: [{ ...INDICATOR, ...more }],
});
const cause = (question: Partial<EstimateQuestion>): { message: string; path: string } => {
  try {
    readAskedEstimate({ area: 'E08000014', ...question });
  } catch (error) {
    const { message, inputPath } = error as CallerError;
    return { message, path: inputPath!.join('.') };
  }
  throw new Error('it was accepted');
};

describe('bad input names the field and the remedy', () => {
  it.each<[string, Partial<EstimateQuestion>, RegExp, string]>([
    [
      'a count below 0',
      { identifiedLocal: [{ name: 'CASELOAD', figure: -3, source: 'x' }] },
      /write 0 or more/,
      'input.identifiedLocal.0.figure',
    ],
    [
      'a share for a count',
      { identifiedLocal: [{ name: 'CASELOAD', figure: 0.12, source: 'x' }] },
      /looks like a share.*how many/,
      'input.identifiedLocal.0.figure',
    ],
    ['half a child', withIndicator({ local: 12.5 }), /no whole number/, 'input.indicators.0.local'],
    ['no number at all', withIndicator({ local: Number.NaN }), /Write a number/, 'input.indicators.0.local'],
    [
      'a percentage for a share',
      { identifiedNational: [{ name: 'OVERLAP', figure: 48, source: 'x' }] },
      /write 0.48/,
      'input.identifiedNational.0.figure',
    ],
    [
      'a percentage for a prevalence',
      { groups: [{ group: 'MEMBER', children: 5, source: 'x' }] },
      /looks like a percentage/,
      'input.groups.0.children',
    ],
    [
      'a percentage for a count of England',
      withIndicator({ national: 12, nationalSource: 'x', local: 3 }),
      /looks like a percentage/,
      'input.indicators.0.national',
    ],
    [
      'weights that do not sum to 1',
      { ...withIndicator({}), populationWeight: 0.4 },
      /sum to 0.9: change them/,
      'input.populationWeight',
    ],
    ['a weight below 0', withIndicator({ weight: -0.5 }), /write 0 to 1/, 'input.indicators.0.weight'],
    [
      'an indicator that is 0 everywhere',
      withIndicator({ national: 0, local: 0 }),
      /by nothing nothing can be shared/,
      'input.indicators.0.national',
    ],
    [
      'smaller areas that are all 0',
      withIndicator({ areas: [{ area: 'E05', count: 0 }], areasSource: 'x' }),
      /leave the areas out/,
      'input.indicators.0.areas',
    ],
    [
      'an area twice',
      withIndicator({
        areas: [
          { area: 'E05', count: 1 },
          { area: 'E05', count: 2 },
        ],
        areasSource: 'x',
      }),
      /named twice/,
      'input.indicators.0.areas.1.area',
    ],
    ['more than England has', withIndicator({ local: 9000 }), /more than England’s 8650/, 'input.indicators.0.local'],
    ['no source', withIndicator({ localSource: ' ' }), /Say where/, 'input.indicators.0.localSource'],
    [
      'an indicator without England’s count',
      withIndicator({ indicator: 'GOING_MISSING' }),
      /how many .* England had/,
      'input.indicators.0.national',
    ],
    ['indicator share without indicators', { methods: ['INDICATOR_SHARE'] }, /leave the method/, 'input.indicators'],
    ['risk score without a score', { methods: ['RISK_SCORE'] }, /factor score/, 'input.risk'],
    [
      'a score that is no score',
      { methods: ['RISK_SCORE'], risk: { score: 88, b: [0.3], source: 'x' } },
      /no standardised score/,
      'input.risk.score',
    ],
    [
      'a strength below 0',
      { methods: ['RISK_SCORE'], risk: { score: 1, b: [-0.3], source: 'x' } },
      /no strength/,
      'input.risk.b.0',
    ],
    [
      'a prevalence of the exploited',
      { groups: [{ group: 'CRIMINALLY_EXPLOITED', children: 4000, source: 'x' }] },
      /Nobody has estimated/,
      'input.groups.0.children',
    ],
    ['half an interval', { groups: [{ group: 'MEMBER', lower: 20000 }] }, /both, or neither/, 'input.groups.0.upper'],
    [
      'a figure outside its interval',
      { groups: [{ group: 'MEMBER', lower: 28000, upper: 30000 }] },
      /within its own/,
      'input.groups.0.lower',
    ],
    [
      'more teams than there are',
      { identifiedNational: [{ name: 'TEAMS_ANSWERED', figure: 140, source: 'x' }] },
      /swap the two/,
      'input.identifiedNational',
    ],
    ['no method', { methods: [] }, /at least one method/, 'input.methods'],
    ['a central method that was not chosen', { central: 'RISK_SCORE' }, /one of the methods/, 'input.central'],
    ['a list of districts', { level: 'DISTRICT' }, /in «areas»/, 'input.level'],
    [
      'smaller areas of the exploited',
      { groups: [{ group: 'CRIMINALLY_EXPLOITED' }], areaGroups: ['CRIMINALLY_EXPLOITED'] },
      /have a prevalence/,
      'input.areaGroups.0',
    ],
  ])('%s', (_, question, message, path) => {
    const found = cause(question);
    expect(found.message).toMatch(message);
    expect(found.path).toBe(path);
  });
});

it('without a word all groups by population, with the report’s inputs', () => {
  const asked = readAskedEstimate({ area: 'E08000014' });
  expect(asked.groups).toHaveLength(6);
  expect(asked.methods).toEqual(['POPULATION_SHARE']);
  expect(asked.identifiedNational.CASELOAD).toMatchObject({ figure: 26681, edited: false });
  expect(asked.areaGroups).toEqual(['KNOWS_A_MEMBER']);
});

it('an authority takes shares over from England, and says so; counts it does not', () => {
  const { identifiedLocal } = readAskedEstimate({
    area: 'E08000014',
    identifiedLocal: [{ name: 'CHILDREN_IN_NEED_10_TO_17', figure: 41, source: 'own census, 2025' }],
  });
  expect(identifiedLocal.OVERLAP).toMatchObject({ figure: 0.48, edited: false });
  expect(identifiedLocal.OVERLAP!.source).toMatch(/^England’s/);
  expect(identifiedLocal.CASELOAD).toBeUndefined();
});
