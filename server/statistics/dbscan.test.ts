import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENTS } from '../../test/oracles/hotspot-fixtures.js';
import { dbscan } from './dbscan.js';

const place = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }));

describe('DBSCAN', () => {
  test('120 events, 60 m and 5 (R dbscan): clusters of 63 and 7, 50 of noise', () => {
    const { cluster, sizes } = dbscan(EVENTS.x, EVENTS.y, { radius: 60, leastEvents: 5 });
    expect([...sizes].sort((a, b) => b - a)).toEqual([63, 7]);
    expect(cluster.filter((number) => number === 0)).toHaveLength(50);
  });

  test('the event itself is counted, the radius is within, and a border event belongs to the first cluster', () => {
    const { cluster, isCore, sizes } = dbscan([0, 10, 20, 100], [0, 0, 0, 0], { radius: 10, leastEvents: 3 });
    expect([...isCore]).toEqual([0, 1, 0, 0]);
    expect([...cluster]).toEqual([1, 1, 1, 0]);
    expect(sizes).toEqual([3]);
    // 30 lies within 10 of a core event on either side.
    const between = dbscan([0, 5, 20, 30, 40, 55, 60], [0, 0, 0, 0, 0, 0, 0], { radius: 10, leastEvents: 2 });
    expect(between.sizes.length).toBeGreaterThan(1);
  });

  test('events on one spot are dense whatever the radius; one event is noise unless one is enough', () => {
    expect(dbscan([5, 5, 5], [5, 5, 5], { radius: 0.001, leastEvents: 3 }).sizes).toEqual([3]);
    expect([...dbscan([5], [5], { radius: 1, leastEvents: 2 }).cluster]).toEqual([0]);
    expect(dbscan([5], [5], { radius: 1, leastEvents: 1 }).sizes).toEqual([1]);
    expect(dbscan([], [], { radius: 1, leastEvents: 1 }).sizes).toEqual([]);
  });

  test('by its definition: core events within the radius share a cluster, noise is near no core event, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (places, radius, leastEvents) => {
          const of = (list: readonly (readonly [number, number])[]) =>
            dbscan(
              list.map(([x]) => x),
              list.map(([, y]) => y),
              { radius, leastEvents },
            );
          const { cluster, isCore, sizes } = of(places);
          const near = (i: number, j: number): boolean =>
            Math.hypot(places[i]![0] - places[j]![0], places[i]![1] - places[j]![1]) <= radius;
          for (const i of places.keys()) {
            const around = [...places.keys()].filter((j) => near(i, j));
            expect(isCore[i]).toBe(around.length >= leastEvents ? 1 : 0);
            for (const j of around) if (isCore[i] === 1 && isCore[j] === 1) expect(cluster[i]).toBe(cluster[j]);
            expect(cluster[i] === 0).toBe(around.every((j) => isCore[j] === 0));
            if (cluster[i] !== 0) expect(around.some((j) => isCore[j] === 1 && cluster[j] === cluster[i])).toBe(true);
          }
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(cluster.filter((number) => number !== 0).length);
          expect(of([...places].reverse()).sizes.length).toBe(sizes.length);
        },
      ),
    );
  });

  test('many thousand events in moderate time: no table of all pairs', () => {
    const x = Float64Array.from({ length: 60_000 }, (_, i) => ((i * 7919) % 100_003) / 2);
    const y = Float64Array.from({ length: 60_000 }, (_, i) => ((i * 104729) % 100_019) / 2);
    expect(dbscan(x, y, { radius: 150, leastEvents: 4 }).cluster).toHaveLength(60_000);
  });

  test.each([
    [{ radius: 0, leastEvents: 3 }, /radius/],
    [{ radius: 5, leastEvents: 0 }, /leastEvents/],
    [{ radius: 5, leastEvents: 2.5 }, /leastEvents/],
  ])('refuses %j', (options, words) => expect(() => dbscan([1], [1], options)).toThrow(words));
});
