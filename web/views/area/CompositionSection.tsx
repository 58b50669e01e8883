import { Link } from 'react-router';
import type { AreaProfileQuery } from '../../graphql.generated.js';
import { useAreaNames } from '../../graphql/area-names.js';
import type { Period } from '../../view-state/period.js';
import { areaAddress } from './area-address.js';

type Composition = NonNullable<NonNullable<AreaProfileQuery['area']>['composition']>;

/** Why a combined area was made, of what, and what being made of whole LSOAs leaves out. */
export function CompositionSection({
  composition,
  period,
}: {
  readonly composition: Composition;
  readonly period: Period | null;
}) {
  const names = useAreaNames(composition.members);
  return (
    <>
      <dl className="govuk-summary-list composition">
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">Reason</dt>
          <dd className="govuk-summary-list__value">{composition.reason}</dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">Made of</dt>
          <dd className="govuk-summary-list__value">
            <ul className="related__list related__list--run">
              {composition.members.map((code, index) => (
                <li key={code}>
                  <Link className="govuk-link" to={areaAddress(code, period)}>
                    {names[index] === code ? code : `${names[index]} (${code})`}
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        {composition.within && (
          <div className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">Only within</dt>
            <dd className="govuk-summary-list__value">
              <Link className="govuk-link" to={areaAddress(composition.within.gssCode, period)}>
                {composition.within.name}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      {composition.notes.length > 0 && (
        <ul className="notes">
          {composition.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}
