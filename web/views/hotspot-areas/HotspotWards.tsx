import { Link } from 'react-router';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { HotspotWardListDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';

/** In which wards places are watched: never which places. */
export function HotspotWards() {
  const { state, again } = useQuery(HotspotWardListDocument, {});
  const wards = state.status === 'ready' ? state.data.hotspotWards : undefined;
  return (
    <Page
      title="Hotspot areas"
      lead={
        <p className="lead">
          In which wards the partnership watches a place just now. Which places these are is not shown: a named estate marks those
          who live there.
        </p>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the wards" />}
      {wards?.length === 0 && <Empty title="No place is watched at the moment" />}
      {wards && wards.length > 0 && (
        <ScrollRegion label="Wards with hotspot areas">
          <table className="govuk-table data-table hotspot-wards">
            <caption className="govuk-visually-hidden">Wards with hotspot areas</caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                <th scope="col" className="govuk-table__header">
                  Ward
                </th>
                <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                  Active hotspot areas
                </th>
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {wards.map(({ gssCode, name, areas }) => (
                <tr key={gssCode ?? ''} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    {gssCode === null || gssCode === undefined ? (
                      'Small wards, together'
                    ) : (
                      <Link className="govuk-link" to={`/areas/${gssCode}`}>
                        {name}
                      </Link>
                    )}
                  </th>
                  <td className="govuk-table__cell govuk-table__cell--numeric">{areas ?? 'fewer than 3'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p className="note">
        Each area counts in the one ward that holds most of it. A ward that is not listed may have areas that lie mostly in
        another.
      </p>
    </Page>
  );
}
