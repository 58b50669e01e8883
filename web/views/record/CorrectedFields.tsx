import { Button } from '../../components/Button.js';
import type { FieldContent } from './changes.js';
import { FormField } from './FormField.js';

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly allowed: readonly string[] | null;
}

interface CorrectedFieldsProps {
  readonly columns: readonly Column[];
  readonly fields: readonly FieldContent[];
  readonly onChange: (fields: readonly FieldContent[]) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

const noLocation = 'location';

export const contentId = (place: number): string => `corrected-content-${place}`;

/** Pairs of a field and what it should say. */
export function CorrectedFields({ columns, fields, onChange, errorOf }: CorrectedFieldsProps) {
  const change = (place: number, part: Partial<FieldContent>) =>
    onChange(fields.map((field, at) => (at === place ? { ...field, ...part } : field)));
  return (
    <div className="govuk-radios__conditional corrected">
      <p className="govuk-hint">
        The times are corrected as a whole, and so is the place: what of them you do not name is empty. Write times as
        2025-11-05T19:30.
      </p>
      {fields.map(({ field, content }, place) => {
        const column = columns.find(({ name }) => name === field);
        const id = contentId(place);
        const nth = fields.length > 1 ? ` ${place + 1}` : '';
        const error = errorOf(id);
        const described = [column ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((text) => text !== '').join(' ');
        const shared = { id, value: content, ...(described === '' ? {} : { 'aria-describedby': described }) };
        return (
          <div className="corrected__pair" key={place}>
            <FormField id={`corrected-field-${place}`} label={`Field${nth}`} error={errorOf(`corrected-field-${place}`)}>
              <select
                className="govuk-select"
                id={`corrected-field-${place}`}
                value={field}
                onChange={({ target }) =>
                  change(place, { field: target.value, content: target.value === noLocation ? 'none' : '' })
                }
              >
                <option value="">Choose a field</option>
                <option value={noLocation}>no location</option>
                {columns.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </FormField>
            {field !== noLocation && (
              <FormField
                id={id}
                label={`Should say${nth}`}
                hint={column ? `${column.description}; nothing: empty` : undefined}
                error={error}
              >
                {column?.allowed ? (
                  <select
                    className="govuk-select"
                    {...shared}
                    onChange={({ target }) => change(place, { content: target.value })}
                  >
                    <option value="">nothing</option>
                    {column.allowed.map((word) => (
                      <option key={word} value={word}>
                        {word}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    className={`govuk-input${error ? ' govuk-input--error' : ''}`}
                    autoComplete="off"
                    {...shared}
                    onChange={({ target }) => change(place, { content: target.value })}
                  />
                )}
              </FormField>
            )}
            {fields.length > 1 && (
              <button type="button" className="link-button" onClick={() => onChange(fields.filter((_, at) => at !== place))}>
                Leave out<span className="govuk-visually-hidden"> field {place + 1}</span>
              </button>
            )}
          </div>
        );
      })}
      <Button look="secondary" onClick={() => onChange([...fields, { field: '', content: '' }])}>
        Add another field
      </Button>
    </div>
  );
}
