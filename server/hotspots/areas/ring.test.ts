import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, ringProblems, squareMetresOf, type Ring } from './ring.js';

const SQUARE: Ring = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];

describe('a ring', () => {
  test('of a plain square is taken, either way round', () => {
    expect(ringProblems(SQUARE)).toEqual([]);
    expect(ringProblems([...SQUARE].reverse())).toEqual([]);
    expect(squareMetresOf(SQUARE)).toBe(10_000);
  });

  test('may have points on a straight line', () => {
    expect(
      ringProblems([
        [0, 0],
        [50, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ]),
    ).toEqual([]);
  });

  test.each<[string, Ring, number | null, RegExp]>([
    ['two points', SQUARE.slice(0, 2), null, /at least three/],
    [
      'a bow tie',
      [
        [0, 0],
        [100, 100],
        [100, 0],
        [0, 100],
      ],
      1,
      /from point 1 to point 2 meets the line from point 3 to point 4/,
    ],
    ['a point on another', [...SQUARE, [100, 0]], 4, /Point 5 \(100, 0\) lies on point 2/],
    [
      'a spike',
      [
        [0, 0],
        [100, 0],
        [200, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ],
      3,
      /lies on point 2/,
    ],
    [
      'a spike of its own',
      [
        [0, 0],
        [200, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ],
      1,
      /Point 2 \(200, 0\) is a spike/,
    ],
    [
      'a spike at the first point',
      [
        [-100, 0],
        [100, 0],
        [100, 100],
        [0, 100],
        [0, 0],
      ],
      0,
      /Point 1 \(-100, 0\) is a spike/,
    ],
    [
      'a border that touches itself',
      [
        [0, 0],
        [100, 0],
        [100, 100],
        [50, 0],
        [0, 100],
      ],
      1,
      /touches itself/,
    ],
    [
      'a small one',
      [
        [0, 0],
        [40, 0],
        [40, 40],
        [0, 40],
      ],
      null,
      /1,600 m², less than the 2,500 m²/,
    ],
    [
      'a large one',
      [
        [0, 0],
        [3_000, 0],
        [3_000, 3_000],
        [0, 3_000],
      ],
      null,
      /9 km², more than the 4 km²/,
    ],
  ])('%s is refused, and the point named', (_name, ring, point, words) => {
    const [first] = ringProblems(ring);
    expect(first?.point).toBe(point);
    expect(first?.problem).toMatch(words);
  });

  test('of too many points is refused', () => {
    const round = Array.from({ length: 201 }, (_, at): [number, number] => [
      Math.round(500 * Math.cos((at * Math.PI) / 100.5)),
      Math.round(500 * Math.sin((at * Math.PI) / 100.5)),
    ]);
    expect(ringProblems(round)[0]?.problem).toMatch(/up to 200 points; this has 201/);
    expect(ringProblems(round.slice(0, 200))).toEqual([]);
  });

  test('is judged the same wherever it begins', () => {
    const ring = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 3,
      maxLength: 8,
    });
    fc.assert(
      fc.property(ring, fc.nat(7), (points, by) => {
        const turned = [...points.slice(by % points.length), ...points.slice(0, by % points.length)];
        expect(ringProblems(turned).length > 0).toBe(ringProblems(points).length > 0);
      }),
    );
  });
});

test('sizes are told in words', () => {
  expect(inWords(12_300)).toBe('12,300 m²');
  expect(inWords(1_254_000)).toBe('1.25 km²');
});
