import { describe, expect, it } from 'vitest';
import type { EstimateQuestion } from '../asked/asked-estimate.js';
import type { EstimateFacts } from '../facts/estimate-facts.js';
import { forReaders, type EstimateResult } from '../estimate-result.js';
import { readAskedEstimate } from '../asked/read-asked-estimate.js';
import { workOutEstimate } from './work-out-estimate.js';

/** 1 % of England's children, in four wards of two LSOAs each. */
const WARDS = ['A', 'B', 'C', 'D'];
const CHILDREN = [9000, 9000, 9000, 9000, 6000, 6000, 2000, 2000];
const FACTS: EstimateFacts = {
  authority: { gssCode: 'E08', name: 'Brinmouth', type: 'DISTRICT', vintage: 2021 },
  children: { figure: 52_000, source: 'invented' },
  scored: [],
  units: CHILDREN.map((children, at) => ({ gssCode: `L${at}`, children, within: WARDS[at >> 1]! })),
  areas: WARDS.map((name, at) => ({ gssCode: name, name, kind: 'WARD' as const, vintage: 2021, units: [2 * at, 2 * at + 1] })),
};
const NATIONAL = { nationalChildren: 5_200_000, nationalChildrenSource: 'invented' };
const ask = (question: Partial<EstimateQuestion> = {}, facts = FACTS): EstimateResult =>
  workOutEstimate(readAskedEstimate({ area: 'E08', ...NATIONAL, ...question }), facts);
const group = (result: EstimateResult, name: string) => result.groups.find((one) => one.group === name)!;

describe('of England, the report’s own figures', () => {
  const result = ask();
  it('6,560 and 7,980', () => {
    expect(result.nationalIdentified.low).toMatchObject({ count: 6560 });
    expect(result.nationalIdentified.high).toMatchObject({ count: 7980 });
    expect(result.nationalIdentified.formulas[0]).toBe(
      'Identified, low = 5,230 + 2,420 × (137 ÷ 130) × (1 − 0.48) = 6,556.2, rounded 6,560',
    );
    expect(result.nationalIdentified.formulas[1]).toMatch(/= 7,975\.9, rounded 7,980$/);
  });
  it.each([
    ['MEMBER', 19_020, 20_440],
    ['VICTIM_OF_VIOLENCE', 26_020, 27_440],
    ['MEMBER_OR_SIBLING', 52_020, 53_440],
  ])('the gaps of %s', (name, low, high) => expect(group(result, name).nationalGap).toMatchObject({ low, high }));
  it('shares are of the estimate; those of known children say so', () => {
    expect(group(result, 'MEMBER').nationalShare!.words).toBe('24 to 30 % of the estimate');
    expect(result.knownShares[0]).toMatch(/1\.8 % of known children/);
    expect(result.knownShares[1]).toMatch(/12\.3 % of known children/);
  });
  it('no gap where there is no prevalence, and under-10s apart', () => {
    expect(group(result, 'CRIMINALLY_EXPLOITED')).toMatchObject({
      national: null,
      nationalGap: null,
      estimate: null,
      invisible: null,
    });
    expect(result.nationalIdentified.underTen).toMatchObject({ count: 1620 });
  });
  it('says where the printed report is wrong, beside the figure, and no longer once the figure is another', () => {
    const about = (of: EstimateResult, name: string): string =>
      of.caveats.flatMap((one) => (one.about === name ? [one.text] : [])).join(' ');
    expect(about(result, 'IDENTIFIED_LOW')).toMatch(/6,480.*6,488\.4/);
    expect(about(result, 'IDENTIFIED_HIGH')).toMatch(/England and Wales/);
    expect(about(result, 'VICTIM_OF_VIOLENCE')).toMatch(/not «children in or on the periphery/);
    expect(about(result, 'MEMBER')).toMatch(/27,440/);
    const edited = ask({ identifiedNational: [{ name: 'CASELOAD', figure: 25_000, source: 'YJS, England' }] });
    expect(about(edited, 'IDENTIFIED_HIGH')).toBe('');
  });
});

describe('of an authority', () => {
  it('its share of children', () => expect(group(ask(), 'MEMBER').estimate!.central).toMatchObject({ count: 270 }));

  it('a range over methods, in words that are no interval', () => {
    const result = ask({
      methods: ['POPULATION_SHARE', 'INDICATOR_SHARE', 'RISK_SCORE'],
      indicators: [{ indicator: 'CHILDREN_IN_NEED_GANGS', weight: 1, local: 173, localSource: 'DfE' }],
      risk: { score: 1, b: [0.1, 0.3], source: 'own factors' },
    });
    expect(result.sentence).toBe(
      'Given these characteristics we would expect between 270 and 530 children aged 10–17 in Brinmouth who call themselves gang members; 270 by the central method. This is a range of 4 scenarios, not a confidence interval.',
    );
    expect(group(result, 'MEMBER').scenarios.map(({ figure }) => figure.count)).toEqual([270, 530, 300, 360]);
    expect(group(result, 'MEMBER').interval).toBeNull();
  });

  it('the survey’s own interval is carried apart', () => {
    const { interval, estimate } = group(ask({ groups: [{ group: 'MEMBER', lower: 20_000, upper: 35_000 }] }), 'MEMBER');
    expect(interval).toMatchObject({ lower: { count: 200 }, upper: { count: 350 } });
    expect(estimate).toMatchObject({ lower: { count: 270 }, upper: { count: 270 } });
  });

  it('invisible children as a range, and never below 0', () => {
    const identifiedLocal = (inNeed: number): EstimateQuestion['identifiedLocal'] => [
      { name: 'CHILDREN_IN_NEED_10_TO_17', figure: inNeed, source: 'own' },
      { name: 'YOUTH_OFFENDING_FLAGGED', figure: 50, source: 'own' },
      { name: 'OPEN_EPISODES', figure: 150, source: 'own' },
      { name: 'CASELOAD', figure: 300, source: 'own' },
    ];
    // 40 + 50 × 0.52 = 66; 0.96 × 0.76 × 150 + 0.12 × 300 × 0.52 = 128.2
    const some = ask({ identifiedLocal: identifiedLocal(40) });
    expect(some.localIdentified).toMatchObject({ low: { count: 70 }, high: { count: 130 } });
    expect(group(some, 'MEMBER').invisible).toEqual({ low: 140, high: 200, words: '140 to 200' });
    const all = ask({ identifiedLocal: identifiedLocal(400) });
    expect(group(all, 'MEMBER').invisible!.words).toMatch(/^up to 140; at the low end identified exceeds the estimate$/);
    const more = ask({ identifiedLocal: identifiedLocal(400)!.slice(0, 2) });
    expect(group(more, 'MEMBER').invisible).toEqual({ low: null, high: null, words: 'identified exceeds the estimate' });
    expect(group(more, 'MEMBER').share!.words).toMatch(/identified exceeds the estimate/);
  });

  it('without its own count an indicator takes the population’s share, named', () => {
    const result = ask({ methods: ['INDICATOR_SHARE'], indicators: [{ indicator: 'PERMANENT_EXCLUSIONS', weight: 0.5 }] });
    expect(group(result, 'MEMBER').estimate!.central.count).toBe(270);
    expect(result.lacking).toEqual(['permanent exclusions from all schools']);
  });

  it('a count under 10, which the estimate would tell, is taken as not known', () => {
    const result = ask({
      methods: ['INDICATOR_SHARE'],
      indicators: [{ indicator: 'CHILDREN_IN_NEED_GANGS', weight: 1, local: 9, localSource: 'own' }],
    });
    expect(group(result, 'MEMBER').estimate!.central.count).toBe(270);
    expect(JSON.stringify({ ...result, inputs: [] })).not.toMatch(/\b9 ÷/);
  });

  it('a count enters to the nearest 10: alone with its weight it could be worked out to the child', () => {
    const by = (local: number) =>
      forReaders(
        ask({
          methods: ['INDICATOR_SHARE'],
          indicators: [{ indicator: 'CHILDREN_IN_NEED_GANGS', weight: 1, local, localSource: 'own' }],
        }),
      );
    expect(by(115)).toEqual(by(124));
    expect(by(114)).not.toEqual(by(115));
  });

  it('more children than England’s is refused', () =>
    expect(() => ask({ nationalChildren: 40_000 })).toThrow(/more than are entered for England/));
});

describe('of smaller areas', () => {
  it('the widest group unless told, to the nearest 10, and sums within rounding', () => {
    const result = ask({ level: 'WARD' });
    expect(result.areaGroups).toEqual(['KNOWS_A_MEMBER']);
    expect(result.areas.map(({ figures }) => figures[0]!.range.central.count)).toEqual([1080, 1080, 720, 240]);
  });

  it('an indicator of wards moves children between them, and leaves the total', () => {
    const result = ask({
      level: 'WARD',
      methods: ['INDICATOR_SHARE'],
      indicators: [
        {
          indicator: 'CHILDREN_IN_NEED_GANGS',
          weight: 1,
          areas: [
            { area: 'A', count: 30 },
            { area: 'B', count: 10 },
            { area: 'C', count: 9 },
          ],
          areasSource: 'own',
        },
      ],
    });
    // C and D by children, 16,000 of 52,000; A and B share the rest as 3 to 1.
    expect(result.areas.map(({ figures }) => figures[0]!.range.central.count)).toEqual([1630, 540, 720, 240]);
    expect(result.caveats.some(({ text }) => /by their share of children: C, D/.test(text))).toBe(true);
  });

  it('under 10 is withheld with all its groups, and another so that it cannot be worked out', () => {
    const small = {
      ...FACTS,
      children: { figure: 5200, source: 'invented' },
      units: FACTS.units.map((unit) => ({ ...unit, children: unit.children / 10 })),
    };
    const alone = ask({ level: 'WARD' }, small);
    expect(alone.areas.map(({ withheld }) => withheld)).toEqual([false, false, false, false]);
    // 27 members: 9, 9, 6 and 2.
    const narrow = ask({ level: 'WARD', areaGroups: ['KNOWS_A_MEMBER', 'MEMBER'] }, small);
    expect(narrow.areas.every(({ withheld }) => withheld)).toBe(true);
    expect(JSON.stringify(narrow.areas)).not.toMatch(/"count":\d/);
    // 60: 20.8, 20.8, 13.8 and 4.6.
    const wider = ask({ level: 'WARD', areaGroups: ['MEMBER_OR_SIBLING'] }, small);
    expect(wider.areas.map(({ withheld }) => withheld)).toEqual([false, false, true, true]);
  });

  it('what an earlier version withholds stays withheld', () => {
    const asked = readAskedEstimate({ area: 'E08', ...NATIONAL, level: 'WARD' });
    const result = workOutEstimate(asked, FACTS, [true, true, false, false]);
    expect(result.areas.map(({ withheld }) => withheld)).toEqual([true, true, false, false]);
  });
});

it('readers get no count of the authority’s own children that went in', () => {
  const result = ask({
    methods: ['INDICATOR_SHARE'],
    indicators: [{ indicator: 'CHILDREN_IN_NEED_GANGS', weight: 0.5, local: 117, localSource: 'own' }],
    identifiedLocal: [
      { name: 'CHILDREN_IN_NEED_10_TO_17', figure: 43, source: 'own' },
      { name: 'YOUTH_OFFENDING_FLAGGED', figure: 57, source: 'own' },
      { name: 'OPEN_EPISODES', figure: 61, source: 'own' },
      { name: 'CASELOAD', figure: 85, source: 'own' },
      // 10 of 85, and 1 of 7: a share of few tells of how many it is.
      { name: 'FLAGGED_SHARE', figure: 0.1176, source: 'own' },
      { name: 'OVERLAP', figure: 0.1429, source: 'own' },
    ],
  });
  for (const figure of ['117', '0.1176', '0.1429']) expect(JSON.stringify(result)).toContain(figure);
  expect(JSON.stringify(forReaders(result))).not.toMatch(/\b(117|43|57|61|85|0\.1176|0\.1429)\b/);
  // England's, which stand in for what the authority did not enter, are shown.
  expect(JSON.stringify(forReaders(result).localIdentified)).toContain('0.96 × 0.76');
});
