/**
 * The lie of the invented land: where the sea is, where the district ends, how densely people live.
 *
 * It is put where the National Grid has open sea (between the Isle of Man and the mainland), so that no invented report can
 * ever be read as one about a real street.
 */
import { distance, distanceToSegment, type GridPoint } from './geometry.js';
import { noiseAt } from './noise.js';

/** South-west corner of the district's frame. */
export const ORIGIN: GridPoint = { easting: 280_000, northing: 470_000 };
export const FRAME = { width: 12_000, height: 16_000 } as const;

/** A point given in metres from the frame's south-west corner. */
export function at(east: number, north: number): GridPoint {
  return { easting: ORIGIN.easting + east, northing: ORIGIN.northing + north };
}

export interface Town {
  readonly name: string;
  readonly centre: GridPoint;
  /** Metres from the centre to the edge of the built-up land, before noise. */
  readonly radius: number;
  /** People per square kilometre in the middle, before the district is scaled to its total. */
  readonly peak: number;
  /** Direction of the main streets, radians. */
  readonly bearing: number;
  /** Leaning of deprivation: positive more deprived. */
  readonly hardship: number;
}

export const TOWNS: readonly Town[] = [
  { name: 'Skelhaven', centre: at(4700, 4150), radius: 2150, peak: 6600, bearing: 0.35, hardship: 0.9 },
  { name: 'Harrelsea', centre: at(4650, 12750), radius: 1900, peak: 5000, bearing: 1.25, hardship: -0.15 },
  { name: 'Tarnwick', centre: at(9350, 4500), radius: 1500, peak: 4700, bearing: 0.95, hardship: 0.35 },
  { name: 'Pellerby', centre: at(7000, 1450), radius: 1150, peak: 4800, bearing: 0.15, hardship: 0.45 },
  { name: 'Ormsand', centre: at(5300, 8050), radius: 1150, peak: 4000, bearing: 1.45, hardship: -0.7 },
  { name: 'Quillby', centre: at(9000, 10500), radius: 1050, peak: 3900, bearing: 0.6, hardship: -0.55 },
  { name: 'Gorsethwaite', centre: at(9700, 13900), radius: 620, peak: 3000, bearing: 1.1, hardship: -0.9 },
  { name: 'Wexholme', centre: at(8350, 7600), radius: 600, peak: 3000, bearing: 0.4, hardship: -0.8 },
];

/** The tidal river from its weir to its mouth; half-width in metres at each point. */
const ESTUARY: readonly { readonly place: GridPoint; readonly half: number }[] = [
  { place: at(7450, 6030), half: 55 },
  { place: at(6800, 5990), half: 95 },
  { place: at(5600, 6350), half: 210 },
  { place: at(4200, 6020), half: 400 },
  { place: at(2600, 6350), half: 640 },
  { place: at(-3000, 6500), half: 900 },
];

/** The river above the weir: too narrow to part areas, drawn as a line. */
export const RIVER_COURSE: readonly GridPoint[] = [
  at(7460, 6030),
  at(7880, 6200),
  at(8250, 6480),
  at(8700, 6560),
  at(9150, 6380),
  at(9700, 6350),
  at(10_200, 6700),
  at(10_700, 6790),
  at(11_200, 7080),
  at(11_700, 7150),
];

/** The spit of dunes that shelters the harbour, and the dock basin. */
const SPIT: readonly GridPoint[] = [at(3700, 7150), at(2950, 6700), at(2620, 6180)];
const DOCK = { from: at(3950, 5650), to: at(4420, 5130), half: 85 } as const;

/** Metres inland, roughly; negative in the sea. Zero is the coast. */
export function inland(point: GridPoint): number {
  const east = point.easting - ORIGIN.easting;
  const north = point.northing - ORIGIN.northing;
  const coast =
    2900 +
    420 * Math.sin((north - 1500) / 2600) +
    430 * Math.exp(-(((north - 9900) / 1500) ** 2)) -
    650 * Math.exp(-(((north - 2700) / 1300) ** 2)) -
    500 * Math.exp(-(((north - 13_100) / 1700) ** 2)) +
    330 * noiseAt(ORIGIN.easting, point.northing, 2900, 11, 5);
  let metres = east - coast;
  for (let index = 1; index < ESTUARY.length; index += 1) {
    const from = ESTUARY[index - 1]!;
    const to = ESTUARY[index]!;
    const away = distanceToSegment(point, from.place, to.place);
    const fromHead = distance(point, from.place);
    const part = Math.min(1, fromHead / distance(from.place, to.place));
    metres = Math.min(metres, away - (from.half + (to.half - from.half) * part));
  }
  for (let index = 1; index < SPIT.length; index += 1) {
    metres = Math.max(metres, 190 - 45 * index - distanceToSegment(point, SPIT[index - 1]!, SPIT[index]!));
  }
  metres += 75 * noiseAt(point.easting, point.northing, 900, 23, 4);
  return Math.min(metres, distanceToSegment(point, DOCK.from, DOCK.to) - DOCK.half);
}

/** Unit vector along which a height over the plane (`inland`, `insideBorder`) rises most. */
export function uphill(height: (point: GridPoint) => number, point: GridPoint): GridPoint {
  const step = 15;
  const east = height({ ...point, easting: point.easting + step }) - height({ ...point, easting: point.easting - step });
  const north = height({ ...point, northing: point.northing + step }) - height({ ...point, northing: point.northing - step });
  const length = Math.hypot(east, north) || 1;
  return { easting: east / length, northing: north / length };
}

/** Metres inside the district's inland border, roughly; negative beyond it. */
export function insideBorder(point: GridPoint): number {
  const east = point.easting - ORIGIN.easting;
  const north = point.northing - ORIGIN.northing;
  const wander =
    560 * noiseAt(point.easting, point.northing, 3900, 37, 3) + 90 * noiseAt(point.easting, point.northing, 750, 39, 3);
  const eastern = 11_200 + 420 * Math.sin(north / 2300) + wander;
  const southern = 330 + 0.5 * wander + 110 * Math.sin(east / 900);
  const northern = 15_600 - 0.05 * east + 0.6 * wander;
  return Math.min(eastern - east, north - southern, northern - north);
}

/** Whether a point on land belongs to the district (beyond its inland border is another, undrawn one). */
export function inDistrict(point: GridPoint): boolean {
  return insideBorder(point) > 0;
}

/** The nature reserve: dunes along the coast between Ormsand and Harrelsea, where almost nobody lives. */
export function inReserve(point: GridPoint): boolean {
  const north = point.northing - ORIGIN.northing;
  const edge = 1500 + 250 * noiseAt(point.easting, point.northing, 1500, 41, 2);
  return north > 8900 && north < 11_000 && inland(point) < edge;
}

/** People per square kilometre, before scaling to the district's total. */
export function peopleDensity(point: GridPoint): number {
  if (inReserve(point) || inland(point) < 25) return 4;
  let density = 38;
  for (const town of TOWNS) {
    const away = distance(point, town.centre) * (1 + 0.3 * noiseAt(point.easting, point.northing, 1500, 53, 3));
    const built = Math.exp(-((away / town.radius) ** 6)) * (1 - 0.35 * Math.min(1, away / town.radius));
    density += town.peak * built;
  }
  const texture = 1 + 0.45 * noiseAt(point.easting, point.northing, 700, 61, 3);
  return density < 120 ? density : density * Math.max(0.25, texture) * (isPark(point) ? 0.06 : 1);
}

/** Parks and playing fields inside towns: no streets, hardly any homes. */
export function isPark(point: GridPoint): boolean {
  return noiseAt(point.easting, point.northing, 850, 71, 2) > 0.62;
}

/** The town a point belongs to: the one nearest in terms of its own radius. */
export function nearestTown(point: GridPoint): Town {
  return TOWNS.reduce((best, town) =>
    distance(point, town.centre) / town.radius < distance(point, best.centre) / best.radius ? town : best,
  );
}
