/** What the legend covers of the map's lower left corner, in pixels; null where it stands under the map. */
export function coveredByLegend(map: HTMLElement | null): { readonly width: number; readonly height: number } | null {
  const legend = map?.closest('.map-with-legend')?.querySelector('.legend')?.getBoundingClientRect();
  const frame = map?.getBoundingClientRect();
  if (!legend || !frame || legend.top >= frame.bottom) return null;
  return { width: legend.right - frame.left, height: frame.bottom - legend.top };
}
