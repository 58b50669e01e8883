import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../../components/Button.js';
import { useAnnounce } from '../../../layout/Announcer.js';
import { extentOfPolygon } from '../../../map/boundaries.js';
import { MapControls } from '../../../map/MapControls.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { editOfKey, keys, steps } from '../../hotspot-areas/border-keys.js';
import { editText } from '../../hotspot-areas/edit-words.js';
import { PointList } from '../../hotspot-areas/PointList.js';
import { edited, type Edit, type Editing } from '../../hotspot-areas/ring-editing.js';
import { useBorderDrawing } from '../../hotspot-areas/use-border-drawing.js';

export interface DrawnBarrier {
  readonly line: Editing;
  readonly crossings: Editing;
}

type Part = keyof DrawnBarrier;

interface LineEditorProps {
  readonly drawn: DrawnBarrier;
  readonly onDrawn: (drawn: DrawnBarrier) => void;
  readonly problems: Readonly<Partial<Record<Part, string>>>;
}

const none = [] as const;

/** The line of a barrier and where it can be crossed, each on the map and as a list of points. One of the two is changed at a time; the other is seen. */
export function LineEditor({ drawn, onDrawn, problems }: LineEditorProps) {
  const [part, setPart] = useState<Part>('line');
  const words = { line: 'The line', crossings: 'Crossing points' };
  return (
    <section className="border-editor" aria-labelledby="line-heading">
      <h2 className="form-page__heading" id="line-heading">
        Where it is
      </h2>
      <p className="note">
        Click along the line, then mark where it can be crossed: within 50 m of it. By keyboard: go to the map and press Enter for
        its middle, N for a point, then the arrow keys; or change the list. The question mark lists all keys.
      </p>
      {(['line', 'crossings'] as const).map(
        (of) =>
          problems[of] && (
            <p key={of} className="govuk-error-message">
              <span className="govuk-visually-hidden">Error: </span>
              {problems[of]}
            </p>
          ),
      )}
      <div className="border-editor__tools" role="group" aria-label="What is drawn">
        {(['line', 'crossings'] as const).map((of) => (
          <Button key={of} id={`act-${of}`} look="secondary" aria-pressed={part === of} onClick={() => setPart(of)}>
            {words[of]} ({drawn[of].ring.length})
          </Button>
        ))}
      </div>
      <PartEditor
        key={part}
        part={part}
        editing={drawn[part]}
        beside={drawn[part === 'line' ? 'crossings' : 'line']}
        onEditing={(editing) => onDrawn({ ...drawn, [part]: editing })}
      />
    </section>
  );
}

interface PartEditorProps {
  readonly part: Part;
  readonly editing: Editing;
  readonly beside: Editing;
  readonly onEditing: (editing: Editing) => void;
}

function PartEditor({ part, editing, beside, onEditing }: PartEditorProps) {
  const announce = useAnnounce();
  const { installation } = useSignedIn();
  const box = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<number>(10);
  const [keysShown, setKeysShown] = useState(false);

  const edit = (asked: Edit) => {
    // After the last point of a line nothing lies half way to a next one: the middle of the map does.
    const last =
      asked.do === 'add' && asked.at === undefined && (asked.after ?? editing.ring.length - 1) >= editing.ring.length - 1;
    const one =
      (last || part === 'crossings') && asked.do === 'add' && drawing ? { ...asked, at: asked.at ?? drawing.centre() } : asked;
    const next = edited(editing, one);
    const said = editText(editing, next, one);
    if (said) announce(said);
    if (next !== editing) onEditing(next);
    const at = next.chosen === null ? undefined : next.ring[next.chosen];
    if (at) drawing?.show(at);
  };
  const shape = part === 'line' ? 'line' : 'points';
  const drawing = useBorderDrawing(box, editing, edit, { adding: true, others: none, shape });
  useEffect(() => drawing?.setBeside(beside.ring, part === 'line' ? 'points' : 'line'), [drawing, beside.ring, part]);
  useEffect(() => {
    if (drawing && editing.ring.length === 0 && beside.ring.length > 0) drawing.look(beside.ring, null);
    // Once, when the map is there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing]);

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
    <div className="border-editor__parts">
      <div className="border-editor__map">
        <div className="border-editor__tools">
          <Button look="secondary" aria-disabled={editing.past.length === 0} onClick={() => edit({ do: 'undo' })}>
            Undo
          </Button>
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
            aria-label={`Map of ${part === 'line' ? 'the line' : 'crossing points'}. Enter adds a point in its middle, N and P choose a point, arrow keys move it, question mark lists the keys. The list beside it holds the same points.`}
            onKeyDownCapture={onKey}
          />
          <span className="border-editor__cross" aria-hidden="true" />
          <MapControls
            onZoom={(by) => drawing?.frame.map.setZoom(drawing.frame.map.getZoom() + by)}
            onPan={(right, down) => drawing?.frame.pan(right, down)}
            onWhole={() => {
              drawing?.look(editing.ring, extentOfPolygon(installation.extent));
              announce(editing.ring.length > 0 ? 'The map shows all points.' : 'The map shows the whole area.');
            }}
            keysShown={keysShown}
            onKeys={setKeysShown}
            keys={keys}
          />
        </div>
      </div>
      <div className="border-editor__side">
        <PointList editing={editing} step={step} edit={edit} of={part === 'line' ? 'the line' : 'crossings'} />
      </div>
    </div>
  );
}
