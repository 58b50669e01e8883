import { Link } from 'react-router';
import { accountPath } from './account-words.js';

/** The years that something stands in. */
export function YearPicker({ year, years }: { readonly year: string; readonly years: readonly string[] }) {
  if (years.length === 0) return null;
  return (
    <nav aria-label="Financial years" className="account-years">
      <ul className="govuk-list">
        {years.map((one) => (
          <li key={one}>
            <Link className="govuk-link" to={accountPath(one)} {...(one === year ? { 'aria-current': 'page' as const } : {})}>
              {one}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
