/**
 * Places sorted into squares, so that whoever looks for those within a distance looks into nine squares and not at all places.
 *
 * Squares are numbered row by row over the places' own extent. Where that extent has many more squares than places (one place far away),
 * they are made larger: at most four squares a place, so that memory follows the number of places.
 */
export interface PlacesInSquares {
  /** Places, those of one square together, squares row by row. */
  readonly order: Uint32Array;
  /**
   * Where places within the distance of place i stand in `order`, among others: that many ranges, the first from `ranges[0]` to before
   * `ranges[1]`, and so on. The same array is filled each time: a callback for each place would cost more than the arithmetic.
   */
  readonly around: (i: number) => number;
  readonly ranges: Uint32Array;
}

/** @throws RangeError when there are not as many x as y, or one is no number */
export function placesInSquares(x: ArrayLike<number>, y: ArrayLike<number>, distance: number): PlacesInSquares {
  const count = x.length;
  if (y.length !== count) throw new RangeError(`there are ${count} x and ${y.length} y`);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i]))
      throw new RangeError(`place ${i + 1} has no coordinates: ${x[i]}, ${y[i]}`);
    west = Math.min(west, x[i]!);
    east = Math.max(east, x[i]!);
    south = Math.min(south, y[i]!);
    north = Math.max(north, y[i]!);
  }
  const most = 4 * count + 16;
  let side = distance;
  const across = (): number => Math.floor((east - west) / side) + 1;
  const up = (): number => Math.floor((north - south) / side) + 1;
  while (across() * up() > most) side *= 2;
  const columns = count === 0 ? 1 : across();
  const rows = count === 0 ? 1 : up();

  const squareOf = new Uint32Array(count);
  const starts = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < count; i++) {
    const square = Math.floor((y[i]! - south) / side) * columns + Math.floor((x[i]! - west) / side);
    squareOf[i] = square;
    starts[square + 1]!++;
  }
  for (let square = 0; square < columns * rows; square++) starts[square + 1]! += starts[square]!;
  const order = new Uint32Array(count);
  const next = starts.slice();
  for (let i = 0; i < count; i++) order[next[squareOf[i]!]!++] = i;

  const ranges = new Uint32Array(6);
  return {
    order,
    ranges,
    around(i) {
      const square = squareOf[i]!;
      const row = Math.floor(square / columns);
      const column = square - row * columns;
      const first = Math.max(0, column - 1);
      const last = Math.min(columns - 1, column + 1);
      let found = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        ranges[2 * found] = starts[r * columns + first]!;
        ranges[2 * found + 1] = starts[r * columns + last + 1]!;
        found++;
      }
      return found;
    },
  };
}
