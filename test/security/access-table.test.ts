/** The table of docs/access.md and the one in code say the same, cell by cell. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ACCOUNT_ACCESS,
  ASB_CASE_ACCESS,
  ATTENDANCE_ACCESS,
  AUDIT_ACCESS,
  CHAPTER_ACCESS,
  DATA_REQUEST_ACCESS,
  COMPOSING_ACCESS,
  DEPLOYMENT_ACCESS,
  DUE_ACCESS,
  MEETING_ACCESS,
  ESTIMATE_ACCESS,
  HOTSPOT_AREA_ACCESS,
  INCIDENT_ACCESS,
  LOADING_ACCESS,
  INDICATOR_ACCESS,
  PROFILE_ACCESS,
  REFERENCE_ACCESS,
  REGISTER_ACCESS,
  MULTI_AGENCY_ACCESS,
  REVIEW_ACCESS,
  SUPPORT_REQUEST_ACCESS,
  BARRIER_ACCESS,
  KEEPING_PROVISION_ACCESS,
  TRIAGE_ACCESS,
  YOUTH_ASK_ACCESS,
  type IncidentAccess,
} from '../../server/access/access-table.js';
import { PERSONA_NAMES, PERSONAS, type PersonaName } from '../../server/access/personas.js';

const page = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
const [head, , ...rows] = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const written = new Map(rows.map(([row, ...cells]) => [row!, cells]));

const NAME_IN_TABLE: Partial<Record<PersonaName, string>> = { 'information-governance': 'information governance' };
const inTable = (persona: PersonaName): string =>
  NAME_IN_TABLE[persona] ??
  PERSONAS.find((one) => one.persona === persona)!.role.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

const INCIDENT_ROWS = {
  FIREARMS_DISCHARGES: 'firearms discharges',
  ASB_REPORTS: 'ASB reports',
  CRIME_OF_POLICE_UK: 'recorded crime, police.uk',
  CRIME_OF_THE_FORCE: "recorded crime, force's own",
} as const;

function inWords(access: IncidentAccess): string {
  const purpose = 'withPurpose' in access && access.withPurpose ? ', with purpose' : '';
  const area = (finest: string): string => (finest === 'LSOA' ? 'LSOA' : finest.toLowerCase());
  switch (access.form) {
    case 'points':
      return `points${purpose}`;
    case 'own-points':
      return `points of own agency except type personal; others counts by ${area(access.finest)}`;
    case 'counts':
      return `counts by ${area(access.finest)}`;
    case 'bands':
      return `bands on a 500 m grid${purpose}`;
    case 'nothing':
      return '–';
  }
}

const WORDS: Readonly<Record<string, string>> = {
  nothing: '–',
  'own-shift': "own shift's",
  'by-ward-and-week': 'by ward and week',
  'own-agency': 'own agency',
  true: 'yes',
  false: '–',
};
const OTHER_ROWS: Readonly<Record<string, Readonly<Record<PersonaName, string | boolean>>>> = {
  'provision, areas, population': REFERENCE_ACCESS,
  'attendance, visits, staff, costs': ATTENDANCE_ACCESS,
  'loading, undo, correction': LOADING_ACCESS,
  'making composite areas': COMPOSING_ACCESS,
  'hotspot areas': HOTSPOT_AREA_ACCESS,
  'requests for teams': SUPPORT_REQUEST_ACCESS,
  'teams, shifts and plans': DEPLOYMENT_ACCESS,
  'barriers to walking': BARRIER_ACCESS,
  'keeping sessions and places': KEEPING_PROVISION_ACCESS,
  'threshold test for noise': TRIAGE_ACCESS,
  'chapters of needs assessments': CHAPTER_ACCESS,
  'requests for numbers of children': DATA_REQUEST_ACCESS,
  'ASB cases': ASB_CASE_ACCESS,
  'what young people asked for': YOUTH_ASK_ACCESS,
  'population estimates': ESTIMATE_ACCESS,
  'indicators of areas': INDICATOR_ACCESS,
  'vulnerability profile': PROFILE_ACCESS,
  'partnership’s account': ACCOUNT_ACCESS,
  'what agencies are to deliver': DUE_ACCESS,
  'multi-agency counts': MULTI_AGENCY_ACCESS,
  'practice reviews': REVIEW_ACCESS,
  'partnership’s meetings': MEETING_ACCESS,
  audit: AUDIT_ACCESS,
  'access, agreements, retention': REGISTER_ACCESS,
};

describe('the access table', () => {
  it('names every role once, in order', () => {
    expect(head).toEqual(['', ...PERSONA_NAMES.map(inTable)]);
  });

  it('has the rows of the code and no others', () => {
    expect([...written.keys()].sort()).toEqual([...Object.values(INCIDENT_ROWS), ...Object.keys(OTHER_ROWS)].sort());
  });

  it.each(Object.entries(INCIDENT_ROWS))('says of %s what the code does', (data, row) => {
    const inCode = INCIDENT_ACCESS[data as keyof typeof INCIDENT_ROWS];
    expect(written.get(row)).toEqual(PERSONA_NAMES.map((persona) => inWords(inCode[persona])));
  });

  it.each(Object.entries(OTHER_ROWS))('says of %s what the code does', (row, inCode) => {
    expect(written.get(row)).toEqual(
      PERSONA_NAMES.map((persona) => WORDS[String(inCode[persona])] ?? String(inCode[persona]).replaceAll('-', ' ')),
    );
  });
});
