/** The corners of many squares in one array, so that thousands are projected and searched as numbers and not as objects. */
import type { FeatureCollection, Polygon } from 'geojson';

/** Four corners a square, each across and down. */
const numbersASquare = 8;

/**
 * @param toPlane from longitude and latitude to a plane, in which a map of any zoom is a scaling
 * @returns eight numbers a square, in the order of `squares`
 */
export function cornersOf(
  squares: FeatureCollection<Polygon>,
  toPlane: (longitude: number, latitude: number) => { readonly x: number; readonly y: number },
): Float64Array {
  const corners = new Float64Array(squares.features.length * numbersASquare);
  squares.features.forEach(({ geometry }, square) => {
    const ring = geometry.coordinates[0]!;
    for (let corner = 0; corner < 4; corner += 1) {
      const [longitude, latitude] = ring[corner] as [number, number];
      const { x, y } = toPlane(longitude, latitude);
      corners.set([x, y], square * numbersASquare + 2 * corner);
    }
  });
  return corners;
}

/** The corners where a map shows them: the plane's numbers times `scale`, less the map's origin. */
export function placed(corners: Float64Array, scale: number, origin: { readonly x: number; readonly y: number }): Float64Array {
  return corners.map((number, index) => number * scale - (index % 2 === 0 ? origin.x : origin.y));
}

/** Which square a point lies in; -1 for none. Squares have corners in one turning direction, whichever that is. */
export function squareAt(corners: Float64Array, x: number, y: number): number {
  for (let first = 0; first < corners.length; first += numbersASquare) {
    let left = 0;
    for (let corner = 0; corner < 4; corner += 1) {
      const here = first + 2 * corner;
      const next = first + 2 * ((corner + 1) % 4);
      const side =
        (corners[next]! - corners[here]!) * (y - corners[here + 1]!) -
        (corners[next + 1]! - corners[here + 1]!) * (x - corners[here]!);
      if (side >= 0) left += 1;
    }
    if (left === 4 || left === 0) return first / numbersASquare;
  }
  return -1;
}

export const countSquares = (corners: Float64Array): number => corners.length / numbersASquare;

/**
 * Adds square number `square` to the present path. Back to the first corner by a line: Chromium's `closePath` measures the whole path
 * each time, which for thousands of squares takes a tenth of a second.
 */
export function traceSquare(
  brush: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>,
  corners: Float64Array,
  square: number,
): void {
  const first = square * numbersASquare;
  brush.moveTo(corners[first]!, corners[first + 1]!);
  for (let corner = 1; corner <= 4; corner += 1) {
    const at = first + 2 * (corner % 4);
    brush.lineTo(corners[at]!, corners[at + 1]!);
  }
}
