/** Counts and rates, as far and as exactly as the viewer may have them. */
import { areasByCode } from '../areas/areas.service.js';
import type { AreaType } from '../areas/area-type.js';
import type { FinestArea } from '../access/access-table.js';
import type { Sql } from '../database/database.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import { countIncidents, type CountsOfIncidents } from './count-incidents.js';
import type { CountOptions } from './count-by-area.js';
import type { CountBy } from './counted-groups.js';
import type { IncidentFilter } from './incident-filter.js';
import { POLICE_UK, type IncidentKind } from './incident-kind.js';
import { hasLimitsByArea, permit, type Permission, type Reader } from './permission.js';
import { protectedCounts } from './protected-counts.js';
import { isReadableForce } from './readable-forces.sql.js';
import { exactFigure } from './figure.js';
import type { ViewedCounts } from './viewed-figures.js';
import { narrowed } from './viewed-incidents.js';

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, SUPPRESSED */
export async function viewedCounts(
  sql: Sql,
  reader: Reader,
  filter: IncidentFilter,
  by: CountBy,
  options: CountOptions = {},
): Promise<ViewedCounts> {
  const finest = !hasLimitsByArea(reader) ? null : await finestAsked(sql, by === 'AREA' ? options.areaType : null, filter);
  const permission = permit(reader, filter, { form: 'counts', finest });
  const allowed = narrowed(filter, permission);
  const counts =
    permission.as === 'exact'
      ? asTheyAre(await countIncidents(sql, allowed, by, options))
      : await protectedCounts(sql, reader!, permission, allowed, by, options);
  return (await isAboutNothing(sql, permission, counts)) ? withoutData(counts) : counts;
}

/**
 * Whether recorded crime is all that is counted, of it only police.uk's is the viewer's, and that is not loaded: what the force recorded
 * itself is then left out, and 0 would say that there was none.
 */
async function isAboutNothing(sql: Sql, { kinds, data }: Permission, { total }: ViewedCounts): Promise<boolean> {
  if (total.count !== 0 || kinds.join() !== 'RECORDED_CRIME' || data.join() !== 'CRIME_OF_POLICE_UK') return false;
  return sql.under(COUNTER_ROLE, async (counter) => {
    const loaded = await counter.query(
      `SELECT FROM batch_coverage WHERE kind = 'RECORDED_CRIME' AND source = $1 AND ${isReadableForce('force_code')} LIMIT 1`,
      [POLICE_UK],
    );
    return loaded.length === 0;
  });
}

function withoutData(counts: ViewedCounts): ViewedCounts {
  const unknown = exactFigure(null);
  const notIncluded: IncidentKind[] = [...new Set([...counts.notIncluded, 'RECORDED_CRIME' as const])];
  return { ...counts, sources: [], rows: [], total: unknown, noLocation: unknown, notCarriedOver: unknown, notIncluded };
}

function asTheyAre(counts: CountsOfIncidents): ViewedCounts {
  return {
    ...counts,
    rows: counts.rows.map((row) => ({ ...row, count: exactFigure(row.count) })),
    total: exactFigure(counts.total),
    noLocation: exactFigure(counts.noLocation),
    notCarriedOver: exactFigure(counts.notCarriedOver),
    protection: null,
  };
}

/** What a type of area is as fine as: middle areas, postcode districts and composites are made of LSOAs and of nothing coarser. */
const FINENESS: Readonly<Record<AreaType, FinestArea>> = {
  LSOA: 'LSOA',
  MSOA: 'LSOA',
  POSTCODE_DISTRICT: 'LSOA',
  COMPOSITE: 'LSOA',
  WARD: 'WARD',
  DISTRICT: 'DISTRICT',
  UPPER_TIER: 'DISTRICT',
  FORCE: 'DISTRICT',
};
const FINE_TO_COARSE: readonly FinestArea[] = ['LSOA', 'WARD', 'DISTRICT'];

/** The finest areas that the answer would tell apart; a place drawn freely is as fine as can be. Null when it names none. */
async function finestAsked(sql: Sql, areaType: AreaType | null | undefined, filter: IncidentFilter): Promise<FinestArea | null> {
  const codes = filter.areaCodes == null ? [] : [...(await areasByCode(sql, filter.areaCodes)).values()].map(({ type }) => type);
  const asked = new Set([...(areaType == null ? [] : [areaType]), ...codes].map((type) => FINENESS[type]));
  return FINE_TO_COARSE.find((finest) => asked.has(finest)) ?? null;
}
