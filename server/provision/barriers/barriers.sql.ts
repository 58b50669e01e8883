/** Barriers as they are stored. */
import type { Sql } from '../../database/database.js';
import type { Barrier, GridPlace } from '../reach/barrier-legs.js';
import type { BarrierChange, BarrierTerms, StoredBarrier } from './barrier.js';

/** Whose reading: everything, or where barriers are, for whom the other columns are not granted. */
export type Reading = 'all' | 'where';

const COLUMNS = (
  reading: Reading,
): string => `b.id, b.kind, b.name, ST_AsGeoJSON(to_longitude_latitude(b.line_bng), 6)::json AS line,
  ST_AsGeoJSON(to_longitude_latitude(b.crossings_bng), 6)::json AS crossings, b.review_on::text AS "reviewOn", b.status, b.version,
  ${reading === 'all' ? 'b.reason, b.agency' : 'NULL::text AS reason, NULL::text AS agency'}`;

/** Those that stand, by name. */
export function standingBarriers(sql: Sql, reading: Reading): Promise<StoredBarrier[]> {
  return sql.query<StoredBarrier>(
    `SELECT ${COLUMNS(reading)} FROM walk_barrier b WHERE b.status = 'standing' ORDER BY lower(b.name), b.id`,
  );
}

export async function findBarrier(sql: Sql, id: number, reading: Reading): Promise<StoredBarrier | null> {
  const [found] = await sql.query<StoredBarrier>(`SELECT ${COLUMNS(reading)} FROM walk_barrier b WHERE b.id = $1`, [id]);
  return found ?? null;
}

export async function lockBarrier(sql: Sql, id: number): Promise<StoredBarrier | null> {
  const [found] = await sql.query<StoredBarrier>(`SELECT ${COLUMNS('all')} FROM walk_barrier b WHERE b.id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

/** What walks keep to: the lines that stand, in metres of the National Grid. */
export async function barriersOfWalks(sql: Sql): Promise<Barrier[]> {
  const rows = await sql.query<{ line: { coordinates: [number, number][] }; crossings: { coordinates: [number, number][] } }>(
    `SELECT ST_AsGeoJSON(line_bng, 3)::json AS line, ST_AsGeoJSON(crossings_bng, 3)::json AS crossings
       FROM walk_barrier WHERE status = 'standing' ORDER BY id`,
  );
  return rows.map(({ line, crossings }) => ({
    line: line.coordinates.map(asPlace),
    crossings: crossings.coordinates.map(asPlace),
  }));
}

const asPlace = ([easting, northing]: [number, number]): GridPlace => ({ easting, northing });

/** Metres from the line to the crossing point that lies furthest from it; 0 without any. */
export async function furthestCrossing(sql: Sql, { line, crossings }: BarrierTerms): Promise<number> {
  if (crossings.length === 0) return 0;
  const [found] = await sql.query<{ metres: number }>(
    `SELECT max(ST_Distance(to_national_grid(ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)), (p.dumped).geom)) AS metres
       FROM (SELECT ST_Dump(to_national_grid(ST_SetSRID(ST_GeomFromGeoJSON($2), 4326))) AS dumped) p`,
    shapesOf({ line, crossings }),
  );
  return found!.metres;
}

/** Crossing points are put on the line. @returns its number */
export async function insertBarrier(sql: Sql, terms: BarrierTerms, agency: string, drawnBy: string): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `WITH drawn AS (
       SELECT to_national_grid(ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)) AS line, to_national_grid(ST_SetSRID(ST_GeomFromGeoJSON($2), 4326)) AS points
     )
     INSERT INTO walk_barrier (line_bng, crossings_bng, kind, name, reason, review_on, agency, drawn_by)
     SELECT line, coalesce((SELECT ST_Multi(ST_Collect(ST_ClosestPoint(line, (p.dumped).geom))) FROM (SELECT ST_Dump(points) AS dumped) p),
                           ST_GeomFromText('MULTIPOINT EMPTY', 27700)),
            $3, $4, $5, $6::date, $7, $8
       FROM drawn RETURNING id`,
    [...shapesOf(terms), terms.kind, terms.name, terms.reason, terms.reviewOn, agency, drawnBy],
  );
  return inserted!.id;
}

const shapesOf = ({ line, crossings }: Pick<BarrierTerms, 'line' | 'crossings'>): string[] => [
  JSON.stringify({ type: 'LineString', coordinates: line }),
  JSON.stringify({ type: 'MultiPoint', coordinates: crossings }),
];

/** @returns the version since */
export async function updateBarrier(
  sql: Sql,
  id: number,
  { reviewOn, status }: Pick<StoredBarrier, 'reviewOn' | 'status'>,
): Promise<number> {
  const [updated] = await sql.query<{ version: number }>(
    'UPDATE walk_barrier SET version = version + 1, review_on = $2::date, status = $3 WHERE id = $1 RETURNING version',
    [id, reviewOn, status],
  );
  return updated!.version;
}

export async function writeBarrierChange(sql: Sql, change: Omit<BarrierChange, 'changedAt'>): Promise<void> {
  await sql.execute(
    'INSERT INTO walk_barrier_change (barrier_id, version, change, reason, changed_by) VALUES ($1, $2, $3, $4, $5)',
    [change.barrierId, change.version, change.change, change.reason, change.changedBy],
  );
}

/** Newest first. */
export function listBarrierChanges(sql: Sql, barriers: readonly number[]): Promise<BarrierChange[]> {
  return sql.query<BarrierChange>(
    `SELECT barrier_id AS "barrierId", version, change, reason, changed_at AS "changedAt", changed_by AS "changedBy"
       FROM walk_barrier_change WHERE barrier_id = ANY ($1::bigint[]) ORDER BY id DESC`,
    [barriers],
  );
}
