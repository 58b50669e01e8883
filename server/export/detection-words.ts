/** How hot spots are looked for, in the words of an address or a command line: those of the Hotspots view. */
import { badUserInput } from '../errors.js';
import type { HotspotOptions } from '../hotspots/hotspot-options.js';
import type { HotspotMethod } from '../hotspots/hotspot-words.js';
import { readAreaType, readChoice, readInteger, readPeriod, readShape } from './read-word.js';

const METHOD_WORDS = {
  'gi-star': 'GI_STAR',
  'local-moran': 'LOCAL_MORAN',
  emerging: 'EMERGING',
  'kernel-density': 'KERNEL_DENSITY',
  dbscan: 'DBSCAN',
} as const;
const BASELINE_WORDS = { even: 'EVEN_OVER_LAND', residents: 'RESIDENTS', 'last-period': 'LAST_PERIOD' } as const;
const WEIGHTS_WORDS = { counts: 'COUNTS', rates: 'RATES', harm: 'HARM' } as const;

const KERNEL_WORDS = { quartic: 'quartic', gaussian: 'gaussian' } as const;
const RULE_WORDS = { scott: 'scott', ppl: 'ppl', diggle: 'diggle' } as const;

/** What is left out is chosen by the detection, and the file says what was chosen. */
export function readDetection(words: URLSearchParams): { readonly method: HotspotMethod; readonly options: HotspotOptions } {
  const level = words.get('level');
  const unit = readChoice(words, 'unit', { cells: 'GRID', areas: 'AREAS' } as const, level === null ? 'cells' : 'areas')!;
  const reach = readInteger(words, 'reach');
  const against = words.get('against');
  return {
    method: readChoice(words, 'method', METHOD_WORDS, 'gi-star')!,
    options: {
      unit,
      ...(level === null ? {} : { areaType: readAreaType(level) }),
      ...(unit === 'GRID' ? { cellMetres: readInteger(words, 'cell') ?? null, shape: readShape(words) } : {}),
      baseline: readChoice(words, 'baseline', BASELINE_WORDS, undefined) ?? null,
      weights: readChoice(words, 'weights', WEIGHTS_WORDS, undefined) ?? null,
      harm: readHarm(words),
      ...(reach === undefined ? {} : { neighbours: 'DISTANCE', neighbourMetres: reach }),
      ...(against === null ? {} : { against: readAgainst(against) }),
      kernel: readChoice(words, 'kernel', KERNEL_WORDS, undefined) ?? null,
      bandwidthMetres: readInteger(words, 'bandwidth') ?? null,
      bandwidthRule: readChoice(words, 'rule', RULE_WORDS, undefined) ?? null,
      epsMetres: readInteger(words, 'eps') ?? null,
      minPoints: readInteger(words, 'min-points') ?? null,
      sliceMonths: readInteger(words, 'slice') ?? null,
      seed: readInteger(words, 'seed') ?? null,
    },
  };
}

function readAgainst(period: string): { readonly from: string; readonly to: string } {
  const { from, to } = readPeriod(new URLSearchParams({ period }));
  if (from === null || to === null) throw badUserInput('«against» is a period: 2024-11..2025-10.', ['against']);
  return { from, to };
}

/** `harm=Burglary:5&harm=Robbery:20&harm-source=…&harm-year=2024`; null where no category is named. */
function readHarm(words: URLSearchParams): HotspotOptions['harm'] {
  const named = words.getAll('harm');
  if (named.length === 0) return null;
  return {
    source: words.get('harm-source') ?? '',
    year: readInteger(words, 'harm-year') ?? NaN,
    weights: named.map((text) => {
      const colon = text.lastIndexOf(':');
      const weight = text.slice(colon + 1).trim();
      if (colon < 1 || weight === '') throw badUserInput(`«${text}» names no weight; write Burglary:5.`, ['harm']);
      return { category: text.slice(0, colon), weight: Number(weight) };
    }),
  };
}
