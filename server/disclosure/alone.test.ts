import { describe, expect, it } from 'vitest';
import { displayedAlone } from './alone.js';
import { CHILDREN_RULE, INCIDENT_RULE } from './rule.js';

describe('a count that stands alone', () => {
  it.each([0, 1, 9])('%d children are withheld', (count) => {
    expect(displayedAlone(count, CHILDREN_RULE)).toEqual({ withheld: true, count: null, roundedTo: 10 });
  });
  it.each([
    [10, 10],
    [14, 10],
    [15, 20],
    [104, 100],
  ])('%d children are shown as %d', (count, shown) => {
    expect(displayedAlone(count, CHILDREN_RULE)).toEqual({ withheld: false, count: shown, roundedTo: 10 });
  });
  it('no incident is a true zero', () => {
    expect(displayedAlone(0, INCIDENT_RULE)).toEqual({ withheld: false, count: 0, roundedTo: 1 });
    expect(displayedAlone(4, INCIDENT_RULE).withheld).toBe(true);
  });
});
