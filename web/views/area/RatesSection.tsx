import { Link } from 'react-router';
import { formatCount, formatRate } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { IncidentKind } from '../../graphql.generated.js';
import { holdingsOf } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { kindNames } from '../../view-state/kinds.js';
import type { Period } from '../../view-state/period.js';
import { overallRate } from '../explore/area-rows.js';
import { reportListAddress } from './area-address.js';
import { comparisonText, isKnown } from './area-words.js';
import type { AreaKey, RateRow, RatesOfKind } from './use-area-rates.js';

const width = 200;
const height = 22;

/**
 * Rates with their limits, beside the ward, the district and all areas of the sort: a table whose last column draws the same figures
 * on one scale for each kind.
 */
export function RatesSection({
  area,
  kinds,
  period,
}: {
  readonly area: AreaKey;
  readonly kinds: readonly RatesOfKind[];
  readonly period: Period | null;
}) {
  const bases = [...new Set(kinds.flatMap(({ counts }) => (counts.denominatorBasis ? [counts.denominatorBasis] : [])))];
  const methods = new Set(kinds.flatMap(({ places }) => places.flatMap(({ row }) => (row?.rate ? [row.rate.method] : []))));
  const limits = [methods.has('byar') ? 'Byar’s method from 10 events' : '', methods.has('exact') ? 'exact Poisson below 10' : '']
    .filter((text) => text !== '')
    .join(', ');
  return (
    <>
      <ScrollRegion label="Counts and rates compared">
        <table className="govuk-table data-table rates">
          <caption className="govuk-visually-hidden">Counts and rates per 1,000 residents in {area.name}, compared</caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header">
                Area
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Number
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Per 1,000
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                95 % limits
              </th>
              <td className="govuk-table__header rates__drawing" aria-hidden="true">
                Drawn, per 1,000
              </td>
            </tr>
          </thead>
          {kinds.map((rates) => (
            <KindRows key={rates.kind} area={area} rates={rates} period={period} />
          ))}
        </table>
      </ScrollRegion>
      <p className="note">
        {limits ? `Limits: ${limits}. ` : ''}
        {bases.length > 0 ? `Residents: ${bases.join('; ')}. ` : ''}
        {kinds.some(({ peers }) => peers.length > 1) ? 'Dashed line: all areas of the same sort together.' : ''}
      </p>
    </>
  );
}

function KindRows({
  area,
  rates,
  period,
}: {
  readonly area: AreaKey;
  readonly rates: RatesOfKind;
  readonly period: Period | null;
}) {
  const { kind, places, peers, counts } = rates;
  const all = peers.length > 1 ? overallRate(peers) : null;
  const largest = Math.max(all?.rate ?? 0, ...places.map(({ row }) => row?.rate?.upper ?? 0));
  const { own } = rates;
  const listed = useSingles(kind);
  const isOwn = (place: AreaKey) => place.gssCode === area.gssCode;
  const events = peers.reduce((sum, row) => sum + (row.count.count ?? 0), 0);
  return (
    <tbody>
      <tr className="rates__kind">
        <th scope="rowgroup" colSpan={4} className="govuk-table__header">
          <strong>{kindNames[kind].many}</strong>{' '}
          <span className="rates__words">
            {counts.notIncluded.includes(kind)
              ? 'Your role may not see these.'
              : !rates.isCounted
                ? `Your role has no counts of these by ${areaTypeNames[area.type].one}.`
                : counts.sources.length === 0
                  ? 'None are loaded for this period.'
                  : comparisonText(own, all?.rate ?? null, area.type)}
          </span>
        </th>
        <td className="govuk-table__cell rates__drawing" aria-hidden="true">
          {largest > 0 && (
            <span className="rates__scale">
              <span>0</span>
              <span>{formatRate(largest)}</span>
            </span>
          )}
        </td>
      </tr>
      {counts.sources.length > 0 &&
        places.map(({ place, row }) => (
          <tr key={place.gssCode} className={isOwn(place) ? 'rates__own' : undefined}>
            <th scope="row" className="govuk-table__header">
              {place.name}
              {isOwn(place) ? '' : `, ${areaTypeNames[place.type].one}`}
            </th>
            <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Number">
              {!isKnown(row) ? (
                <em>{row === null ? 'no data' : 'withheld'}</em>
              ) : isOwn(place) && listed && row.count.count > 0 ? (
                <Link
                  className="govuk-link"
                  to={reportListAddress(area.gssCode, period, kind)}
                  aria-label={`${formatCount(row.count.count)}, list them one by one`}
                >
                  {formatCount(row.count.count)}
                </Link>
              ) : (
                formatCount(row.count.count)
              )}
            </td>
            <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Per 1,000">
              {row?.rate ? formatRate(row.rate.rate) : <em>{row?.count.suppressed ? 'withheld' : 'no rate'}</em>}
            </td>
            <td className="govuk-table__cell govuk-table__cell--numeric" data-title="95 % limits">
              {row?.rate ? `${formatRate(row.rate.lower)} to ${formatRate(row.rate.upper)}` : '–'}
            </td>
            <td className="govuk-table__cell rates__drawing" aria-hidden="true">
              <Interval row={row} all={all?.rate ?? null} largest={largest} own={isOwn(place)} />
            </td>
          </tr>
        ))}
      {counts.sources.length > 0 && all && (
        <tr>
          <th scope="row" className="govuk-table__header">
            All {formatCount(peers.length)} {areaTypeNames[area.type].many} together
          </th>
          <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Number">
            {formatCount(events)}
          </td>
          <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Per 1,000">
            {formatRate(all.rate)}
          </td>
          <td className="govuk-table__cell govuk-table__cell--numeric" data-title="95 % limits">
            –
          </td>
          <td className="govuk-table__cell rates__drawing" aria-hidden="true">
            <Interval row={null} all={all.rate} largest={largest} own={false} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Whether all reports of a kind may be listed one by one. */
function useSingles(kind: IncidentKind): boolean {
  const { viewer, installation } = useSignedIn();
  return holdingsOf(viewer.access, installation.coverage).some((one) => one.kind === kind && one.singles === 'all');
}

/** A dot at the rate, a line over its limits, a dashed line for all together. */
function Interval({
  row,
  all,
  largest,
  own,
}: {
  readonly row: RateRow | null;
  readonly all: number | null;
  readonly largest: number;
  readonly own: boolean;
}) {
  const at = (rate: number) => 4 + ((width - 8) * rate) / (largest || 1);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={`interval${own ? ' interval--own' : ''}`} focusable="false">
      <line x1="4" x2="4" y1="0" y2={height} className="chart-axis" />
      {all !== null && <line x1={at(all)} x2={at(all)} y1="0" y2={height} className="interval__all" />}
      {row?.rate && (
        <>
          <line x1={at(row.rate.lower)} x2={at(row.rate.upper)} y1={height / 2} y2={height / 2} className="interval__limits" />
          <line
            x1={at(row.rate.lower)}
            x2={at(row.rate.lower)}
            y1={height / 2 - 4}
            y2={height / 2 + 4}
            className="interval__limits"
          />
          <line
            x1={at(row.rate.upper)}
            x2={at(row.rate.upper)}
            y1={height / 2 - 4}
            y2={height / 2 + 4}
            className="interval__limits"
          />
          <circle cx={at(row.rate.rate)} cy={height / 2} r="4.5" className="interval__rate" />
        </>
      )}
    </svg>
  );
}
