/** Which incidents are asked for, checked: what is wrong is said with its path, before any query runs. */
import { badUserInput } from '../errors.js';
import { INCIDENT_KINDS, type IncidentKind } from './incident-kind.js';

export interface BoundingBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface Near {
  readonly longitude: number;
  readonly latitude: number;
  readonly metres: number;
}

/** The contract's IncidentFilter; what is left out does not narrow. Dates are London days, `to` is counted to its end. */
export interface IncidentFilter {
  readonly kinds?: readonly IncidentKind[] | null;
  readonly categories?: readonly string[] | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly areaCodes?: readonly string[] | null;
  readonly bbox?: BoundingBox | null;
  /** A GeoJSON Polygon or MultiPolygon, longitude first. */
  readonly within?: unknown;
  readonly near?: Near | null;
  /** 1 Monday … 7 Sunday. */
  readonly weekdays?: readonly number[] | null;
  readonly hours?: readonly number[] | null;
  readonly sources?: readonly string[] | null;
  /** Id of a batch. */
  readonly batch?: string | null;
  /** How it came in, null where the source does not say. Not to be asked from outside: a part of what is protected is not. */
  readonly channel?: { readonly is: string | null };
  /** Kinds this viewer may have in this form; all when left out. Kinds named but not permitted are the caller's to refuse. */
  readonly permittedKinds?: readonly IncidentKind[];
  /** Which rows the viewer may have differs within a kind, so that only the rows can answer. */
  readonly rowsOnly?: boolean;
  /** The rows are read under a row policy or a view that guards them, where places are found by their squares first. */
  readonly guarded?: boolean;
}

/** A filter that passed the checks. */
export interface CheckedFilter extends Omit<IncidentFilter, 'kinds' | 'batch' | 'within'> {
  readonly kinds: readonly IncidentKind[];
  readonly kindsNamed: boolean;
  readonly notIncluded: readonly IncidentKind[];
  readonly batch: number | null;
  /** GeoJSON text. */
  readonly within: string | null;
}

const MOST_AREA_CODES = 500;
const MOST_POSITIONS = 5_000;
const LARGEST_RADIUS = 50_000;

/** @throws CallerError BAD_USER_INPUT with the path of what is wrong */
export function checkFilter(filter: IncidentFilter): CheckedFilter {
  const permitted = filter.permittedKinds ?? INCIDENT_KINDS;
  const asked = filter.kinds ?? INCIDENT_KINDS;
  for (const end of ['from', 'to'] as const) {
    const day = filter[end];
    if (day != null && !isDay(day)) throw badUserInput(`«${day}» is not a day; write it as 2024-02-29.`, ['filter', end]);
  }
  if (filter.from != null && filter.to != null && filter.to < filter.from) {
    throw badUserInput(`The period ends (${filter.to}) before it begins (${filter.from}).`, ['filter', 'to']);
  }
  checkAll(filter.weekdays, 1, 7, 'weekdays', 'Weekdays are 1 (Monday) to 7 (Sunday).');
  checkAll(filter.hours, 0, 23, 'hours', 'Hours are 0 to 23.');
  if ((filter.areaCodes?.length ?? 0) > MOST_AREA_CODES) {
    throw badUserInput(`No more than ${MOST_AREA_CODES} areas can be named at once; name a larger area.`, [
      'filter',
      'areaCodes',
    ]);
  }
  if (filter.bbox != null) checkBox(filter.bbox);
  if (filter.near != null) checkNear(filter.near);
  const kinds = [...new Set(asked)].filter((kind) => permitted.includes(kind));
  return {
    ...filter,
    kinds,
    kindsNamed: filter.kinds != null,
    notIncluded: asked.filter((kind) => !permitted.includes(kind)),
    batch: filter.batch == null ? null : batchNumber(filter.batch),
    within: filter.within == null ? null : polygonText(filter.within),
  };
}

/** The filter names a place, so what has none is not admitted. */
export function namesPlace(filter: CheckedFilter): boolean {
  return filter.areaCodes != null || filter.bbox != null || filter.within != null || filter.near != null;
}

/** The years of the scalar Date: everything that walks from month to month counts on four digits of a year. */
function isDay(text: string): boolean {
  if (!/^(?:1[89]|2[01])\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function checkAll(
  numbers: readonly number[] | null | undefined,
  least: number,
  most: number,
  name: string,
  message: string,
): void {
  const wrong = numbers?.findIndex((number) => !Number.isInteger(number) || number < least || number > most) ?? -1;
  if (wrong !== -1) throw badUserInput(message, ['filter', name, wrong]);
}

function checkBox({ west, south, east, north }: BoundingBox): void {
  const inRange =
    [west, east].every((degrees) => Math.abs(degrees) <= 180) && [south, north].every((degrees) => Math.abs(degrees) <= 90);
  if (!inRange || !(west < east) || !(south < north)) {
    throw badUserInput('A box needs west below east and south below north, in degrees.', ['filter', 'bbox']);
  }
}

function checkNear({ longitude, latitude, metres }: Near): void {
  if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
    throw badUserInput('The centre is a longitude and a latitude in degrees.', ['filter', 'near']);
  }
  if (!(metres >= 1) || !(metres <= LARGEST_RADIUS)) {
    throw badUserInput('The radius is 1 to 50,000 metres.', ['filter', 'near', 'metres']);
  }
}

function batchNumber(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw badUserInput('There is no such batch.', ['filter', 'batch']);
  return Number(id);
}

type Ring = readonly (readonly number[])[];

/** A drawn shape as GeoJSON text. @throws CallerError BAD_USER_INPUT at its path */
export function polygonText(geometry: unknown, path: readonly string[] = ['filter', 'within']): string {
  const field = path.at(-1)!;
  const wrong = (message: string): never => {
    throw badUserInput(message, path);
  };
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons) || polygons.length === 0) return wrong(`«${field}» is a GeoJSON Polygon or MultiPolygon.`);
  let positions = 0;
  for (const rings of polygons as unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return wrong('Each polygon has at least one ring.');
    for (const ring of rings as unknown[]) {
      if (!isRing(ring)) return wrong('Each ring has four or more positions [longitude, latitude] and ends where it began.');
      positions += ring.length;
    }
  }
  if (positions > MOST_POSITIONS)
    return wrong(`«${field}» has more than ${MOST_POSITIONS.toLocaleString('en-GB')} points; simplify it.`);
  return JSON.stringify({ type, coordinates });
}

function isRing(ring: unknown): ring is Ring {
  if (!Array.isArray(ring) || ring.length < 4) return false;
  const good = (ring as unknown[]).every(
    (position) =>
      Array.isArray(position) &&
      position.length >= 2 &&
      position.every((number) => Number.isFinite(number)) &&
      Math.abs(position[0] as number) <= 180 &&
      Math.abs(position[1] as number) <= 90,
  );
  const [first, last] = [(ring as number[][])[0], (ring as number[][]).at(-1)];
  return good && first![0] === last![0] && first![1] === last![1];
}
