import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENTS } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle, relativeError } from '../../test/oracles/read-oracle.js';
import { kernelDensity, type DensityOptions } from './kernel-density.js';
import { windowOfBox, type CellGrid, type Window } from './window-coverage.js';

const events = readOracle('spatial/events.csv');
const [eastings, northings] = ['easting_m', 'northing_m'].map((name) => events.map((row) => Number(row[name]))) as [
  number[],
  number[],
];
const eventsIn = (density: Float64Array, cell: number): number =>
  density.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one), 0) * (cell / 1000) ** 2;

describe('kernel density against R (oracle 05: the formula, and spatstat to 1e-13)', () => {
  test('quartic of 300 m on 900 cells', () => {
    const grid: CellGrid = { west: 0, south: 0, cell: 100, columns: 30, rows: 30 };
    const density = kernelDensity(eastings, northings, grid, { kernel: 'quartic', bandwidth: 300 });
    for (const [cell, row] of readOracle('spatial/kde_quartic.csv').entries()) {
      expect([grid.west + ((cell % 30) + 0.5) * 100, grid.south + (Math.floor(cell / 30) + 0.5) * 100]).toEqual([
        Number(row['easting_m']),
        Number(row['northing_m']),
      ]);
      expect(relativeError(density[cell]!, Number(row['density_per_km2']))).toBeLessThan(1e-9);
    }
  });

  test('at (550, 550) of 120 events: gaussian of 75 m, quartic of 200 m (spatstat.explore 3.0-6)', () => {
    const grid: CellGrid = { west: 500, south: 500, cell: 100, columns: 1, rows: 1 };
    const [gaussian] = kernelDensity(EVENTS.x, EVENTS.y, grid, { kernel: 'gaussian', bandwidth: 75 });
    const [quartic] = kernelDensity(EVENTS.x, EVENTS.y, grid, { kernel: 'quartic', bandwidth: 200 });
    expect(gaussian! / 1e6).toBeCloseTo(0.00067255, 8);
    expect(quartic! / 1e6).toBeCloseTo(0.00067616, 8);
  });
});

describe('kernel density', () => {
  const wide: CellGrid = { west: -1000, south: -1000, cell: 50, columns: 100, rows: 100 };

  test.each([
    ['quartic', 400],
    ['gaussian', 100],
  ] as const)('%s: holds as many events as there are', (kernel, bandwidth) => {
    expect(eventsIn(kernelDensity(eastings, northings, wide, { kernel, bandwidth }), 50)).toBeCloseTo(
      260,
      kernel === 'gaussian' ? 6 : 1,
    );
  });

  const square = windowOfBox(0, 0, 3000, 3000);
  test.each(['quartic', 'gaussian'] as const)('%s corrected by event keeps the events inside the window', (kernel) => {
    const bandwidth = kernel === 'quartic' ? 300 : 110;
    const grid: CellGrid = { west: 0, south: 0, cell: 50, columns: 60, rows: 60 };
    expect(
      eventsIn(kernelDensity(eastings, northings, grid, { kernel, bandwidth, window: square, edge: 'jones' }), 50),
    ).toBeCloseTo(260, kernel === 'gaussian' ? 6 : 2);
    const uncorrected = kernelDensity(eastings, northings, grid, { kernel, bandwidth });
    expect(eventsIn(uncorrected, 50)).toBeLessThan(256);
  });

  test.each(['quartic', 'gaussian'] as const)(
    '%s corrected by cell: even events have an even density up to the edge',
    (kernel) => {
      const even = Array.from({ length: 3600 }, (_, i) => [25 + 50 * (i % 60), 25 + 50 * Math.floor(i / 60)] as const);
      const options: DensityOptions = { kernel, bandwidth: kernel === 'quartic' ? 310 : 110, window: square, edge: 'uniform' };
      const grid: CellGrid = { west: -100, south: -100, cell: 50, columns: 64, rows: 64 };
      const density = kernelDensity(
        even.map(([x]) => x),
        even.map(([, y]) => y),
        grid,
        options,
      );
      const inside = density.filter((one) => !Number.isNaN(one));
      expect(inside).toHaveLength(3600);
      // A quartic of six cells, added up over cells, is 1 to about one part in 8,000; a gaussian much nearer.
      for (const one of inside) expect(relativeError(one, 400)).toBeLessThan(kernel === 'gaussian' ? 1e-9 : 2e-4);
    },
  );

  test('at a corner the part inside is a quarter', () => {
    const grid: CellGrid = { west: -5, south: -5, cell: 10, columns: 1, rows: 1 };
    const options: DensityOptions = {
      kernel: 'gaussian',
      bandwidth: 50,
      window: windowOfBox(-5, -5, 3000, 3000),
      edge: 'uniform',
    };
    const [corrected] = kernelDensity([40], [0], grid, options);
    const [plain] = kernelDensity([40], [0], grid, { kernel: 'gaussian', bandwidth: 50 });
    // Two half-lines from 5 m beyond the centre: Φ(0.1)² of the plane.
    expect(corrected! / plain!).toBeCloseTo(1 / 0.5398278 ** 2, 2);
  });

  test('a district with a bay: cells outside have none, events outside are left out', () => {
    const district: Window = [
      [
        [
          [0, 0],
          [1000, 0],
          [1000, 1000],
          [600, 1000],
          [600, 500],
          [400, 500],
          [400, 1000],
          [0, 1000],
        ],
      ],
    ];
    const grid: CellGrid = { west: 0, south: 0, cell: 100, columns: 10, rows: 10 };
    const density = kernelDensity([500, 500], [800, 250], grid, { kernel: 'quartic', bandwidth: 200, window: district });
    expect(density[7 * 10 + 4]).toBeNaN();
    expect(eventsIn(density, 100)).toBeCloseTo(1, 1);
  });

  // density() with and without edge correction on 300 × 300 pixels of 10 m: their quotient at four pixels.
  test.each([
    ['gaussian', 120, [0.6174648, 0.9999896, 0.6549373, 0.8092716]],
    ['quartic', 300, [0.6304501, 1, 0.6711588, 0.822158]],
  ] as const)(
    '%s: the part of the kernel inside a district with a bay (spatstat.explore 3.0-6)',
    (kernel, bandwidth, expected) => {
      const bay: Window = [
        [
          [
            [0, 0],
            [3000, 0],
            [3000, 3000],
            [1800, 3000],
            [1800, 1500],
            [1200, 1500],
            [1200, 3000],
            [0, 3000],
          ],
        ],
      ];
      const grid: CellGrid = { west: 0, south: 0, cell: 10, columns: 300, rows: 300 };
      const plain = kernelDensity(eastings, northings, grid, { kernel, bandwidth, window: bay });
      const corrected = kernelDensity(eastings, northings, grid, { kernel, bandwidth, window: bay, edge: 'uniform' });
      for (const [at, [x, y]] of [
        [95, 95],
        [1695, 995],
        [2895, 2895],
        [1095, 2495],
      ].entries()) {
        const cell = Math.floor(y! / 10) * 300 + Math.floor(x! / 10);
        expect(plain[cell]! / corrected[cell]!).toBeCloseTo(expected[at]!, 6);
      }
    },
  );

  test('turns with the map, and does not depend on the order of events', () => {
    const place = fc.tuple(fc.double({ min: 0, max: 1000, noNaN: true }), fc.double({ min: 0, max: 1000, noNaN: true }));
    const grid: CellGrid = { west: 0, south: 0, cell: 100, columns: 10, rows: 10 };
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('quartic' as const, 'gaussian' as const),
        (places, kernel) => {
          const of = (some: readonly (readonly [number, number])[]): Float64Array =>
            kernelDensity(
              some.map(([x]) => x),
              some.map(([, y]) => y),
              grid,
              { kernel, bandwidth: 230 },
            );
          const density = of(places);
          const turned = of(places.map(([x, y]) => [y, 1000 - x] as const).reverse());
          for (let row = 0; row < 10; row++)
            for (let column = 0; column < 10; column++)
              expect(turned[(9 - column) * 10 + row]).toBeCloseTo(density[row * 10 + column]!, 6);
        },
      ),
    );
  });

  test.each([
    [[1], { kernel: 'quartic', bandwidth: 0 }, /bandwidth must be above 0/],
    [[NaN], { kernel: 'quartic', bandwidth: 10 }, /event 1 has no coordinates/],
    [[1], { kernel: 'quartic', bandwidth: 10, edge: 'jones' }, /needs a window/],
  ] as const)('refuses %j with %o', (x, options, words) => {
    expect(() => kernelDensity(x, [1], wide, options)).toThrow(words);
  });
});
