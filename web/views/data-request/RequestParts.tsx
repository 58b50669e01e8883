import { Link } from 'react-router';

/** The two parts of the page, each at an address of its own. */
export function RequestParts({ show }: { readonly show: 'requests' | 'areas' }) {
  const parts = [
    { part: 'requests', to: '/data-request', text: 'Requests' },
    { part: 'areas', to: '/data-request/areas', text: 'What boards answered elsewhere' },
  ] as const;
  return (
    <nav className="request-filter" aria-label="Parts of the data request">
      <ul>
        {parts.map(({ part, to, text }) => (
          <li key={part}>
            <Link to={to} {...(part === show ? { 'aria-current': 'page' as const } : {})}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
