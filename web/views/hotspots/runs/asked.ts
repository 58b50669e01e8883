/** What a kept run or an exported file asked, as a state of the view: and what of it the view has no control for. */
import type {
  AreaType,
  BandwidthRule,
  HarmTable,
  HotspotBaseline,
  HotspotMethod,
  IncidentKind,
  Kernel,
} from '../../../graphql.generated.js';
import { incidentFilterOf } from '../../../view-state/filter-state.js';
import {
  defaultHotspotState,
  formatHotspotState,
  parseHotspotState,
  type HotspotState,
} from '../../../view-state/hotspot-state.js';
import type { Period } from '../../../view-state/period.js';
import { questionOf } from '../question.js';
import { isObject } from './is-object.js';

/** As a file or a run says it: read from outside, so that nothing of it is taken on trust. */
export interface Asked {
  readonly method: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface AskedState {
  readonly state: HotspotState;
  /** Names of the parts that the view would ask otherwise: «near», «permutations». */
  readonly beyond: readonly string[];
}

/** @throws SyntaxError where the text is no JSON */
export function askedOfRun(method: string, parameters: string): Asked {
  const { filter, options } = JSON.parse(parameters) as Partial<Asked>;
  return { method, filter: filter ?? {}, options: options ?? {} };
}

/** @param sources those that the view names by itself for the viewer's role; null: none */
export function stateOfAsked({ method, filter, options }: Asked, sources: readonly string[] | null = null): AskedState {
  const drafted = {
    ...defaultHotspotState,
    kinds: listOf(filter['kinds']) as readonly IncidentKind[],
    categories: listOf(filter['categories']),
    areas: listOf(filter['areaCodes']),
    weekdays: numbersOf(filter['weekdays']),
    hours: numbersOf(filter['hours']),
    period: periodOf(filter),
    method: method as HotspotMethod,
    by: options['unit'] === 'AREAS' ? ((options['areaType'] ?? 'WARD') as AreaType) : null,
    cell: numberOf(options['cellMetres']),
    // Squares unless told: the view's own default is hexagons.
    shape: options['shape'] === 'HEXAGON' ? 'HEXAGON' : 'SQUARE',
    baseline: (options['baseline'] ?? (options['against'] ? 'LAST_PERIOD' : 'EVEN_OVER_LAND')) as HotspotBaseline,
    rates: options['weights'] === 'RATES',
    harm: harmOf(options),
    against: periodOf((options['against'] ?? {}) as Record<string, unknown>),
    reach: numberOf(options['neighbourMetres']),
    kernel: String(options['kernel'] ?? 'quartic').toUpperCase() as Kernel,
    bandwidth: numberOf(options['bandwidthMetres']),
    rule: ruleNames[String(options['bandwidthRule'] ?? 'scott').toLowerCase()] ?? 'SCOTT',
    eps: numberOf(options['epsMetres']),
    minPoints: numberOf(options['minPoints']),
    slice: numberOf(options['sliceMonths']) ?? 1,
    seed: numberOf(options['seed']) ?? 1,
  } satisfies HotspotState;
  // Through the address and back: what is not understood there does not come further.
  const state = parseHotspotState(new URLSearchParams(formatHotspotState(drafted)));
  const asks = questionOf(state, { ...incidentFilterOf(state, state.period), ...(sources ? { sources: [...sources] } : {}) });
  return {
    state,
    beyond: [
      ...(asks.method === method ? [] : ['method']),
      // The view takes the last twelve months where none are named.
      ...(state.period === null ? ['all months'] : []),
      ...differing(asks.filter, filter),
      ...differing(plainOptions(asks.options ?? {}), plainOptions(options)),
    ],
  };
}

/** The rules by the names that runs, files and statistics give them. */
const ruleNames: Readonly<Record<string, BandwidthRule>> = {
  scott: 'SCOTT',
  ppl: 'LIKELIHOOD',
  likelihood: 'LIKELIHOOD',
  diggle: 'LEAST_ERROR',
  least_error: 'LEAST_ERROR',
};

/** What is left out means: so that what is named and what is not can be compared. */
const usual: Readonly<Record<string, unknown>> = {
  unit: 'GRID',
  shape: 'SQUARE',
  baseline: 'EVEN_OVER_LAND',
  neighbours: 'QUEEN',
  seed: 1,
  kernel: 'QUARTIC',
  bandwidthRule: 'SCOTT',
  sliceMonths: 1,
  weights: 'COUNTS',
};

function plainOptions(options: object): Record<string, unknown> {
  const given = Object.entries(options).map(([name, one]): [string, unknown] => {
    if (name === 'kernel') return [name, String(one ?? 'quartic').toUpperCase()];
    if (name === 'bandwidthRule') return [name, ruleNames[String(one ?? 'scott').toLowerCase()] ?? one];
    return [name, one];
  });
  return Object.fromEntries(given.filter(([name, one]) => one != null && one !== usual[name]));
}

function differing(asks: object, asked: object): string[] {
  const [one, other] = [asks as Record<string, unknown>, asked as Record<string, unknown>];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => JSON.stringify(sorted(one[name])) !== JSON.stringify(sorted(other[name])));
}

/** Lists are sets, members of an object have no order, and null is nothing. */
function sorted(part: unknown): unknown {
  if (part === null) return undefined;
  if (Array.isArray(part)) return part.length === 0 ? undefined : part.map(String).toSorted();
  if (typeof part !== 'object') return part;
  return Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

const listOf = (part: unknown): readonly string[] =>
  Array.isArray(part) ? part.filter((one): one is string => typeof one === 'string') : [];

const numbersOf = (part: unknown): readonly number[] =>
  Array.isArray(part) ? part.filter((one): one is number => Number.isInteger(one)) : [];

const numberOf = (part: unknown): number | null => (typeof part === 'number' && Number.isInteger(part) ? part : null);

/** A file may hold anything under the name. */
function harmOf({ weights, harm }: Readonly<Record<string, unknown>>): HarmTable | null {
  if (weights !== 'HARM' || !isObject(harm) || !Array.isArray(harm['weights'])) return null;
  const stated = (harm['weights'] as unknown[]).flatMap((one) => {
    const { category, weight } = isObject(one) ? one : {};
    return typeof category === 'string' && typeof weight === 'number' ? [{ category, weight }] : [];
  });
  return { source: String(harm['source'] ?? ''), year: numberOf(harm['year']) ?? 0, weights: stated };
}

function periodOf({ from, to }: Readonly<Record<string, unknown>>): Period | null {
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}
