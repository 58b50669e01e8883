import { Details } from '../../components/Details.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { SourcesQuery } from '../../graphql.generated.js';

/** What files can be loaded as, each with the columns its layouts declare. */
export function SourceList({ sources }: { readonly sources: SourcesQuery['sources'] }) {
  return (
    <div className="sources">
      {sources.map((source) => (
        <Details key={source.name} summary={source.title}>
          <p className="govuk-body-s">
            At the command line: <code>homeward ingest {source.name} FILE</code>
          </p>
          {source.layouts.map((layout) => (
            <div key={layout.name} className="sources__layout">
              <h3 className="sources__title">{layout.name}</h3>
              <ScrollRegion label={`Columns: ${source.title}, ${layout.name}`}>
                <table className="govuk-table data-table sources__columns">
                  <caption className="govuk-visually-hidden">
                    Columns of {source.title}, {layout.name}
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col" className="govuk-table__header">
                        Column
                      </th>
                      <th scope="col" className="govuk-table__header">
                        Holds
                      </th>
                      <th scope="col" className="govuk-table__header">
                        Must be there
                      </th>
                      <th scope="col" className="govuk-table__header">
                        Meaning
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {layout.columns.map((column) => (
                      <tr key={column.name}>
                        <th scope="row" className="govuk-table__header">
                          <code>{column.name}</code>
                        </th>
                        <td className="govuk-table__cell">{column.kind}</td>
                        <td className="govuk-table__cell">{column.required ? 'yes' : 'no'}</td>
                        <td className="govuk-table__cell">{column.description}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </ScrollRegion>
            </div>
          ))}
        </Details>
      ))}
    </div>
  );
}
