/** What is possible instead of what was refused: changes of the question that are known to be answered, told by where it was wrong. */
import type { RequestFailure } from '../../graphql/client.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import { leastMetresOfMoved, type HotspotOffer } from './offer.js';

interface Remedy {
  readonly text: string;
  readonly part: Partial<HotspotState>;
}

/** Under it a gaussian kernel draws the map points of police.uk: 500 m of a quartic one, by standard deviation. */
const leastGaussian = 200;

export function remediesOf(
  { code, inputPath }: Pick<RequestFailure, 'code' | 'inputPath'>,
  state: Pick<HotspotState, 'kernel' | 'method'>,
  offer: Pick<HotspotOffer, 'levels' | 'leastMetres'>,
): readonly Remedy[] {
  const level = offer.levels.includes('WARD') ? 'WARD' : offer.levels[0];
  const byAreas: readonly Remedy[] = level
    ? [{ text: `Test ${areaTypeNames[level].many} instead`, part: { method: 'GI_STAR', by: level, cell: null, reach: null } }]
    : [];
  if (code === 'PURPOSE_REQUIRED') return byAreas;
  if (code !== 'BAD_USER_INPUT') return [];
  const onCells: Remedy = {
    text: offer.leastMetres === null ? 'Test cells with Gi*' : `Test cells of ${leastMetresOfMoved} m with Gi*`,
    part: { method: 'GI_STAR', by: null, cell: offer.leastMetres },
  };
  if (inputPath.includes('harm')) return [{ text: 'Let each report count one', part: { harm: null } }];
  switch (inputPath.at(-1)) {
    case 'method':
      return [onCells, ...byAreas];
    case 'cellMetres':
      return [{ text: 'Use the suggested size of cell', part: { cell: null, reach: null } }, ...byAreas];
    case 'bandwidthMetres': {
      const metres = state.kernel === 'QUARTIC' ? leastMetresOfMoved : leastGaussian;
      return [{ text: `Take a bandwidth of ${metres} m`, part: { bandwidth: metres } }, onCells];
    }
    case 'bandwidthRule':
      return [{ text: 'Find the bandwidth by Scott’s rule', part: { rule: 'SCOTT', bandwidth: null } }];
    case 'from':
    case 'to':
      return [{ text: 'Take the last 12 months', part: { period: null } }, onCells];
    case 'sliceMonths':
      return [
        { text: 'Take slices of one month', part: { slice: 1 } },
        { text: 'Take the last 12 months, in slices of one', part: { slice: 1, period: null } },
      ];
    case 'baseline':
      return [{ text: 'Expect them spread evenly over the land', part: { baseline: 'EVEN_OVER_LAND' } }];
    case 'against':
      return [{ text: 'Compare with the period just before', part: { against: null } }];
    default:
      return [];
  }
}
