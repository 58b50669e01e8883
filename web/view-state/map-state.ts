/** Where the map looks and what it draws beside the figures, as an address says. */
import { wordsOf } from './filter-state.js';

export const layerWords = ['points', 'provision', 'schools', 'libraries', 'streets', 'names', 'basemap'] as const;
export type LayerWord = (typeof layerWords)[number];

/** Centre in degrees and Leaflet's zoom. */
export interface MapPosition {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

export interface MapState {
  readonly layers: readonly LayerWord[];
  /** Null: all of the areas in use. */
  readonly map: MapPosition | null;
}

export const defaultLayers: readonly LayerWord[] = ['points', 'streets', 'names', 'basemap'];

export function parseMapState(search: URLSearchParams): MapState {
  return {
    layers: search.has('layers') ? layerWords.filter((word) => wordsOf(search, 'layers').includes(word)) : defaultLayers,
    map: parsePosition(search.get('map')),
  };
}

/** «layers=…», or nothing where the usual ones are drawn. */
export const formatLayers = ({ layers }: MapState): string =>
  layers.join() === defaultLayers.join() ? '' : `layers=${layers.join(',')}`;

/** «map=…», or nothing where the map shows all. */
export const formatMap = ({ map }: MapState): string => (map === null ? '' : `map=${positionWords(map)}`);

export const positionWords = (map: MapPosition): string =>
  `${map.latitude.toFixed(5)},${map.longitude.toFixed(5)},${Number(map.zoom.toFixed(2))}`;

function parsePosition(text: string | null): MapPosition | null {
  const [latitude, longitude, zoom] = (text ?? '').split(',').map(Number);
  if (latitude === undefined || longitude === undefined || zoom === undefined) return null;
  const sound = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 20;
  return sound ? { latitude, longitude, zoom } : null;
}
