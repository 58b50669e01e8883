import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/Button.js';
import { Details } from '../../components/Details.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { editOfKey } from './border-keys.js';
import { ringOfText, ringText, type Edit, type Editing } from './ring-editing.js';

interface PointListProps {
  readonly editing: Editing;
  readonly step: number;
  readonly edit: (edit: Edit) => void;
  /** What the points are of. */
  readonly of?: string;
}

/** Every point with its easting and northing: chosen and moved from here as on the map. */
export function PointList({ editing, step, edit, of = 'the border' }: PointListProps) {
  const { ring, chosen } = editing;
  const focusOn = useRef<number | null>(null);
  // A point that was added or removed here takes the focus with it.
  useEffect(() => {
    if (focusOn.current === null) return;
    document.getElementById(`border-point-${focusOn.current}`)?.focus();
    focusOn.current = null;
  }, [ring]);

  const act = (one: Edit) => {
    if (one.do === 'add') focusOn.current = (one.after ?? ring.length - 1) + 1;
    if (one.do === 'remove') focusOn.current = Math.max(0, Math.min(one.point, ring.length - 2));
    edit(one);
  };
  const onKey = (event: KeyboardEvent, point: number) => {
    const one = editOfKey(event, { ...editing, chosen: point }, step);
    if (one === null) return;
    event.preventDefault();
    act(one);
  };
  return (
    <div className="point-list">
      <h3 className="form-page__label" id="points-heading">
        Points
      </h3>
      {ring.length === 0 ? (
        <p className="note">
          None yet. Click on the map, press Enter on it
          {of === 'the border' ? ', or begin with a square.' : ', or write them below.'}
        </p>
      ) : (
        <ScrollRegion label={`Points of ${of}`} className="point-list__rows">
          <table className="govuk-table data-table">
            <caption className="govuk-visually-hidden">
              Points of {of}, in metres of the National Grid. On the button of a point the arrow keys move it, Delete removes it,
              A adds one after it.
            </caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                <th scope="col" className="govuk-table__header">
                  Point
                </th>
                <th scope="col" className="govuk-table__header">
                  Easting
                </th>
                <th scope="col" className="govuk-table__header">
                  Northing
                </th>
                <th scope="col" className="govuk-table__header">
                  <span className="govuk-visually-hidden">Add and remove</span>
                </th>
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {ring.map((position, point) => {
                const name = `Point ${point + 1}`;
                return (
                  <tr key={point} className={`govuk-table__row${point === chosen ? ' data-table__row--selected' : ''}`}>
                    <th scope="row" className="govuk-table__header">
                      <button
                        type="button"
                        className="point-button"
                        id={`border-point-${point}`}
                        aria-pressed={point === chosen}
                        aria-label={`${name}: arrow keys move it`}
                        onClick={() => edit({ do: 'choose', point: point === chosen ? null : point })}
                        onKeyDown={(event) => onKey(event, point)}
                      >
                        {point + 1}
                      </button>
                    </th>
                    {(['easting', 'northing'] as const).map((axis) => (
                      <td key={axis} className="govuk-table__cell">
                        <MetresInput
                          label={`${name}, ${axis}`}
                          metres={position[axis]}
                          onChange={(metres) => edit({ do: 'place', point, at: { ...position, [axis]: metres } })}
                        />
                      </td>
                    ))}
                    <td className="govuk-table__cell point-list__acts">
                      <button
                        type="button"
                        className="point-button"
                        aria-label={`Add a point after ${name.toLowerCase()}`}
                        title="Add a point after this"
                        onClick={() => act({ do: 'add', after: point })}
                      >
                        +
                      </button>
                      <button
                        type="button"
                        className="point-button"
                        aria-label={`Remove ${name.toLowerCase()}`}
                        title="Remove this point"
                        onClick={() => act({ do: 'remove', point })}
                      >
                        ×
                      </button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <WholeList editing={editing} edit={edit} />
    </div>
  );
}

/** Taken when the field is left or Enter is pressed, so that half a number moves nothing. */
function MetresInput({
  label,
  metres,
  onChange,
}: {
  readonly label: string;
  readonly metres: number;
  readonly onChange: (metres: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    if (typed !== null && /^\d{1,7}$/.test(typed.trim()) && Number(typed) !== metres) onChange(Number(typed));
    setTyped(null);
  };
  return (
    <input
      className="govuk-input point-list__metres"
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      value={typed ?? String(metres)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take();
      }}
    />
  );
}

/** All points as text, to be written or brought from elsewhere. */
function WholeList({ editing, edit }: Pick<PointListProps, 'editing' | 'edit'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const use = () => {
    const ring = ringOfText(typed ?? '');
    setProblem(typeof ring === 'string' ? ring : null);
    if (typeof ring === 'string') return;
    setTyped(null);
    edit({ do: 'replace', ring });
  };
  return (
    <Details summary="As a list of eastings and northings" className="point-list__whole">
      <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor="border-list">
          One point a line, such as 330120, 405200
        </label>
        {problem && (
          <p className="govuk-error-message" id="border-list-problem">
            <span className="govuk-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        <textarea
          className="govuk-textarea form-page__lines"
          id="border-list"
          rows={5}
          value={typed ?? ringText(editing.ring)}
          onChange={(event) => setTyped(event.target.value)}
          {...(problem ? { 'aria-describedby': 'border-list-problem', 'aria-invalid': true as const } : {})}
        />
      </div>
      <Button look="secondary" onClick={use} aria-disabled={typed === null}>
        Use this list
      </Button>
    </Details>
  );
}
