import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { Details } from '../../components/Details.js';
import { SetField } from '../../forms/FormFields.js';
import { MOST_SHOWN } from './indicator-address.js';
import { nameWithUnit } from './indicator-words.js';

interface AreaChoiceProps {
  readonly areas: readonly { readonly key: string; readonly name: string; readonly level: string }[];
  readonly chosen: string;
  readonly onChange: (key: string) => void;
}

const levels = [
  ['authority', 'Authorities'],
  ['region', 'Regions'],
  ['england', 'England'],
  ['other', 'Others'],
] as const;

export function AreaChoice({ areas, chosen, onChange }: AreaChoiceProps) {
  return (
    <div className="govuk-form-group indicator-choice">
      <label className="govuk-label form-page__label" htmlFor="indicator-area">
        Area
      </label>
      <select className="govuk-select" id="indicator-area" value={chosen} onChange={(event) => onChange(event.target.value)}>
        {chosen === '' && <option value="">Choose an area</option>}
        {levels.map(([level, words]) => {
          const of = areas.filter((area) => area.level === level);
          return of.length === 0 ? null : (
            <optgroup key={level} label={words}>
              {of.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

interface BenchmarkChoiceProps {
  readonly benchmarks: readonly string[];
  readonly chosen: string;
  readonly onChange: (benchmark: string) => void;
}

export function BenchmarkChoice({ benchmarks, chosen, onChange }: BenchmarkChoiceProps) {
  return (
    <SetField
      id="indicator-benchmark"
      label="Beside"
      one
      beside
      chosen={[chosen]}
      choices={benchmarks.map((name) => ({ code: name, words: name }))}
      onChange={([name]) => onChange(name!)}
    />
  );
}

interface IndicatorChoiceProps {
  readonly known: readonly { readonly code: string; readonly name: string; readonly unit?: string | null }[];
  readonly shown: readonly string[];
  readonly onChange: (codes: string[]) => void;
}

/** Which of the area's indicators are shown; a list that can be long stays closed. */
export function IndicatorChoice({ known, shown, onChange }: IndicatorChoiceProps) {
  const [chosen, setChosen] = useState<readonly string[]>(shown);
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length === 0) return setProblem('Choose one indicator or more.');
    if (chosen.length > MOST_SHOWN) return setProblem(`Choose ${MOST_SHOWN} indicators or fewer.`);
    setProblem(undefined);
    onChange(known.filter(({ code }) => chosen.includes(code)).map(({ code }) => code));
  };
  return (
    <Details summary={`Which indicators: ${shown.length} of ${known.length} shown`}>
      <form onSubmit={submit} className="indicator-choice__list">
        <SetField
          id="indicator-codes"
          label="Indicators that this area has figures of"
          chosen={[...chosen]}
          choices={known.map((one) => ({ code: one.code, words: nameWithUnit(one) }))}
          onChange={setChosen}
          {...(problem === undefined ? {} : { problem })}
        />
        <Button type="submit">Show these</Button>
      </form>
    </Details>
  );
}
