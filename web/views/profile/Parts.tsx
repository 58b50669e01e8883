import { Link } from 'react-router';
import { formatProfile, profileChanged, type ProfileState, type Shown } from './profile-address.js';

const names: Readonly<Record<Shown, string>> = {
  ratios: 'Published ratios',
  tables: 'Published tables',
  own: 'Your own assessments',
};

/** The three parts of the profile, each at an address of its own. */
export function Parts({ state, show, hasOwn }: { readonly state: ProfileState; readonly show: Shown; readonly hasOwn: boolean }) {
  const addressOf = (part: Shown): string => {
    const words = formatProfile(profileChanged(state, { show: part }));
    return words === '' ? '/profile' : `/profile?${words}`;
  };
  return (
    <nav className="request-filter" aria-label="Parts of the profile">
      <ul>
        {(Object.keys(names) as Shown[])
          .filter((part) => hasOwn || part !== 'own')
          .map((part) => (
            <li key={part}>
              <Link to={addressOf(part)} {...(part === show ? { 'aria-current': 'page' as const } : {})}>
                {names[part]}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
