/** Words of the audit's page: what was done, to what, in how many rows. */
import type { AuditAction, AuditEventsQuery, IncidentKind } from '../../graphql.generated.js';
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { kindNames } from '../../view-state/kinds.js';

export type AuditedEvent = AuditEventsQuery['auditEvents']['edges'][number]['node'];

const actionNames: Readonly<Record<AuditAction, string>> = {
  SIGN_IN: 'Signed in',
  SIGN_OUT: 'Signed out',
  ROLE_CHANGE: 'Came with another role',
  STATE_PURPOSE: 'Stated a purpose',
  VIEW: 'Looked at detail',
  SEARCH: 'Looked for a place',
  EXPORT: 'Took out a file',
  DOWNLOAD: 'Took out refused rows',
  LOAD: 'Loaded a file',
  UNDO: 'Took a load back',
  REMOVE: 'Took out a record',
  CORRECT: 'Corrected a record',
  RESTRICT: 'Restricted a record',
  LIFT: 'Lifted a change of a record',
  HELD: 'Asked what is held',
  COMPOSE: 'Made an area',
  READ_REGISTER: 'Read the register',
  REGISTER: 'Changed an agreement',
  REVIEW: 'Decided a review',
  DISPOSE: 'Disposed of rows',
  READ_HOTSPOT_AREAS: 'Read hotspot areas',
  HOTSPOT_AREA: 'Changed a hotspot area',
  READ_SUPPORT_REQUESTS: 'Read requests for teams',
  SUPPORT_REQUEST: 'Asked for a team, or decided on it',
  RECORD_EFFECT: 'Kept what came of the work in an area',
  EFFECT_CONCLUSION: 'Handed over what came of the work in an area, or withdrew it',
  READ_DEPLOYMENTS: 'Read staff or plans of teams',
  DEPLOYMENT: 'Changed a team, its calendar or a plan',
  CREW_SAFETY: 'Said whether a crew may go to a place',
  YOUTH_PROVISION: 'Kept a youth session or place',
  WALK_BARRIER: 'Changed a barrier to walking',
  READ_NOISE_TRIAGE: 'Read noise triage',
  NOISE_TRIAGE: 'Put noise to the test, or set it',
  POPULATION_ESTIMATE: 'Saved or published an estimate',
  CHAPTER: 'Worked on a chapter',
  DATA_REQUEST: 'Worked on a request for numbers',
  AREA_FACTORS: 'Worked on factors of areas',
  TYPOLOGY: 'Worked on a typology',
  PARTNERSHIP_ACCOUNT: 'Changed the partnership’s account',
  REFUSED: 'Was refused',
  READ_AUDIT: 'Read the audit',
  VERIFY_AUDIT: 'Checked the audit',
};

export const allActions = Object.keys(actionNames) as AuditAction[];

export function actionName(action: AuditAction): string {
  return actionNames[action];
}

const queryNames: Readonly<Record<string, string>> = {
  incidentPoints: 'points on the map',
  incidents: 'a list',
  incident: 'one report',
  incidentGrid: 'squares under 500 m',
  auditOf: 'who has looked at one thing',
  auditEvents: 'a search of events',
  auditVerification: 'the whole chain',
  statePurpose: '',
  hotspotAreas: 'the list',
  hotspotArea: '',
  hotspotThreatNote: 'the threat note',
  hotspotReports: 'reports in hotspot areas',
  hotspotWards: 'wards with hotspot areas',
  supportRequests: 'the list',
  supportRequest: '',
  staffBank: 'the bank of staff',
  plan: 'a plan of an evening',
  deploymentPlans: 'the plans',
  deploymentPlan: '',
  crewSafetyQuestions: 'places that await the police’s word',
  noiseTriages: 'results one by one',
  noiseFigures: 'figures',
  chapter: 'a chapter in work',
  partnershipAccount: 'the partnership’s account',
  accountProgrammes: 'the partnership’s programmes',
  accountMeasures: 'measures of the partnership’s account',
  effectConclusions: 'what came of work in areas, as it was handed over to the account',
  accountChanges: 'the history of the partnership’s account',
  dues: 'what is due',
  multiAgencyCounts: 'counts of what agencies do together',
  practiceReviews: 'practice reviews',
  meetings: 'meetings of the partnership',
  meeting: 'a meeting of the partnership',
  agendaDraft: 'a draft of an agenda',
  meetingActions: 'actions of meetings',
  publishedChapter: 'a published chapter',
  indicators: 'indicators of an area',
  dataRequest: 'a request for numbers',
  areaFactorRun: 'factors of areas',
  hotspotCells: 'hot spots on cells',
  hotspotBackTest: 'the back-test of hot spots',
  attendanceCounts: 'attendance at youth sessions',
  youthProvision: 'youth sessions with head-counts',
  heldRecord: 'what is held of one record',
  areas: 'figures by area',
  counts: 'figures',
  grid: 'a grid',
  points: 'single reports',
  provision: 'youth provision',
};

/** «points on the map: Firearms discharges»; «load 12»; an empty text when there is no more to say. */
export function whatText({ action, query, kinds, subject, areas, details }: AuditedEvent): string {
  const named = subjectText(subject);
  const asked = action === 'SEARCH' || query === null ? '' : (queryNames[query] ?? query);
  const found = details.find(({ name }) => name === 'outward')?.text;
  const things = [named, asked, found === undefined ? '' : `a postcode in ${found}`].filter((text) => text !== '');
  const of = action === 'EXPORT' && kinds.length > 2 ? 'every kind' : kinds.map(kindText).join(', ');
  const where = areas.length === 0 ? '' : areas.length > 3 ? plural(areas.length, 'area', 'areas') : areas.join(', ');
  return [things.join(', '), of, where].filter((text) => text !== '').join(' · ');
}

const subjectNames: Readonly<Record<string, string>> = {
  batch: 'load',
  agreement: 'agreement',
  'hotspot-area': 'hotspot area',
  'support-request': 'request',
  team: 'team',
  'staff-member': 'member of staff',
  'school-calendar': 'school calendar',
  'deployment-plan': 'plan',
  'walk-barrier': 'barrier',
  'noise-triage': 'noise triage',
  'noise-test': 'threshold test',
};

/** «load 12». An empty text for what has no name but its id. */
function subjectText(subject: string | null | undefined): string {
  const [, kind, id] = /^([a-z-]+):(.+)$/.exec(subject ?? '') ?? [];
  const name = subjectNames[kind ?? ''];
  return name === undefined ? '' : `${name} ${id}`;
}

export function kindText(kind: string): string {
  return kind in kindNames ? kindNames[kind as IncidentKind].many : kind;
}

/** «operator» and the empty agency of the command line, in words. */
export function agencyText({ role, agency }: AuditedEvent): string {
  return agency === '' && role === 'operator' ? 'at the command line' : agency;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'Europe/London',
});
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'Europe/London' });

/** An instant in London, to the second. */
export function momentParts(instant: string): { readonly day: string; readonly clock: string } {
  const moment = new Date(instant);
  return { day: longDate(day.format(moment)), clock: clock.format(moment) };
}
