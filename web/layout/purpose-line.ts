import type { Viewer } from '../session/SessionContext.js';

/** The stated purpose and how long it holds, for the header: «Purpose: operation planning, 42 minutes left». */
export function purposeLine(viewer: Viewer, now: Date = new Date()): string {
  if (!viewer.purpose) return 'No purpose stated';
  const minutes = Math.max(0, Math.round((new Date(viewer.purpose.until).getTime() - now.getTime()) / 60_000));
  const reason = viewer.purpose.reason.toLowerCase().replaceAll('_', ' ');
  return `Purpose: ${reason}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
}
