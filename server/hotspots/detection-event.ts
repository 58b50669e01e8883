/** What the audit is told of a detection: a view of cells under 500 m says where single reports were, and is told before it leaves. */
import type { AuditEvent } from '../audit/audit-event.js';
import { auditedFilter } from '../incidents/incidents.service.js';
import { NEARLY_A_POINT } from '../installation/marking.js';
import type { Detection } from './detect.js';

/** Whether cells show nearly where single reports were. */
export function showsPlaces({ units }: Pick<Detection, 'units'>): boolean {
  return units.unit === 'GRID' && (units.cellMetres ?? 0) < NEARLY_A_POINT;
}

/**
 * Null where nothing of it is sensitive. Of discharges every view of cells is told, whatever their size: each of few shots stands in a cell
 * of its own.
 */
export function detectionView(
  query: string,
  { asked, told, units }: Pick<Detection, 'asked' | 'told' | 'units'>,
): AuditEvent | null {
  const kinds = showsPlaces({ units })
    ? told.sensitiveKinds
    : told.sensitiveKinds.filter((kind) => kind === 'FIREARMS_DISCHARGE' && units.unit === 'GRID');
  if (kinds.length === 0) return null;
  const detail = { query, method: asked.method, kinds, cellMetres: units.cellMetres, ...auditedFilter(asked.filter) };
  return { action: 'VIEW', detail, rowCount: told.total.count ?? 0 };
}
