import { Details } from '../../components/Details.js';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { WholeChapterFragment } from '../../graphql.generated.js';

const changeWords = { MOVED: 'moved', ADDED: 'is new', GONE: 'is there no more' } as const;

/** What moved when the figures were made last, row by row and by how much. */
export function MovedFigures({ moved }: { readonly moved: WholeChapterFragment['moved'] }) {
  if (moved.length === 0) return null;
  return (
    <section className="chapter-moved card" aria-labelledby="moved">
      <h2 className="govuk-heading-m" id="moved">
        What moved
      </h2>
      <p className="govuk-body-s">
        {plural(moved.length, 'figure', 'figures')} moved when they were made last. What you wrote beside them is as it was: read
        it again.
      </p>
      {moved.map((figure) => (
        <Details
          key={figure.key}
          summary={`${figure.title} ${changeWords[figure.change]}${figure.cells.length > 0 ? `: ${plural(figure.cells.length, 'cell', 'cells')}` : ''}`}
        >
          {figure.said.map((words) => (
            <p className="govuk-body-s" key={words}>
              {words}
            </p>
          ))}
          {figure.cells.length > 0 && (
            <ScrollRegion label={`What moved: ${figure.title}`}>
              <table className="govuk-table chart-table">
                <caption className="govuk-visually-hidden">What moved: {figure.title}</caption>
                <thead>
                  <tr>
                    {['Row', 'Column', 'Was', 'Is', 'By'].map((title) => (
                      <th scope="col" key={title}>
                        {title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {figure.cells.map(({ row, column, before, after, difference }) => (
                    <tr key={`${row} ${column}`}>
                      <th scope="row">{row}</th>
                      <td>{column}</td>
                      <td>{before}</td>
                      <td>{after}</td>
                      <td>{difference ?? 'not stated'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
        </Details>
      ))}
    </section>
  );
}
