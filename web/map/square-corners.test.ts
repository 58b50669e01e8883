import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { cornersOf, placed, squareAt, traceSquare } from './square-corners.js';

const square = (west: number, south: number, clockwise = false): FeatureCollection<Polygon>['features'][number] => {
  const ring = [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [clockwise ? [...ring].reverse() : ring] },
  };
};
const squares: FeatureCollection<Polygon> = {
  type: 'FeatureCollection',
  features: [square(0, 0), square(2, 0, true), square(0, 5)],
};
const corners = cornersOf(squares, (longitude, latitude) => ({ x: longitude, y: -latitude }));

describe('squares as numbers', () => {
  it('are found by a point in them, whichever way their corners turn', () => {
    expect(squareAt(corners, 0.5, -0.5)).toBe(0);
    expect(squareAt(corners, 2.1, -0.9)).toBe(1);
    expect(squareAt(corners, 0.9, -5.1)).toBe(2);
  });

  it('are not found between them', () => {
    for (const [x, y] of [
      [1.5, -0.5],
      [-0.1, -0.5],
      [0.5, -4.9],
      [0.5, 0.5],
    ] as const)
      expect(squareAt(corners, x, y)).toBe(-1);
    expect(squareAt(new Float64Array(), 0, 0)).toBe(-1);
  });

  it('are scaled and moved as the map is', () => {
    const moved = placed(corners, 10, { x: 100, y: -50 });
    expect([...moved.slice(0, 4)]).toEqual([-100, 50, -90, 50]);
    expect(squareAt(moved, -95, 45)).toBe(0);
  });

  it('are traced round their four corners', () => {
    const steps: string[] = [];
    const brush = {
      moveTo: (x: number, y: number) => void steps.push(`from ${x} ${y}`),
      lineTo: (x: number, y: number) => void steps.push(`to ${x} ${y}`),
    };
    traceSquare(brush, corners, 2);
    expect(steps).toEqual(['from 0 -5', 'to 1 -5', 'to 1 -6', 'to 0 -6', 'to 0 -5']);
  });
});
