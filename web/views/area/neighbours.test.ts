import { expect, it } from 'vitest';
import { asFeature } from '../../map/boundaries.js';
import { neighboursOf } from './neighbours.js';

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

it('areas touch at an edge or a corner', () => {
  const features = [square('middle', 0, 53), square('right', 0.01, 53), square('corner', -0.01, 52.99), square('far', 0.05, 53)];
  expect(neighboursOf('middle', features).map((feature) => feature.properties.gssCode)).toEqual(['corner', 'right']);
  expect(neighboursOf('unknown', features)).toEqual([]);
});
