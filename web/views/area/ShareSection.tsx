import { countText } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { AreaSharesDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { kindNames } from '../../view-state/kinds.js';
import type { Period } from '../../view-state/period.js';
import { kindFilter } from './area-address.js';
import { included, ratedKinds, useCountedKinds, type AreaKey } from './use-area-rates.js';

interface ShareSectionProps {
  readonly area: AreaKey;
  readonly district: AreaKey;
  readonly period: Period | null;
  /** The area's share of the district's residents in percent, drawn as the line to compare with; null when not known. */
  readonly residents: number | null;
}

const percent = (share: number) => `${share.toFixed(1)} %`;
const width = 200;
const height = 22;

/** How much of the district's incidents lie in the area, with Wilson limits, against its share of the residents. */
export function ShareSection({ area, district, period, residents }: ShareSectionProps) {
  const counted = useCountedKinds(area.type);
  const { state, again } = useQuery(AreaSharesDocument, {
    ...included(counted),
    gssCode: area.gssCode,
    vintage: area.vintage,
    reports: kindFilter('ASB_REPORT', period, null),
    discharges: kindFilter('FIREARMS_DISCHARGE', period, null),
    crimes: kindFilter('RECORDED_CRIME', period, null),
  });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="the shares of the district" />;
  const answer = state.data.area;
  const shares = ratedKinds.flatMap(({ kind, alias }) => {
    const share = answer?.[alias];
    return share ? [{ kind, share }] : [];
  });
  if (shares.length === 0)
    return <p className="govuk-body">The area lies in no single district, so there is no share to give.</p>;
  const largest = Math.max(residents ?? 0, ...shares.map(({ share }) => share.upper ?? 0), 1);
  const at = (share: number) => 4 + ((width - 8) * share) / largest;
  return (
    <>
      {residents !== null && (
        <p className="govuk-body area-sentence">
          {percent(residents)} of the residents of {district.name} live here.
        </p>
      )}
      <ScrollRegion label={`Share of ${district.name}`}>
        <table className="govuk-table data-table rates rates--shares">
          <caption className="govuk-visually-hidden">
            Share of the incidents of {district.name} that lie in {area.name}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header">
                Kind
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Here
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                {district.name}
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Share
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                95 % limits
              </th>
              <td className="govuk-table__header rates__drawing" aria-hidden="true">
                Drawn, 0 to {percent(largest)}
              </td>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ kind, share }) => (
              <tr key={kind}>
                <th scope="row" className="govuk-table__header">
                  {kindNames[kind].many}
                </th>
                <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Here">
                  {countText(share.numerator)}
                </td>
                <td className="govuk-table__cell govuk-table__cell--numeric" data-title={district.name}>
                  {countText(share.denominator)}
                </td>
                <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Share">
                  {share.percent === null ? (
                    <em>{share.numerator.suppressed || share.denominator.suppressed ? 'withheld' : 'no share'}</em>
                  ) : (
                    percent(share.percent)
                  )}
                </td>
                <td className="govuk-table__cell govuk-table__cell--numeric" data-title="95 % limits">
                  {share.lower === null || share.upper === null ? '–' : `${percent(share.lower)} to ${percent(share.upper)}`}
                </td>
                <td className="govuk-table__cell rates__drawing" aria-hidden="true">
                  <svg viewBox={`0 0 ${width} ${height}`} className="interval interval--own" focusable="false">
                    <line x1="4" x2="4" y1="0" y2={height} className="chart-axis" />
                    {residents !== null && (
                      <line x1={at(residents)} x2={at(residents)} y1="0" y2={height} className="interval__all" />
                    )}
                    {share.percent !== null && share.lower !== null && share.upper !== null && (
                      <>
                        <line
                          x1={at(share.lower)}
                          x2={at(share.upper)}
                          y1={height / 2}
                          y2={height / 2}
                          className="interval__limits"
                        />
                        <circle cx={at(share.percent)} cy={height / 2} r="4.5" className="interval__rate" />
                      </>
                    )}
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">Limits: Wilson’s method.{residents === null ? '' : ' Dashed line: the share of the residents.'}</p>
    </>
  );
}
