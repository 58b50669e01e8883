import { ForestPlot } from '../../charts/ForestPlot.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { PublishedRatioFragment } from '../../graphql.generated.js';
import { cohortText, measureText, plottedOf, publishedRatioText } from './profile-words.js';
import { NothingPublished, Provenance, type Profile } from './Provenance.js';

/** Ratios as a report words them, by whom they are of: the picture, and the table that is its other half. */
export function PublishedRatios({ profile }: { readonly profile: Profile }) {
  if (profile.ratios.length === 0) return <NothingPublished what="published ratios" source="published-risk-ratios" />;
  const cohorts = [...new Set(profile.ratios.map(({ cohort }) => cohort))];
  return (
    <div className="profile">
      <Provenance profile={profile} source="published-risk-ratios" />
      <ul className="govuk-list govuk-list--bullet profile__caveats">
        {profile.caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
      {cohorts.map((cohort) => (
        <Cohort key={cohort} cohort={cohort} ratios={profile.ratios.filter((ratio) => ratio.cohort === cohort)} />
      ))}
    </div>
  );
}

function Cohort({ cohort, ratios }: { readonly cohort: string; readonly ratios: readonly PublishedRatioFragment[] }) {
  const drawn = ratios.filter(({ ratio }) => ratio != null).sort((one, other) => other.ratio! - one.ratio!);
  const told = ratios.filter(({ ratio }) => ratio == null);
  const most = drawn[0];
  return (
    <section className="profile__part" aria-label={cohortText(cohort)}>
      <h2 className="data-page__heading">{cohortText(cohort)}</h2>
      <p className="note">
        Gang associated against {[...new Set(ratios.map(({ comparedWith }) => comparedWith))].join('; ')}, adjusted as the report
        says. 1 means as often as they.
      </p>
      {most && (
        <ForestPlot
          summary={`${drawn.length} published ratios of ${cohortText(cohort)}; the largest: ${measureText(most)}, ${publishedRatioText(most)}. All stand in the table below.`}
          kinds={['published']}
          rows={drawn.map((ratio) => ({ key: ratio.id, label: measureText(ratio), ratios: plottedOf(ratio) }))}
        />
      )}
      <RatioTable caption={`Published ratios: ${cohortText(cohort)}`} ratios={[...drawn, ...told]} />
    </section>
  );
}

const significantText: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', 'not stated': 'Not stated' };

function RatioTable({ caption, ratios }: { readonly caption: string; readonly ratios: readonly PublishedRatioFragment[] }) {
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Measure', 'Ratio', 'As printed', 'Significant', 'Table', 'To be said beside it'].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {ratios.map((ratio) => (
            <tr key={ratio.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {measureText(ratio)}
              </th>
              <td className="govuk-table__cell">{publishedRatioText(ratio)}</td>
              <td className="govuk-table__cell">{ratio.wording}</td>
              <td className="govuk-table__cell">
                {significantText[ratio.significant]}
                {ratio.pStated && /^[\d.]+$/.test(ratio.pStated) ? ` (p ${ratio.pStated})` : ''}
              </td>
              <td className="govuk-table__cell">{ratio.tableId ?? '–'}</td>
              <td className="govuk-table__cell">{[ratio.note, ...ratio.caveats].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
