import { ATTENDANCE_ACCESS, LOADING_ACCESS } from '../access/access-table.js';
import type { Sql } from '../database/database.js';
import { attributionsOf } from './attributions.js';
import { readAreaVintages, readCategories, readCoverage, readExtent, readLoads, readSettings } from './installation.sql.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import { holdingOf, seesPlaces, type Reader } from '../incidents/incidents.service.js';
import type { CategoryOption, Coverage, Loads } from './loaded.js';
import { markingOf, type Marking } from './marking.js';

export interface ConcernRoute {
  readonly text: string;
  readonly telephone: string | null;
  readonly url: string | null;
}

/** Names this installation gives itself. */
export interface Names {
  readonly partnership: string;
  readonly concernAboutAChild: ConcernRoute;
  readonly invented: boolean;
}

/** Said where an installation has not yet set its own: true anywhere in England. */
const USUAL_CONCERN_ROUTE: ConcernRoute = {
  text: 'Homeward is not the place for a concern about a child. If a child is in danger now, call 999. Otherwise tell the children’s services of the council where the child lives, or the police on 101.',
  telephone: '999',
  url: 'https://www.gov.uk/report-child-abuse-to-local-council',
};
const USUAL_PARTNERSHIP = 'Community safety partnership';

/** The partnership's name, where concerns about a child go, and whether the data are invented. */
export async function readNames(sql: Sql): Promise<Names> {
  const settings = await readSettings(sql, ['partnership', 'concern_about_a_child', 'invented']);
  const concern = settings.get('concern_about_a_child') as Partial<ConcernRoute> | undefined;
  const partnership = settings.get('partnership');
  return {
    partnership: typeof partnership === 'string' && partnership !== '' ? partnership : USUAL_PARTNERSHIP,
    concernAboutAChild: concern?.text
      ? { text: concern.text, telephone: concern.telephone ?? null, url: concern.url ?? null }
      : USUAL_CONCERN_ROUTE,
    invented: settings.get('invented') === true,
  };
}

export { readAreaVintages, readExtent };

/** Of all loads, whosever they are: when, of which months, and whether invented. */
export function whatIsLoaded(sql: Sql): Promise<{ readonly loads: Loads; readonly coverage: readonly Coverage[] }> {
  return sql.under(COUNTER_ROLE, async (counter) => ({ loads: await readLoads(counter), coverage: await readCoverage(counter) }));
}

/** Categories of the kinds a viewer has in any form. Neither number nor order says how many there are of one, unless they have that too. */
export async function categoriesFor(sql: Sql, reader: NonNullable<Reader>): Promise<CategoryOption[]> {
  const all = await sql.under(COUNTER_ROLE, readCategories);
  const seen = all.filter(({ kind }) => holdingOf(reader, kind) !== 'nothing');
  if (seen.every(({ kind }) => holdingOf(reader, kind) === 'exact')) return seen;
  return seen
    .map((option) => ({ ...option, count: null }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.category.localeCompare(b.category));
}

/** Whether what is shown must say «Invented data». */
export async function isInvented(sql: Sql): Promise<boolean> {
  const [names, { loads }] = [await readNames(sql), await whatIsLoaded(sql)];
  return names.invented || loads.invented;
}

/** Attributions of what is loaded; invented files owe nothing to anybody. */
export async function readAttributions(sql: Sql): Promise<string[]> {
  const { loads } = await whatIsLoaded(sql);
  return attributionsOf(loads.sources);
}

/**
 * The highest marking a page can carry for a viewer; each page computes its own from what it shows. Besides places these are head-counts
 * as they are, which may be of a few children, and rows of a file that is refused, which are shown to whoever loads it;
 * and where a shift goes, which is where a crew is.
 */
export function pageMarking(coverage: readonly Coverage[], reader: NonNullable<Reader>): Marking {
  const seesRecords =
    coverage.some(({ kind }) => seesPlaces(reader, kind)) ||
    ['all', 'own', 'own-shift'].includes(ATTENDANCE_ACCESS[reader.persona]) ||
    LOADING_ACCESS[reader.persona] !== 'nothing';
  return markingOf(seesRecords ? 'records' : 'figures');
}
