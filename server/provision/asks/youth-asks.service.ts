import { YOUTH_ASK_ACCESS } from '../../access/access-table.js';
import { readsYouthAsks } from '../../access/policies.js';
import type { Viewer } from '../../access/viewer.js';
import { areasByCode, type AreaRow } from '../../areas/areas.service.js';
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { londonDay } from '../../governance/agreement.js';
import { isFinal } from '../../triage/quarter.js';
import { askCounts } from './ask-counts.sql.js';
import { asksByArea, type AskFigure } from './youth-asks.js';

export interface YouthAsks {
  /** The one shown; null when there is none. */
  readonly quarter: string | null;
  /** That can be asked for, the newest first. */
  readonly quarters: readonly string[];
  /** Districts, then wards by name. */
  readonly areas: readonly { readonly area: AreaRow; readonly asks: readonly AskFigure[] }[];
  /** Loads that the figures are of; empty when they are protected. */
  readonly batches: readonly number[];
  /** Visits and rows of lists that lie in no area that is loaded; null when figures are protected. */
  readonly withoutArea: number | null;
  readonly protection: string | null;
}

const PROTECTION =
  'Counts of children, of quarters that have been over for 28 days: 0 to 9, and others that would give one away, are withheld; the rest is rounded to the nearest 10, so wards need not add up to their district.';

/** @throws CallerError FORBIDDEN */
export async function youthAsks(
  sql: Sql,
  viewer: Pick<Viewer, 'persona' | 'role'>,
  asked: string | null,
  today: string = londonDay(),
): Promise<YouthAsks> {
  readsYouthAsks(viewer);
  const isProtected = YOUTH_ASK_ACCESS[viewer.persona] !== 'all';
  const counts = isProtected ? await sql.under(COUNTER_ROLE, askCounts) : await askCounts(sql);
  const quarters = [...new Set(counts.map(({ quarter }) => quarter))]
    .filter((quarter) => !isProtected || isFinal(quarter, today))
    .sort()
    .reverse();
  const quarter = asked ?? quarters[0] ?? null;
  const shown = quarter === null || !quarters.includes(quarter) ? [] : counts.filter((count) => count.quarter === quarter);
  const byArea = asksByArea(shown, isProtected);
  const areas = await areasByCode(
    sql,
    byArea.map(({ code }) => code),
  );
  return {
    quarter,
    quarters,
    areas: byArea
      .flatMap(({ code, asks }) => {
        const area = areas.get(code);
        return area === undefined ? [] : [{ area, asks }];
      })
      .sort((a, b) => a.area.type.localeCompare(b.area.type) || a.area.name.localeCompare(b.area.name, 'en-GB')),
    batches: isProtected ? [] : [...new Set(shown.flatMap(({ batch }) => batch ?? []))],
    withoutArea: isProtected
      ? null
      : shown.reduce((rows, { ward, district, sourceRows }) => rows + (ward === null && district === null ? sourceRows : 0), 0),
    protection: isProtected ? PROTECTION : null,
  };
}
