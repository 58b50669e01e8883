import { useId, type ReactNode } from 'react';
import { Details } from '../components/Details.js';

interface ChartFigureProps {
  readonly title: string;
  /** What the chart says, in a sentence: read instead of the picture. */
  readonly summary: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** A chart with its heading, its sentence and its figures: the picture is never the only way to them. */
export function ChartFigure({ title, summary, columns, rows, note, children }: ChartFigureProps) {
  const id = useId();
  return (
    <section className="chart" aria-labelledby={id}>
      <h3 className="chart__title" id={id}>
        {title}
      </h3>
      <div role="img" aria-label={summary} className="chart__picture">
        {children}
      </div>
      {note && <p className="note">{note}</p>}
      <Details summary={`Figures: ${insideSentence(title)}`} className="chart__figures">
        <table className="govuk-table chart-table">
          <caption className="govuk-visually-hidden">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={String(row[0])}>
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th scope="row" key={columns[index]}>
                      {cell}
                    </th>
                  ) : (
                    <td key={columns[index]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
    </section>
  );
}

/** «Reports by month» → «reports by month»; «LSOAs by tenth of England» stays. */
const insideSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
