import { expect, it } from 'vitest';
import { reachedAndNot } from './schools-reached.js';

const OPEN = ['100001', '100002', '100003'].map((school) => ({ school, district: 'Marram' }));
const ELSEWHERE = { school: '200001', district: 'Elsewhere' };
const held = (programme: string, school: string, heldOn = '2031-10-05') => ({ programme, school, heldOn });

it('a school is reached once a year, whatever the spelling, and others of its district are not', () => {
  const list = [held('Straight Talk', '100001'), held('STRAIGHT TALK', '100001', '2032-07-01'), held('Boxing', '100002')];
  expect(reachedAndNot(list, [...OPEN, ELSEWHERE])).toEqual([
    { programme: null, schoolYear: '2031/32', reached: 2, notReached: 1, notOpen: 0 },
    { programme: 'Boxing', schoolYear: '2031/32', reached: 1, notReached: 2, notOpen: 0 },
    { programme: 'STRAIGHT TALK', schoolYear: '2031/32', reached: 1, notReached: 2, notOpen: 0 },
  ]);
});

it('September begins a year, and a school that is in no register is in neither number', () => {
  const list = [held('Boxing', '100001', '2031-08-31'), held('Boxing', '999999', '2031-09-01')];
  expect(reachedAndNot(list, OPEN).filter(({ programme }) => programme !== null)).toEqual([
    { programme: 'Boxing', schoolYear: '2031/32', reached: 0, notReached: 0, notOpen: 1 },
    { programme: 'Boxing', schoolYear: '2030/31', reached: 1, notReached: 2, notOpen: 0 },
  ]);
});

it('no list says nothing of any school', () => {
  expect(reachedAndNot([], OPEN)).toEqual([]);
});
