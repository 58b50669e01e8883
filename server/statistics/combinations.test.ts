import { expect, it } from 'vitest';
import { combinations } from './combinations.js';

const column = (count: number, ...levels: number[]) => ({ levels: Int32Array.from(levels), count });

it('numbers what occurs in the order in which it first stands', () => {
  const { ofRow, firstRows } = combinations([column(3, 2, 0, 2, 2, 0), column(2, 1, 0, 1, 0, 0)]);
  expect([...ofRow]).toEqual([0, 1, 0, 2, 1]);
  expect(firstRows).toEqual([0, 1, 3]);
});

it('tells rows apart that differ in the last of more levels than a number has digits', () => {
  const same = Array.from({ length: 20 }, () => column(1000, 999, 999, 999));
  expect([...combinations([...same, column(1000, 0, 1, 0)]).ofRow]).toEqual([0, 1, 0]);
});

it('asks for a column', () => expect(() => combinations([])).toThrow(RangeError));
