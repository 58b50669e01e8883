import { ChoiceField, LinesField, SetField, TextField } from './FormFields.js';
import { chosenAs, chosenIn, rowsAs, rowsIn, type Question } from './questions.js';
import { RowsField } from './RowsField.js';

interface AskedProps {
  readonly question: Question;
  /** Of the field that the error summary leads to. */
  readonly id: string;
  readonly answer: string;
  readonly problem: string | undefined;
  readonly onChange: (answer: string) => void;
}

/** One question with the control that its kind asks for. */
export function AskedQuestion({ question: { label, hint, kind }, id, answer, problem, onChange }: AskedProps) {
  const field = { id, label, problem, ...(hint ? { hint } : {}) };
  const text = { ...field, text: answer, onChange };
  if (kind === 'long') return <LinesField {...text} rows={5} />;
  if (kind === 'text') return <TextField {...text} />;
  if (kind === 'number') return <TextField {...text} inputMode="numeric" width="short" />;
  if (kind === 'date' || kind === 'time') return <TextField {...text} type={kind} width="date" />;
  if ('part' in kind) return kind.part(problem);
  if ('none' in kind) return <ChoiceField {...field} {...kind} chosen={answer} onChange={onChange} />;
  if ('several' in kind)
    return (
      <SetField
        {...field}
        beside
        chosen={chosenIn(answer)}
        choices={kind.several}
        // In the order in which they are offered.
        onChange={(chosen) => onChange(chosenAs(kind.several.map(({ code }) => code).filter((code) => chosen.includes(code))))}
      />
    );
  if ('each' in kind)
    return (
      <RowsField {...field} each={kind.each} rows={rowsIn(answer)} onChange={(rows) => onChange(rowsAs(rows))}>
        {(row, at, change) =>
          kind.columns.map((column) => (
            <AskedQuestion
              key={column.name}
              question={column}
              id={`${id}-${at}-${column.name}`}
              answer={row[column.name] ?? ''}
              problem={undefined}
              onChange={(own) => change({ ...row, [column.name]: own })}
            />
          ))
        }
      </RowsField>
    );
  return (
    <SetField
      {...field}
      one
      chosen={answer === '' ? [] : [answer]}
      choices={kind}
      onChange={([chosen = '']) => onChange(chosen)}
    />
  );
}
