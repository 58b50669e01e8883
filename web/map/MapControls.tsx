import { Fragment, useState } from 'react';
import { Button } from '../components/Button.js';

interface MapControlsProps {
  readonly onZoom: (step: number) => void;
  readonly onPan: (right: number, down: number) => void;
  readonly onWhole: () => void;
  readonly keysShown: boolean;
  readonly onKeys: (shown: boolean) => void;
  /** What keys do on this map; those of a map that is only looked at unless told. */
  readonly keys?: readonly (readonly [key: string, does: string])[];
}

const keysToLook = [
  ['Arrow keys', 'move the map'],
  ['+ and −', 'zoom in and out'],
  ['Shift + or −', 'zoom three steps'],
  ['Escape', 'close the open report, then let go of the selected area'],
  ['?', 'show or hide these keys'],
] as const;

/** Buttons for all that a drag or a wheel does, and the list of keys. */
export function MapControls({ onZoom, onPan, onWhole, keysShown, onKeys, keys }: MapControlsProps) {
  const [panning, setPanning] = useState(false);
  return (
    <div className="map-controls">
      <div className="map-controls__group">
        <button type="button" className="map-button" onClick={() => onZoom(1)} aria-label="Zoom in" title="Zoom in">
          <Glyph path="M8 2v12M2 8h12" />
        </button>
        <button type="button" className="map-button" onClick={() => onZoom(-1)} aria-label="Zoom out" title="Zoom out">
          <Glyph path="M2 8h12" />
        </button>
        <button
          type="button"
          className="map-button"
          onClick={onWhole}
          aria-label="Show the whole area"
          title="Show the whole area"
        >
          <Glyph path="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
        </button>
        <button
          type="button"
          className="map-button"
          aria-expanded={panning}
          onClick={() => setPanning(!panning)}
          aria-label="Buttons to move the map"
          title="Buttons to move the map"
        >
          <Glyph path="M8 1.5v13M1.5 8h13M6 3.5l2-2 2 2M6 12.5l2 2 2-2M3.5 6l-2 2 2 2M12.5 6l2 2-2 2" thin />
        </button>
        <button
          type="button"
          className="map-button map-button--text"
          aria-expanded={keysShown}
          onClick={() => onKeys(!keysShown)}
          aria-label="Keys for the map"
          title="Keys for the map"
        >
          ?
        </button>
      </div>
      {panning && (
        <div className="map-controls__pan" role="group" aria-label="Move the map">
          <button type="button" className="map-button map-controls__up" onClick={() => onPan(0, -1)} aria-label="Move up">
            <Glyph path="M3 10.5 8 5.5l5 5" />
          </button>
          <button type="button" className="map-button map-controls__left" onClick={() => onPan(-1, 0)} aria-label="Move left">
            <Glyph path="M10.5 3 5.5 8l5 5" />
          </button>
          <button type="button" className="map-button map-controls__right" onClick={() => onPan(1, 0)} aria-label="Move right">
            <Glyph path="M5.5 3l5 5-5 5" />
          </button>
          <button type="button" className="map-button map-controls__down" onClick={() => onPan(0, 1)} aria-label="Move down">
            <Glyph path="M3 5.5l5 5 5-5" />
          </button>
        </div>
      )}
      {keysShown && (
        <div className="map-keys">
          <h3 className="map-keys__title">Keys on the map</h3>
          <dl className="map-keys__list">
            {(keys ?? keysToLook).map(([key, does]) => (
              <Fragment key={key}>
                <dt>{key}</dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
          {!keys && <p className="note">To choose an area or a report by keyboard use the tables below the map.</p>}
          <Button look="secondary" className="map-keys__close" onClick={() => onKeys(false)}>
            Close
          </Button>
        </div>
      )}
    </div>
  );
}

function Glyph({ path, thin = false }: { readonly path: string; readonly thin?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={thin ? 1.4 : 2.2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
