/** The cells of a cluster: those that hold its reports, and those whose middle lies within the hull of these cells' middles. Reports themselves have no say. */
type Middle = readonly [easting: number, northing: number];

/** @param holding cells that hold reports of the cluster @param among all cells */
export function hullCells(
  holding: readonly number[],
  { easting, northing }: { readonly easting: Float64Array; readonly northing: Float64Array },
): number[] {
  const middle = (cell: number): Middle => [easting[cell]!, northing[cell]!];
  const hull = convexHull(holding.map(middle));
  if (hull.length < 3) return [...holding];
  const held = new Set(holding);
  const found: number[] = [];
  for (let cell = 0; cell < easting.length; cell++) if (held.has(cell) || isInside(hull, middle(cell))) found.push(cell);
  return found;
}

/** Counter-clockwise, without corners along straight sides (Andrew's monotone chain, 1979). */
export function convexHull(points: readonly Middle[]): Middle[] {
  const sorted = [...points].sort(([x, y], [u, v]) => x - u || y - v);
  const half = (some: readonly Middle[]): Middle[] => {
    const chain: Middle[] = [];
    for (const point of some) {
      while (chain.length > 1 && leftOf(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

/** Above 0 where the point lies left of the line, 0 on it. */
function leftOf([x, y]: Middle, [u, v]: Middle, [px, py]: Middle): number {
  return (u - x) * (py - y) - (v - y) * (px - x);
}

/** A middle on a side of the hull is inside: sums of metres are off by less than this. */
const ON_THE_LINE = 1e-3;

function isInside(hull: readonly Middle[], point: Middle): boolean {
  return hull.every((from, at) => leftOf(from, hull[(at + 1) % hull.length]!, point) >= -ON_THE_LINE);
}
