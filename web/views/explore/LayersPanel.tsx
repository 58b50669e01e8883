import { useState } from 'react';
import { layerWords, type ExploreState, type LayerWord, type Show } from '../../view-state/explore-state.js';

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
  readonly state: ExploreState;
  readonly basemap: boolean;
  /** Whether there are squares to choose in place of areas. */
  readonly squares: boolean;
  /** Whether there are single reports to draw. */
  readonly single: boolean;
  readonly onChange: (part: Partial<ExploreState>) => void;
}

/** What the map draws beside the figures; changes apply at once. */
export function LayersPanel({ state, basemap, squares, single, onChange }: LayersPanelProps) {
  const [open, setOpen] = useState(false);
  const toggle = (layer: LayerWord) =>
    onChange({
      layers: layerWords.filter((word) => (word === layer ? !state.layers.includes(word) : state.layers.includes(word))),
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
          {squares && (
            <fieldset className="plain-fieldset">
              <legend>Figures by</legend>
              {shows.map(([show, text]) => (
                <label key={show} className="small-choice">
                  <input type="radio" name="show" checked={state.show === show} onChange={() => onChange({ show })} />
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
                  <input type="checkbox" checked={state.layers.includes(layer)} onChange={() => toggle(layer)} />
                  <span>{layerNames[layer]}</span>
                </label>
              ))}
          </fieldset>
        </div>
      )}
    </div>
  );
}
