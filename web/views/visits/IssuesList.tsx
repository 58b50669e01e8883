import { longDate } from '../../components/dates.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { DeploymentTableQuery } from '../../graphql.generated.js';
import { gridReference } from '../../map/grid-reference.js';
import { toGrid } from '../../map/national-grid.js';
import { BETWEEN_STOPS, ISSUES } from '../my-shift/shift-words.js';

type Issue = DeploymentTableQuery['deploymentTable']['issues'][number];

/** What teams reported on, where it lies and where it was passed, for whoever mends it. */
export function IssuesList({ issues, total }: { readonly issues: readonly Issue[]; readonly total: number }) {
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="issues-title">
      <h2 className="govuk-heading-m" id="issues-title">
        Issues reported
      </h2>
      <ScrollRegion label="Issues reported">
        <table className="govuk-table data-table">
          <caption className="govuk-visually-hidden">Issues reported, the newest evening first</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Issue', 'Where', 'Passed to'].map((title) => (
                <th key={title} scope="col" className="govuk-table__header">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {issues.map((issue, at) => (
              <tr key={at} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {ISSUES.find(([kind]) => kind === issue.kind)![1]}
                  <span className="events__second">{longDate(issue.on)}</span>
                </th>
                <td className="govuk-table__cell">{whereOf(issue)}</td>
                <td className="govuk-table__cell">{issue.passedTo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">
        {total > issues.length && `The newest ${issues.length} of ${total} are listed. `}
        Where a worker marked the place, it is given to 10 m; otherwise the issue lies where the visit was.
      </p>
    </section>
  );
}

/** «SD 3000 0551, near Castle Precinct» */
function whereOf({ place, longitude, latitude }: Issue): string {
  const stop = place ?? BETWEEN_STOPS;
  if (longitude == null || latitude == null) return stop;
  const { easting, northing } = toGrid(longitude, latitude);
  // Degrees of a point on whole tens of metres may come back a millimetre short of them.
  return `${gridReference(Math.round(easting / 10) * 10, Math.round(northing / 10) * 10, 10)} (visit: ${stop})`;
}
