import { useState } from 'react';
import { Failed, Loading } from '../../components/States.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { ChoiceField } from '../../forms/FormFields.js';
import { ComparedEstimatesDocument, type ComparedEstimatesQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { formatCount } from '../../components/numbers.js';

type Moved = ComparedEstimatesQuery['comparedPopulationEstimates']['figures'];

/** What moved between two versions, and by how much. */
export function ComparedVersions({
  id,
  versions,
}: {
  readonly id: string;
  readonly versions: readonly { readonly version: number }[];
}) {
  const newest = versions[0]!.version;
  const [before, setBefore] = useState(versions[1]!.version);
  const { state, again } = useQuery(ComparedEstimatesDocument, { id, before, after: newest });
  const compared = state.status === 'ready' ? state.data.comparedPopulationEstimates : null;
  return (
    <section aria-labelledby="estimate-compared">
      <h2 className="data-page__heading" id="estimate-compared">
        What moved
      </h2>
      <ChoiceField
        id="estimate-before"
        label={`Version ${newest} against`}
        none={`Version ${before}`}
        chosen=""
        choices={versions
          .filter(({ version }) => version !== newest && version !== before)
          .map(({ version }) => ({ code: String(version), words: `Version ${version}` }))}
        onChange={(code) => setBefore(Number(code))}
      />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="what moved" />}
      {compared && compared.inputs.length === 0 && compared.figures.length === 0 && (
        <p className="govuk-body-s">Nothing: the inputs and all figures shown are the same.</p>
      )}
      {compared && compared.inputs.length > 0 && <MovedTable title="Inputs that were changed" moved={compared.inputs} />}
      {compared && compared.figures.length > 0 && <MovedTable title="Figures that moved" moved={compared.figures} />}
    </section>
  );
}

function MovedTable({
  title,
  moved,
}: {
  readonly title: string;
  readonly moved: readonly (Omit<Moved[number], 'by'> & { readonly by?: number | null })[];
}) {
  const numeric = moved.some(({ by }) => by != null);
  return (
    <ScrollRegion label={title}>
      <table className="govuk-table data-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{title}</caption>
        <thead className="govuk-table__head">
          <tr>
            {['What', 'Before', 'After', ...(numeric ? ['By'] : [])].map((head) => (
              <th key={head} scope="col" className="govuk-table__header">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moved.map(({ what, before, after, by }) => (
            <tr key={what} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {what}
              </th>
              <td className="govuk-table__cell">{before}</td>
              <td className="govuk-table__cell">{after}</td>
              {numeric && (
                <td className="govuk-table__cell">{by == null ? '–' : `${by > 0 ? '+' : '−'}${formatCount(Math.abs(by))}`}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
