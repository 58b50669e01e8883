/**
 * Months without data: not known, which is not zero. A month is missing when any force whose area is asked has none of a kind for it,
 * because a sum over two forces of which one is silent is no sum.
 */
import type { Sql } from '../database/database.js';
import type { CheckedFilter } from './incident-filter.js';
import type { IncidentKind } from './incident-kind.js';
import { monthOf, monthsBetween, type MonthStart } from './month.js';
import { lsoasNumbered, type NamedAreas } from './named-areas.js';
import { forcesIn } from './source-districts.sql.js';

/** A month for which a force has no data of a kind. */
export interface IncompleteMonth {
  /** 2025-11 */
  readonly month: string;
  readonly force: string;
  readonly kind: IncidentKind;
}

/** What is loaded of one kind and force from one source. */
export interface Coverage {
  readonly kind: IncidentKind;
  readonly force: string;
  readonly months: readonly MonthStart[];
}

export interface Completeness {
  /** 2025-11, in order. */
  readonly missingMonths: readonly string[];
  readonly incompleteMonths: readonly IncompleteMonth[];
}

/** Longer periods than anyone has data for are not walked month by month. */
const LONGEST_PERIOD_MONTHS = 1_200;

/** A force has a place asked in its area when it has this part of the records there; fewer have strayed over its border. */
const SHARE_OF_AREA = 0.05;

/** What a question says that completeness depends on. `covered` is of the sources asked. */
export interface CoveredQuestion {
  readonly filter: CheckedFilter;
  readonly areas: NamedAreas | null;
  readonly sources: { readonly covered: readonly Coverage[] };
}

/**
 * A kind that a force never sent is missing only when the kind is asked for by name. Boxes, polygons
 * and circles are not judged by force: every force loaded must have sent its data.
 */
export async function completenessOf(sql: Sql, { filter, areas, sources: { covered } }: CoveredQuestion): Promise<Completeness> {
  const ofKinds = covered.filter(({ kind }) => filter.kinds.includes(kind));
  const all = ofKinds.flatMap(({ months }) => months).sort();
  const first = filter.from == null ? all[0] : monthOf(filter.from);
  const last = filter.to == null ? all.at(-1) : monthOf(filter.to);
  if (first === undefined || last === undefined || filter.batch !== null) return { missingMonths: [], incompleteMonths: [] };
  const months = monthsBetween(first, last).slice(0, LONGEST_PERIOD_MONTHS);
  if (covered.length === 0) return { missingMonths: months.map((month) => month.slice(0, 7)), incompleteMonths: [] };

  const everywhere = lacking(months, filter.kindsNamed ? covered : ofKinds, filter.kinds, filter.kindsNamed);
  const here = everywhere.length === 0 || areas === null ? null : await forcesOf(sql, areas, covered);
  const incompleteMonths = here === null ? everywhere : everywhere.filter(({ force }) => here.has(force));
  return { missingMonths: [...new Set(incompleteMonths.map(({ month }) => month))].sort(), incompleteMonths };
}

function lacking(
  months: readonly MonthStart[],
  covered: readonly Coverage[],
  kinds: readonly IncidentKind[],
  named: boolean,
): IncompleteMonth[] {
  const forces = [...new Set(covered.map(({ force }) => force))].sort();
  return kinds.flatMap((kind) =>
    forces.flatMap((force) => {
      const sent = new Set(covered.filter((one) => one.kind === kind && one.force === force).flatMap((one) => one.months));
      if (sent.size === 0 && !named) return [];
      return months.filter((month) => !sent.has(month)).map((month) => ({ month: month.slice(0, 7), force, kind }));
    }),
  );
}

/** The forces whose area the LSOAs are, judged by whose records lie there; null, for all, where nothing lies there. */
async function forcesOf(sql: Sql, areas: NamedAreas, covered: readonly Coverage[]): Promise<ReadonlySet<string> | null> {
  if (new Set(covered.map(({ force }) => force)).size < 2) return null;
  const counts = await forcesIn(sql, await lsoasNumbered(sql, areas));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  return new Set([...counts].filter(([, count]) => count >= SHARE_OF_AREA * all).map(([force]) => force));
}
