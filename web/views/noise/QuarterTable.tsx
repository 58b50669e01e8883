import { countText } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';

interface Count {
  readonly count?: number | null;
  readonly suppressed: boolean;
  readonly roundedTo: number;
}

interface QuarterTableProps {
  readonly caption: string;
  readonly by: string;
  readonly titles: readonly string[];
  readonly rows: readonly { readonly key: string; readonly words: string; readonly counts: readonly Count[] }[];
  /** How they are protected, or whose they are as they are. */
  readonly note: string;
}

/** Counts of a quarter: a line a month, ward or other group, and the sum of all. */
export function QuarterTable({ caption, by, titles, rows, note }: QuarterTableProps) {
  return (
    <>
      <ScrollRegion label={caption}>
        <table className="govuk-table data-table noise-table">
          <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                {by}
              </th>
              {titles.map((title) => (
                <th key={title} scope="col" className="govuk-table__header govuk-table__header--numeric">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {rows.map(({ key, words, counts }) => (
              <tr key={key} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {words}
                </th>
                {counts.map((count, at) => (
                  <td key={at} className="govuk-table__cell govuk-table__cell--numeric">
                    {countText({ ...count, count: count.count ?? null })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">{note}</p>
    </>
  );
}
