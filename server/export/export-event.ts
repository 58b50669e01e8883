import type { AuditEvent } from '../audit/audit-event.js';
import { INCIDENT_KINDS } from '../incidents/incident-kind.js';
import { auditedFilter } from '../incidents/incidents.service.js';
import type { ExportFile } from './export-file.js';
import type { ExportRequest } from './export-words.js';

/** A file given out: what it holds, how many rows, and who it is for: whoever asks, unless another recipient is named. */
export function exportOf(request: ExportRequest, file: ExportFile, asker: string): AuditEvent {
  const { layer, format, filter, areaType, by, attendanceBy, cellMetres, detection, recipient } = request;
  return {
    action: 'EXPORT',
    detail: {
      query: layer,
      format,
      file: file.name,
      recipient: recipient ?? asker,
      ...(layer === 'provision' || layer === 'attendance' ? {} : { kinds: filter.kinds ?? INCIDENT_KINDS }),
      ...(layer === 'areas' || layer === 'attendance' ? { level: areaType } : {}),
      ...(layer === 'attendance' ? { by: attendanceBy } : {}),
      ...(layer === 'counts' ? { by } : {}),
      ...(layer === 'grid' ? { cellMetres } : {}),
      ...(layer === 'hotspots' ? { method: detection.method, ...auditedOptions(detection.options) } : {}),
      ...auditedFilter(filter),
    },
    rowCount: file.rows,
  };
}

function auditedOptions({ unit, areaType, cellMetres }: ExportRequest['detection']['options']): AuditEvent['detail'] {
  return unit === 'GRID' ? { cellMetres: cellMetres ?? null } : { level: areaType ?? null };
}

/** Said afterwards where the file came out with another number of rows: a load was published while it was being sent. */
export function correctionOf(request: ExportRequest, file: ExportFile): AuditEvent | null {
  const sent = file.sent();
  if (sent === file.rows) return null;
  return { action: 'EXPORT', detail: { query: request.layer, file: file.name, announced: file.rows }, rowCount: sent };
}
