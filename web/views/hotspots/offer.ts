/** What the view offers for the kinds chosen: cells where all of them may be had one by one, else areas. */
import type { AreaType, IncidentKind } from '../../graphql.generated.js';
import { chosenOf, coarsestOf, isCoarseEnough, type Holding } from '../../session/holdings.js';
import type { Installation } from '../../session/SessionContext.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { comparesWithExpected, needsCells } from '../../view-state/hotspot-method.js';
import { onItsUnits, type HotspotState } from '../../view-state/hotspot-state.js';
import { kindWords } from '../../view-state/kinds.js';
import { levelsLoaded } from '../../view-state/levels.js';
import { capitalised, joined } from '../../view-state/words.js';

/** Types of area that are made of whole LSOAs or larger, and do not overlap each other. */
const testable: readonly AreaType[] = ['LSOA', 'MSOA', 'WARD', 'DISTRICT'];

/** Under this no cells are had of places that police.uk moved. */
export const leastMetresOfMoved = 500;
const policeUk = 'police.uk';

export interface HotspotOffer {
  readonly cells: boolean;
  /** Types of area to choose from, smallest first. */
  readonly levels: readonly AreaType[];
  /** Why there are no cells; null where there are. */
  readonly why: string | null;
  readonly isProtected: boolean;
  readonly sources: readonly string[] | null;
  /** The smallest cells, where places were moved to map points; null: any. */
  readonly leastMetres: number | null;
}

/** Kinds with counts to be tested: bands are too coarse. */
export const testedHoldings = (holdings: readonly Holding[]): readonly Holding[] =>
  holdings.filter(({ counts }) => counts !== null);

export function hotspotOffer(
  holdings: readonly Holding[],
  kinds: readonly IncidentKind[],
  { vintages, coverage }: Pick<Installation, 'vintages' | 'coverage'>,
): HotspotOffer {
  const chosen = chosenOf(holdings, kinds);
  const isProtected = chosen.some(({ counts }) => counts === 'protected');
  const finest = coarsestOf(chosen.map((holding) => holding.finest));
  const levels = levelsLoaded(vintages).filter((type) => testable.includes(type) && isCoarseEnough(type, finest));
  const limited = chosen.filter(({ counts }) => counts === 'protected').map(({ kind }) => kindWords(kind));
  const sources = chosen.length === 1 ? (chosen[0]?.sources ?? null) : null;
  const counted = coverage.filter(
    ({ kind, source }) => chosen.some((one) => one.kind === kind) && (sources?.includes(source) ?? true),
  );
  return {
    cells: !isProtected,
    levels,
    why: isProtected
      ? `${capitalised(joined(limited))}: your role has counts by ${areaTypeNames[levels[0] ?? 'WARD'].one}, so areas are tested, not cells. They are the figures of your own table, and tell nothing beyond them.`
      : null,
    isProtected,
    sources,
    leastMetres: counted.some(({ source }) => source === policeUk) ? leastMetresOfMoved : null,
  };
}

/** The state as far as the role has it: what an address asks beyond that is passed over. */
export function admitted(
  state: HotspotState,
  holdings: readonly Holding[],
  installation: Pick<Installation, 'vintages' | 'coverage'>,
): HotspotState {
  const had = state.kinds.filter((kind) => holdings.some((holding) => holding.kind === kind));
  const first = holdings[0]?.kind;
  const kinds = had.length > 0 || state.kinds.length === 0 || first === undefined ? had : [first];
  const { cells, levels, isProtected } = hotspotOffer(holdings, kinds, installation);
  const usual = levels.includes('WARD') ? 'WARD' : (levels[0] ?? 'WARD');
  const method = needsCells(state.method) && !cells ? 'GI_STAR' : state.method;
  const areas = state.by !== null && levels.includes(state.by) ? state.by : cells ? null : usual;
  const by = needsCells(method) ? null : areas;
  const isCell = state.selected?.includes('/') === true;
  return onItsUnits({
    ...state,
    kinds: kinds.length === state.kinds.length ? state.kinds : kinds,
    by,
    method,
    // A period before is compared with by one method alone.
    ...(state.baseline === 'LAST_PERIOD' && method !== 'GI_STAR' && comparesWithExpected(method)
      ? { baseline: 'EVEN_OVER_LAND' as const }
      : {}),
    ...(isProtected ? { weekdays: none, hours: none } : {}),
    selected: isCell === (by === null) ? state.selected : null,
  });
}

// One list for every state: what says the same must stay the same.
const none: readonly never[] = [];
