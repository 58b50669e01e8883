/** Counts and rates of the three kinds for the area, its ward, its district, and all areas of its sort together. */
import { AreaRatesDocument, type AreaRatesQuery, type AreaType, type IncidentKind } from '../../graphql.generated.js';
import type { RequestFailure } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import type { Period } from '../../view-state/period.js';
import { kindFilter } from './area-address.js';

export interface AreaKey {
  readonly gssCode: string;
  readonly name: string;
  readonly type: AreaType;
  readonly vintage: number;
}

export type KindRates = AreaRatesQuery['reports'];
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
  /** The area itself first, then its ward and district. */
  readonly places: readonly PlaceRate[];
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
  const ownState = own.state;
  if (ownState.status !== 'ready' || asked.some(({ answer }) => answer.state.status === 'loading')) return { status: 'loading' };
  const kinds = ratedKinds.map(({ kind, alias }) => ({
    kind,
    counts: ownState.data[alias],
    peers: area.type === 'COMPOSITE' ? [] : ownState.data[alias].rows,
    places: asked.flatMap(({ place, answer }) =>
      place && answer.state.status === 'ready'
        ? [{ place, row: answer.state.data[alias].rows.find((row) => row.key === place.gssCode) ?? null }]
        : [],
    ),
  }));
  return { status: 'ready', kinds };
}

function useRates(place: AreaKey | null, period: Period | null, amongAll: boolean) {
  const code = amongAll || place === null ? null : place.gssCode;
  const filters = {
    reports: kindFilter('ASB_REPORT', period, code),
    discharges: kindFilter('FIREARMS_DISCHARGE', period, code),
    crimes: kindFilter('RECORDED_CRIME', period, code),
  };
  return useQuery(AreaRatesDocument, place === null ? null : { ...filters, areaType: place.type, vintage: place.vintage });
}
