import { describe, expect, test } from 'vitest';
import {
  assertRule,
  CHILDREN_RULE,
  INCIDENT_RULE,
  primaryState,
  protectionInterval,
  ROUNDED,
  roundedBounds,
  roundHalfUp,
  WITHHELD,
  ZERO,
} from './rule.js';

describe('rounding', () => {
  test.each([
    [0, 5, 0],
    [2, 5, 0],
    [3, 5, 5],
    [12, 5, 10],
    [13, 5, 15],
    [14, 10, 10],
    [15, 10, 20],
    [25, 10, 30],
    [7, 1, 7],
    [49.5, 1, 50],
  ])('%d to the nearest %i is %i', (count, base, rounded) => expect(roundHalfUp(count, base)).toBe(rounded));
});

describe('rules', () => {
  test.each([
    [INCIDENT_RULE, 0, ZERO],
    [INCIDENT_RULE, 1, WITHHELD],
    [INCIDENT_RULE, 4, WITHHELD],
    [INCIDENT_RULE, 5, ROUNDED],
    [CHILDREN_RULE, 0, WITHHELD],
    [CHILDREN_RULE, 9, WITHHELD],
    [CHILDREN_RULE, 10, ROUNDED],
  ])('%j displays %i in state %i', (rule, count, state) => expect(primaryState(count, rule)).toBe(state));

  test.each([INCIDENT_RULE, CHILDREN_RULE])('the bounds of a rounded figure are the counts that give it: %j', (rule) => {
    for (let count = rule.withheldBelow; count < 100; count++) {
      const shown = roundHalfUp(count, rule.roundTo);
      const { least, most } = roundedBounds(shown, rule);
      for (let other = rule.withheldBelow; other < 120; other++) {
        expect(roundHalfUp(other, rule.roundTo) === shown).toBe(other >= least && other <= most);
      }
    }
  });

  test('protect every count the threshold withholds', () => {
    expect(protectionInterval(INCIDENT_RULE)).toEqual({ least: 1, most: 4 });
    expect(protectionInterval(CHILDREN_RULE)).toEqual({ least: 0, most: 9 });
  });

  test.each([
    { withheldBelow: 1 },
    { withheldBelow: 2.5 },
    { roundTo: 0 },
    { roundTo: 12, withheldBelow: 5 },
    { zero: 'hidden' as 'shown' },
  ])('that cannot be meant are refused: %j', (wrong) =>
    expect(() => assertRule({ ...INCIDENT_RULE, ...wrong })).toThrow(RangeError),
  );
});
