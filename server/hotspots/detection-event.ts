/** What the audit is told of a detection: a view of places under 500 m says where single reports were, and is told before it leaves. */
import type { AuditEvent } from '../audit/audit-event.js';
import { auditedFilter, isDrawn, isNearlyAPoint, tellsPlaces, type LocatedQuestion } from '../incidents/incidents.service.js';
import { NEARLY_A_POINT } from '../installation/marking.js';
import type { Detection } from './detect.js';

/** Whether cells, or the place asked, show nearly where single reports were. */
export function showsPlaces({ asked, units }: Pick<Detection, 'asked' | 'units'>): boolean {
  return isNearlyAPoint(asked.filter) || (units.unit === 'GRID' && (units.cellMetres ?? 0) < NEARLY_A_POINT);
}

/** The same of what a back-test reads: months before the period asked, and those that it tests. */
export function backTestView(
  detection: Pick<Detection, 'asked' | 'told' | 'units'>,
  { filter, total, sensitiveKinds }: LocatedQuestion,
): AuditEvent | null {
  const { from, to } = filter;
  const asked = { ...detection.asked, filter: { ...detection.asked.filter, from, to } };
  const told = { ...detection.told, sensitiveKinds, total: { count: total, suppressed: false, roundedTo: 1 } };
  return detectionView('hotspotBackTest', { units: detection.units, asked, told, period: null, totalBefore: 0 });
}

/**
 * Null where nothing of it is sensitive. Of discharges every view of cells is told, whatever their size: each of few shots stands in a cell of its
 * own. The period compared with is looked at as well.
 */
export function detectionView(
  query: string,
  { asked, told, units, period, totalBefore }: Pick<Detection, 'asked' | 'told' | 'units' | 'period' | 'totalBefore'>,
): AuditEvent | null {
  const isTold = showsPlaces({ asked, units }) || tellsPlaces(asked.filter);
  const isTaken = units.unit === 'GRID' || isDrawn(asked.filter);
  const kinds = told.sensitiveKinds.filter((kind) => isTold || (kind === 'FIREARMS_DISCHARGE' && isTaken));
  const rowCount = (told.total.count ?? 0) + totalBefore;
  if (kinds.length === 0 || rowCount === 0) return null;
  const against = period === null ? {} : { against: period };
  const detail = { query, method: asked.method, kinds, cellMetres: units.cellMetres, ...against, ...auditedFilter(asked.filter) };
  return { action: 'VIEW', detail, rowCount };
}
