import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { pathOf, sheetOf } from './still-sheet.js';

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 53],
      [0.01, 53],
      [0.01, 53.01],
      [0, 53.01],
      [0, 53],
    ],
  ],
};

describe('the sheet of a still map', () => {
  it('lays the area in the middle of the sheet with north up', () => {
    const sheet = sheetOf([0, 53, 0.01, 53.01], 400, 300);
    expect(sheet.point(0.005, 53.005)).toEqual([200, 150]);
    const [, lower] = sheet.point(0.005, 53);
    const [, upper] = sheet.point(0.005, 53.01);
    expect(upper).toBeLessThan(lower);
    expect(sheet.shown[0]).toBeLessThan(0);
    expect(sheet.shown[3]).toBeGreaterThan(53.01);
  });

  it('draws polygons closed, lines open and points not at all', () => {
    const sheet = sheetOf([0, 53, 0.01, 53.01], 400, 300);
    expect(pathOf(square, sheet)).toMatch(/^M[\d. -]+(L[\d. -]+){4}Z$/);
    expect(
      pathOf(
        {
          type: 'LineString',
          coordinates: [
            [0, 53],
            [0.01, 53],
          ],
        },
        sheet,
      ),
    ).toMatch(/^M[\d. -]+L[\d. -]+$/);
    expect(pathOf({ type: 'Point', coordinates: [0, 53] }, sheet)).toBe('');
  });
});
