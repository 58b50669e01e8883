import { Link, useParams } from 'react-router';
import { countText, formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { WardsOfAreaDocument, WardWeeksDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useAddressState } from '../../view-state/use-address-state.js';
import { areaAddress } from '../hotspot-areas/hotspot-words.js';
import { daysAddress, type Days } from '../visits/period-address.js';
import { PeriodForm } from '../visits/PeriodForm.js';

/** The visits in the wards that an area lies in, by week: the finest that the police have of them. */
export function WardWeeks() {
  const { id = '' } = useParams();
  const { state: days, change } = useAddressState<Days>(daysAddress);
  const { state: of } = useQuery(WardsOfAreaDocument, { id });
  const { state, again } = useQuery(WardWeeksDocument, { ...days });
  const area = of.status === 'ready' ? of.data.hotspotArea : undefined;
  const wards = area?.wards ?? [];
  const rows =
    state.status === 'ready'
      ? state.data.visitCounts.filter(({ area: code }) => wards.some(({ gssCode }) => gssCode === code))
      : [];
  return (
    <Page
      title={area ? `What was done about ${area.name}` : area === null ? 'There is no such hotspot area' : 'What was done'}
      before={
        <Link className="govuk-back-link" to={areaAddress(id)}>
          {area?.name ?? 'The area'}
        </Link>
      }
      lead={
        <p className="lead">
          Street teams’ visits are yours by ward and whole week, not by area: these are of{' '}
          {wards.map(({ name }) => name).join(', ') || 'its wards'}.
        </p>
      }
      actions={
        <Link className="govuk-button govuk-button--secondary" to={`${areaAddress(id)}/effect`}>
          Did it work?
        </Link>
      }
    >
      <PeriodForm key={daysAddress.format(days)} days={days} onAsk={(asked) => change(asked)} />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {(state.status === 'loading' || of.status === 'loading') && <Loading what="the visits" />}
      {state.status === 'ready' && area && rows.length === 0 && (
        <Empty title="No visit was recorded in its wards in whole weeks of this period" />
      )}
      {rows.length > 0 && (
        <ScrollRegion label="Visits by ward and week">
          <table className="govuk-table data-table">
            <caption className="govuk-visually-hidden">Visits by ward and week</caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                {['Week', 'Ward', 'Visits', 'Minutes', 'Young people engaged with'].map((heading, at) => (
                  <th key={heading} scope="col" className={`govuk-table__header${at > 1 ? ' govuk-table__header--numeric' : ''}`}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {rows.map(({ area: code, period, visits, minutes, youngPeople }) => (
                <tr key={`${code} ${period}`} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    {period}
                  </th>
                  <td className="govuk-table__cell">{wards.find(({ gssCode }) => gssCode === code)?.name}</td>
                  <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(visits)}</td>
                  <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(minutes)}</td>
                  <td className="govuk-table__cell govuk-table__cell--numeric">
                    {youngPeople.suppressed ? '0 to 9, withheld' : countText(youngPeople)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Page>
  );
}
