/** The three kinds of incident: each its own table, never added up without saying «records». */
export const INCIDENT_KINDS = ['ASB_REPORT', 'FIREARMS_DISCHARGE', 'RECORDED_CRIME'] as const;

export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const PRECISIONS = ['EXACT', 'SNAPPED', 'STREET', 'POSTCODE', 'AREA', 'NONE'] as const;

export type Precision = (typeof PRECISIONS)[number];

export type IncidentTable = 'asb_report' | 'firearms_discharge' | 'recorded_crime';

export const INCIDENT_TABLES: Readonly<Record<IncidentKind, IncidentTable>> = {
  ASB_REPORT: 'asb_report',
  FIREARMS_DISCHARGE: 'firearms_discharge',
  RECORDED_CRIME: 'recorded_crime',
};

/** For sentences: «counts ASB reports and recorded crimes». */
export const KIND_WORDS: Readonly<Record<IncidentKind, string>> = {
  ASB_REPORT: 'ASB reports',
  FIREARMS_DISCHARGE: 'firearms discharges',
  RECORDED_CRIME: 'recorded crimes',
};

/** The source of police.uk street files; every other source of incidents is a force's or a council's own. */
export const POLICE_UK = 'police.uk';

/** Summaries hold this category for all categories together. */
export const ALL_CATEGORIES = '*';
