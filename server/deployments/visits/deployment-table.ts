/**
 * The team's own table, and the same by month for its funder. Counts add up: a month is the sum of its visits, the total of its months. A deployment is an evening of
 * a team with at least one visit, however many there were.
 */
import { ASK_WORDS } from '../../provision/asks/asks.js';
import type { IssueKind } from './visit.js';
import type { StoredVisit } from './visits.sql.js';

/** What is counted of a visit, as far as the table needs it. */
export type CountedVisit = Pick<
  StoredVisit,
  'team' | 'on' | 'minutes' | 'youngPeople' | 'adults' | 'advice' | 'leaflets' | 'referrals' | 'campaigns' | 'issues' | 'asks'
>;

export interface DeploymentRow {
  readonly heading: string;
  readonly label: string;
  /** In the order of the table's months. */
  readonly months: readonly number[];
  readonly total: number;
}

export interface DeploymentTable {
  /** `2026-05`, every month of the period. */
  readonly months: readonly string[];
  readonly rows: readonly DeploymentRow[];
}

type Measure = readonly [heading: string, label: string, of: (visits: readonly CountedVisit[]) => number];

const ISSUE_LABELS: Readonly<Record<IssueKind, string>> = {
  'fly tipping': 'Fly tipping issues reported',
  'overflowing skip': 'Overflowing skips reported',
  'street lighting': 'Faulty street lighting reported',
  'burnt-out car': 'Burnt-out cars reported',
  'scrambler bike': 'Scrambler bikes reported',
};

export function deploymentTable(
  visits: readonly CountedVisit[],
  { from, to }: { readonly from: string; readonly to: string },
): DeploymentTable {
  const months = monthsBetween(from, to);
  const byMonth = months.map((month) => visits.filter(({ on }) => on.startsWith(month)));
  return {
    months,
    rows: measuresOf(visits).map(([heading, label, of]) => {
      const counts = byMonth.map(of);
      return { heading, label, months: counts, total: sum(counts) };
    }),
  };
}

function measuresOf(visits: readonly CountedVisit[]): readonly Measure[] {
  const each =
    (count: (visit: CountedVisit) => number): Measure[2] =>
    (some) =>
      sum(some.map(count));
  const agencies = named(visits.flatMap(({ referrals }) => referrals.map(({ agency }) => agency)));
  const campaigns = named(visits.flatMap((visit) => visit.campaigns));
  return [
    ['Deployments', 'Deployments', (some) => new Set(some.map(({ team, on }) => `${on} ${team}`)).size],
    ['Deployments', 'Visits', (some) => some.length],
    ['Deployments', 'Minutes at visits', each(({ minutes }) => minutes)],
    [
      'Engagements',
      'Engagements with young people',
      each(({ youngPeople: { male, female, notRecorded } }) => male + female + notRecorded),
    ],
    ['Engagements', 'Young people, male', each(({ youngPeople }) => youngPeople.male)],
    ['Engagements', 'Young people, female', each(({ youngPeople }) => youngPeople.female)],
    ['Engagements', 'Young people, not recorded', each(({ youngPeople }) => youngPeople.notRecorded)],
    ['Engagements', 'Engagements with adults', each(({ adults }) => adults)],
    ['Individuals asking for advice', 'Drugs and alcohol', each(({ advice }) => advice.drugsAndAlcohol)],
    ['Individuals asking for advice', 'Careers', each(({ advice }) => advice.careers)],
    ['Individuals asking for advice', 'Personal safety', each(({ advice }) => advice.personalSafety)],
    ['Individuals asking for advice', 'Local activities', each(({ advice }) => advice.activities)],
    ['Leaflets', 'Individuals who took leaflets', each(({ leaflets }) => leaflets)],
    ...agencies.map((agency): Measure => ['Individuals referred', agency, each((visit) => referredTo(visit, agency))]),
    ...campaigns.map((campaign): Measure => [
      'Visits with a campaign',
      campaign,
      each((visit) => (visit.campaigns.includes(campaign) ? 1 : 0)),
    ]),
    ...ASK_WORDS.filter((word) => visits.some(({ asks }) => asks.some(({ ask }) => ask === word))).map((word): Measure => [
      'Young people who asked for',
      word.charAt(0).toUpperCase() + word.slice(1),
      each(({ asks }) => sum(asks.map(({ ask, children }) => (ask === word ? children : 0)))),
    ]),
    ...Object.entries(ISSUE_LABELS).map(([kind, label]): Measure => [
      'Issues',
      label,
      each(({ issues }) => issues.filter((issue) => issue.kind === kind).length),
    ]),
  ];
}

const referredTo = ({ referrals }: CountedVisit, agency: string): number =>
  sum(referrals.filter((referral) => referral.agency === agency).map(({ individuals }) => individuals));

const named = (names: readonly string[]): readonly string[] => [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en-GB'));

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7);) {
    months.push(month);
    const [year, number] = month.split('-').map(Number) as [number, number];
    month = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
  }
  return months;
}
