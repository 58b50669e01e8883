/** What is asked of the server for a state of the view: only the options that its method listens to. */
import type { HotspotCellsQueryVariables, HotspotOptions, IncidentFilter } from '../../graphql.generated.js';
import { comparesWithExpected, isChange, isHarm, isRates } from '../../view-state/hotspot-method.js';
import { shapeOf, type HotspotState } from '../../view-state/hotspot-state.js';

export function questionOf(state: HotspotState, filter: IncidentFilter): HotspotCellsQueryVariables {
  return { filter, method: state.method, options: { ...unitOptions(state), ...methodOptions(state) } };
}

function unitOptions({ by, cell, ...state }: HotspotState): HotspotOptions {
  return by === null ? { unit: 'GRID', shape: shapeOf(state), cellMetres: cell } : { unit: 'AREAS', areaType: by };
}

function methodOptions(state: HotspotState): HotspotOptions {
  const { method, baseline, against, reach, kernel, bandwidth, rule, eps, minPoints, slice, seed } = state;
  const compared = comparesWithExpected(method)
    ? { baseline, ...(reach === null ? {} : { neighbours: 'DISTANCE' as const, neighbourMetres: reach }) }
    : {};
  switch (method) {
    case 'GI_STAR':
      return {
        ...compared,
        ...(isRates(state) ? { weights: 'RATES' as const } : {}),
        ...(isHarm(state) ? { weights: 'HARM' as const, harm: state.harm } : {}),
        ...(isChange(state) && against !== null ? { against } : {}),
      };
    case 'LOCAL_MORAN':
      return { ...compared, seed };
    case 'EMERGING':
      return { ...compared, sliceMonths: slice };
    case 'KERNEL_DENSITY':
      return { kernel, ...(bandwidth === null ? { bandwidthRule: rule } : { bandwidthMetres: bandwidth }) };
    case 'DBSCAN':
      return { epsMetres: eps, minPoints };
  }
}
