/** What a detection found, as borders that can be proposed as hotspot areas: cells joined into shapes, the fullest first. */
import type { Sql } from '../../database/database.js';
import { latticeOf, type Corner } from '../../incidents/incidents.service.js';
import { ringProblems, squareMetresOf, type Ring } from '../areas/ring.js';
import type { Detection } from '../detect.js';
import { figure, sumAt } from '../result-words.js';
import { joinCells } from './joined-cells.js';

const MOST_PROPOSALS = 50;

export interface Proposal {
  readonly cells: readonly string[];
  /** GeoJSON. */
  readonly boundary: { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly [number, number])[])[] };
  readonly areaKm2: number;
  readonly reports: number;
  /** Why it cannot be proposed as it is, such as that it is too large; null where it can. */
  readonly problem: string | null;
  readonly sentence: string;
}

/** Null by areas, which are places already. */
export async function proposalsOf(sql: Sql, { units, onGrid, answer }: Detection): Promise<Proposal[] | null> {
  if (onGrid === null) return null;
  const { cells, cellMetres, shape } = onGrid.grid;
  const lattice = latticeOf(shape, cellMetres);
  const cornersOf = (cell: number): readonly Corner[] => lattice.corners(cells.east[cell]!, cells.north[cell]!);
  const found = answer
    .toPropose()
    .flatMap(({ cells: some, words }) => joinCells(some, cornersOf).map((joined) => ({ ...joined, words })))
    .map((one) => ({ ...one, reports: sumAt(units.counts, one.cells) }))
    .sort((a, b) => b.reports - a.reports || a.cells[0]! - b.cells[0]!)
    .slice(0, MOST_PROPOSALS);
  const rings: Ring[] = found.map(({ border }) =>
    border.map(([column, row]) => [Math.round(column * lattice.east), Math.round(row * lattice.north)] as const),
  );
  const boundaries = await inDegrees(sql, rings);
  return found.map(({ cells: some, reports, words }, at) => ({
    cells: some.map((cell) => units.keys[cell]!),
    boundary: { type: 'Polygon', coordinates: [boundaries[at]!] },
    areaKm2: squareMetresOf(rings[at]!) / 1e6,
    reports,
    problem: ringProblems(rings[at]!)[0]?.problem ?? null,
    sentence: `${figure(some.length)} ${some.length === 1 ? 'cell' : 'cells'} ${words}, with ${figure(reports)} reports.`,
  }));
}

/** All points in one go; each ring closed. */
async function inDegrees(sql: Sql, rings: readonly Ring[]): Promise<(readonly [number, number])[][]> {
  const points = rings.flat();
  if (points.length === 0) return rings.map(() => []);
  const found = await sql.query<{ longitude: number; latitude: number }>(
    `SELECT ST_X(degrees) AS longitude, ST_Y(degrees) AS latitude
       FROM (SELECT to_longitude_latitude(ST_SetSRID(ST_MakePoint(easting, northing), 27700)) AS degrees, place
               FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS corner (easting, northing, place)) c ORDER BY place`,
    [points.map(([easting]) => easting), points.map(([, northing]) => northing)],
  );
  const all = found.map(({ longitude, latitude }) => [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))] as const);
  let next = 0;
  return rings.map(({ length }) => {
    const ring = all.slice(next, (next += length));
    return [...ring, ring[0]!];
  });
}
