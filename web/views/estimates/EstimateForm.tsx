import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../components/Button.js';
import { Details } from '../../components/Details.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { SetField, TextField } from '../../forms/FormFields.js';
import type { AreaType, EstimateMethod, PopulationEstimateInput, PrevalenceGroup } from '../../graphql.generated.js';
import type { RequestFailure } from '../../graphql/client.js';
import { fieldsOf, problemsOf, questionOf, type Draft, type Field, type Start } from './draft.js';
import { groupNames, methodNames } from './estimate-words.js';
import { IndicatorFields } from './IndicatorFields.js';
import { keptInWords } from './kept-parts.js';
import { SourcedRow } from './SourcedRow.js';

interface EstimateFormProps {
  readonly start: Start;
  readonly known: Draft;
  /** What the server found wrong of the question asked last. */
  readonly failure: RequestFailure | null;
  readonly onAsk: (input: PopulationEstimateInput, draft: Draft) => void;
}

const levels: readonly { readonly code: string; readonly words: string }[] = [
  { code: 'NONE', words: 'None' },
  { code: 'WARD', words: 'Wards' },
  { code: 'MSOA', words: 'MSOAs' },
  { code: 'LSOA', words: 'LSOAs' },
];

/** Everything that goes in, each figure with its source beside it. Nothing is worked out until the button is pressed. */
export function EstimateForm({ start, known, failure, onAsk }: EstimateFormProps) {
  const [draft, setDraft] = useState(known);
  const [problems, setProblems] = useState<readonly { text: string; fieldId: string }[]>([]);
  const fields = fieldsOf(start);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const refused =
    failure?.code === 'BAD_USER_INPUT'
      ? [{ text: failure.message, fieldId: questionOf(start, draft).fieldAt(failure.inputPath) }]
      : [];
  const errors = problems.length > 0 ? problems : refused;
  const problemOf = (id: string): string | undefined =>
    errors.find(({ fieldId }) => fieldId === id || fieldId === `${id}-source`)?.text;
  const hasProblem = (list: readonly Field[]): boolean => list.some(({ id }) => problemOf(id) !== undefined);
  const row = (field: Field): ReactNode => (
    <SourcedRow
      key={field.id}
      field={field}
      typed={draft.typed[field.id] ?? { figure: '', source: '' }}
      problem={problemOf(field.id)}
      onChange={(typed) => change({ typed: { ...draft.typed, [field.id]: typed } })}
    />
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = problemsOf(start, draft);
    setProblems(found);
    if (found.length === 0) onAsk(questionOf(start, draft).input, draft);
  };
  const along = draft.kept && keptInWords(questionOf(start, draft).input);
  const ofEngland = fields.groups.filter(({ id }) => draft.groups.some((group) => id === `group-${group}`));
  const counts = fields.local.filter(({ known: taken }) => taken === null);
  const shares = fields.local.filter(({ known: taken }) => taken !== null);

  return (
    <form
      className="estimate-form"
      id="estimate-form"
      tabIndex={-1}
      onSubmit={submit}
      noValidate
      aria-labelledby="estimate-asked"
    >
      <h2 className="data-page__heading" id="estimate-asked">
        What goes in
      </h2>
      <ErrorSummary errors={errors} />
      <SetField
        id="estimate-groups"
        label="Groups of children aged 10–17"
        hint="They overlap, and are never added up."
        problem={problemOf('estimate-groups')}
        chosen={draft.groups}
        choices={start.groups.map(({ group }) => ({ code: group, words: groupNames[group] }))}
        onChange={(groups) => change({ groups: inOrder(start, groups) })}
      />
      <SetField
        id="estimate-methods"
        label="Methods"
        hint="The first is the central one; several make a range of scenarios."
        problem={problemOf('estimate-methods')}
        chosen={draft.methods}
        choices={(Object.keys(methodNames) as EstimateMethod[]).map((code) => ({ code, words: methodNames[code] }))}
        onChange={(methods) =>
          change({ methods: (Object.keys(methodNames) as EstimateMethod[]).filter((one) => methods.includes(one)) })
        }
      />
      {draft.methods.includes('INDICATOR_SHARE') && (
        <IndicatorFields start={start} draft={draft} problemOf={problemOf} onChange={change} row={row} />
      )}
      {draft.methods.includes('RISK_SCORE') && (
        <fieldset className="govuk-fieldset estimate-form__set">
          <legend className="govuk-fieldset__legend form-page__label">Risk score</legend>
          <p className="govuk-hint form-page__hint">
            Of the authority, as «Area risk» or «homeward analyse factors» gives it, or from a published table; 0 is the mean.
          </p>
          {row({ id: 'score', words: 'Factor score', known: null })}
          <TextField
            id="estimate-b"
            label="Strengths b"
            hint="The first is the central one: 0.1, 0.3, 0.5"
            width="date"
            problem={problemOf('estimate-b')}
            text={draft.b}
            onChange={(b) => change({ b })}
          />
        </fieldset>
      )}
      <fieldset className="govuk-fieldset estimate-form__set">
        <legend className="govuk-fieldset__legend form-page__label">Children known to services in {start.area.name}</legend>
        <p className="govuk-hint form-page__hint">
          Without them nothing is said of children who are not known. Leave empty what you do not have.
        </p>
        {counts.map(row)}
      </fieldset>
      <SetField
        id="estimate-level"
        label="Smaller areas"
        one
        beside
        problem={problemOf('estimate-level')}
        chosen={[draft.level ?? 'NONE']}
        choices={levels}
        onChange={([level]) => change({ level: level === 'NONE' || level === undefined ? null : (level as AreaType) })}
      />
      {(draft.level !== null || draft.areas !== '') && (
        <SetField
          id="estimate-area-groups"
          label="Groups for smaller areas"
          hint="They are shown or withheld together: under 10 of one, none is shown. So narrow groups leave few areas."
          problem={problemOf('estimate-area-groups')}
          chosen={draft.areaGroups}
          choices={start.groups
            .filter(({ group, children }) => children != null && draft.groups.includes(group))
            .map(({ group }) => ({ code: group, words: groupNames[group] }))}
          onChange={(areaGroups) => change({ areaGroups: inOrder(start, areaGroups) })}
        />
      )}
      <TextField
        id="estimate-areas"
        label="Other areas, by code"
        hint="Areas made of others, postcode districts or single wards, with commas between"
        problem={problemOf('estimate-areas')}
        text={draft.areas}
        onChange={(areas) => change({ areas })}
      />
      <Details
        summary="Published numbers, to look at or edit"
        open={hasProblem([...ofEngland, ...fields.children, ...fields.national, ...shares]) || undefined}
      >
        <h3 className="chart__title">England’s children in each group</h3>
        {ofEngland.map(row)}
        <h3 className="chart__title">Children aged 10–17</h3>
        {fields.children.map(row)}
        <h3 className="chart__title">Identified in England</h3>
        {fields.national.map(row)}
        <h3 className="chart__title">Shares taken over from England</h3>
        {shares.map(row)}
      </Details>
      {along && <p className="govuk-body-s">{along}</p>}
      <Button type="submit">Work it out</Button>
    </form>
  );
}

const inOrder = ({ groups }: Start, chosen: readonly string[]): PrevalenceGroup[] =>
  groups.map(({ group }) => group).filter((group) => chosen.includes(group));
