/**
 * How hot spots are looked for, as the address says it, in the words that files and the command line take as well:
 *
 *   method=kernel-density&kernel=gaussian&bandwidth=800 · method=dbscan&eps=150&min-points=12 · method=emerging&slice=3
 *   baseline=last-period&against=2024-11..2025-10 · method=local-moran&seed=2
 *   weights=harm&harm=Burglary:5&harm=Noise:0.5&harm-source=…&harm-year=2024
 *
 * What stands at its default is left out; words that are not understood are passed over.
 */
import type { BandwidthRule, HarmTable, HotspotBaseline, HotspotMethod, Kernel } from '../graphql.generated.js';
import { addressPart } from './filter-state.js';
import { formatPeriod, parsePeriod, type Period } from './period.js';

export interface MethodState {
  readonly method: HotspotMethod;
  readonly baseline: HotspotBaseline;
  /** Told as a rate per 1,000 residents, and compared with the rate of the whole place. */
  readonly rates: boolean;
  /** What a report of each category weighs, where it does not count one; null: each counts one. */
  readonly harm: HarmTable | null;
  /** The period compared with, where it is not the one just before. */
  readonly against: Period | null;
  /** How far neighbours reach, in metres; null: those that touch. */
  readonly reach: number | null;
  /** Of a density. */
  readonly kernel: Kernel;
  /** Metres; null: found by the rule. */
  readonly bandwidth: number | null;
  readonly rule: BandwidthRule;
  /** Of clusters: how near reports are, in metres, and how many; null: chosen from what is counted. */
  readonly eps: number | null;
  readonly minPoints: number | null;
  /** Of histories: months a slice. */
  readonly slice: number;
  /** Of random numbers. */
  readonly seed: number;
}

export const defaultMethodState: MethodState = {
  method: 'GI_STAR',
  baseline: 'EVEN_OVER_LAND',
  rates: false,
  harm: null,
  against: null,
  reach: null,
  kernel: 'QUARTIC',
  bandwidth: null,
  rule: 'SCOTT',
  eps: null,
  minPoints: null,
  slice: 1,
  seed: 1,
};

/** As addresses of pages and of files say them; the usual one of each is left out. */
const words = {
  method: {
    GI_STAR: '',
    LOCAL_MORAN: 'local-moran',
    EMERGING: 'emerging',
    KERNEL_DENSITY: 'kernel-density',
    DBSCAN: 'dbscan',
  } satisfies Record<HotspotMethod, string>,
  baseline: { EVEN_OVER_LAND: '', RESIDENTS: 'residents', POPULATION: 'population', LAST_PERIOD: 'last-period' } satisfies Record<
    HotspotBaseline,
    string
  >,
  kernel: { QUARTIC: '', GAUSSIAN: 'gaussian' } satisfies Record<Kernel, string>,
  rule: { SCOTT: '', LIKELIHOOD: 'ppl', LEAST_ERROR: 'diggle' } satisfies Record<BandwidthRule, string>,
};

const of = <Name extends string>(known: Readonly<Record<Name, string>>, word: string | null, usual: Name): Name =>
  (Object.keys(known) as Name[]).find((name) => known[name] !== '' && known[name] === word) ?? usual;

export function parseMethodState(search: URLSearchParams): MethodState {
  const number = (name: string, least: number, most: number) => numberOf(search.get(name), least, most);
  const usual = defaultMethodState;
  return {
    method: of(words.method, search.get('method'), usual.method),
    baseline: of(words.baseline, search.get('baseline'), usual.baseline),
    rates: search.get('weights') === 'rates',
    harm: parseHarm(search),
    against: parsePeriod(search.get('against')),
    reach: number('reach', 1, 20_000),
    kernel: of(words.kernel, search.get('kernel'), usual.kernel),
    bandwidth: number('bandwidth', 10, 20_000),
    rule: of(words.rule, search.get('rule'), usual.rule),
    eps: number('eps', 1, 5_000),
    minPoints: number('min-points', 2, 1_000),
    slice: number('slice', 1, 12) ?? usual.slice,
    seed: number('seed', 0, 999_999) ?? usual.seed,
  };
}

/** Parts of an address: those that the method listens to, so that no word stands there that says nothing. */
export function formatMethodState(state: MethodState): string[] {
  const { method, baseline, against, reach, kernel, bandwidth, rule, eps, minPoints, slice, seed } = state;
  const figure = (name: string, one: number | null) => addressPart(name, one === null ? '' : String(one));
  const comparing = comparesWithExpected(method);
  return [
    addressPart('method', words.method[method]),
    ...(comparing ? [addressPart('baseline', words.baseline[baseline])] : []),
    addressPart('weights', isRates(state) ? 'rates' : ''),
    ...formatHarm(state),
    ...(isChange(state) && against !== null ? [addressPart('against', formatPeriod(against))] : []),
    ...(comparing ? [figure('reach', reach)] : []),
    ...(method === 'KERNEL_DENSITY' ? [addressPart('kernel', words.kernel[kernel]), figure('bandwidth', bandwidth)] : []),
    ...(method === 'KERNEL_DENSITY' && bandwidth === null ? [addressPart('rule', words.rule[rule])] : []),
    ...(method === 'DBSCAN' ? [figure('eps', eps), figure('min-points', minPoints)] : []),
    ...(method === 'EMERGING' ? [figure('slice', slice === 1 ? null : slice)] : []),
    ...(method === 'LOCAL_MORAN' ? [figure('seed', seed === 1 ? null : seed)] : []),
  ].filter((part) => part !== '');
}

/** Whether a method compares with what could be expected, together with neighbours; the others draw what is there. */
export const comparesWithExpected = (method: HotspotMethod): boolean =>
  method === 'GI_STAR' || method === 'LOCAL_MORAN' || method === 'EMERGING';

/** Whether it looks at places or months, and so needs cells. */
export const needsCells = (method: HotspotMethod): boolean => method !== 'GI_STAR' && method !== 'LOCAL_MORAN';

/** A map of change: this period against another. */
export const isChange = ({ method, baseline }: Pick<MethodState, 'method' | 'baseline'>): boolean =>
  method === 'GI_STAR' && baseline === 'LAST_PERIOD';

/** Rates are of residents, by Gi*: of another baseline there are none. */
export const isRates = ({ method, baseline, rates }: Pick<MethodState, 'method' | 'baseline' | 'rates'>): boolean =>
  rates && method === 'GI_STAR' && baseline === 'RESIDENTS';

/** Sums of harm are Gi*’s, beside land or residents: with a period before only counts are compared. */
export const isHarm = ({ method, baseline, harm }: Pick<MethodState, 'method' | 'baseline' | 'harm'>): boolean =>
  harm !== null && method === 'GI_STAR' && baseline !== 'LAST_PERIOD';

/** What is no number is left out: the server says what a weight may be. */
function parseHarm(search: URLSearchParams): HarmTable | null {
  const year = numberOf(search.get('harm-year'), 1900, 2200);
  if (search.get('weights') !== 'harm' || year === null) return null;
  const weights = search.getAll('harm').flatMap((text) => {
    const colon = text.lastIndexOf(':');
    const weight = Number(text.slice(colon + 1) || NaN);
    return colon < 1 || Number.isNaN(weight) ? [] : [{ category: text.slice(0, colon), weight }];
  });
  return weights.length === 0 ? null : { source: search.get('harm-source') ?? '', year, weights };
}

function formatHarm(state: MethodState): string[] {
  if (!isHarm(state)) return [];
  const { source, year, weights } = state.harm!;
  return [
    'weights=harm',
    ...weights.map(({ category, weight }) => addressPart('harm', `${category}:${weight}`)),
    addressPart('harm-source', source),
    addressPart('harm-year', String(year)),
  ];
}

export function numberOf(text: string | null, least: number, most: number): number | null {
  const number = /^\d{1,10}$/.test(text ?? '') ? Number(text) : NaN;
  return number >= least && number <= most ? number : null;
}
