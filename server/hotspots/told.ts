/** What every answer tells beside its cells, on a grid or by areas. */
import type { IncidentKind } from '../incidents/incident-kind.js';
import type { Figure, IncidentFilter, LocatedQuestion, ViewedCounts } from '../incidents/incidents.service.js';

export interface Told extends Pick<
  ViewedCounts,
  'sources' | 'missingMonths' | 'incompleteMonths' | 'notIncluded' | 'overlapping' | 'limitedTo' | 'protection'
> {
  readonly filter: IncidentFilter;
  /** The kinds counted. */
  readonly kinds: readonly IncidentKind[];
  readonly total: Figure;
  readonly noLocation: Figure;
  /** Reports that have the place of an area only, and are in no cell. */
  readonly areaOnly: number;
  /** Some places were moved to map points, and have no day. */
  readonly isSnapped: boolean;
  /** Kinds of which rows are sensitive to look at; of protected counts, none. */
  readonly sensitiveKinds: readonly IncidentKind[];
}

export function toldOfLocated(located: LocatedQuestion, filter: IncidentFilter): Told {
  const exact = (count: number): Figure => ({ count, suppressed: false, roundedTo: 1 });
  return {
    ...located,
    filter,
    kinds: located.question.filter.kinds,
    total: exact(located.total),
    noLocation: exact(located.noLocation),
    areaOnly: located.reported.reduce((sum, one) => sum + (one.areaOnly ? one.count : 0), 0),
    protection: null,
  };
}

/** Counts of the period before are looked at too, also where there is nothing since. */
export function withKindsBefore(told: Told, before: Pick<Told, 'sensitiveKinds'> | undefined): Told {
  return { ...told, sensitiveKinds: [...new Set([...told.sensitiveKinds, ...(before?.sensitiveKinds ?? [])])] };
}
