/** Takes back what was said of a single record (that it is removed, restricted, corrected), by whoever may lift it. */
import type { Database, Sql } from '../../database/database.js';
import { lockMoves } from '../put-aside.js';
import { tellChange, type Change } from './record-history.js';
import {
  hasReferences,
  keyOf,
  SAID,
  whyNotOne,
  withoutReferences,
  type ChangeBy,
  type RecordKey,
  type RecordSource,
  type Refusal,
} from './record-key.js';

export type LiftOutcome = { readonly ok: true; readonly force: string; readonly rows: number } | Refusal;

export interface Words {
  /** Where they stand. */
  readonly table: 'removed_record' | 'record_restriction' | 'record_correction';
  readonly change: Change;
  /** When nothing of the kind was said. */
  readonly none: string;
  /** What comes back when they are gone: how many rows, of which loads. Nothing, where it is left out. */
  readonly bringBack?: (sql: Sql, source: RecordSource, key: RecordKey) => Promise<{ rows: number; batches: readonly number[] }>;
}

/** All in one transaction. */
export function liftWords(
  database: Database,
  key: RecordKey,
  by: ChangeBy,
  { table, change, none, bringBack }: Words,
): Promise<LiftOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    const { source } = key;
    if (!hasReferences(source)) return withoutReferences(source);
    const said = await sql.query<{ force: string }>(`SELECT force_code AS force FROM ${table} WHERE ${SAID}`, keyOf(key));
    const forces = said.map(({ force }) => force);
    const refusal = whyNotOne(key, forces);
    if (refusal !== null) return forces.length > 0 ? refusal : { ...refusal, reason: none };
    const force = forces[0]!;
    await sql.execute(`DELETE FROM ${table} WHERE ${SAID}`, keyOf(key));
    const { rows, batches } = (await bringBack?.(sql, source, { ...key, force })) ?? { rows: 0, batches: [] };
    await tellChange(sql, { ...key, source }, by, { action: 'LIFT', change, force, rows, batches });
    return { ok: true, force, rows };
  });
}
