import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aoristicProfile, aoristicWeights, weekHour } from './aoristic.js';

const at = (utc: string): number => Date.parse(utc);
const sum = (weights: Float64Array): number => weights.reduce((total, weight) => total + weight, 0);
const touched = (weights: Float64Array): [number, number][] => [...weights.entries()].filter(([, weight]) => weight > 0);

describe('aoristic weights', () => {
  test('an evening in winter: Friday 22:30 to Saturday 01:00 is a fifth, two and two fifths', () => {
    const weights = aoristicWeights({ from: at('2024-01-12T22:30:00Z'), to: at('2024-01-13T01:00:00Z') });
    expect(touched(weights)).toEqual([
      [weekHour(5, 22), expect.closeTo(0.2, 12)],
      [weekHour(5, 23), expect.closeTo(0.4, 12)],
      [weekHour(6, 0), expect.closeTo(0.4, 12)],
    ]);
  });

  test('in summer hours are an hour later than UTC’s; Sunday ends the week', () => {
    const weights = aoristicWeights({ from: at('2024-07-14T22:15:00Z'), to: at('2024-07-14T23:15:00Z') });
    expect(touched(weights)).toEqual([
      [weekHour(1, 0), expect.closeTo(0.25, 12)],
      [weekHour(7, 23), expect.closeTo(0.75, 12)],
    ]);
  });

  test('the night the clocks go back: the hour from 01:00 lasts two hours', () => {
    const weights = aoristicWeights({ from: at('2024-10-26T23:00:00Z'), to: at('2024-10-27T03:00:00Z') });
    expect(touched(weights)).toEqual([
      [weekHour(7, 0), 0.25],
      [weekHour(7, 1), 0.5],
      [weekHour(7, 2), 0.25],
    ]);
  });

  test('the night the clocks go forward: there is no hour from 01:00', () => {
    const weights = aoristicWeights({ from: at('2024-03-31T00:00:00Z'), to: at('2024-03-31T02:00:00Z') });
    expect(touched(weights)).toEqual([
      [weekHour(7, 0), 0.5],
      [weekHour(7, 2), 0.5],
    ]);
  });

  test('without an end, or with one that is no later: 1 in the hour of the start', () => {
    const from = at('2024-06-03T10:59:59Z');
    for (const to of [null, from, from - 5000]) expect(touched(aoristicWeights({ from, to }))).toEqual([[weekHour(1, 11), 1]]);
  });

  test('a week or longer: the same in every hour', () => {
    for (const days of [7, 30]) {
      const weights = aoristicWeights({ from: at('2024-02-01T05:30:00Z'), to: at('2024-02-01T05:30:00Z') + days * 86_400_000 });
      for (const weight of weights) expect(weight).toBeCloseTo(1 / 168, 12);
    }
  });

  test('before 1970, and in the years of double changes of the clocks', () => {
    expect(touched(aoristicWeights({ from: at('1969-12-28T12:00:00Z'), to: null }))).toEqual([[weekHour(7, 13), 1]]);
    expect(touched(aoristicWeights({ from: at('1995-10-22T12:00:00Z'), to: null }))).toEqual([[weekHour(7, 12), 1]]);
  });

  const span = fc
    .tuple(
      fc.integer({ min: at('2015-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') }),
      fc.option(fc.integer({ min: -1000, max: 20 * 86_400_000 })),
    )
    .map(([from, length]) => ({ from, to: length === null ? null : from + length }));

  test('every event weighs 1, and the profile as many as there are', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
        for (const one of spans) expect(sum(aoristicWeights(one))).toBeCloseTo(1, 10);
        expect(sum(aoristicProfile(spans))).toBeCloseTo(spans.length, 8);
      }),
    );
  });

  test('an interval cut in two has the weights of its parts, by their length', () => {
    fc.assert(
      fc.property(span, fc.double({ min: 0.05, max: 0.95, noNaN: true }), ({ from }, part) => {
        const length = 100 * 3_600_000;
        const cut = from + Math.round(part * length);
        const whole = aoristicWeights({ from, to: from + length });
        const first = aoristicWeights({ from, to: cut });
        const second = aoristicWeights({ from: cut, to: from + length });
        const share = (cut - from) / length;
        for (const [hour, weight] of whole.entries())
          expect(weight).toBeCloseTo(share * first[hour]! + (1 - share) * second[hour]!, 9);
      }),
    );
  });

  test('agrees with the time zone, hour by hour, over two years', () => {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    for (let time = at('2023-01-01T00:30:00Z'); time < at('2025-01-01T00:00:00Z'); time += 3_600_000) {
      const parts = format.formatToParts(time);
      const read = (type: string): string => parts.find((part) => part.type === type)!.value;
      const hour = weekHour(days.indexOf(read('weekday')) + 1, Number(read('hour')));
      expect(aoristicWeights({ from: time, to: null })[hour]).toBe(1);
    }
  });

  test('refuses what is no time', () => {
    expect(() => aoristicWeights({ from: NaN, to: null })).toThrow(RangeError);
    expect(() => aoristicWeights({ from: 0, to: Infinity })).toThrow(RangeError);
  });
});
