import { badUserInput } from '../errors.js';
import { checkBoundingBox, UNITED_KINGDOM } from '../check-bounding-box.js';
import type { IncidentCursor, IncidentFilter } from './incidents.service.js';

/** Words a list in a filter may hold: categories, sources. */
const MOST_WORDS = 200;

/** What a caller from outside may not ask of a filter, beyond what makes no sense at all. Throws BAD_USER_INPUT. */
export function checkFilterLimits(filter: IncidentFilter): void {
  for (const name of ['categories', 'sources'] as const) {
    if ((filter[name]?.length ?? 0) > MOST_WORDS) {
      throw badUserInput(`«${name}» may hold up to ${MOST_WORDS}; leave it out for all.`, ['filter', name]);
    }
  }
  if (filter.bbox) checkBoundingBox(filter.bbox, ['filter', 'bbox']);
  if (filter.near) {
    const { longitude, latitude } = filter.near;
    const { west, east, south, north } = UNITED_KINGDOM;
    if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north)) {
      throw badUserInput('The centre is not in the United Kingdom; is longitude given before latitude?', ['filter', 'near']);
    }
  }
}

/** A vintage that can be: a year of boundaries. Throws BAD_USER_INPUT. */
export function checkVintage(vintage: number | null | undefined): void {
  if (vintage != null && (vintage < 1900 || vintage > 2100))
    throw badUserInput('«vintage» is a year, such as 2021.', ['vintage']);
}

/** The cursor of a list of incidents, opened: an instant and a number. Throws BAD_USER_INPUT. */
export function checkIncidentCursor(after: readonly (string | number)[]): IncidentCursor {
  const [occurredFrom, number] = after;
  const isInstant = typeof occurredFrom === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(occurredFrom);
  if (!isInstant || Number.isNaN(Date.parse(occurredFrom)) || !Number.isSafeInteger(number)) {
    throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
  }
  return [occurredFrom, number as number];
}
