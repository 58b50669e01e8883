import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { rectangleAround } from '../../server/incidents/around-box.js';
import { boxOnGrid } from '../../server/incidents/box-on-grid.sql.js';
import { randomNumbers } from '../../server/statistics/random.js';
import { engines, testDatabase } from '../database.js';

describe.each(engines)('the rectangle around a box, beside what %s transforms', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  it('holds it, and is little larger', async () => {
    const whole = randomNumbers(7);
    const random = (): number => whole(1_000_000) / 1_000_000;
    await database.asOwner(async (sql) => {
      for (let trial = 0; trial < 100; trial += 1) {
        const [west, south, size] = [-9 + 10 * random(), 49.5 + 11 * random(), 10 ** (-3 + 3.2 * random())];
        const box = { west, south, east: Math.min(2.9, west + size), north: Math.min(61.9, south + size) };
        const { outside } = await boxOnGrid(sql, box);
        const around = rectangleAround(box)!;
        const beyond = [
          outside.west - around.west,
          outside.south - around.south,
          around.east - outside.east,
          around.north - outside.north,
        ];
        expect(Math.min(...beyond), JSON.stringify(box)).toBeGreaterThan(50);
        expect(Math.max(...beyond), JSON.stringify(box)).toBeLessThan(450);
      }
    });
  });
});

describe('boxes beyond Britain', () => {
  it('are cut to it, or hold nothing', () => {
    const all = rectangleAround({ west: -180, south: -90, east: 180, north: 90 })!;
    expect([all.west < 0, all.south < 0, all.east > 656_000, all.north > 1_215_000]).toEqual([true, true, true, true]);
    expect(rectangleAround({ west: 20, south: 50, east: 21, north: 51 })).toBeNull();
  });
});
