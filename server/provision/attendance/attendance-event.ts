import type { AuditEvent } from '../../audit/audit-event.js';
import type { AttendanceAsked, AttendanceCounts } from './attendance.service.js';

/** The event of a look at head-counts as they are, some of them of few children; protected ones are figures like others. */
export function attendanceView(
  query: string,
  { rows, protection }: AttendanceCounts,
  { by, areaType, areaCode, from, to }: AttendanceAsked,
): AuditEvent | null {
  if (protection !== null || rows.length === 0) return null;
  const days = Object.fromEntries(Object.entries({ from, to }).filter(([, day]) => day !== null));
  return {
    action: 'VIEW',
    detail: {
      query,
      sources: ['youth-provision'],
      by,
      level: areaType,
      ...(areaCode === null ? {} : { areas: [areaCode] }),
      ...days,
    },
    rowCount: rows.length,
  };
}

/** The event of a look at the head-counts of single sessions. */
export function sessionsView(query: string, headCounts: number, areaCode?: string): AuditEvent | null {
  if (headCounts === 0) return null;
  return {
    action: 'VIEW',
    detail: { query, sources: ['youth-provision'], ...(areaCode === undefined ? {} : { areas: [areaCode] }) },
    rowCount: headCounts,
  };
}
