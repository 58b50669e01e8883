/**
 * A made-up data.police.uk street file of any length, the same for the same seed: 20,000 map points over an extent like Merseyside's, close
 * together in a few towns, a few of them with hundreds of rows a month; 14 categories in their usual shares; 36 months; one row in eight is
 * anti-social behaviour without a Crime ID, one in a hundred has no place.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

export const MONTHS = Array.from(
  { length: 36 },
  (_, index) => `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
);

export const CATEGORIES = [
  ['Violence and sexual offences', 36],
  ['Anti-social behaviour', 13],
  ['Public order', 9],
  ['Criminal damage and arson', 8],
  ['Drugs', 7],
  ['Shoplifting', 6],
  ['Vehicle crime', 5],
  ['Other theft', 5],
  ['Burglary', 4],
  ['Other crime', 2],
  ['Robbery', 2],
  ['Possession of weapons', 1],
  ['Bicycle theft', 1],
  ['Theft from the person', 1],
];

const POINTS = 20_000;
const TOWNS = 60;
/** Squares of about a kilometre stand for LSOAs. */
const LSOA_DEGREES = [0.016, 0.0105];

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Map points with their LSOA: {longitude, latitude, lsoa}. The code is made of the square it lies in. */
export function mapPoints(seed = 1) {
  const next = random(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const towns = Array.from({ length: TOWNS }, () => [-3.15 + 0.5 * next(), 53.32 + 0.36 * next(), 0.008 + 0.02 * next()]);
  return Array.from({ length: POINTS }, () => {
    const [east, north, spread] = towns[Math.floor(TOWNS * next() ** 1.5)];
    const longitude = Math.min(-2.55, Math.max(-3.2, east + spread * 1.6 * normal()));
    const latitude = Math.min(53.72, Math.max(53.28, north + spread * normal()));
    return { longitude: longitude.toFixed(6), latitude: latitude.toFixed(6), lsoa: lsoaOf(longitude, latitude) };
  });
}

function lsoaOf(longitude, latitude) {
  const column = Math.floor((longitude + 3.2) / LSOA_DEGREES[0]);
  const row = Math.floor((latitude - 53.28) / LSOA_DEGREES[1]);
  return `E01${String(100_000 + row * 100 + column).padStart(6, '0')}`;
}

/** The LSOAs as boxes: [code, west, south, east, north]. */
export function lsoaBoxes(points) {
  const boxes = new Map();
  for (const { longitude, latitude, lsoa } of points) {
    if (boxes.has(lsoa)) continue;
    const west = Math.floor((Number(longitude) + 3.2) / LSOA_DEGREES[0]) * LSOA_DEGREES[0] - 3.2;
    const south = Math.floor((Number(latitude) - 53.28) / LSOA_DEGREES[1]) * LSOA_DEGREES[1] + 53.28;
    boxes.set(lsoa, [lsoa, west, south, west + LSOA_DEGREES[0], south + LSOA_DEGREES[1]]);
  }
  return [...boxes.values()];
}

/** Writes the file; rows are in order of month, as an archive's are. */
export async function writeStreetFile(file, rows, seed = 1) {
  const next = random(seed + 1);
  const points = mapPoints(seed);
  const shares = CATEGORIES.flatMap(([name, share]) => Array(share).fill(name));
  const out = createWriteStream(file);
  out.write(
    'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n',
  );
  let piece = '';
  for (let index = 0; index < rows; index += 1) {
    const month = MONTHS[Math.floor((index / rows) * MONTHS.length)];
    const category = shares[Math.floor(next() * shares.length)];
    const isAsb = category === 'Anti-social behaviour';
    const id = isAsb ? '' : createHash('sha256').update(`${seed}/${index}`).digest('hex');
    const number = Math.floor(POINTS * next() ** 2.2);
    const { longitude, latitude, lsoa } = points[number];
    const place =
      next() < 0.01
        ? ',,No Location,,'
        : `${longitude},${latitude},On or near Made-up Street ${number},${lsoa},Marram ${lsoa.slice(-4)}A`;
    const outcome = isAsb ? '' : 'Investigation complete; no suspect identified';
    piece += `${id},${month},Marram Police,Marram Police,${place},${category},${outcome},\n`;
    if (piece.length > 1_000_000) {
      if (!out.write(piece)) await once(out, 'drain');
      piece = '';
    }
  }
  out.end(piece);
  await once(out, 'finish');
}
