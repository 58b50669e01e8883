/** References of the National Grid as people read them off a map: «SD 300 055». */

const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
const side = 100_000;

/** Six figures for a place in metres of EPSG:27700: the hundred metres it lies in. */
export function gridReference(easting: number, northing: number): string {
  const column = Math.floor(easting / side);
  const row = Math.floor(northing / side);
  // Letters go by squares of 500 km, then of 100 km, each of 5 by 5 from the north-west; the false origin lies in S.
  const first = letters[(3 - Math.floor(row / 5)) * 5 + Math.floor(column / 5) + 2] ?? '?';
  const second = letters[(4 - (row % 5)) * 5 + (column % 5)] ?? '?';
  const figures = (metres: number) => String(Math.floor((metres % side) / 100)).padStart(3, '0');
  return `${first}${second} ${figures(easting)} ${figures(northing)}`;
}
