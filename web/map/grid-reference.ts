/** References of the National Grid as people read them off a map: «SD 300 055». */

const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
const side = 100_000;

/** For a place in metres of EPSG:27700: six figures for the hundred metres it lies in, or eight for the ten. */
export function gridReference(easting: number, northing: number, metres: 100 | 10 = 100): string {
  const column = Math.floor(easting / side);
  const row = Math.floor(northing / side);
  // Letters go by squares of 500 km, then of 100 km, each of 5 by 5 from the north-west; the false origin lies in S.
  const first = letters[(3 - Math.floor(row / 5)) * 5 + Math.floor(column / 5) + 2] ?? '?';
  const second = letters[(4 - (row % 5)) * 5 + (column % 5)] ?? '?';
  const figures = (along: number) => String(Math.floor((along % side) / metres)).padStart(metres === 100 ? 3 : 4, '0');
  return `${first}${second} ${figures(easting)} ${figures(northing)}`;
}
