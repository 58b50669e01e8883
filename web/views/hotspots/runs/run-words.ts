/** A kept run in words: what it asked, as a title and as parts that two runs can be compared by. */
import type { KeptRunFragment } from '../../../graphql.generated.js';
import { areaTypeNames } from '../../../view-state/area-types.js';
import { comparesWithExpected, isChange } from '../../../view-state/hotspot-method.js';
import { shapeOf, type HotspotState } from '../../../view-state/hotspot-state.js';
import { periodText } from '../../../view-state/period.js';
import { capitalised, countedNoun, joined, metresText } from '../../../view-state/words.js';
import { methodWords } from '../method-words.js';
import { askedOfRun, stateOfAsked } from './asked.js';

const baselines = {
  EVEN_OVER_LAND: 'spread evenly over the land',
  RESIDENTS: 'spread as the residents are',
  POPULATION: 'spread as a population that was given',
  LAST_PERIOD: 'a period before',
} as const;

export const stateOfRun = (run: Pick<KeptRunFragment, 'method' | 'parameters'>) =>
  stateOfAsked(askedOfRun(run.method, run.parameters));

/** «Hot and cold spots (Gi*): anti-social behaviour reports, November 2025 to October 2026, hexagons of 500 m» */
export function runTitle(run: Pick<KeptRunFragment, 'method' | 'parameters'>): string {
  const { state } = stateOfRun(run);
  const [, many] = countedNoun(state.kinds);
  return `${methodWords[run.method].name}: ${many}, ${state.period ? periodText(state.period) : 'all months'}, ${unitsOf(state)}`;
}

/** Each choice of a run with its name, the same names for every run. */
export function runParts(run: KeptRunFragment): readonly (readonly [name: string, words: string])[] {
  const { state, beyond } = stateOfRun(run);
  const compared = comparesWithExpected(state.method);
  return [
    ['Method', methodWords[run.method].name],
    ['Reports', capitalised(countedNoun(state.kinds)[1])],
    ['Categories', state.categories.length > 0 ? joined(state.categories) : 'all'],
    ['Period', state.period ? periodText(state.period) : 'all months'],
    ['Place', state.areas.length > 0 ? joined(state.areas) : 'everywhere'],
    ['Cells or areas', unitsOf(state)],
    [
      'Expected as',
      compared
        ? `${baselines[state.baseline]}${isChange(state) && state.against ? `, ${periodText(state.against)}` : ''}`
        : 'nothing expected',
    ],
    ['Neighbours', compared ? (state.reach === null ? 'those that touch' : `within ${metresText(state.reach)}`) : 'none'],
    ['Seed', String(run.seed)],
    ['Loads', joined(run.batches)],
    ['Version', run.version],
    ['Other choices', otherOf(state, beyond)],
  ];
}

function unitsOf(state: HotspotState): string {
  if (state.by !== null) return areaTypeNames[state.by].many;
  return `${shapeOf(state) === 'HEXAGON' ? 'hexagons' : 'squares'} of ${state.cell === null ? 'a size that is chosen' : metresText(state.cell)}`;
}

function otherOf(state: HotspotState, beyond: readonly string[]): string {
  const found = [
    ...(state.method === 'KERNEL_DENSITY'
      ? [`${state.kernel.toLowerCase()} kernel`, state.bandwidth === null ? 'bandwidth by a rule' : metresText(state.bandwidth)]
      : []),
    ...(state.method === 'DBSCAN'
      ? [
          state.minPoints === null ? 'number by the reports' : `${state.minPoints} or more`,
          state.eps === null ? 'reach by the density' : `within ${metresText(state.eps)}`,
        ]
      : []),
    ...(state.method === 'EMERGING' ? [`slices of ${state.slice} ${state.slice === 1 ? 'month' : 'months'}`] : []),
    ...beyond,
  ];
  return found.length > 0 ? joined(found) : 'none';
}
