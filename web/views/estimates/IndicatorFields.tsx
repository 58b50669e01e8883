import type { ReactNode } from 'react';
import { TextField } from '../../forms/FormFields.js';
import { fieldsOf, type Draft, type Field, type Start } from './draft.js';

interface IndicatorFieldsProps {
  readonly start: Start;
  readonly draft: Draft;
  readonly problemOf: (id: string) => string | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly row: (field: Field) => ReactNode;
}

/** Weights first; the counts of an indicator are asked for once it has a weight. What is left of 1 is the population’s. */
export function IndicatorFields({ start, draft, problemOf, onChange, row }: IndicatorFieldsProps) {
  const { indicators } = fieldsOf(start);
  const left = 1 - start.indicators.reduce((total, { indicator }) => total + (Number(draft.weights[indicator] ?? 0) || 0), 0);
  return (
    <fieldset className="govuk-fieldset estimate-form__set">
      <legend className="govuk-fieldset__legend form-page__label">Indicators and their weights</legend>
      <p className="govuk-hint form-page__hint">
        Weights from 0 to 1. The share of children takes what they leave of 1: {Number(left.toFixed(3))} now. A count under 10 is
        taken as not known.
      </p>
      {start.indicators.map(({ indicator, words }) => {
        const weight = draft.weights[indicator] ?? '';
        return (
          <div key={indicator} className="estimate-form__indicator">
            <TextField
              id={`weight-${indicator}`}
              label={`Weight of ${words}`}
              width="short"
              problem={problemOf(`weight-${indicator}`)}
              text={weight}
              onChange={(text) => onChange({ weights: { ...draft.weights, [indicator]: text } })}
            />
            {weight !== '' && weight !== '0' && indicators.filter(({ id }) => id.startsWith(`indicator-${indicator}-`)).map(row)}
          </div>
        );
      })}
    </fieldset>
  );
}
