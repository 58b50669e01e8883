import type { Viewer } from '../session/SessionContext.js';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** The stated purpose and when it ends, for the header: «Purpose: operation planning, until 18:42». */
export function purposeLine(viewer: Viewer): string {
  if (!viewer.purpose) return 'No purpose stated';
  const reason = viewer.purpose.reason.toLowerCase().replaceAll('_', ' ');
  return `Purpose: ${reason}, until ${clock.format(new Date(viewer.purpose.until))}`;
}
