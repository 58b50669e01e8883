/**
 * A run as it is kept: everything that was asked, the loads counted, seed, program version, and a digest of what came out. No row and no count,
 * so that reading a run tells nothing; whoever wants its cells has it made again, under the rights they have then.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../../access/viewer.js';
import type { Sql } from '../../database/database.js';
import type { IncidentFilter } from '../../incidents/incidents.service.js';
import type { Detection } from '../detect.js';
import type { HotspotOptions } from '../hotspot-options.js';
import type { HotspotMethod } from '../hotspot-words.js';

export interface SavedRun {
  readonly id: string;
  readonly madeAt: Date;
  readonly method: HotspotMethod;
  readonly filter: IncidentFilter;
  /** With what was chosen filled in, so that the same is asked again. */
  readonly options: HotspotOptions;
  readonly seed: number;
  readonly batches: readonly number[];
  readonly dataVersion: string | null;
  readonly version: string;
  readonly digest: string;
}

/** Equal results have equal digests: every cell with all its figures, and the result in a sentence. */
export function digestOf({ features, answer }: Pick<Detection, 'features' | 'answer'>): string {
  return createHash('sha256').update(answer.sentence).update('\n').update(features).digest('hex').slice(0, 32);
}

/** The run that a detection is, saved or not: its id follows from all else. */
export function runOf(viewer: Owner, detection: Detection, version: string): Omit<SavedRun, 'madeAt'> {
  const { asked, options, batches, dataVersion } = detection;
  const run = {
    method: asked.method,
    filter: given(asked.filter),
    options: askedAgain(detection),
    seed: options.seed,
    batches,
    dataVersion,
    version,
    digest: digestOf(detection),
  };
  const id = createHash('sha256')
    .update(canonical([viewer.agency, viewer.databaseRole, run]))
    .digest('hex')
    .slice(0, 24);
  return { id, ...run };
}

type Owner = Pick<Viewer, 'agency' | 'databaseRole'>;

/** In a transaction that writes, under the viewer's role. The same run is kept once. */
export async function keepRun(sql: Sql, { agency, databaseRole }: Owner, run: SavedRun): Promise<void> {
  await sql.execute(
    `INSERT INTO hotspot_run (id, made_at, agency, database_role, method, filter, options, seed, batches, data_version, version, result_digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint[], $10, $11, $12) ON CONFLICT (id) DO NOTHING`,
    [
      ...[run.id, run.madeAt, agency, databaseRole, run.method, JSON.stringify(run.filter), JSON.stringify(run.options)],
      ...[run.seed, run.batches, run.dataVersion, run.version, run.digest],
    ],
  );
}

const COLUMNS = `id, made_at AS "madeAt", method, filter, options, seed, batches::int[] AS batches, data_version AS "dataVersion", version,
            result_digest AS digest`;

/** The newest first, of the viewer's agency and role: row policies see to it. */
export async function listRuns(sql: Sql, first: number): Promise<readonly SavedRun[]> {
  return sql.query<SavedRun>(`SELECT ${COLUMNS} FROM hotspot_run ORDER BY made_at DESC, id LIMIT $1`, [first]);
}

/** Null when there is none of this id that the viewer's agency made in the viewer's role. */
export async function findRun(sql: Sql, id: string): Promise<SavedRun | null> {
  const [run] = await sql.query<SavedRun>(`SELECT ${COLUMNS} FROM hotspot_run WHERE id = $1`, [id]);
  return run ?? null;
}

/** The options that make the same run: sizes that were chosen are given, and what the unit does not know is left out. */
function askedAgain({ asked, units }: Detection): HotspotOptions {
  const chosen = units.unit === 'GRID' ? { cellMetres: units.cellMetres } : { areaType: units.areaType };
  return given({ ...asked.options, unit: units.unit, ...chosen });
}

/** Without what was not given. */
function given<Asked extends object>(asked: Asked): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([, part]) => part != null)) as Asked;
}

/** JSON whose members stand in the order of their names. */
export function canonical(part: unknown): string {
  return JSON.stringify(part, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
