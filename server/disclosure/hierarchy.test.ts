import { describe, expect, test } from 'vitest';
import { cubeOf } from './cube.js';
import { hierarchyOf } from './hierarchy.js';

describe('a dimension', () => {
  test('is put in the order of its codes, with the leaves under every total', () => {
    const { codes, leaves, leavesUnder, holding } = hierarchyOf({
      codes: ['w2', 'b', 'a', 'w1', 'd', 'c'],
      sums: [
        { total: 4, parts: [3, 0] },
        { total: 3, parts: [2, 1] },
        { total: 0, parts: [5] },
      ],
    });
    expect(codes).toEqual(['a', 'b', 'c', 'd', 'w1', 'w2']);
    expect(leaves).toEqual([0, 1, 2]);
    expect(leavesUnder[3]).toEqual([0, 1, 2]);
    expect(leavesUnder[4]).toEqual([0, 1]);
    expect(leavesUnder[5]).toEqual([2]);
    expect(holding[2]).toEqual([2, 3, 5]);
    expect(holding[4]).toEqual([]);
  });

  test('takes two breakdowns of one total', () => {
    const sums = [
      { total: 4, parts: [0, 1] },
      { total: 5, parts: [2, 3] },
      { total: 6, parts: [0, 2] },
      { total: 7, parts: [1, 3] },
      { total: 8, parts: [4, 5] },
      { total: 8, parts: [6, 7] },
    ];
    expect(hierarchyOf({ codes: [...'abcdefghi'], sums }).leavesUnder[8]).toEqual([0, 1, 2, 3]);
  });

  test.each([
    ['a code named twice', ['a', 'a'], [], /twice/],
    ['a sum without parts', ['a', 'b'], [{ total: 1, parts: [] }], /without parts/],
    ['a code that is not there', ['a'], [{ total: 0, parts: [7] }], /does not exist/],
    [
      'a part of itself',
      ['a', 'b', 'c'],
      [
        { total: 0, parts: [1] },
        { total: 1, parts: [0, 2] },
      ],
      /part of itself/,
    ],
    ['a part counted twice', ['a', 'b'], [{ total: 1, parts: [0, 0] }], /counts a part twice/],
    [
      'parts that share a leaf',
      ['a', 'b', 'c', 'ab', 'bc', 'all'],
      [
        { total: 3, parts: [0, 1] },
        { total: 4, parts: [1, 2] },
        { total: 5, parts: [3, 4] },
      ],
      /counts a part twice/,
    ],
    [
      'two sums of different leaves',
      ['a', 'b', 'all'],
      [
        { total: 2, parts: [0, 1] },
        { total: 2, parts: [0] },
      ],
      /different leaves/,
    ],
  ])('refuses %s', (_, codes, sums, message) => expect(() => hierarchyOf({ codes, sums })).toThrow(message));
});

describe('a cube', () => {
  const area = { codes: ['all', 'x', 'y'], sums: [{ total: 0, parts: [1, 2] }] };
  const kind = { codes: ['k', 'l'], sums: [] };

  test('adds up, dense or sparse', () => {
    const dense = cubeOf([area, kind], { dense: [0, 0, 1, 2, 3, 0] });
    const sparse = cubeOf([area, kind], { cells: [4, 2, 3, 4], counts: [1, 1, 2, 2] });
    expect([...dense.counts]).toEqual([4, 2, 1, 2, 3, 0]);
    expect([...dense.filledLeaves]).toEqual([2, 1, 1, 1, 1, 0]);
    expect(sparse).toEqual(dense);
  });

  test.each([
    [{ dense: [0, 0, 1] }, /3 counts for 6 cells/],
    [{ dense: [1, 0, 0, 0, 0, 0] }, /given for the total all/],
    [{ dense: [0, 0, -1, 0, 0, 0] }, /whole number/],
    [{ dense: [0, 0, 0.5, 0, 0, 0] }, /whole number/],
    [{ cells: [6], counts: [1] }, /no cell 6/],
    [{ cells: [2, 3], counts: [1] }, /1 counts for 2 cells/],
  ])('refuses %j', (counts, message) => expect(() => cubeOf([area, kind], counts)).toThrow(message));

  test('refuses no dimension, and more cells than fit', () => {
    expect(() => cubeOf([], { dense: [] })).toThrow(/needs a dimension/);
    const wide = { codes: Array.from({ length: 5000 }, (_, index) => `c${index}`), sums: [] };
    expect(() => cubeOf([wide, wide], { cells: [], counts: [] })).toThrow(/25000000 cells/);
  });
});
