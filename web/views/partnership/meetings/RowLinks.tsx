import { Link } from 'react-router';
import { Details } from '../../../components/Details.js';
import { plural } from '../../../components/numbers.js';
import { pathOfRow, type DraftLine } from './meeting-words.js';

/** The rows that a line was drafted from, each where it is found. */
export function RowLinks({ rows }: { readonly rows: DraftLine['rows'] }) {
  if (rows.length === 0) return null;
  return (
    <Details summary={`From ${plural(rows.length, 'row', 'rows')}`} className="meeting-rows">
      <ul className="govuk-list govuk-list--bullet">
        {rows.map(({ record, said }) => (
          <li key={record}>
            <Link className="govuk-link" to={pathOfRow(record)}>
              {said}
            </Link>
          </li>
        ))}
      </ul>
    </Details>
  );
}
