/** The pure part of effects: periods, likeness of places, words and warnings. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkEffect, type AskedEffect } from '../../server/deployments/effect/ask-effect.js';
import { checkPeriods, checkWholeMonths, slicesOf } from '../../server/deployments/effect/effect-periods.js';
import { effectSentence, effectWarnings, isTooSmall, measured } from '../../server/deployments/effect/effect-words.js';
import { suggestControls, unlikeness } from '../../server/deployments/effect/suggested-controls.js';

const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` });
const ASKED: AskedEffect = {
  ...{ hotspotArea: 1, filter: {}, before: [year(2024)], after: year(2025) },
  ...{ bufferMetres: 200, control: ['E01000001'], bufferControl: ['E01000002'] },
};

describe('an effect is refused', () => {
  test.each<[Partial<AskedEffect>, string]>([
    [{ before: [] }, 'Compare with 1 to 5 periods before.'],
    [{ before: [year(2025)] }, 'A period before ends before the period after begins.'],
    [{ before: [year(2024), { from: '2024-06-01', to: '2024-06-30' }] }, 'Two of the periods before overlap'],
    [{ after: { from: '2025-02-01', to: '2025-01-01' } }, 'The period ends before it begins.'],
    [{ after: { from: '2025-02-01', to: '2025-02-03' } }, 'A period has 7 to 366 days; this one has 3.'],
    [{ filter: { areaCodes: ['E01000001'] } }, '«areaCodes» is left out here'],
    [{ filter: { from: '2025-01-01' } }, '«from» is left out here'],
    [{ bufferMetres: 5_000 }, 'A buffer is 0 (none) to 2,000 metres wide.'],
    [{ bufferMetres: 0 }, 'A control of the buffer goes with a buffer'],
    [{ control: [] }, 'Choose at least one LSOA'],
    [{ control: ['E01000001', 'E01000001'] }, '«E01000001» is named twice.'],
    [{ bufferControl: ['E01000001'] }, '«E01000001» is in both controls'],
  ])('%j: %s', (part, why) => {
    expect(() => checkEffect({ ...ASKED, ...part })).toThrow(why);
  });

  test('while the period after goes on, and by days where only months are known', () => {
    expect(() => checkPeriods(ASKED, '2025-12-31')).toThrow('The period after is over');
    expect(() => checkPeriods(ASKED, '2026-01-01')).not.toThrow();
    expect(() => checkWholeMonths(ASKED, 'police.uk')).not.toThrow();
    expect(() => checkWholeMonths({ ...ASKED, after: { from: '2025-01-02', to: '2025-12-31' } }, 'police.uk')).toThrow(
      'police.uk tells the month and no day',
    );
  });
});

test('periods are cut into months, those at the ends short, none lost and none twice', () => {
  expect(
    slicesOf([
      { from: '2025-10-24', to: '2025-11-08' },
      { from: '2024-02-01', to: '2024-03-31' },
    ]),
  ).toEqual([
    { from: '2024-02-01', to: '2024-02-29' },
    { from: '2024-03-01', to: '2024-03-31' },
    { from: '2025-10-24', to: '2025-10-31' },
    { from: '2025-11-01', to: '2025-11-08' },
  ]);
});

describe('places that went alike', () => {
  const series = fc.array(fc.nat(200), { minLength: 3, maxLength: 3 });
  test('are the nearer to 0, whichever is named first; the same is 0', () => {
    fc.assert(
      fc.property(series, series, (one, other) => {
        expect(unlikeness(one, one)).toBe(0);
        expect(unlikeness(one, other)).toBe(unlikeness(other, one));
      }),
    );
    expect(() => unlikeness([1], [1, 2])).toThrow('series of 1 and 2 slices');
  });

  test('stand first, then the nearer ones, and no more than are wanted', () => {
    const place = (gssCode: string, metres: number, counts: number[]) => ({ gssCode, name: gssCode, metres, counts });
    const found = suggestControls(
      [9, 16, 25],
      [place('C', 900, [9, 16, 25]), place('A', 800, [0, 0, 0]), place('D', 700, [9, 16, 25]), place('B', 600, [16, 9, 25])],
      3,
    );
    expect(found.map(({ gssCode, together }) => [gssCode, together])).toEqual([
      ['D', true],
      ['C', false],
      ['B', false],
    ]);
    expect(found[0]).toMatchObject({ reports: 50, unlikeness: 0 });
    expect(found[2]!.unlikeness).toBeCloseTo(2 / 3, 12);
  });

  test('smaller ones are put together as long as their sum grows more alike', () => {
    const place = (gssCode: string, counts: number[]) => ({ gssCode, name: gssCode, metres: 900, counts });
    const places = [place('A', [4, 10, 9]), place('B', [5, 6, 16]), place('C', [90, 1, 1]), place('D', [2, 2, 2])];
    const together = suggestControls([9, 16, 25], places, 4).filter((one) => one.together);
    expect(together.map(({ gssCode }) => gssCode).sort()).toEqual(['A', 'B']);
    fc.assert(
      fc.property(fc.array(series, { minLength: 1, maxLength: 6 }), series, (all, target) => {
        const found = suggestControls(
          target,
          all.map((counts, at) => place(`${at}`, counts)),
          6,
        );
        const sum = target.map((_, slice) =>
          found.filter((one) => one.together).reduce((so, { gssCode }) => so + all[Number(gssCode)]![slice]!, 0),
        );
        expect(unlikeness(target, sum)).toBeLessThanOrEqual(Math.min(...found.map((one) => one.unlikeness)));
        expect(found).toHaveLength(all.length);
      }),
    );
  });
});

const NO_CARE = { seriesBefore: [[1], [1]], unlikeness: 0.5, wasDrawnFromPeak: false, isSnapped: false, isAllYear: true };

describe('what came of it, in words', () => {
  const example = measured(
    {
      ...{ control: { before: 308, after: 318 }, treated: { before: 207, after: 110 } },
      ...{ bufferControl: { before: 150, after: 140 }, buffer: { before: 178, after: 157 } },
    },
    1,
  );
  it('says counts, difference, limits and whether it is told apart from chance', () => {
    expect(effectSentence(example)).toBe(
      '207 reports before, 110 after in the area; in the control 308 reports before, 318 after. That is 107 fewer than the control makes one expect ' +
        '(95 % interval: 167.2 fewer to 46.8 fewer), told apart from chance at the 5 % level. Around it, against its own control: 11 fewer ' +
        '(60 fewer to 38 more), no sign either way that it moved there. Both together: 118 fewer (195.6 fewer to 40.4 fewer), told apart from chance at the 5 % level.',
    );
    expect(effectWarnings(example, NO_CARE)).toEqual([]);
  });

  it('says of what is not told apart that this shows nothing, and of counts too small that they could not', () => {
    const small = measured({ treated: { before: 3, after: 0 }, control: { before: 4, after: 4 } }, 1);
    expect(effectSentence(small)).toContain('not told apart from chance, which does not show that nothing changed');
    expect(isTooSmall(small)).toBe(true);
    expect(effectWarnings(small, NO_CARE)[0]).toContain('too small to say anything');
    expect(isTooSmall(example)).toBe(false);
    const nothing = measured({ treated: { before: 0, after: 0 }, control: { before: 0, after: 0 } }, 1);
    expect(effectSentence(nothing)).toContain('there is nothing to compare');
  });

  it('tells a longer time before, and warns of an unlike control, bursts, a peak, other seasons and moved places', () => {
    const unlike = { ...NO_CARE, unlikeness: 1.6 };
    expect(effectWarnings(example, unlike)).toEqual([expect.stringContaining('Month by month the control went otherwise')]);
    const longer = measured({ treated: { before: 300, after: 90 }, control: { before: 900, after: 310 } }, 3);
    expect(effectSentence(longer)).toContain('300 reports before, 90 after (before in 3 times the time, so 100 alike)');
    const warnings = effectWarnings(longer, {
      seriesBefore: [[1, 30, 2, 40, 1, 33], [5]],
      unlikeness: 9,
      ...{ wasDrawnFromPeak: true, isSnapped: true, isAllYear: false },
    });
    expect(warnings.map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual([
      'The control had',
      'Before, the months',
      'The area was',
      'The periods lie',
      'Some places were',
    ]);
  });
});
