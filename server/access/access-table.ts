/**
 * Who may see what: the table of docs/access.md, row by row, which a test holds against it. What follows from it stands in the policies
 * (server/incidents/permission.ts and the resolvers); the database holds the same by grants (migrations/0009-access.ts).
 */
import type { PersonaName } from './personas.js';

/** Areas from fine to coarse, as limits name them. */
export type FinestArea = 'LSOA' | 'WARD' | 'DISTRICT';

/** In which form a role has incidents of a data set. */
export type IncidentAccess =
  | { readonly form: 'points'; readonly withPurpose: boolean }
  /** Points of reports by the viewer's own agency that name no person; of all others protected counts. */
  | { readonly form: 'own-points'; readonly finest: FinestArea }
  /** Protected counts by areas of this type and coarser. */
  | { readonly form: 'counts'; readonly finest: FinestArea }
  /** Protected bands by squares of 500 m. */
  | { readonly form: 'bands'; readonly withPurpose: boolean }
  | { readonly form: 'nothing' };

/** The sets of incidents that limits differ by. Recorded crime alone differs by source: police.uk's ASB reports are ASB reports. */
export const INCIDENT_DATA = ['FIREARMS_DISCHARGES', 'ASB_REPORTS', 'CRIME_OF_POLICE_UK', 'CRIME_OF_THE_FORCE'] as const;
export type IncidentData = (typeof INCIDENT_DATA)[number];

const points: IncidentAccess = { form: 'points', withPurpose: false };
const pointsWithPurpose: IncidentAccess = { form: 'points', withPurpose: true };
const bands: IncidentAccess = { form: 'bands', withPurpose: false };
const bandsWithPurpose: IncidentAccess = { form: 'bands', withPurpose: true };
const nothing: IncidentAccess = { form: 'nothing' };
const ownPointsElse = (finest: FinestArea): IncidentAccess => ({ form: 'own-points', finest });
const counts = (finest: FinestArea): IncidentAccess => ({ form: 'counts', finest });

export const INCIDENT_ACCESS: Readonly<Record<IncidentData, Readonly<Record<PersonaName, IncidentAccess>>>> = {
  FIREARMS_DISCHARGES: {
    'police-analyst': pointsWithPurpose,
    'council-analyst': counts('WARD'),
    'deployment-planner': bandsWithPurpose,
    'outreach-worker': nothing,
    'jsna-author': counts('WARD'),
    partner: counts('DISTRICT'),
    'partnership-manager': counts('DISTRICT'),
    'information-governance': nothing,
    administrator: nothing,
  },
  ASB_REPORTS: {
    'police-analyst': points,
    'council-analyst': ownPointsElse('LSOA'),
    'deployment-planner': bands,
    'outreach-worker': nothing,
    'jsna-author': counts('LSOA'),
    partner: counts('WARD'),
    'partnership-manager': counts('WARD'),
    'information-governance': nothing,
    administrator: nothing,
  },
  CRIME_OF_POLICE_UK: {
    'police-analyst': points,
    'council-analyst': points,
    'deployment-planner': points,
    'outreach-worker': nothing,
    'jsna-author': counts('LSOA'),
    partner: counts('LSOA'),
    'partnership-manager': counts('LSOA'),
    'information-governance': nothing,
    administrator: nothing,
  },
  CRIME_OF_THE_FORCE: {
    'police-analyst': points,
    'council-analyst': counts('LSOA'),
    'deployment-planner': bands,
    'outreach-worker': nothing,
    'jsna-author': counts('LSOA'),
    partner: counts('WARD'),
    'partnership-manager': counts('WARD'),
    'information-governance': nothing,
    administrator: nothing,
  },
};

/** Provision, areas and population; a shift is a team's evening out. */
export const REFERENCE_ACCESS: Readonly<Record<PersonaName, 'all' | 'own-shift' | 'nothing'>> = {
  'police-analyst': 'all',
  'council-analyst': 'all',
  'deployment-planner': 'all',
  'outreach-worker': 'own-shift',
  'jsna-author': 'all',
  partner: 'all',
  'partnership-manager': 'all',
  'information-governance': 'nothing',
  administrator: 'all',
};

/** Attendance at sessions; visits, staff and costs when there are such. */
export const ATTENDANCE_ACCESS: Readonly<
  Record<PersonaName, 'all' | 'by-ward-and-week' | 'own-shift' | 'totals' | 'own' | 'nothing'>
> = {
  'police-analyst': 'by-ward-and-week',
  'council-analyst': 'all',
  'deployment-planner': 'all',
  'outreach-worker': 'own-shift',
  'jsna-author': 'totals',
  partner: 'own',
  'partnership-manager': 'totals',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/** Loading files, taking loads back, correcting records. */
export const LOADING_ACCESS: Readonly<Record<PersonaName, 'own-agency' | 'indicators' | 'account' | 'operator' | 'nothing'>> = {
  'police-analyst': 'own-agency',
  'council-analyst': 'own-agency',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'indicators',
  partner: 'nothing',
  'partnership-manager': 'account',
  'information-governance': 'nothing',
  administrator: 'operator',
};

/** Making composite areas: whoever reads the map for others. */
export const COMPOSING_ACCESS: Readonly<Record<PersonaName, boolean>> = {
  'police-analyst': true,
  'council-analyst': true,
  'deployment-planner': true,
  'outreach-worker': false,
  'jsna-author': true,
  partner: false,
  'partnership-manager': false,
  'information-governance': false,
  administrator: true,
};

/**
 * Named hotspot areas (docs/hotspot-areas.md). What the police know of one is theirs; a planner needs the active ones; information governance
 * why each is there, and not where; whoever writes for others in which wards some are.
 */
export const HOTSPOT_AREA_ACCESS: Readonly<
  Record<PersonaName, 'all' | 'without-threat-note' | 'active-ones' | 'wards' | 'without-place' | 'nothing'>
> = {
  'police-analyst': 'all',
  'council-analyst': 'without-threat-note',
  'deployment-planner': 'active-ones',
  'outreach-worker': 'nothing',
  'jsna-author': 'wards',
  partner: 'wards',
  'partnership-manager': 'wards',
  'information-governance': 'without-place',
  administrator: 'nothing',
};

/** What agencies know and ask for where teams could go (docs/requests.md). A planner decides; whoever asks sees what became of it. */
export const SUPPORT_REQUEST_ACCESS: Readonly<Record<PersonaName, 'all' | 'all-and-deciding' | 'own' | 'nothing'>> = {
  'police-analyst': 'all',
  'council-analyst': 'all',
  'deployment-planner': 'all-and-deciding',
  'outreach-worker': 'nothing',
  'jsna-author': 'nothing',
  partner: 'own',
  'partnership-manager': 'nothing',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/**
 * Teams, when they are out, and plans of an evening (docs/shifts.md, docs/plans.md). Who is on the bank of staff goes by the row of attendance, visits
 * and staff. Plans tell bands of squares, which a council's analyst does not have; the police say where crews may go.
 */
export const DEPLOYMENT_ACCESS: Readonly<
  Record<PersonaName, 'planning' | 'plans-and-clearing' | 'teams-and-shifts' | 'nothing'>
> = {
  'police-analyst': 'plans-and-clearing',
  'council-analyst': 'teams-and-shifts',
  'deployment-planner': 'planning',
  'outreach-worker': 'nothing',
  'jsna-author': 'nothing',
  partner: 'nothing',
  'partnership-manager': 'nothing',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/** Lines that children do not cross on foot (docs/methods/reach.md). Why one was drawn is for those who draw. */
export const BARRIER_ACCESS: Readonly<Record<PersonaName, 'drawing' | 'read' | 'nothing'>> = {
  'police-analyst': 'drawing',
  'council-analyst': 'drawing',
  'deployment-planner': 'drawing',
  'outreach-worker': 'nothing',
  'jsna-author': 'read',
  partner: 'read',
  'partnership-manager': 'read',
  'information-governance': 'nothing',
  administrator: 'read',
};

/** Youth sessions and places by form: adding, changing, closing (docs/provision.md). */
export const KEEPING_PROVISION_ACCESS: Readonly<Record<PersonaName, boolean>> = {
  'police-analyst': false,
  'council-analyst': true,
  'deployment-planner': true,
  'outreach-worker': false,
  'jsna-author': false,
  partner: false,
  'partnership-manager': false,
  'information-governance': false,
  administrator: false,
};

/**
 * The threshold test for noise and its figures (docs/noise-triage.md). A council's analyst puts it to reports and has its own as they are;
 * others have protected figures; the administrator sets its questions, and sees none.
 */
export const TRIAGE_ACCESS: Readonly<Record<PersonaName, 'all' | 'figures' | 'questions' | 'nothing'>> = {
  'police-analyst': 'figures',
  'council-analyst': 'all',
  'deployment-planner': 'figures',
  'outreach-worker': 'nothing',
  'jsna-author': 'figures',
  partner: 'figures',
  'partnership-manager': 'figures',
  'information-governance': 'nothing',
  administrator: 'questions',
};

/**
 * Cases of anti-social behaviour (docs/asb-cases.md), which are no reports: analysts of police and council have what their own agency loaded as it is, and
 * like others protected figures of the rest.
 */
export const ASB_CASE_ACCESS: Readonly<Record<PersonaName, 'own-and-counts' | 'counts' | 'nothing'>> = {
  'police-analyst': 'own-and-counts',
  'council-analyst': 'own-and-counts',
  'deployment-planner': 'counts',
  'outreach-worker': 'nothing',
  'jsna-author': 'counts',
  partner: 'counts',
  'partnership-manager': 'counts',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/** What young people asked for (docs/youth-asks.md): counts of children, as they are for whoever has attendance so, else protected. */
export const YOUTH_ASK_ACCESS: Readonly<Record<PersonaName, 'all' | 'counts' | 'nothing'>> = {
  'police-analyst': 'counts',
  'council-analyst': 'all',
  'deployment-planner': 'all',
  'outreach-worker': 'nothing',
  'jsna-author': 'counts',
  partner: 'counts',
  'partnership-manager': 'counts',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/**
 * Estimates of how many children there are in a group (docs/estimates.md). What went into one may count an authority's own children, so only those who
 * make them see drafts and inputs; others read what was published.
 */
export const ESTIMATE_ACCESS: Readonly<Record<PersonaName, 'making-and-publishing' | 'making' | 'published' | 'nothing'>> = {
  'police-analyst': 'published',
  'council-analyst': 'making',
  'deployment-planner': 'published',
  'outreach-worker': 'nothing',
  'jsna-author': 'making-and-publishing',
  partner: 'published',
  'partnership-manager': 'published',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/**
 * Chapters of needs assessments and reports of the partnership (docs/chapters.md). Their figures are a partner's, so whoever has counts of some rows as they are, or in bands, and
 * could put the two together, reads none.
 */
export const CHAPTER_ACCESS: Readonly<Record<PersonaName, 'writing' | 'published' | 'nothing'>> = {
  'police-analyst': 'published',
  'council-analyst': 'nothing',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'writing',
  partner: 'published',
  'partnership-manager': 'writing',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/**
 * Requests for numbers of children (docs/data-request.md). Whoever runs one sees protected numbers of every agency; whoever answers sees its own as it counted,
 * and of others what was handed in.
 */
export const DATA_REQUEST_ACCESS: Readonly<Record<PersonaName, 'running' | 'answering' | 'nothing'>> = {
  'police-analyst': 'answering',
  'council-analyst': 'answering',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'running',
  partner: 'answering',
  'partnership-manager': 'nothing',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/**
 * The vulnerability profile (docs/methods/vulnerability-profile.md): published figures for whoever plans by them; what an area loaded of its own assessments for the analysts
 * and authors of that agency alone, protected.
 */
export const PROFILE_ACCESS: Readonly<Record<PersonaName, 'own-and-published' | 'published' | 'nothing'>> = {
  'police-analyst': 'published',
  'council-analyst': 'own-and-published',
  'deployment-planner': 'published',
  'outreach-worker': 'nothing',
  'jsna-author': 'own-and-published',
  partner: 'nothing',
  'partnership-manager': 'published',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/** Published statistics of authorities, regions and England; what is held under an agreement for the analysts and authors of councils alone. */
export const INDICATOR_ACCESS: Readonly<Record<PersonaName, 'all' | 'published' | 'nothing'>> = {
  'police-analyst': 'published',
  'council-analyst': 'all',
  'deployment-planner': 'published',
  'outreach-worker': 'nothing',
  'jsna-author': 'all',
  partner: 'published',
  'partnership-manager': 'published',
  'information-governance': 'nothing',
  administrator: 'published',
};

/**
 * The partnership's account (docs/partnership.md): what was bought, promised and done. Its figures are a partner's, as those of chapters are, and so are
 * its readers.
 */
export const ACCOUNT_ACCESS: Readonly<Record<PersonaName, 'keeping' | 'own-measures' | 'read' | 'nothing'>> = {
  'police-analyst': 'read',
  'council-analyst': 'nothing',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'read',
  partner: 'own-measures',
  'partnership-manager': 'keeping',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/**
 * Meetings of the partnership and what they asked of agencies (docs/meetings.md), for whoever reads the account that they are about. A partner records what was
 * done of its own agency's actions.
 */
export const MEETING_ACCESS: Readonly<Record<PersonaName, 'keeping' | 'own-actions' | 'read' | 'nothing'>> = {
  'police-analyst': 'read',
  'council-analyst': 'nothing',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'read',
  partner: 'own-actions',
  'partnership-manager': 'keeping',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/** What agencies are to deliver, and what of it is overdue (docs/what-is-due.md). A partner sees what its own agency owes. */
export const DUE_ACCESS: Readonly<Record<PersonaName, 'keeping' | 'read' | 'own' | 'nothing'>> = {
  'police-analyst': 'nothing',
  'council-analyst': 'read',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'nothing',
  partner: 'own',
  'partnership-manager': 'keeping',
  'information-governance': 'read',
  administrator: 'nothing',
};

/** Practice reviews and what followed of them (docs/practice-reviews.md). A partner says what followed of what was recommended to its own agency. */
export const REVIEW_ACCESS: Readonly<Record<PersonaName, 'keeping' | 'read' | 'own-follow-up' | 'nothing'>> = {
  'police-analyst': 'read',
  'council-analyst': 'read',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'read',
  partner: 'own-follow-up',
  'partnership-manager': 'keeping',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

/** Counts of what agencies do together (docs/multi-agency.md): protected for who reads, exact for who keeps them, which a partner does for its own agency. */
export const MULTI_AGENCY_ACCESS: Readonly<Record<PersonaName, 'keeping' | 'own' | 'read' | 'nothing'>> = {
  'police-analyst': 'read',
  'council-analyst': 'read',
  'deployment-planner': 'nothing',
  'outreach-worker': 'nothing',
  'jsna-author': 'read',
  partner: 'own',
  'partnership-manager': 'keeping',
  'information-governance': 'nothing',
  administrator: 'nothing',
};

export const AUDIT_ACCESS: Readonly<Record<PersonaName, 'own' | 'all'>> = {
  'police-analyst': 'own',
  'council-analyst': 'own',
  'deployment-planner': 'own',
  'outreach-worker': 'own',
  'jsna-author': 'own',
  partner: 'own',
  'partnership-manager': 'own',
  'information-governance': 'all',
  administrator: 'own',
};

/** Access itself, agreements and retention: the register. */
export const REGISTER_ACCESS: Readonly<Record<PersonaName, 'read' | 'all' | 'settings' | 'nothing'>> = {
  'police-analyst': 'read',
  'council-analyst': 'read',
  'deployment-planner': 'read',
  'outreach-worker': 'nothing',
  'jsna-author': 'read',
  partner: 'nothing',
  'partnership-manager': 'read',
  'information-governance': 'all',
  administrator: 'settings',
};
