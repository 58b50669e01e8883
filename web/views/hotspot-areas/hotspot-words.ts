/** Words of hotspot areas: how one stands, who named it, what changed since it was last looked at, and who may do what. */
import type { HotspotAreaListQuery, HotspotSource, HotspotStatus, OneHotspotAreaQuery } from '../../graphql.generated.js';
import { longMonth, shortDate } from '../../components/dates.js';
import { formatCount } from '../../components/numbers.js';

export type AreaLine = HotspotAreaListQuery['active']['edges'][number]['node'];
export type OneArea = NonNullable<OneHotspotAreaQuery['hotspotArea']>;
export type Reports = NonNullable<AreaLine['reports']>[number];

export const mayKeep = (access: string): boolean => access === 'all' || access === 'without-threat-note';
export const mayReadAreas = (access: string): boolean => !['wards', 'nothing'].includes(access);

type Colour = 'blue' | 'green' | 'yellow' | 'grey' | 'red';

const statuses: Readonly<Record<HotspotStatus, { readonly text: string; readonly colour: Colour }>> = {
  PROPOSED: { text: 'Proposed', colour: 'blue' },
  ACTIVE: { text: 'Active', colour: 'green' },
  LAPSED: { text: 'Lapsed', colour: 'red' },
  CLOSED: { text: 'Closed', colour: 'grey' },
};

/** Red and yellow are for what waits for somebody. */
export function standingOf({ status, review }: { readonly status: HotspotStatus; readonly review: string }): {
  readonly text: string;
  readonly colour: Colour;
} {
  return review === 'due soon' ? { text: `${statuses[status].text}, review due`, colour: 'yellow' } : statuses[status];
}

export const statusText = (status: HotspotStatus): string => statuses[status].text.toLowerCase();

export const sourceNames: Readonly<Record<HotspotSource, string>> = {
  DETECTION_RUN: 'Detection run',
  POLICE_INTELLIGENCE: 'Police intelligence',
  COUNCILLOR: 'Councillor',
  STEERING_GROUP: 'Steering group',
  COUNCIL_TEAM: 'Council team',
};

export const sourceEvaluations = [
  { code: '1', words: '1 – Reliable' },
  { code: '2', words: '2 – Untested' },
  { code: '3', words: '3 – Not reliable' },
];
export const assessments = [
  { code: 'A', words: 'A – Known directly to the source' },
  { code: 'B', words: 'B – Known indirectly to the source but corroborated' },
  { code: 'C', words: 'C – Known indirectly to the source' },
  { code: 'D', words: 'D – Not known' },
  { code: 'E', words: 'E – Suspected to be false' },
];
export const handlingCodes = [
  { code: 'P', words: 'P – Lawful sharing permitted' },
  { code: 'C', words: 'C – Lawful sharing permitted with conditions' },
];

export const wordsOfCode = (codes: readonly { readonly code: string; readonly words: string }[], code: string): string =>
  codes.find((one) => one.code === code)?.words ?? code;

/** «12,300 m²», «1.25 km²» */
export function sizeText(squareMetres: number): string {
  return squareMetres < 1_000_000
    ? `${formatCount(Math.round(squareMetres / 100) * 100)} m²`
    : `${Math.round(squareMetres / 10_000) / 100} km²`;
}

/** «12 %»; under one half it is said so, not as 0. */
export function shareText(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 ? 'under 1 %' : `${percent} %`;
}

export function wardsText(wards: readonly { readonly name: string; readonly share?: number }[]): string {
  if (wards.length < 2) return wards[0]?.name ?? 'no ward';
  return wards.map(({ name, share }) => (share === undefined ? name : `${name} (${shareText(share)})`)).join(', ');
}

const sourceTexts: Readonly<Record<string, string>> = {
  'ASB_REPORT asb-reports': 'ASB reports',
  'ASB_REPORT police.uk': 'ASB, police.uk',
  'RECORDED_CRIME police.uk': 'Crime, police.uk',
  'RECORDED_CRIME recorded-crime': 'Crime, the force’s own',
};
export const reportsName = ({ kind, source }: Pick<Reports, 'kind' | 'source'>): string =>
  sourceTexts[`${kind} ${source}`] ?? `${kind === 'ASB_REPORT' ? 'ASB' : 'Crime'}, ${source}`;

const monthsText = (from: string, to: string): string => {
  const [first, last] = [longMonth(from.slice(0, 7)), longMonth(to.slice(0, 7))];
  return first === last ? first : `${first} to ${last}`;
};

export interface Change {
  readonly name: string;
  /** «31, before 42»; null: no whole month of it is loaded since. */
  readonly figures: string | null;
  readonly arrow: '▲' | '▼' | '▬' | '';
  readonly direction: string;
  readonly note: string;
}

/** What changed since the last look: counts are compared only where as many months are loaded of both. */
export function changeOf(reports: Reports): Change {
  const { since, before, sinceFrom, sinceTo, monthsSince, monthsBefore } = reports;
  const name = reportsName(reports);
  if (since == null || before == null || sinceFrom == null || sinceTo == null)
    return { name, figures: null, arrow: '', direction: '', note: 'No whole month of it is loaded since' };
  const comparable = monthsSince === monthsBefore && monthsSince > 0;
  const direction = !comparable ? 'not comparable' : since > before ? 'more' : since < before ? 'fewer' : 'as many';
  const arrow = !comparable ? '' : since > before ? '▲' : since < before ? '▼' : '▬';
  const unequal = comparable ? '' : `; ${monthsSince} of these months are loaded, ${monthsBefore} of those before`;
  return {
    name,
    figures: `${formatCount(since)}, before ${formatCount(before)}`,
    arrow,
    direction,
    note: `${monthsText(sinceFrom, sinceTo)}, and as many months before${unequal}`,
  };
}

/** Since when the figures count: the last look at the area. */
export function lookedText({ reviewedOn, activeSince }: Pick<AreaLine, 'reviewedOn' | 'activeSince'>): string {
  if (reviewedOn) return `reviewed ${shortDate(reviewedOn)}`;
  return activeSince ? `activated ${shortDate(activeSince)}` : 'not reviewed yet';
}

export const changeNames: Readonly<Record<string, string>> = {
  proposed: 'Proposed',
  changed: 'Changed',
  activated: 'Activated',
  reviewed: 'Reviewed',
  closed: 'Closed',
  lapsed: 'Lapsed',
};

export const fieldNames: Readonly<Record<string, string>> = {
  name: 'name',
  reason: 'reason',
  leastIntrusive: 'less intrusive response',
  equalityNote: 'equality note',
  owner: 'owner',
  source: 'named by',
  detectionRun: 'detection run',
  boundary: 'border',
  reviewOn: 'review by',
  status: 'status',
};

export const whoText = (changedBy: string): string =>
  changedBy === 'server:hotspot-review' ? 'Homeward, by itself' : changedBy.replace(/^cli:(.*)$/, '$1, at the command line');

export const areaAddress = (id: string): string => `/hotspot-areas/${id}`;
