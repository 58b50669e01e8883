import type { Polygon } from 'geojson';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/Button.js';
import { HotspotAreaBordersDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { extentOfPolygon } from '../../map/boundaries.js';
import { MapControls } from '../../map/MapControls.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { BorderCheck } from './BorderCheck.js';
import { editText } from './edit-words.js';
import { PointList } from './PointList.js';
import { keys, steps, editOfKey } from './border-keys.js';
import { edited, squareAround, type Edit, type Editing } from './ring-editing.js';
import { useBorderDrawing } from './use-border-drawing.js';

interface BorderEditorProps {
  readonly editing: Editing;
  readonly onEditing: (editing: Editing) => void;
  /** The area whose border it is, once there is one. */
  readonly id: string | null;
  readonly problem: string | undefined;
}

/** The border on the map and as a list of points: whatever is done in one stands in the other, and is said. */
export function BorderEditor({ editing, onEditing, id, problem }: BorderEditorProps) {
  const announce = useAnnounce();
  const { installation } = useSignedIn();
  const box = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<number>(10);
  const [adding, setAdding] = useState(editing.ring.length === 0);
  const [keysShown, setKeysShown] = useState(false);
  const { state } = useQuery(HotspotAreaBordersDocument, {});
  const others = useMemo(
    () =>
      (state.status === 'ready' ? state.data.hotspotAreas.edges : []).flatMap(({ node }) =>
        node.boundary && node.status !== 'CLOSED' && node.id !== id
          ? [{ id: node.id, name: node.name, boundary: node.boundary as Polygon }]
          : [],
      ),
    [state, id],
  );

  const edit = (one: Edit) => {
    const next = edited(editing, one);
    const said = editText(editing, next, one);
    if (said) announce(said);
    if (next !== editing) onEditing(next);
    const at = next.chosen === null ? undefined : next.ring[next.chosen];
    if (at) drawing?.show(at);
  };
  const drawing = useBorderDrawing(box, editing, edit, { adding, others });

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
    <section className={`border-editor${problem ? ' border-editor--wrong' : ''}`} aria-labelledby="border-heading">
      <h2 className="form-page__heading" id="border-heading">
        Border
      </h2>
      <p className="note">
        Drag a point, or click «+» to add one. By keyboard: go to the map and press N for a point, then the arrow keys; or change
        the list. The question mark lists all keys.
      </p>
      <div className="border-editor__parts">
        <div className="border-editor__map">
          <div className="border-editor__tools">
            <Button look="secondary" aria-pressed={adding} onClick={() => setAdding(!adding)}>
              Add points by clicking
            </Button>
            <Button look="secondary" aria-disabled={editing.past.length === 0} onClick={() => edit({ do: 'undo' })}>
              Undo
            </Button>
            {editing.ring.length === 0 && (
              <Button
                look="secondary"
                onClick={() => {
                  setAdding(false);
                  if (drawing) edit({ do: 'replace', ring: squareAround(drawing.centre(), 200) });
                }}
              >
                Begin with a square of 200 m
              </Button>
            )}
            <label className="border-editor__step">
              Arrow keys move by{' '}
              <select className="govuk-select" value={step} onChange={(event) => setStep(Number(event.target.value))}>
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
              aria-label="Map of the border. N and P choose a point, arrow keys move it, question mark lists the keys. The list beside it holds the same points."
              onKeyDownCapture={onKey}
            />
            <span className="border-editor__cross" aria-hidden="true" />
            <MapControls
              onZoom={(by) => drawing?.frame.map.setZoom(drawing.frame.map.getZoom() + by)}
              onPan={(right, down) => drawing?.frame.pan(right, down)}
              onWhole={() => {
                drawing?.look(editing.ring, extentOfPolygon(installation.extent));
                announce(editing.ring.length > 0 ? 'The map shows the whole border.' : 'The map shows the whole area.');
              }}
              keysShown={keysShown}
              onKeys={setKeysShown}
              keys={keys}
            />
          </div>
          <p className="border-editor__legend">
            <span className="border-editor__sign border-editor__sign--own" aria-hidden="true" /> this border
            <span className="border-editor__sign border-editor__sign--other" aria-hidden="true" /> other hotspot areas
            <span className="border-editor__sign border-editor__sign--cross" aria-hidden="true">
              +
            </span>{' '}
            the middle of the map, where Enter adds a point
          </p>
        </div>
        <div className="border-editor__side">
          <BorderCheck ring={editing.ring} id={id} refused={problem} />
          <PointList editing={editing} step={step} edit={edit} />
        </div>
      </div>
    </section>
  );
}
