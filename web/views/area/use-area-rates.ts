/** Counts and rates of the three kinds for the area, its ward, its district, and all areas of its sort together. */
import { useMemo } from 'react';
import { AreaRatesDocument, type AreaRatesQuery, type AreaType, type IncidentKind } from '../../graphql.generated.js';
import type { RequestFailure } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { holdingsOf, isCoarseEnough } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { Period } from '../../view-state/period.js';
import { kindFilter } from './area-address.js';

export interface AreaKey {
  readonly gssCode: string;
  readonly name: string;
  readonly type: AreaType;
  readonly vintage: number;
}

export type KindRates = NonNullable<AreaRatesQuery['reports']>;
export type RateRow = KindRates['rows'][number];

/** The kinds in the order of the page, with their names in the query. */
export const ratedKinds: readonly { readonly kind: IncidentKind; readonly alias: 'reports' | 'discharges' | 'crimes' }[] = [
  { kind: 'ASB_REPORT', alias: 'reports' },
  { kind: 'FIREARMS_DISCHARGE', alias: 'discharges' },
  { kind: 'RECORDED_CRIME', alias: 'crimes' },
];

export interface PlaceRate {
  readonly place: AreaKey;
  readonly row: RateRow | null;
}

export interface RatesOfKind {
  readonly kind: IncidentKind;
  /** The area itself first, then its ward and district: as far as the role has counts by areas of their type. */
  readonly places: readonly PlaceRate[];
  /** The area's own; null where there is none, or none for the role. */
  readonly own: RateRow | null;
  /** Whether the role has counts by areas of this type. */
  readonly isCounted: boolean;
  /** All areas of its type, for the comparison; empty for a combined area. */
  readonly peers: readonly RateRow[];
  readonly counts: KindRates;
}

type Answer =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: RequestFailure; readonly again: () => void }
  | { readonly status: 'ready'; readonly kinds: readonly RatesOfKind[] };

/**
 * An area is asked for among all of its type, since it is compared with them; a combined area by itself: others of its sort overlap it.
 */
export function useAreaRates(area: AreaKey, parents: readonly AreaKey[], period: Period | null): Answer {
  const ward = parents.find((parent) => parent.type === 'WARD');
  const district = parents.find((parent) => parent.type === 'DISTRICT');
  const own = useRates(area, period, area.type !== 'COMPOSITE');
  const ofWard = useRates(ward ?? null, period, false);
  const ofDistrict = useRates(district ?? null, period, false);
  const asked = [
    { place: area, answer: own },
    { place: ward, answer: ofWard },
    { place: district, answer: ofDistrict },
  ];
  for (const { answer } of asked)
    if (answer.state.status === 'failed') return { status: 'failed', failure: answer.state.failure, again: answer.again };
  if (asked.some(({ answer }) => answer.state.status === 'loading')) return { status: 'loading' };
  const kinds = ratedKinds.flatMap(({ kind, alias }): RatesOfKind[] => {
    const answered = asked.flatMap(({ place, answer }) => {
      const counts = answer.state.status === 'ready' ? answer.state.data[alias] : undefined;
      return place && counts ? [{ place, counts, row: counts.rows.find((row) => row.key === place.gssCode) ?? null }] : [];
    });
    const [first] = answered;
    if (!first) return [];
    const isCounted = first.place === area;
    return [
      {
        kind,
        isCounted,
        own: isCounted ? first.row : null,
        counts: first.counts,
        peers: isCounted && area.type !== 'COMPOSITE' ? first.counts.rows : [],
        places: answered,
      },
    ];
  });
  return { status: 'ready', kinds };
}

function useRates(place: AreaKey | null, period: Period | null, amongAll: boolean) {
  const counted = useCountedKinds(place?.type ?? null);
  const code = amongAll || place === null ? null : place.gssCode;
  const filters = {
    reports: kindFilter('ASB_REPORT', period, code),
    discharges: kindFilter('FIREARMS_DISCHARGE', period, code),
    crimes: kindFilter('RECORDED_CRIME', period, code),
  };
  return useQuery(
    AreaRatesDocument,
    place === null || counted.length === 0
      ? null
      : { ...filters, ...included(counted), areaType: place.type, vintage: place.vintage },
  );
}

/** Kinds whose counts the role has by areas of a type. */
export function useCountedKinds(type: AreaType | null): readonly IncidentKind[] {
  const { viewer, installation } = useSignedIn();
  return useMemo(
    () =>
      type === null
        ? []
        : holdingsOf(viewer.access, installation.coverage)
            .filter(({ counts, finest }) => counts !== null && isCoarseEnough(type, finest))
            .map(({ kind }) => kind),
    [viewer.access, installation.coverage, type],
  );
}

/** Which parts of a query over the three kinds are asked. */
export const included = (kinds: readonly IncidentKind[]) => ({
  withReports: kinds.includes('ASB_REPORT'),
  withDischarges: kinds.includes('FIREARMS_DISCHARGE'),
  withCrimes: kinds.includes('RECORDED_CRIME'),
});
