import { DotPlot } from '../../charts/DotPlot.js';
import { Details } from '../../components/Details.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { AccountMeasuresQuery } from '../../graphql.generated.js';
import { besidePlots } from './beside-plots.js';
import { limitText, printedFigure } from './printed-words.js';

type Measure = AccountMeasuresQuery['accountMeasures'][number];
type Compared = Measure['beside'][number];

const HEADINGS = ['Period', 'Area', 'Figure', 'The own figure stands', 'Printed in'];

/** What documents print of a measure, of its own area and of others, by period. */
export function Beside({ measure: { title, beside } }: { readonly measure: Measure }) {
  if (beside.length === 0) return null;
  const plots = besidePlots(beside);
  return (
    <Details summary={`${title}: what documents print, and other areas`} className="account-beside">
      {plots.length > 0 && (
        <p className="govuk-body-s">
          The diamond and the broken line are the own figure, dots are those of other areas in the order they are printed in; a
          line is what 95% limits span.
        </p>
      )}
      {plots.map(({ key, ...plot }) => (
        <DotPlot key={key} {...plot} />
      ))}
      <ScrollRegion label={`${title} beside other areas`}>
        <table className="govuk-table data-table account-table">
          <caption className="govuk-visually-hidden">{title} as documents print it, by period and area</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {HEADINGS.map((words) => (
                <th key={words} scope="col" className="govuk-table__header">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {beside.map((one) => (
              <BesideRow key={one.printed.id} compared={one} title={title} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="govuk-body-s">
        Compared by 95% limits where the counts of the own figure are known. Figures over other periods are never one series.
      </p>
    </Details>
  );
}

function BesideRow({
  compared: { printed, isOwn, lower, upper, verdict, why },
  title,
}: {
  readonly compared: Compared;
  readonly title: string;
}) {
  const { measure, area, period, unit, document } = printed;
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {period ?? 'not stated'}
        {measure.toLowerCase() !== title.toLowerCase() && <span className="account-quiet">as «{measure}»</span>}
      </th>
      <td className="govuk-table__cell">{isOwn ? <strong>{area ?? 'own'}</strong> : (area ?? 'not stated')}</td>
      <td className="govuk-table__cell">
        {printedFigure(printed)}
        {unit && !/^(?:%|per ?cent$|count$)/i.test(unit) && <span className="account-quiet">{unit}</span>}
        {lower !== null && upper !== null && (
          <span className="account-quiet">
            {limitText(lower)} to {limitText(upper)}
          </span>
        )}
      </td>
      <td className="govuk-table__cell">
        {isOwn ? '' : verdict}
        {why !== null && <span className="account-quiet">{why}</span>}
      </td>
      <td className="govuk-table__cell">{document}</td>
    </tr>
  );
}
