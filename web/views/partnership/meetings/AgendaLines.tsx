import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button.js';
import { Tag } from '../../../components/Tag.js';
import { moved, type Line } from './agenda-lines.js';
import { ITEM_KINDS, itemKindWords } from './meeting-words.js';
import { RowLinks } from './RowLinks.js';

interface AgendaLinesProps {
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
}

/** Each line with whether it is in, its place, why it stands there and what moved since it was saved. */
export function AgendaLines({ lines, onChange }: AgendaLinesProps) {
  const [said, setSaid] = useState('');
  // A row that is moved down leaves the page for a moment, and its button would lose the focus.
  const pressed = useRef('');
  useEffect(() => {
    if (pressed.current !== '') document.getElementById(pressed.current)?.focus();
    pressed.current = '';
  }, [lines]);
  const move = (at: number, by: -1 | 1): void => {
    pressed.current = placeId(at + by, by);
    onChange(moved(lines, at, by));
    setSaid(`${lines[at]!.title} is now number ${at + by + 1} of ${lines.length}.`);
  };
  return (
    <fieldset className="govuk-fieldset" id="agenda-lines" tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Lines of the agenda</legend>
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      <ol className="govuk-list agenda-lines">
        {lines.map((line, at) => (
          <li key={line.key} className={line.isIn ? 'card agenda-line' : 'card agenda-line agenda-line--out'}>
            <div className="govuk-checkboxes__item agenda-line__in">
              <input
                className="govuk-checkboxes__input"
                type="checkbox"
                id={`line-${at}`}
                checked={line.isIn}
                onChange={({ target }) => onChange(lines.with(at, { ...line, isIn: target.checked }))}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={`line-${at}`}>
                {line.title} <Standing line={line} />
              </label>
            </div>
            <p className="account-quiet">
              {itemKindWords(line.kind)}. Lead: {line.lead}. {line.drafted?.because}
            </p>
            {line.drafted !== null && line.drafted.moved.length > 0 && (
              <ul className="govuk-list govuk-list--bullet agenda-line__moved" aria-label={`What moved of ${line.title}`}>
                {line.drafted.moved.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            )}
            <RowLinks rows={line.drafted?.rows ?? []} />
            <div className="agenda-line__place">
              <PlaceButton id={placeId(at, -1)} words="Up" line={line} disabled={at === 0} onClick={() => move(at, -1)} />
              <PlaceButton
                id={placeId(at, 1)}
                words="Down"
                line={line}
                disabled={at === lines.length - 1}
                onClick={() => move(at, 1)}
              />
            </div>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

const placeId = (at: number, by: -1 | 1): string => `line-${at}-${by === 1 ? 'down' : 'up'}`;

function Standing({ line: { item, drafted, dueNoMore } }: { readonly line: Line }) {
  if (dueNoMore) return <Tag colour="grey">due no more</Tag>;
  if (drafted === null) return item === null ? <Tag colour="blue">typed</Tag> : null;
  const colours = { new: 'blue', moved: 'yellow', 'taken out': 'grey' } as const;
  const colour = colours[drafted.standing as keyof typeof colours] as 'blue' | 'yellow' | 'grey' | undefined;
  return colour === undefined ? null : (
    <Tag colour={colour}>{drafted.standing === 'taken out' ? 'taken out before' : drafted.standing}</Tag>
  );
}

function PlaceButton({
  id,
  words,
  line,
  disabled,
  onClick,
}: {
  readonly id: string;
  readonly words: string;
  readonly line: Line;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button id={id} look="secondary" aria-disabled={disabled} onClick={() => (disabled ? undefined : onClick())}>
      {words}
      <span className="govuk-visually-hidden"> {line.title}</span>
    </Button>
  );
}

/** A line that nothing drafted. What is wrong with it the server says when the agenda is saved. */
export function TypedLine({ onAdd, taken }: { readonly onAdd: (line: Line) => void; readonly taken: number }) {
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState('discussion');
  const [lead, setLead] = useState('');
  const add = (): void => {
    if (title.trim() === '') return;
    onAdd({
      key: `typed-${taken}`,
      title: title.trim(),
      kind,
      lead: lead.trim(),
      item: null,
      drafted: null,
      dueNoMore: false,
      isIn: true,
    });
    setTitle('');
    setLead('');
  };
  return (
    <fieldset className="govuk-fieldset agenda-typed">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Add a line of your own</legend>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="typed-title">
          What it is called
        </label>
        <input className="govuk-input" id="typed-title" value={title} onChange={({ target }) => setTitle(target.value)} />
      </div>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="typed-lead">
          Which agency or office leads
        </label>
        <input className="govuk-input" id="typed-lead" value={lead} onChange={({ target }) => setLead(target.value)} />
      </div>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="typed-kind">
          What it is for
        </label>
        <select className="govuk-select" id="typed-kind" value={kind} onChange={({ target }) => setKind(target.value)}>
          {ITEM_KINDS.map(({ code, words }) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <Button look="secondary" onClick={add}>
        Add the line
      </Button>
    </fieldset>
  );
}
