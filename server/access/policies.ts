/** The rows of the access table that hold for whole operations, as one policy each. Incidents have their own (server/incidents/permission.ts). */
import { forbidden } from '../errors.js';
import {
  ACCOUNT_ACCESS,
  ASB_CASE_ACCESS,
  ATTENDANCE_ACCESS,
  AUDIT_ACCESS,
  BARRIER_ACCESS,
  CHAPTER_ACCESS,
  COMPOSING_ACCESS,
  DATA_REQUEST_ACCESS,
  DEPLOYMENT_ACCESS,
  DUE_ACCESS,
  ESTIMATE_ACCESS,
  HOTSPOT_AREA_ACCESS,
  INCIDENT_ACCESS,
  MEETING_ACCESS,
  INDICATOR_ACCESS,
  KEEPING_PROVISION_ACCESS,
  LOADING_ACCESS,
  MULTI_AGENCY_ACCESS,
  PROFILE_ACCESS,
  REFERENCE_ACCESS,
  REGISTER_ACCESS,
  REVIEW_ACCESS,
  SUPPORT_REQUEST_ACCESS,
  TRIAGE_ACCESS,
  YOUTH_ASK_ACCESS,
} from './access-table.js';
import type { Viewer } from './viewer.js';

/** Lets the viewer through, or throws CallerError FORBIDDEN with the reason in words. */
export type Policy = (viewer: Pick<Viewer, 'persona' | 'role'>) => void;

/** Whoever is signed in. */
export const everyone: Policy = () => undefined;

/** Provision, areas and population. */
export const readsReference: Policy = ({ persona, role }) => {
  if (REFERENCE_ACCESS[persona] === 'all') return;
  if (REFERENCE_ACCESS[persona] === 'own-shift') {
    throw forbidden('Outreach workers see where their own shift goes («myShift»), and no other places.');
  }
  throw forbidden(`${withArticle(role)} does not see areas, population and provision.`);
};

/** Saved runs of detection: whoever has incidents in some form. Which, is asked when a run is made again. */
export const detects: Policy = ({ persona, role }) => {
  if (Object.values(INCIDENT_ACCESS).every((by) => by[persona].form === 'nothing'))
    throw forbidden(`${withArticle(role)} does not see incidents, nor what was detected among them.`);
};

/** Loads of files: the list of them, loading, taking back. Whose, is asked of each load. */
export const handlesLoads: Policy = ({ persona, role }) => {
  if (LOADING_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not load files or see what was loaded.`);
};

/** Single records of partners' lists: correcting, restricting, taking out, and what is held of one. Whose, is asked of each. */
export const changesRecords: Policy = ({ persona, role }) => {
  if (!['own-agency', 'operator'].includes(LOADING_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not correct, restrict or take out records.`);
};

/** Whose events the viewer reads: everybody's, or only their own. */
export const seesAllAudit = ({ persona }: Pick<Viewer, 'persona'>): boolean => AUDIT_ACCESS[persona] === 'all';

/** Who looked at what, and whether the record of it holds. */
export const readsAllAudit: Policy = (viewer) => {
  if (!seesAllAudit(viewer))
    throw forbidden('Who looked at what is for information governance. «auditEvents» shows your own events.');
};

/** Sources that say which areas there are, and which rows lie in them. Whoever may change wards, or move a postcode, can have counts by whatever they call a ward. */
const MAKES_AREAS: readonly string[] = ['boundaries', 'area-lookup', 'postcodes'];

/** Figures that somebody has published already. */
const PUBLISHED_FIGURES: readonly string[] = [
  ...['indicators', 'published-risk-ratios', 'published-cross-tabs', 'published-board-responses'],
];

/** Counted patterns of a typology, which whoever writes the needs assessment may have from a partner as a file. */
const EXTRACTS_OF_AUTHORS: readonly string[] = ['typology-extract'];

/** The partnership's own account: for whoever keeps it. */
const ACCOUNT: readonly string[] = [
  'partnership-fund',
  'partnership-measures',
  'programme-questionnaires',
  'multi-agency-counts',
];

/** Taking a load back, or loading: the operator any, analysts their own agency's, JSNA authors published figures and their own extracts for typologies, partnership managers the account. */
export function mayChangeLoad(
  { persona, role, agency }: Pick<Viewer, 'persona' | 'role' | 'agency'>,
  load: { readonly source: string; readonly agency: string | null },
): void {
  const access = LOADING_ACCESS[persona];
  if (access === 'operator') return;
  if (access === 'nothing') throw forbidden(`${withArticle(role)} does not load files or take loads back.`);
  if (MAKES_AREAS.includes(load.source)) {
    throw forbidden(
      'Boundaries, look-ups between areas and postcodes are for the administrator to load and take back: what others may see goes by them.',
    );
  }
  if (access === 'indicators' && ![...PUBLISHED_FIGURES, ...EXTRACTS_OF_AUTHORS].includes(load.source))
    throw forbidden('JSNA authors load indicators, published figures and extracts for typologies, and nothing else.');
  if ((access === 'account') !== ACCOUNT.includes(load.source))
    throw forbidden('Partnership managers load the partnership’s account, nobody else does, and they load nothing else.');
  if (load.agency !== agency) throw forbidden(`This was loaded by ${load.agency ?? 'the operator'}; ask there to take it back.`);
}

/** On what basis each source is held. */
export const readsRegister: Policy = ({ persona, role }) => {
  if (REGISTER_ACCESS[persona] === 'nothing')
    throw forbidden(`${withArticle(role)} does not read the register of sources and agreements.`);
};

/** Registering, amending and ending agreements: settings of the installation. */
export const keepsAgreements: Policy = ({ persona }) => {
  if (!['all', 'settings'].includes(REGISTER_ACCESS[persona]))
    throw forbidden('Agreements are registered and amended by information governance, or by the administrator.');
};

/** Approvals, reviews and disposal: for a person who answers for what is held. */
export const decidesReviews: Policy = ({ persona }) => {
  if (REGISTER_ACCESS[persona] !== 'all') throw forbidden('Approvals and reviews are for information governance to decide.');
};

/** Making areas of others, with a name. */
export const composesAreas: Policy = ({ persona, role }) => {
  if (!COMPOSING_ACCESS[persona]) throw forbidden(`${withArticle(role)} may not make areas.`);
};

/** Named hotspot areas; which, and what of them, is decided where they are read (server/hotspots/areas). */
export const readsHotspotAreas: Policy = ({ persona, role }) => {
  if (HOTSPOT_AREA_ACCESS[persona] === 'wards') {
    throw forbidden(
      `${withArticle(role)} sees in which wards there are hotspot areas («hotspotWards»), and none by its name or place.`,
    );
  }
  if (HOTSPOT_AREA_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see hotspot areas.`);
};

/** Schools in active areas: for whoever sees the border of these. */
export const readsSchoolsInAreas: Policy = ({ persona, role }) => {
  if (!['all', 'without-threat-note', 'active-ones'].includes(HOTSPOT_AREA_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not see where hotspot areas are, so not which schools lie in them.`);
};

/** Proposing, changing, activating, reviewing and closing. */
export const keepsHotspotAreas: Policy = ({ persona }) => {
  if (!['all', 'without-threat-note'].includes(HOTSPOT_AREA_ACCESS[persona]))
    throw forbidden('Hotspot areas are proposed, changed and reviewed by the analysts of police and council.');
};

/** What the police know of an area. */
export const writesThreatNotes: Policy = ({ persona }) => {
  if (HOTSPOT_AREA_ACCESS[persona] !== 'all') throw forbidden('Threat notes are written and read by police analysts.');
};

/** In which wards there are active areas. */
export const readsHotspotWards: Policy = ({ persona, role }) => {
  if (['nothing', 'without-place'].includes(HOTSPOT_AREA_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not see where hotspot areas are.`);
};

/** Telling what is known of a place, asking for a team there, and seeing what became of it. Whose, row policies say. */
export const asksForSupport: Policy = ({ persona, role }) => {
  if (SUPPORT_REQUEST_ACCESS[persona] === 'nothing')
    throw forbidden(`${withArticle(role)} does not ask for teams or see what was asked for.`);
};

/** What becomes of a request, which belong together, and on which hotspot area one bears. */
export const decidesRequests: Policy = ({ persona }) => {
  if (SUPPORT_REQUEST_ACCESS[persona] !== 'all-and-deciding') throw forbidden('Requests are decided by deployment planners.');
};

/** How many cases of anti-social behaviour were opened and closed. */
export const readsAsbCases: Policy = ({ persona, role }) => {
  if (ASB_CASE_ACCESS[persona] === 'nothing')
    throw forbidden(`${withArticle(role)} does not see cases of anti-social behaviour.`);
};

/** What young people asked for; in which form is decided where it is asked for. */
export const readsYouthAsks: Policy = ({ persona, role }) => {
  if (YOUTH_ASK_ACCESS[persona] === 'nothing')
    throw forbidden(`${withArticle(role)} does not see how many young people asked for what.`);
};

/** The list itself, which is no count: for whoever reads the counts, and whoever counts at visits. */
export const readsAskDefinitions: Policy = (viewer) => {
  if (ATTENDANCE_ACCESS[viewer.persona] !== 'own-shift') readsYouthAsks(viewer);
};

/** Published figures of the vulnerability profile. */
export const readsPublishedProfile: Policy = ({ persona, role }) => {
  if (PROFILE_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see the vulnerability profile.`);
};

/** Published statistics of areas. Which are not published, row policies say (migrations/0030). */
export const readsIndicators: Policy = ({ persona, role }) => {
  if (INDICATOR_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see indicators of areas.`);
};

/** What the own agency loaded of its assessments, protected. Whose, the views in the database say. */
export const readsOwnProfile: Policy = ({ persona, role }) => {
  if (PROFILE_ACCESS[persona] !== 'own-and-published')
    throw forbidden(`${withArticle(role)} does not see what was loaded of assessments.`);
};

/** Youth sessions and places by form. */
export const keepsProvision: Policy = ({ persona }) => {
  if (!KEEPING_PROVISION_ACCESS[persona])
    throw forbidden('Sessions and places are kept by council analysts and by deployment planners.');
};

/** Teams, and when they are out. */
export const readsTeams: Policy = ({ persona, role }) => {
  if (DEPLOYMENT_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see teams and their shifts.`);
};

/** The bank of staff: roles and initials, and when each can be out. */
export const readsStaff: Policy = ({ persona, role }) => {
  if (ATTENDANCE_ACCESS[persona] !== 'all') throw forbidden(`${withArticle(role)} does not see the bank of staff.`);
};

/** Teams, staff, calendar and plans are the planner's to change. */
export const plansDeployments: Policy = ({ persona }) => {
  if (DEPLOYMENT_ACCESS[persona] !== 'planning')
    throw forbidden('Teams, shifts and plans are kept and made by deployment planners.');
};

/** Plans of an evening, which tell bands of squares. */
export const readsPlans: Policy = ({ persona, role }) => {
  if (!['planning', 'plans-and-clearing'].includes(DEPLOYMENT_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not see plans of an evening.`);
};

/** Where crews may go, with what is known of discharges near. */
export const clearsCrews: Policy = ({ persona }) => {
  if (DEPLOYMENT_ACCESS[persona] !== 'plans-and-clearing')
    throw forbidden('Where crews may go is for police analysts to say; a planner reads which places are cleared.');
};

/** The shift one is on, and what was done in it. */
export const worksShifts: Policy = ({ persona, role }) => {
  if (ATTENDANCE_ACCESS[persona] !== 'own-shift')
    throw forbidden(`${withArticle(role)} is on no shift: visits are recorded by outreach workers, each on their own.`);
};

/** Visits one by one. */
export const readsVisits: Policy = ({ persona, role }) => {
  if (ATTENDANCE_ACCESS[persona] !== 'all') throw forbidden(`${withArticle(role)} does not see visits one by one.`);
};

/** Visits by ward and week, or by year; which, is decided where they are asked for. */
export const readsVisitCounts: Policy = ({ persona, role }) => {
  if (!['by-ward-and-week', 'totals'].includes(ATTENDANCE_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not have protected counts of visits.`);
};

/** Where walks are barred. */
export const readsBarriers: Policy = ({ persona, role }) => {
  if (BARRIER_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see barriers to walking.`);
};

/** Drawing, reviewing and withdrawing them. */
export const drawsBarriers: Policy = ({ persona }) => {
  if (BARRIER_ACCESS[persona] !== 'drawing')
    throw forbidden('Barriers are drawn and reviewed by the analysts of police and council, and by deployment planners.');
};

/** The questions of the threshold test for noise. */
export const readsNoiseTest: Policy = ({ persona, role }) => {
  if (TRIAGE_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see the threshold test for noise.`);
};

/** How many reports of noise were below and above the threshold; in which form is decided where it is asked for. */
export const readsNoiseFigures: Policy = ({ persona, role }) => {
  if (!['all', 'figures'].includes(TRIAGE_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not see figures of the threshold test for noise.`);
};

/** Putting the test to a report, and reading what came of each. */
export const triagesNoise: Policy = ({ persona }) => {
  if (TRIAGE_ACCESS[persona] !== 'all') throw forbidden('Reports of noise are put to the threshold test by council analysts.');
};

export const setsNoiseTest: Policy = ({ persona }) => {
  if (!['all', 'questions'].includes(TRIAGE_ACCESS[persona]))
    throw forbidden('The questions of the threshold test are set by council analysts and the administrator.');
};

/** Estimates that were published; drafts too for those who make them. */
export const readsEstimates: Policy = ({ persona, role }) => {
  if (ESTIMATE_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see population estimates.`);
};

/** Working estimates out, saving them in versions, and comparing these. */
export const makesEstimates: Policy = ({ persona, role }) => {
  if (!['making-and-publishing', 'making'].includes(ESTIMATE_ACCESS[persona]))
    throw forbidden(
      `${withArticle(role)} does not make population estimates. Those that were published are in «populationEstimates».`,
    );
};

export const publishesEstimates: Policy = ({ persona }) => {
  if (ESTIMATE_ACCESS[persona] !== 'making-and-publishing')
    throw forbidden('Estimates are published by authors of the needs assessment.');
};

/** Making chapters, writing in them, and sending them on their way. */
export const writesChapters: Policy = ({ persona }) => {
  if (CHAPTER_ACCESS[persona] !== 'writing')
    throw forbidden('Chapters are written by JSNA authors and partnership managers; others read them when they are published.');
};

/** Published chapters. */
export const readsChapters: Policy = ({ persona, role }) => {
  if (CHAPTER_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not read chapters of needs assessments.`);
};

/** Asking agencies for numbers of children, and handing them in. */
export const runsDataRequests: Policy = ({ persona }) => {
  if (DATA_REQUEST_ACCESS[persona] !== 'running')
    throw forbidden('Requests for numbers are run by JSNA authors; agencies answer for themselves.');
};

/** Answering for the own agency, and reading what was handed in. Whose, row policies say. */
export const answersDataRequests: Policy = ({ persona, role }) => {
  if (DATA_REQUEST_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see requests for numbers.`);
};

/** The partnership's account of a year. */
export const readsAccount: Policy = ({ persona, role }) => {
  if (ACCOUNT_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not read the partnership’s account.`);
};

export const mayKeepAccount = ({ persona }: Pick<Viewer, 'persona'>): boolean => ACCOUNT_ACCESS[persona] === 'keeping';

/** Money, outcomes, activities, programmes, and who changed what of them. */
export const keepsAccount: Policy = (viewer) => {
  if (!mayKeepAccount(viewer)) throw forbidden('The partnership’s account is kept by the partnership manager.');
};

/** Measures of activities, and what was found of them. Whose, is asked of each. */
export const keepsMeasures: Policy = ({ persona, role }) => {
  if (!['keeping', 'own-measures'].includes(ACCOUNT_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not keep measures of the partnership’s account.`);
};

/** Counts of what agencies do together; in which form is decided where they are read. */
export const readsMultiAgencyCounts: Policy = ({ persona, role }) => {
  if (MULTI_AGENCY_ACCESS[persona] === 'nothing')
    throw forbidden(`${withArticle(role)} does not read counts of what agencies do together.`);
};

/** Counts by form. Of which agency, is asked of each. */
export const keepsMultiAgencyCounts: Policy = ({ persona, role }) => {
  if (!['keeping', 'own'].includes(MULTI_AGENCY_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not keep counts of what agencies do together.`);
};

/** Practice reviews, what they recommended, and what followed. */
export const readsReviews: Policy = ({ persona, role }) => {
  if (REVIEW_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not read practice reviews.`);
};

/** Reviews and recommendations. */
export const keepsReviews: Policy = ({ persona }) => {
  if (REVIEW_ACCESS[persona] !== 'keeping') throw forbidden('Practice reviews are kept by the partnership manager.');
};

/** What followed. Of which recommendation, is asked of each. */
export const followsReviewsUp: Policy = ({ persona, role }) => {
  if (!['keeping', 'own-follow-up'].includes(REVIEW_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not say what followed of practice reviews.`);
};

/** What agencies are to deliver. Whose, row policies say. */
export const readsDues: Policy = ({ persona, role }) => {
  if (DUE_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not see what agencies are to deliver.`);
};

/** Feeds, and receipts of what came by hand. */
export const keepsFeeds: Policy = ({ persona }) => {
  if (DUE_ACCESS[persona] !== 'keeping') throw forbidden('Feeds and receipts are kept by the partnership manager.');
};

/** Meetings of the partnership, agendas drafted and saved, and actions. */
export const readsMeetings: Policy = ({ persona, role }) => {
  if (MEETING_ACCESS[persona] === 'nothing') throw forbidden(`${withArticle(role)} does not read meetings of the partnership.`);
};

export const keepsMeetings: Policy = ({ persona }) => {
  if (MEETING_ACCESS[persona] !== 'keeping') throw forbidden('Meetings are kept by the partnership manager.');
};

/** What was done of an action. Whose, is asked of each. */
export const recordsActions: Policy = ({ persona, role }) => {
  if (!['keeping', 'own-actions'].includes(MEETING_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not record what was done of actions.`);
};

/** Attendance in any form; in which is decided where it is asked for (server/provision/attendance). */
export const readsAttendance: Policy = ({ persona, role }) => {
  if (ATTENDANCE_ACCESS[persona] === 'nothing')
    throw forbidden(`${withArticle(role)} does not see attendance at youth sessions.`);
  if (ATTENDANCE_ACCESS[persona] === 'own-shift') {
    throw forbidden('Outreach workers see what was done in their own shift («myShift»), and no attendance of sessions.');
  }
};

/** Of which sessions the viewer has the head-counts one by one: all, those their own agency runs, or none. */
export function attendanceBySession({
  persona,
  agency,
}: Pick<Viewer, 'persona' | 'agency'>): 'all' | { readonly ranBy: string } | 'none' {
  if (ATTENDANCE_ACCESS[persona] === 'all') return 'all';
  return ATTENDANCE_ACCESS[persona] === 'own' ? { ranBy: agency } : 'none';
}

/** «A partner», «An outreach worker», «A JSNA author». */
function withArticle(role: string): string {
  const word = /^[A-Z]{2}/.test(role) ? role : role.charAt(0).toLowerCase() + role.slice(1);
  return `${/^[aeio]/.test(word) ? 'An' : 'A'} ${word}`;
}
