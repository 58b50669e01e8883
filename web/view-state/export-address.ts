/** Addresses of the files of what is shown: the same words as the view's own address, with what stood at its default written out. */
import type { IncidentKind } from '../graphql.generated.js';
import { areaTypeNames } from './area-types.js';
import { formatFilterState } from './filter-state.js';
import { formatOptions, shapeOf, type HotspotState } from './hotspot-state.js';
import { kindNames } from './kinds.js';
import { defaultExploreState, formatExploreState, type ExploreState } from './explore-state.js';

export type ExportFormat = 'csv' | 'geojson';

/**
 * `pinned` is the state with its period and level filled in, so that the file cannot mean something else later. `sources` where the role
 * has the kind from some of them only.
 */
export function exportAddress(pinned: ExploreState, format: ExportFormat, sources: readonly string[] | null = null): string {
  const measure = pinned.measure === defaultExploreState.measure ? `&measure=${pinned.measure}` : '';
  return `/export/areas.${format}?${filterWords(pinned)}${measure}${sourceWords(sources)}`;
}

/** Squares of 500 m in bands, over the one period there is. */
export function bandsAddress(kind: IncidentKind, format: ExportFormat, sources: readonly string[] | null): string {
  return `/export/grid.${format}?kinds=${kindNames[kind].word}&cell=500${sourceWords(sources)}`;
}

/** The reports one by one: those of the selected area when there is one, as the list shows them. */
export function reportsAddress(pinned: ExploreState, format: ExportFormat): string {
  const areas = pinned.selected === null ? pinned.areas : [pinned.selected];
  const { measure, level } = defaultExploreState;
  return `/export/points.${format}?${filterWords({ ...pinned, areas, measure, level })}`;
}

/** The cells or areas of a detection, tested as they were on the page. */
export function hotspotsAddress(pinned: HotspotState, format: ExportFormat, sources: readonly string[] | null = null): string {
  const words = formatFilterState(pinned);
  const kinds = pinned.kinds.join() === 'ASB_REPORT' ? ['kinds=asb-reports'] : [];
  const options = [
    pinned.by ? `unit=areas&level=${areaTypeNames[pinned.by].word}` : `unit=cells&shape=${shapeOf(pinned).toLowerCase()}`,
    ...formatOptions({ ...pinned, shape: 'HEXAGON' }),
  ].filter((word) => word !== '');
  return `/export/hotspots.${format}?${[...words, ...kinds, ...options].join('&')}${sourceWords(sources)}`;
}

const sourceWords = (sources: readonly string[] | null): string =>
  sources === null ? '' : `&sources=${sources.map(encodeURIComponent).join(',')}`;

function filterWords(pinned: ExploreState): string {
  const { map, selected, layers, show, table, page, report } = defaultExploreState;
  const words = formatExploreState({ ...pinned, map, selected, layers, show, table, page, report });
  return `${words}${/(^|&)kinds=/.test(words) ? '' : '&kinds=asb-reports'}`;
}
