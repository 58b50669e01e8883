import { areasByCode } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import { badUserInput } from '../errors.js';
import { checkFilter } from '../incidents/incident-filter.js';
import { isReadableForce } from '../incidents/readable-forces.sql.js';
import type { ExportRequest } from './export-words.js';

/**
 * A file must not look like «nothing there» when what was asked for does not exist: unknown areas, sources and loads are refused, and
 * days that are none, whatever the layer. Throws BAD_USER_INPUT naming what is unknown and what there is.
 */
export async function checkKnown(sql: Sql, { layer, filter }: ExportRequest): Promise<void> {
  checkFilter(filter);
  const areas = await areasByCode(sql, filter.areaCodes ?? []);
  const area = filter.areaCodes?.findIndex((code) => !areas.has(code)) ?? -1;
  if (area !== -1) throw badUserInput(`No area has the code «${filter.areaCodes![area]}».`, ['filter', 'areaCodes', area]);

  if (filter.sources != null) {
    const known = layer === 'provision' || layer === 'attendance' ? ['youth-provision'] : await incidentSources(sql);
    const unknown = filter.sources.findIndex((source) => !known.includes(source));
    if (unknown !== -1) {
      const loaded = known.length === 0 ? 'No source is loaded yet.' : `Loaded: ${known.join(', ')}.`;
      throw badUserInput(`Nothing is loaded from a source «${filter.sources[unknown]}». ${loaded}`, [
        'filter',
        'sources',
        unknown,
      ]);
    }
  }
  if (filter.batch != null) {
    const found = await sql.query(`SELECT FROM batch WHERE id = $1 AND state = 'published'`, [filter.batch]);
    if (found.length === 0) throw badUserInput(`There is no load ${filter.batch}, or it was taken back.`, ['filter', 'batch']);
  }
}

async function incidentSources(sql: Sql): Promise<string[]> {
  const rows = await sql.under(COUNTER_ROLE, (counter) =>
    counter.query<{ source: string }>(
      `SELECT DISTINCT source FROM batch_coverage WHERE ${isReadableForce('force_code')} ORDER BY source`,
    ),
  );
  return rows.map(({ source }) => source);
}
