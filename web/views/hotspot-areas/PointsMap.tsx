import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { extentOfPolygon } from '../../map/boundaries.js';
import { MapControls } from '../../map/MapControls.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { editOfKey, keys, steps } from './border-keys.js';
import type { BorderDrawing } from './border-drawing.js';
import type { Edit, Editing } from './ring-editing.js';

interface PointsMapProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly drawing: BorderDrawing | null;
  readonly editing: Editing;
  readonly edit: (edit: Edit) => void;
  readonly step: number;
  readonly onStep: (metres: number) => void;
  /** The name of the map, for those who hear it. */
  readonly label: string;
  /** What is said when all of it is shown. */
  readonly whole: string;
  /** Buttons before «Undo», and after it. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** Under the map. */
  readonly children?: ReactNode;
}

/** Points on a map, each moved by hand or by keys, with what undoes it and how far an arrow key moves. */
export function PointsMap(props: PointsMapProps) {
  const { box, drawing, editing, edit, step, onStep, label, whole, before, after, children } = props;
  const announce = useAnnounce();
  const { installation } = useSignedIn();
  const [keysShown, setKeysShown] = useState(false);

  const onKey = (event: KeyboardEvent) => {
    const { ring, chosen } = editing;
    const turn = { n: 1, p: -1 }[event.key.toLowerCase()];
    let one = editOfKey(event, editing, step);
    if (turn && ring.length > 0 && !event.ctrlKey && !event.metaKey)
      one = {
        do: 'choose',
        point: chosen === null ? (turn === 1 ? 0 : ring.length - 1) : (chosen + turn + ring.length) % ring.length,
      };
    if (event.key === 'Enter' && drawing) one = { do: 'add', after: chosen, at: drawing.centre() };
    if (event.key === 'Escape') one = { do: 'choose', point: null };
    if (event.key === '?') setKeysShown(!keysShown);
    if (one === null) return;
    // The map would pan.
    event.stopPropagation();
    event.preventDefault();
    edit(one);
  };

  return (
    <div className="border-editor__map">
      <div className="border-editor__tools">
        {before}
        <Button look="secondary" aria-disabled={editing.past.length === 0} onClick={() => edit({ do: 'undo' })}>
          Undo
        </Button>
        {after}
        <label className="border-editor__step">
          Arrow keys move by{' '}
          <select className="govuk-select" value={step} onChange={(event) => onStep(Number(event.target.value))}>
            {steps.map((metres) => (
              <option key={metres} value={metres}>
                {metres} m
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="map-frame">
        <div
          ref={box}
          className="map-box border-editor__box"
          role="application"
          aria-label={`Map of ${label} N and P choose a point, arrow keys move it, question mark lists the keys. The list beside it holds the same points.`}
          onKeyDownCapture={onKey}
        />
        <span className="border-editor__cross" aria-hidden="true" />
        <MapControls
          onZoom={(by) => drawing?.frame.map.setZoom(drawing.frame.map.getZoom() + by)}
          onPan={(right, down) => drawing?.frame.pan(right, down)}
          onWhole={() => {
            drawing?.look(editing.ring, extentOfPolygon(installation.extent));
            announce(editing.ring.length > 0 ? whole : 'The map shows the whole area.');
          }}
          keysShown={keysShown}
          onKeys={setKeysShown}
          keys={keys}
        />
      </div>
      {children}
    </div>
  );
}
