import { describe, expect, it } from 'vitest';
import { asFeature, neighboursOf, pathOf, sheetOf } from './area-map-geometry.js';

const square = (code: string, west: number, south: number) =>
  asFeature(
    {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [west + 0.01, south],
          [west + 0.01, south + 0.01],
          [west, south + 0.01],
          [west, south],
        ],
      ],
    },
    code,
    code,
  );

describe('the small map', () => {
  const features = [square('middle', 0, 53), square('right', 0.01, 53), square('corner', -0.01, 52.99), square('far', 0.05, 53)];

  it('knows the areas that touch, at an edge or a corner', () => {
    expect(neighboursOf('middle', features).map((feature) => feature.properties.gssCode)).toEqual(['corner', 'right']);
    expect(neighboursOf('unknown', features)).toEqual([]);
  });

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
    expect(pathOf(square('a', 0, 53).geometry, sheet)).toMatch(/^M[\d. -]+(L[\d. -]+){4}Z$/);
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
