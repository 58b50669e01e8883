import { longDate } from '../../components/dates.js';
import { Empty } from '../../components/States.js';
import type { PublishedProfileQuery } from '../../graphql.generated.js';

export type Profile = PublishedProfileQuery['publishedProfile'];

/** Where published figures came from, and on which terms: beside every one of them. */
export function Provenance({ profile, source }: { readonly profile: Profile; readonly source: string }) {
  const documents = [
    ...new Set(
      (source === 'published-risk-ratios' ? profile.ratios : profile.tables).map(({ document }) => document.split(', Table')[0]!),
    ),
  ];
  const loads = profile.loads.filter((load) => load.source === source);
  return (
    <p className="note">
      Source: {documents.join('; ')}. Loaded {[...new Set(loads.map(({ loadedAt }) => longDate(loadedAt)))].join(', ')}
      {loads.some(({ invented }) => invented) ? ' as invented figures' : ''}. Licence: {lowerFirst(profile.licence)}.
    </p>
  );
}

/** Nothing is shipped: how it gets here. */
export function NothingPublished({ what, source }: { readonly what: string; readonly source: string }) {
  return (
    <Empty title={`No ${what} are loaded`}>
      <p className="govuk-body-s">
        Homeward brings none along, since the report does not state its licence. Whoever has settled that loads them on the page
        «Data» as «{source}»; no agreement is needed.
      </p>
    </Empty>
  );
}

const lowerFirst = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
