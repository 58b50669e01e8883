/** What Explore offers for the kinds chosen: what all of them allow, and in words what that leaves out. */
import type { AreaType, IncidentKind } from '../../graphql.generated.js';
import { chosenOf, coarsestOf, isCoarseEnough, type Holding } from '../../session/holdings.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { ExploreState } from '../../view-state/explore-state.js';
import { kindWords } from '../../view-state/kinds.js';
import { capitalised, joined } from '../../view-state/words.js';

export interface Offer {
  /** Figures by area, or bands by square. */
  readonly form: 'figures' | 'bands';
  /** Some figures pass disclosure control: whole months, no hours, small ones withheld. */
  readonly isProtected: boolean;
  /** Levels of area to choose from. */
  readonly levels: readonly AreaType[];
  /** Why smaller areas are missing from the levels; null when none is. */
  readonly levelsLeftOut: string | null;
  /** Kinds whose squares of any size may be drawn, and whose single reports may be seen. */
  readonly inSquares: readonly IncidentKind[];
  readonly single: readonly IncidentKind[];
  /** To be named in the question; null: none. */
  readonly sources: readonly string[] | null;
}

/** Bands are given for one kind at a time: who has any chooses one kind. */
export const choosesOneKind = (holdings: readonly Holding[]): boolean => holdings.some(({ squares }) => squares === 'bands');

export function offerOf(holdings: readonly Holding[], kinds: readonly IncidentKind[], loaded: readonly AreaType[]): Offer {
  const chosen = chosenOf(holdings, kinds);
  const finest = coarsestOf(chosen.map((holding) => holding.finest));
  const levels = loaded.filter((type) => isCoarseEnough(type, finest));
  const limiting = chosen.filter((holding) => holding.finest === finest).map(({ kind }) => kindWords(kind));
  return {
    form: chosen.some(({ squares }) => squares === 'bands') ? 'bands' : 'figures',
    isProtected: chosen.some(({ counts }) => counts === 'protected'),
    levels,
    levelsLeftOut:
      levels.length < loaded.length
        ? `${capitalised(joined(limiting))}: your role has counts by ${areaTypeNames[finest].one} and larger areas.`
        : null,
    inSquares: chosen.filter(({ squares }) => squares === 'any').map(({ kind }) => kind),
    single: chosen.filter(({ singles }) => singles !== null).map(({ kind }) => kind),
    sources: chosen.length === 1 ? (chosen[0]?.sources ?? null) : null,
  };
}

/** The state as far as the role has it: what an address asks beyond that is passed over, as words that are not understood are. */
export function admitted(
  state: ExploreState,
  holdings: readonly Holding[],
  loaded: readonly AreaType[],
  usualLevel: AreaType,
): ExploreState & { readonly level: AreaType } {
  const kinds = kindsHad(state.kinds, holdings);
  const offer = offerOf(holdings, kinds, loaded);
  const wanted = state.level ?? usualLevel;
  const level = offer.levels.includes(wanted) ? wanted : (offer.levels[0] ?? wanted);
  const layers =
    offer.single.length > 0 || !state.layers.includes('points')
      ? state.layers
      : state.layers.filter((layer) => layer !== 'points');
  const shown = { ...state, kinds, level, layers };
  // Bands are not cut by areas: the area that an address filters by is selected instead.
  if (offer.form === 'bands')
    return { ...shown, ...unfiltered, ...unlisted, show: 'grid', selected: state.selected ?? state.areas[0] ?? null };
  return {
    ...shown,
    ...(offer.isProtected ? { weekdays: none, hours: none } : {}),
    ...(offer.inSquares.length > 0 ? {} : { show: 'areas' as const }),
    ...(offer.single.length > 0 ? {} : unlisted),
  };
}

// One list for every state: what says the same must stay the same, so that a move of the map renders nothing anew.
const none: readonly never[] = [];
const unlisted = { table: 'areas', page: null, report: null } as const;
const unfiltered = { areas: none, period: null, categories: none, weekdays: none, hours: none } as const;

function kindsHad(kinds: readonly IncidentKind[], holdings: readonly Holding[]): readonly IncidentKind[] {
  const had = kinds.filter((kind) => holdings.some((holding) => holding.kind === kind));
  const wanted = had.length === kinds.length ? kinds : had;
  const isOne = choosesOneKind(holdings);
  if ((isOne && wanted.length === 1) || (!isOne && (wanted.length > 0 || kinds.length === 0))) return wanted;
  const first = wanted[0] ?? holdings[0]?.kind;
  return first === undefined ? none : [first];
}

/** What of the kinds chosen is drawn or listed, and what is left out and why. */
export interface Part {
  readonly kinds: readonly IncidentKind[];
  /** Left out because the role has them in no such form. */
  readonly notIncluded: readonly IncidentKind[];
  /** Left out until a purpose is stated. */
  readonly needsPurpose: readonly IncidentKind[];
}

/** Single reports, or squares so small that one in them is nearly a point. */
export function partOf(
  holdings: readonly Holding[],
  kinds: readonly IncidentKind[],
  form: 'single' | 'squares',
  hasPurpose: boolean,
): Part {
  const chosen = chosenOf(holdings, kinds);
  const may = chosen.filter(({ singles, squares }) => (form === 'single' ? singles !== null : squares === 'any'));
  const needs = may.filter(({ withPurpose }) => withPurpose && !hasPurpose);
  return {
    kinds: may.filter((holding) => !needs.includes(holding)).map(({ kind }) => kind),
    notIncluded: chosen.filter((holding) => !may.includes(holding)).map(({ kind }) => kind),
    needsPurpose: needs.map(({ kind }) => kind),
  };
}

/** «Not among them, since your role does not see them one by one: firearms discharges.» */
export function leftOutText({ notIncluded }: Part, form: 'single' | 'squares'): string | null {
  if (notIncluded.length === 0) return null;
  const how = form === 'single' ? 'one by one' : 'by square';
  return `Not included, since your role does not have them ${how}: ${joined(notIncluded.map(kindWords))}.`;
}

/** Which reports of a kind are seen one by one, when not all are; null when all. */
export function onlyText(holdings: readonly Holding[], kinds: readonly IncidentKind[]): string | null {
  const texts = chosenOf(holdings, kinds).flatMap(({ kind, singles }) =>
    singles === 'own'
      ? ['Of reports of anti-social behaviour, those that your own agency took and that name no person.']
      : singles === 'police.uk'
        ? [`Of ${kindWords(kind)}, those published by police.uk.`]
        : [],
  );
  return texts.length > 0 ? texts.join(' ') : null;
}
