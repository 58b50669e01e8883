/** Which quarter and area the page shows, as its address says it (`quarter=2026-Q2&area=E05…`), and its words. */
import type { OpenInAreaQuery, YouthAskedAt, YouthAsksQuery } from '../../../graphql.generated.js';
import { plural } from '../../../components/numbers.js';
import { weekdayNames } from '../../../view-state/clock-words.js';

export type Asks = YouthAsksQuery['youthAsks'];
export type AskFigure = Asks['areas'][number]['asks'][number];
export type OpenSession = OpenInAreaQuery['youthProvision']['edges'][number]['node']['sessions'][number];

export interface AskedState {
  /** Null: the newest. */
  readonly quarter: string | null;
  /** Null: the first, which is a district where there is one. */
  readonly area: string | null;
}

export const askedAddress = {
  parse: (search: URLSearchParams): AskedState => {
    const [quarter, area] = [search.get('quarter'), search.get('area')];
    return {
      quarter: quarter !== null && /^\d{4}-Q[1-4]$/.test(quarter) ? quarter : null,
      area: area !== null && /^[A-Z]\d{8}$/.test(area) ? area : null,
    };
  },
  format: ({ quarter, area }: AskedState): string => {
    const words = new URLSearchParams();
    if (quarter !== null) words.set('quarter', quarter);
    if (area !== null) words.set('area', area);
    return words.toString();
  },
  changed: (state: AskedState, part: Partial<AskedState>): AskedState => ({ ...state, ...part }),
};

const askedAtNames: Readonly<Record<YouthAskedAt, string>> = {
  VISITS: 'visits',
  SCHOOL: 'schools',
  YOUTH_SESSION: 'youth sessions',
  STREET_TEAM: 'street team’s list',
  YOUTH_FORUM: 'youth forum',
  SURVEY: 'survey',
};

/** «survey 12 (1 row), visits 3 (2 visits)» */
export const partsText = (parts: NonNullable<AskFigure['parts']>): string =>
  parts
    .filter(({ children }) => children > 0)
    .map(({ askedAt, children, sourceRows }) => {
      const rows = askedAt === 'VISITS' ? plural(sourceRows, 'visit', 'visits') : plural(sourceRows, 'row', 'rows');
      return `${askedAtNames[askedAt]} ${children} (${rows})`;
    })
    .join(', ');

/** «Friday 18:00–20:00, by referral»; what is not stated is said so. */
export function openWhen({ weekday, startsAt, endsAt, season, access }: OpenSession): string {
  const day = weekday === null ? 'Weekday not stated' : weekdayNames[weekday - 1]!;
  const times = startsAt === null || endsAt === null ? 'times not stated' : `${startsAt}–${endsAt}`;
  return [
    `${day}, ${times}`,
    ...(season === null || season === 'all year' ? [] : [season]),
    ...(access === 'TARGETED' ? ['by referral'] : []),
  ].join(', ');
}
