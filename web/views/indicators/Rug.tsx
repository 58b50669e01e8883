import { ScrollRegion } from '../../components/ScrollRegion.js';
import { capital, nameWithUnit, pointText, verdictOf, type Compared } from './indicator-words.js';

interface RugProps {
  readonly area: string;
  readonly benchmark: string;
  readonly indicators: readonly Compared[];
}

/** Every indicator by every area beside the same benchmark: a tartan rug, with the word and the figure in each square. */
export function Rug({ area, benchmark, indicators }: RugProps) {
  const others = [...new Map(indicators.flatMap(({ areas }) => areas.map((one) => [one.key, one.name] as const))).entries()];
  const caption = `Areas beside ${benchmark}, indicator by indicator`;
  if (others.length === 0) return null;
  return (
    <section className="rug" aria-label={caption}>
      <h2 className="govuk-heading-m">{caption}</h2>
      <ScrollRegion label={caption}>
        <table className="govuk-table data-table rug__table">
          <caption className="govuk-visually-hidden">{caption}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Indicator', area, ...others.map(([, name]) => name)].map((title, index) => (
                <th key={`${title} ${index}`} scope="col" className="govuk-table__header">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {indicators.map(({ definition, point, comparison, areas, period }) => (
              <tr key={definition.code} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {nameWithUnit(definition)}
                  {period && <span className="note"> {period}</span>}
                </th>
                <Square verdict={comparison.verdict} words={pointText(point, definition.unit)} />
                {others.map(([key]) => {
                  const one = areas.find((other) => other.key === key);
                  return (
                    <Square key={key} verdict={one?.verdict ?? 'not compared'} words={pointText(one?.point, definition.unit)} />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Square({ verdict, words }: { readonly verdict: string; readonly words: string }) {
  const known = verdictOf(verdict);
  return (
    <td className={`govuk-table__cell rug__square rug__square--${known.replace(' ', '-')}`}>
      <strong>{capital(known)}</strong> {words}
    </td>
  );
}
