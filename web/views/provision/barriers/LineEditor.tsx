import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button.js';
import { PointList } from '../../hotspot-areas/PointList.js';
import { PointsMap } from '../../hotspot-areas/PointsMap.js';
import type { Edit, Editing } from '../../hotspot-areas/ring-editing.js';
import { useBorderDrawing } from '../../hotspot-areas/use-border-drawing.js';
import { useEdit } from '../../hotspot-areas/use-edit.js';

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
  const box = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<number>(10);

  const carryOut = useEdit(editing, onEditing);
  const edit = (asked: Edit) => {
    // After the last point of a line nothing lies half way to a next one: the middle of the map does.
    const last =
      asked.do === 'add' && asked.at === undefined && (asked.after ?? editing.ring.length - 1) >= editing.ring.length - 1;
    const one =
      (last || part === 'crossings') && asked.do === 'add' && drawing ? { ...asked, at: asked.at ?? drawing.centre() } : asked;
    carryOut(one, drawing);
  };
  const shape = part === 'line' ? 'line' : 'points';
  const drawing = useBorderDrawing(box, editing, edit, { adding: true, others: none, shape });
  useEffect(() => drawing?.setBeside(beside.ring, part === 'line' ? 'points' : 'line'), [drawing, beside.ring, part]);
  useEffect(() => {
    if (drawing && editing.ring.length === 0 && beside.ring.length > 0) drawing.look(beside.ring, null);
    // Once, when the map is there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing]);

  return (
    <div className="border-editor__parts">
      <PointsMap
        {...{ box, drawing, editing, edit, step }}
        onStep={setStep}
        label={`${part === 'line' ? 'the line' : 'crossing points'}. Enter adds a point in its middle,`}
        whole="The map shows all points."
      />
      <div className="border-editor__side">
        <PointList editing={editing} step={step} edit={edit} of={part === 'line' ? 'the line' : 'crossings'} />
      </div>
    </div>
  );
}
