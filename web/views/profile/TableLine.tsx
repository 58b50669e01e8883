/** A line of a table of the profile: what it is of, and its figures as text. */
export function TableLine({ title, cells }: { readonly title: string; readonly cells: readonly string[] }) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {title}
      </th>
      {cells.map((cell, at) => (
        <td key={at} className="govuk-table__cell govuk-table__cell--numeric">
          {cell}
        </td>
      ))}
    </tr>
  );
}
