/**
 * Protective marking (Government Security Classifications Policy, August 2024), computed from what is shown: the highest wins.
 * Figures that name no record are OFFICIAL; anything by point or record is OFFICIAL-SENSITIVE, to be handled by need to know.
 */
export type Marking = 'OFFICIAL' | 'OFFICIAL-SENSITIVE';

/** Metres. A count in a cell, box or circle (across) smaller than this says where a single report was, as a point does. */
export const NEARLY_A_POINT = 500;

export const INVENTED_DATA = 'Invented data';

/** The marking of an answer by whether it shows single records or their places. */
export function markingOf(shows: 'figures' | 'records'): Marking {
  return shows === 'records' ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
}
