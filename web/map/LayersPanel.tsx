import { useState } from 'react';
import type { Show } from '../view-state/explore-state.js';
import { layerWords, type LayerWord, type MapState } from '../view-state/map-state.js';

const layerNames: Record<LayerWord, string> = {
  points: 'Single reports, when close',
  provision: 'Youth sessions',
  schools: 'Schools',
  libraries: 'Libraries',
  streets: 'Streets',
  names: 'Names of places',
  basemap: 'Background map',
};

interface LayersPanelProps {
  readonly layers: readonly LayerWord[];
  readonly basemap: boolean;
  /** Whether squares take the place of areas; null where there is no such choice. */
  readonly show: Show | null;
  /** Whether there are single reports to draw. */
  readonly single: boolean;
  readonly onLayers: (part: Pick<MapState, 'layers'>) => void;
  readonly onShow?: (part: { readonly show: Show }) => void;
}

/** What the map draws beside the figures; changes apply at once. */
export function LayersPanel({ layers, basemap, show: shown, single, onLayers, onShow }: LayersPanelProps) {
  const [open, setOpen] = useState(false);
  const toggle = (layer: LayerWord) =>
    onLayers({
      layers: layerWords.filter((word) => (word === layer ? !layers.includes(word) : layers.includes(word))),
    });
  const shows: readonly (readonly [Show, string])[] = [
    ['areas', 'Areas'],
    ['grid', 'Squares of the National Grid'],
  ];
  return (
    <div
      className="layers"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <button
        type="button"
        className="layers__button"
        aria-expanded={open}
        aria-controls="layers-panel"
        onClick={() => setOpen(!open)}
      >
        Layers
      </button>
      {open && (
        <div className="layers__panel" id="layers-panel">
          {shown !== null && (
            <fieldset className="plain-fieldset">
              <legend>Figures by</legend>
              {shows.map(([show, text]) => (
                <label key={show} className="small-choice">
                  <input type="radio" name="show" checked={shown === show} onChange={() => onShow?.({ show })} />
                  <span>{text}</span>
                </label>
              ))}
            </fieldset>
          )}
          <fieldset className="plain-fieldset">
            <legend>Also on the map</legend>
            {layerWords
              .filter((layer) => (layer !== 'basemap' || basemap) && (layer !== 'points' || single))
              .map((layer) => (
                <label key={layer} className="small-choice">
                  <input type="checkbox" checked={layers.includes(layer)} onChange={() => toggle(layer)} />
                  <span>{layerNames[layer]}</span>
                </label>
              ))}
          </fieldset>
        </div>
      )}
    </div>
  );
}
