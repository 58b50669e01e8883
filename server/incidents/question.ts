/** What every answer about incidents needs first: the checked filter, the sources it counts, the areas it names. */
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { chooseSources, type ChosenSources } from './chosen-sources.js';
import { checkFilter, type CheckedFilter, type IncidentFilter } from './incident-filter.js';
import { nextDay } from './month.js';
import { nameAreas, type NamedAreas } from './named-areas.js';

export interface Question {
  readonly filter: CheckedFilter;
  readonly sources: ChosenSources;
  readonly areas: NamedAreas | null;
}

/** @throws CallerError BAD_USER_INPUT */
export async function askQuestion(sql: Sql, given: IncidentFilter): Promise<Question> {
  const filter = checkFilter(given);
  const areas = filter.areaCodes == null ? null : await nameAreas(sql, filter.areaCodes);
  const sources = await chooseSources(sql, filter);
  if (filter.within !== null) {
    const [valid] = await sql.query<{ valid: boolean }>('SELECT ST_IsValid(ST_GeomFromGeoJSON($1)) AS valid', [filter.within]);
    if (valid?.valid !== true) throw badUserInput('The polygon crosses itself; draw it again.', ['filter', 'within']);
  }
  return { filter, sources, areas };
}

/** The period is whole months, so the summaries by month can answer. */
export function isWholeMonths({ from, to }: Pick<CheckedFilter, 'from' | 'to'>): boolean {
  return (from == null || from.endsWith('-01')) && (to == null || nextDay(to).endsWith('-01'));
}

/** The summaries know kind, category, source, month and LSOA or cell; whatever else is asked is asked of the rows. */
export function isOfSummaries({ filter }: Question): boolean {
  const { within, near, weekdays, hours, batch, rowsOnly, channel } = filter;
  return (
    rowsOnly !== true &&
    channel === undefined &&
    within === null &&
    near == null &&
    weekdays == null &&
    hours == null &&
    batch === null &&
    isWholeMonths(filter)
  );
}
