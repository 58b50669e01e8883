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
import type { PersonaName } from './personas.js';
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
export const handlesLoads = whoeverHas(LOADING_ACCESS, (who) => `${who} does not load files or see what was loaded.`);

/** Single records of partners' lists: correcting, restricting, taking out, and what is held of one. Whose, is asked of each. */
export const changesRecords = only(
  LOADING_ACCESS,
  ['own-agency', 'operator'],
  (who) => `${who} does not correct, restrict or take out records.`,
);

/** Whose events the viewer reads: everybody's, or only their own. */
export const seesAllAudit = ({ persona }: Pick<Viewer, 'persona'>): boolean => AUDIT_ACCESS[persona] === 'all';

/** Who looked at what, and whether the record of it holds. */
export const readsAllAudit: Policy = (viewer) => {
  if (!seesAllAudit(viewer))
    throw forbidden('Who looked at what is for information governance. «auditEvents» shows your own events.');
};

/** On what basis each source is held. */
export const readsRegister = whoeverHas(REGISTER_ACCESS, (who) => `${who} does not read the register of sources and agreements.`);

/** Registering, amending and ending agreements: settings of the installation. */
export const keepsAgreements = only(
  REGISTER_ACCESS,
  ['all', 'settings'],
  'Agreements are registered and amended by information governance, or by the administrator.',
);

/** Approvals, reviews and disposal: for a person who answers for what is held. */
export const decidesReviews = only(REGISTER_ACCESS, ['all'], 'Approvals and reviews are for information governance to decide.');

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
export const readsSchoolsInAreas = only(
  HOTSPOT_AREA_ACCESS,
  ['all', 'without-threat-note', 'active-ones'],
  (who) => `${who} does not see where hotspot areas are, so not which schools lie in them.`,
);

/** Proposing, changing, activating, reviewing and closing. */
export const keepsHotspotAreas = only(
  HOTSPOT_AREA_ACCESS,
  ['all', 'without-threat-note'],
  'Hotspot areas are proposed, changed and reviewed by the analysts of police and council.',
);

/** What the police know of an area. */
export const writesThreatNotes = only(HOTSPOT_AREA_ACCESS, ['all'], 'Threat notes are written and read by police analysts.');

/** In which wards there are active areas. */
export const readsHotspotWards: Policy = ({ persona, role }) => {
  if (['nothing', 'without-place'].includes(HOTSPOT_AREA_ACCESS[persona]))
    throw forbidden(`${withArticle(role)} does not see where hotspot areas are.`);
};

/** Telling what is known of a place, asking for a team there, and seeing what became of it. Whose, row policies say. */
export const asksForSupport = whoeverHas(
  SUPPORT_REQUEST_ACCESS,
  (who) => `${who} does not ask for teams or see what was asked for.`,
);

/** What becomes of a request, which belong together, and on which hotspot area one bears. */
export const decidesRequests = only(SUPPORT_REQUEST_ACCESS, ['all-and-deciding'], 'Requests are decided by deployment planners.');

/** How many cases of anti-social behaviour were opened and closed. */
export const readsAsbCases = whoeverHas(ASB_CASE_ACCESS, (who) => `${who} does not see cases of anti-social behaviour.`);

/** What young people asked for; in which form is decided where it is asked for. */
export const readsYouthAsks = whoeverHas(YOUTH_ASK_ACCESS, (who) => `${who} does not see how many young people asked for what.`);

/** The list itself, which is no count: for whoever reads the counts, and whoever counts at visits. */
export const readsAskDefinitions: Policy = (viewer) => {
  if (ATTENDANCE_ACCESS[viewer.persona] !== 'own-shift') readsYouthAsks(viewer);
};

/** Published figures of the vulnerability profile. */
export const readsPublishedProfile = whoeverHas(PROFILE_ACCESS, (who) => `${who} does not see the vulnerability profile.`);

/** Published statistics of areas. Which are not published, row policies say (migrations/0030). */
export const readsIndicators = whoeverHas(INDICATOR_ACCESS, (who) => `${who} does not see indicators of areas.`);

/** What the own agency loaded of its assessments, protected. Whose, the views in the database say. */
export const readsOwnProfile = only(
  PROFILE_ACCESS,
  ['own-and-published'],
  (who) => `${who} does not see what was loaded of assessments.`,
);

/** Youth sessions and places by form. */
export const keepsProvision: Policy = ({ persona }) => {
  if (!KEEPING_PROVISION_ACCESS[persona])
    throw forbidden('Sessions and places are kept by council analysts and by deployment planners.');
};

/** Teams, and when they are out. */
export const readsTeams = whoeverHas(DEPLOYMENT_ACCESS, (who) => `${who} does not see teams and their shifts.`);

/** The bank of staff: roles and initials, and when each can be out. */
export const readsStaff = only(ATTENDANCE_ACCESS, ['all'], (who) => `${who} does not see the bank of staff.`);

/** Teams, staff, calendar and plans are the planner's to change. */
export const plansDeployments = only(
  DEPLOYMENT_ACCESS,
  ['planning'],
  'Teams, shifts and plans are kept and made by deployment planners.',
);

/** Plans of an evening, which tell bands of squares. */
export const readsPlans = only(
  DEPLOYMENT_ACCESS,
  ['planning', 'plans-and-clearing'],
  (who) => `${who} does not see plans of an evening.`,
);

/** Where crews may go, with what is known of discharges near. */
export const clearsCrews = only(
  DEPLOYMENT_ACCESS,
  ['plans-and-clearing'],
  'Where crews may go is for police analysts to say; a planner reads which places are cleared.',
);

/** The shift one is on, and what was done in it. */
export const worksShifts = only(
  ATTENDANCE_ACCESS,
  ['own-shift'],
  (who) => `${who} is on no shift: visits are recorded by outreach workers, each on their own.`,
);

/** Visits one by one. */
export const readsVisits = only(ATTENDANCE_ACCESS, ['all'], (who) => `${who} does not see visits one by one.`);

/** Visits by ward and week, or by year; which, is decided where they are asked for. */
export const readsVisitCounts = only(
  ATTENDANCE_ACCESS,
  ['by-ward-and-week', 'totals'],
  (who) => `${who} does not have protected counts of visits.`,
);

/** Where walks are barred. */
export const readsBarriers = whoeverHas(BARRIER_ACCESS, (who) => `${who} does not see barriers to walking.`);

/** Drawing, reviewing and withdrawing them. */
export const drawsBarriers = only(
  BARRIER_ACCESS,
  ['drawing'],
  'Barriers are drawn and reviewed by the analysts of police and council, and by deployment planners.',
);

/** The questions of the threshold test for noise. */
export const readsNoiseTest = whoeverHas(TRIAGE_ACCESS, (who) => `${who} does not see the threshold test for noise.`);

/** How many reports of noise were below and above the threshold; in which form is decided where it is asked for. */
export const readsNoiseFigures = only(
  TRIAGE_ACCESS,
  ['all', 'figures'],
  (who) => `${who} does not see figures of the threshold test for noise.`,
);

/** Putting the test to a report, and reading what came of each. */
export const triagesNoise = only(TRIAGE_ACCESS, ['all'], 'Reports of noise are put to the threshold test by council analysts.');

export const setsNoiseTest = only(
  TRIAGE_ACCESS,
  ['all', 'questions'],
  'The questions of the threshold test are set by council analysts and the administrator.',
);

/** Estimates that were published; drafts too for those who make them. */
export const readsEstimates = whoeverHas(ESTIMATE_ACCESS, (who) => `${who} does not see population estimates.`);

/** Working estimates out, saving them in versions, and comparing these. */
export const makesEstimates = only(
  ESTIMATE_ACCESS,
  ['making-and-publishing', 'making'],
  (who) => `${who} does not make population estimates. Those that were published are in «populationEstimates».`,
);

export const publishesEstimates = only(
  ESTIMATE_ACCESS,
  ['making-and-publishing'],
  'Estimates are published by authors of the needs assessment.',
);

/** Making chapters, writing in them, and sending them on their way. */
export const writesChapters = only(
  CHAPTER_ACCESS,
  ['writing'],
  'Chapters are written by JSNA authors and partnership managers; others read them when they are published.',
);

/** Published chapters. */
export const readsChapters = whoeverHas(CHAPTER_ACCESS, (who) => `${who} does not read chapters of needs assessments.`);

/** Asking agencies for numbers of children, and handing them in. */
export const runsDataRequests = only(
  DATA_REQUEST_ACCESS,
  ['running'],
  'Requests for numbers are run by JSNA authors; agencies answer for themselves.',
);

/** Answering for the own agency, and reading what was handed in. Whose, row policies say. */
export const answersDataRequests = whoeverHas(DATA_REQUEST_ACCESS, (who) => `${who} does not see requests for numbers.`);

/** The partnership's account of a year. */
export const readsAccount = whoeverHas(ACCOUNT_ACCESS, (who) => `${who} does not read the partnership’s account.`);

export const mayKeepAccount = ({ persona }: Pick<Viewer, 'persona'>): boolean => ACCOUNT_ACCESS[persona] === 'keeping';

/** Money, outcomes, activities, programmes, and who changed what of them. */
export const keepsAccount: Policy = (viewer) => {
  if (!mayKeepAccount(viewer)) throw forbidden('The partnership’s account is kept by the partnership manager.');
};

/** Measures of activities, and what was found of them. Whose, is asked of each. */
export const keepsMeasures = only(
  ACCOUNT_ACCESS,
  ['keeping', 'own-measures'],
  (who) => `${who} does not keep measures of the partnership’s account.`,
);

/** Counts of what agencies do together; in which form is decided where they are read. */
export const readsMultiAgencyCounts = whoeverHas(
  MULTI_AGENCY_ACCESS,
  (who) => `${who} does not read counts of what agencies do together.`,
);

/** Counts by form. Of which agency, is asked of each. */
export const keepsMultiAgencyCounts = only(
  MULTI_AGENCY_ACCESS,
  ['keeping', 'own'],
  (who) => `${who} does not keep counts of what agencies do together.`,
);

/** Practice reviews, what they recommended, and what followed. */
export const readsReviews = whoeverHas(REVIEW_ACCESS, (who) => `${who} does not read practice reviews.`);

/** Reviews and recommendations. */
export const keepsReviews = only(REVIEW_ACCESS, ['keeping'], 'Practice reviews are kept by the partnership manager.');

/** What followed. Of which recommendation, is asked of each. */
export const followsReviewsUp = only(
  REVIEW_ACCESS,
  ['keeping', 'own-follow-up'],
  (who) => `${who} does not say what followed of practice reviews.`,
);

/** What agencies are to deliver. Whose, row policies say. */
export const readsDues = whoeverHas(DUE_ACCESS, (who) => `${who} does not see what agencies are to deliver.`);

/** Feeds, and receipts of what came by hand. */
export const keepsFeeds = only(DUE_ACCESS, ['keeping'], 'Feeds and receipts are kept by the partnership manager.');

/** Meetings of the partnership, agendas drafted and saved, and actions. */
export const readsMeetings = whoeverHas(MEETING_ACCESS, (who) => `${who} does not read meetings of the partnership.`);

export const keepsMeetings = only(MEETING_ACCESS, ['keeping'], 'Meetings are kept by the partnership manager.');

/** What was done of an action. Whose, is asked of each. */
export const recordsActions = only(
  MEETING_ACCESS,
  ['keeping', 'own-actions'],
  (who) => `${who} does not record what was done of actions.`,
);

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

/** What those are told who are not let through: a sentence, or one that begins with them. */
type Why = string | ((who: string) => string);

/** For those to whom a row of the table gives one of these forms. */
function only<Form extends string>(
  access: Readonly<Record<PersonaName, Form>>,
  forms: readonly NoInfer<Form>[],
  why: Why,
): Policy {
  return ({ persona, role }) => {
    if (!forms.includes(access[persona])) throw forbidden(typeof why === 'string' ? why : why(withArticle(role)));
  };
}

/** For those to whom a row of the table gives anything. */
function whoeverHas(access: Readonly<Record<PersonaName, string>>, why: Why): Policy {
  return ({ persona, role }) => {
    if (access[persona] === 'nothing') throw forbidden(typeof why === 'string' ? why : why(withArticle(role)));
  };
}

/** «A partner», «An outreach worker», «A JSNA author». */
export function withArticle(role: string): string {
  const word = /^[A-Z]{2}/.test(role) ? role : role.charAt(0).toLowerCase() + role.slice(1);
  return `${/^[aeio]/.test(word) ? 'An' : 'A'} ${word}`;
}
