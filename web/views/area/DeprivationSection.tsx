import { plural, formatCount } from '../../components/numbers.js';
import { ChartFigure } from '../../charts/ChartFigure.js';
import type { AreaProfileQuery } from '../../graphql.generated.js';

type Deprivation = NonNullable<NonNullable<AreaProfileQuery['area']>['deprivation']>;

const domainNames: Readonly<Record<string, string>> = {
  imd: 'All together',
  income: 'Income',
  employment: 'Employment',
  education: 'Education and skills',
  health: 'Health and disability',
  crime: 'Crime',
  'housing-and-services': 'Housing and services',
  environment: 'Living environment',
  idaci: 'Income, children',
  idaopi: 'Income, older people',
};

/** One LSOA's tenth of England with its domains, or how a larger area's LSOAs lie in the tenths. */
export function DeprivationSection({ deprivation }: { readonly deprivation: Deprivation | null }) {
  if (deprivation === null) return <p className="govuk-body">No deprivation figures are loaded for this area.</p>;
  return deprivation.decile === null ? (
    <ByDecile deprivation={deprivation} />
  ) : (
    <OneLsoa deprivation={deprivation} decile={deprivation.decile} />
  );
}

function source({ release, note }: Deprivation): string {
  return `Source: English Indices of Deprivation ${release}. Tenth 1 is the most deprived.${note ? ` ${note}` : ''}`;
}

function ByDecile({ deprivation }: { readonly deprivation: Deprivation }) {
  const counts = deprivation.lsoasByDecile;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = counts[0] ?? 0;
  const largest = Math.max(...counts, 1);
  const sentence = `${most === 0 ? 'None' : formatCount(most)} of its ${plural(total, 'LSOA', 'LSOAs')} ${most === 1 ? 'is' : 'are'} among the most deprived tenth of England${total > 0 && most > 0 ? ` (${Math.round((100 * most) / total)} %)` : ''}.`;
  return (
    <>
      <p className="govuk-body area-sentence">{sentence}</p>
      <ChartFigure
        title="LSOAs by tenth of England"
        summary={`LSOAs by tenth of deprivation. ${sentence}`}
        columns={['Tenth', 'LSOAs']}
        rows={counts.map((count, index) => [
          index === 0 ? '1, most deprived' : index === 9 ? '10, least deprived' : String(index + 1),
          formatCount(count),
        ])}
        note={source(deprivation)}
      >
        <ol className="deciles" aria-hidden="true">
          {counts.map((count, index) => (
            <li key={`tenth ${index + 1}`} className="deciles__tenth">
              <span className="deciles__count">{count}</span>
              <svg viewBox="0 0 10 60" preserveAspectRatio="none" className="deciles__bar" focusable="false">
                <rect
                  x="0"
                  y={60 - (60 * count) / largest}
                  width="10"
                  height={(60 * count) / largest}
                  className={index === 0 ? 'chart-bar chart-bar--highest' : 'chart-bar'}
                />
                <rect x="0" y="59" width="10" height="1" className="deciles__ground" />
              </svg>
              <span>{index + 1}</span>
            </li>
          ))}
        </ol>
        <p className="deciles__ends" aria-hidden="true">
          <span>most deprived</span>
          <span>least deprived</span>
        </p>
      </ChartFigure>
    </>
  );
}

function OneLsoa({ deprivation, decile }: { readonly deprivation: Deprivation; readonly decile: number }) {
  const domains = deprivation.domains.filter((one) => one.decile !== null);
  return (
    <>
      <p className="govuk-body area-sentence">
        {decile === 1
          ? 'Among the most deprived tenth of England'
          : decile === 10
            ? 'Among the least deprived tenth of England'
            : `In the ${ordinal(decile)} most deprived tenth of England`}
        {deprivation.rank === null ? '' : `, rank ${formatCount(deprivation.rank)}`}.
      </p>
      <table className="govuk-table data-table domain-table">
        <caption className="govuk-visually-hidden">Deprivation by domain</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              Domain
            </th>
            <th scope="col" className="govuk-table__header">
              Tenth of England
            </th>
          </tr>
        </thead>
        <tbody>
          {domains.map((one) => (
            <tr key={one.domain}>
              <th scope="row" className="govuk-table__header">
                {domainNames[one.domain] ?? one.domain}
              </th>
              <td className="govuk-table__cell">
                <span className="tenths" aria-hidden="true">
                  {Array.from({ length: 10 }, (_, index) => (
                    <span
                      key={`tenth ${index + 1}`}
                      className={`tenths__box${index + 1 === one.decile ? ' tenths__box--here' : ''}`}
                    />
                  ))}
                </span>
                {one.decile}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{source(deprivation)}</p>
    </>
  );
}

function ordinal(number: number): string {
  return `${number}${['th', 'st', 'nd', 'rd'][number] ?? 'th'}`;
}
