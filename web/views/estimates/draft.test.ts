import { describe, expect, it } from 'vitest';
import type { PopulationEstimateInput } from '../../graphql.generated.js';
import { draftOf, questionOf, startDraft, type Start } from './draft.js';
import { keptInWords } from './kept-parts.js';

const START: Start = {
  area: { gssCode: 'E08999001', name: 'Marram' },
  groups: [
    { group: 'MEMBER', words: 'call themselves gang members', children: 27_000, source: 'published', surveyYear: '2016/17' },
  ],
  nationalChildren: { figure: 5_314_383, source: 'ONS' },
  localChildren: { figure: 40_000, source: 'loaded' },
  indicators: [
    { indicator: 'CHILDREN_IN_NEED_GANGS', words: 'episodes of need', national: { figure: 8_650, source: 'DfE' }, local: null },
  ],
  identified: [],
} as unknown as Start;

const KEPT: PopulationEstimateInput = {
  area: 'E08999001',
  groups: [{ group: 'MEMBER', surveyYear: '2017', lower: 20_000, upper: 34_000 }],
  methods: ['POPULATION_SHARE', 'INDICATOR_SHARE', 'RISK_SCORE'],
  central: 'INDICATOR_SHARE',
  indicators: [
    {
      indicator: 'CHILDREN_IN_NEED_GANGS',
      weight: 0.5,
      local: 120,
      localSource: 'own',
      national: 8_650,
      nationalSource: 'DfE',
      areas: [{ area: 'E05990001', count: 30 }],
      areasSource: 'own',
    },
  ],
  risk: { score: 1, b: [0.1], source: 'own factors', others: [{ area: 'E08999002', score: -1 }] },
  level: 'WARD',
  areaGroups: ['MEMBER'],
};

describe('a kept estimate worked on', () => {
  it('asks the same again, what the form has no field for too', () => {
    const draft = draftOf(START, KEPT);
    expect(questionOf(START, draft).input).toEqual(KEPT);
    expect(keptInWords(questionOf(START, draft).input)).toBe(
      'From the version before go along: 1 count of a smaller area, 1 score of another authority, 1 survey’s own interval.',
    );
  });

  it('leaves behind what belongs to a figure or a method that was changed', () => {
    const draft = draftOf(START, KEPT);
    const typed = { ...draft.typed, 'group-MEMBER': { figure: '30,000', source: 'another survey' } };
    const { input } = questionOf(START, { ...draft, methods: ['POPULATION_SHARE'], typed });
    expect(input).toEqual({
      area: 'E08999001',
      groups: [{ group: 'MEMBER', children: 30_000, source: 'another survey' }],
      methods: ['POPULATION_SHARE'],
      level: 'WARD',
      areaGroups: ['MEMBER'],
    });
  });

  it('nothing of another is in a new one', () => {
    const { input } = questionOf(START, startDraft(START));
    expect(input).toEqual({ area: 'E08999001', groups: [{ group: 'MEMBER' }], methods: ['POPULATION_SHARE'] });
    expect(keptInWords(input)).toBeNull();
  });
});
