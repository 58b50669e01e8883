/** Where the sliders stop: sizes of cells and reaches that the land and the size admit. */

const sizes = [100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000];

/** The server lays no more. */
const mostCells = 25_000;
/** With fewer there is nothing to stand out from. */
const fewestCells = 12;

/** Widths in metres, the present one among them. `landKm2` is 0 while not known. */
export function sizeStops(present: number | null, landKm2: number, least: number | null): readonly number[] {
  const cellsOf = (metres: number) => (landKm2 * 1e6) / metres ** 2;
  const possible = sizes.filter(
    (metres) => metres >= (least ?? 0) && (landKm2 === 0 || (cellsOf(metres) <= mostCells && cellsOf(metres) >= fewestCells)),
  );
  return withPresent(possible, present);
}

/** Reaches in metres after those that touch (null): multiples of a cell's width, or usual distances between areas. */
export function reachStops(cellMetres: number | null, present: number | null): readonly (number | null)[] {
  const possible = cellMetres === null ? [1000, 1500, 2000, 3000, 5000] : [2, 3, 4, 5, 6, 8].map((times) => times * cellMetres);
  return [null, ...withPresent(possible, present)];
}

/** Bandwidths of a density and reaches of a cluster in metres, after the one that is found (null). */
export const bandwidthStops = (present: number | null, least: number | null): readonly (number | null)[] => [
  null,
  ...withPresent(
    [100, 150, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000].filter((metres) => metres >= (least ?? 0)),
    present,
  ),
];

export const nearnessStops = (present: number | null): readonly (number | null)[] => [
  null,
  ...withPresent([25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000], present),
];

/** How many reports make a cluster, after the number that is chosen (null). */
export const pointStops = (present: number | null): readonly (number | null)[] => [
  null,
  ...withPresent([3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100], present),
];

/** Months a slice that divide the period into three slices or more; all of them where it is not whole months. */
export function sliceStops(months: number | null, present: number): readonly number[] {
  const possible = [1, 2, 3, 4, 6, 12].filter((slice) => months === null || (months % slice === 0 && months / slice >= 3));
  return withPresent(possible, present);
}

function withPresent(possible: readonly number[], present: number | null): readonly number[] {
  if (present === null || possible.includes(present)) return possible;
  return [...possible, present].sort((one, other) => one - other);
}
