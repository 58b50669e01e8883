/** Addresses of the files of what is shown: the same words as the view's own address, with what stood at its default written out. */
import { defaultExploreState, formatExploreState, type ExploreState } from './explore-state.js';

export type ExportFormat = 'csv' | 'geojson';

/** `pinned` is the state with its period and level filled in, so that the file cannot mean something else later. */
export function exportAddress(pinned: ExploreState, format: ExportFormat): string {
  const { map, selected, layers, show } = defaultExploreState;
  const words = formatExploreState({ ...pinned, map, selected, layers, show });
  const kinds = /(^|&)kinds=/.test(words) ? '' : '&kinds=asb-reports';
  const measure = /(^|&)measure=/.test(words) ? '' : '&measure=rate';
  return `/export/areas.${format}?${words}${kinds}${measure}`;
}
