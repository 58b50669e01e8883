import type { Polygon } from 'geojson';
import { useMemo, useRef, useState } from 'react';
import { Button } from '../../components/Button.js';
import { HotspotAreaBordersDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { BorderCheck } from './BorderCheck.js';
import { PointList } from './PointList.js';
import { PointsMap } from './PointsMap.js';
import { squareAround, type Edit, type Editing } from './ring-editing.js';
import { useBorderDrawing } from './use-border-drawing.js';
import { useEdit } from './use-edit.js';

interface BorderEditorProps {
  readonly editing: Editing;
  readonly onEditing: (editing: Editing) => void;
  /** The area whose border it is, once there is one. */
  readonly id: string | null;
  readonly problem: string | undefined;
}

/** The border on the map and as a list of points: whatever is done in one stands in the other, and is said. */
export function BorderEditor({ editing, onEditing, id, problem }: BorderEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<number>(10);
  const [adding, setAdding] = useState(editing.ring.length === 0);
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

  const carryOut = useEdit(editing, onEditing);
  const edit = (one: Edit) => carryOut(one, drawing);
  const drawing = useBorderDrawing(box, editing, edit, { adding, others });

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
        <PointsMap
          {...{ box, drawing, editing, edit, step }}
          onStep={setStep}
          label="the border."
          whole="The map shows the whole border."
          before={
            <Button look="secondary" aria-pressed={adding} onClick={() => setAdding(!adding)}>
              Add points by clicking
            </Button>
          }
          after={
            editing.ring.length === 0 && (
              <Button
                look="secondary"
                onClick={() => {
                  setAdding(false);
                  if (drawing) edit({ do: 'replace', ring: squareAround(drawing.centre(), 200) });
                }}
              >
                Begin with a square of 200 m
              </Button>
            )
          }
        >
          <p className="border-editor__legend">
            <span className="border-editor__sign border-editor__sign--own" aria-hidden="true" /> this border
            <span className="border-editor__sign border-editor__sign--other" aria-hidden="true" /> other hotspot areas
            <span className="border-editor__sign border-editor__sign--cross" aria-hidden="true">
              +
            </span>{' '}
            the middle of the map, where Enter adds a point
          </p>
        </PointsMap>
        <div className="border-editor__side">
          <BorderCheck ring={editing.ring} id={id} refused={problem} />
          <PointList editing={editing} step={step} edit={edit} />
        </div>
      </div>
    </section>
  );
}
