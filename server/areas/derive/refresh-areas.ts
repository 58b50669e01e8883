/**
 * Brings everything derived about areas in line with what files said: after each load or undo of boundaries, look-ups and
 * postcodes, and after a composition. All in the caller's transaction, so readers see the old state or the new one.
 */
import type { Sql } from '../../database/database.js';
import { resolveIncidentAreas } from '../../incidents/incident-areas.service.js';
import { writeCompositeNotes } from '../composite-notes.sql.js';
import { deriveAreaRows, readInputs } from './area-rows.sql.js';
import { deriveUnitedBoundaries, markAreasInUse } from './boundaries.sql.js';
import { deriveMembership, storeMembership } from './membership.sql.js';
import { deriveParents } from './parents.sql.js';

/** Which batches have rows in a table, as text; the whole of what a derived step depends on. */
const BATCHES_OF = (table: string): string =>
  `(SELECT coalesce(string_agg(b.id::text, ' ' ORDER BY b.id), '') FROM batch b
     WHERE EXISTS (SELECT FROM ${table} t WHERE t.batch_id = b.id))`;

/** Does nothing when no boundary, look-up, postcode or composition has changed since the last time. */
export async function refreshAreas(sql: Sql): Promise<void> {
  const [inputs] = await sql.query<{ files: string; postcodes: string; composites: string; lsoas: string }>(`
    SELECT ${BATCHES_OF('area_boundary')} || ';' || ${BATCHES_OF('area_link')} || ';' || ${BATCHES_OF('lsoa_change')} AS files,
           ${BATCHES_OF('postcode')} AS postcodes,
           (SELECT coalesce(md5(string_agg(code || name || coalesce(within_code, '') ||
                     (SELECT coalesce(string_agg(member_code, ' ' ORDER BY member_code), '') FROM composite_member m WHERE m.code = c.code),
                     ';' ORDER BY code)), '') FROM composite_area c) AS composites,
           (SELECT coalesce(string_agg(b.id::text, ' ' ORDER BY b.id), '') FROM batch b
             WHERE EXISTS (SELECT FROM area_boundary t WHERE t.batch_id = b.id AND t.type = 'LSOA')) AS lsoas`);
  if (inputs === undefined) return;
  const all = `${inputs.files}|${inputs.postcodes}|${inputs.composites}`;
  if (await isUnchanged(sql, 'areas', all)) return;
  const postcodeInputs = `${inputs.postcodes}|${inputs.lsoas}`;

  await readInputs(sql);
  await deriveAreaRows(sql);
  await deriveMembership(sql, {
    files: await isUnchanged(sql, 'files', inputs.files),
    postcodes: await isUnchanged(sql, 'postcodes', postcodeInputs),
  });
  await storeMembership(sql);
  await deriveUnitedBoundaries(sql);
  await deriveParents(sql);
  await markAreasInUse(sql);
  await writeCompositeNotes(sql);
  await remember(sql, 'areas', all);
  await remember(sql, 'files', inputs.files);
  await remember(sql, 'postcodes', postcodeInputs);
  await sql.execute('ANALYZE area');
  await resolveIncidentAreas(sql);
}

async function isUnchanged(sql: Sql, step: string, inputs: string): Promise<boolean> {
  const rows = await sql.query('SELECT FROM area_derivation WHERE step = $1 AND inputs = $2', [step, inputs]);
  return rows.length > 0;
}

async function remember(sql: Sql, step: string, inputs: string): Promise<void> {
  await sql.execute(
    'INSERT INTO area_derivation (step, inputs) VALUES ($1, $2) ON CONFLICT (step) DO UPDATE SET inputs = excluded.inputs',
    [step, inputs],
  );
}
