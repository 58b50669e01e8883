import { describe, expect, it } from 'vitest';
import { INCIDENT_ACCESS, INCIDENT_DATA } from '../../server/access/access-table.js';
import { PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { IncidentKind } from '../graphql.generated.js';
import { holdingsOf, isCoarseEnough, type Access } from './holdings.js';

const covered = (kind: IncidentKind, source: string) => ({ kind, source, force: 'marram', months: ['2026-10'] });
const ownOnly = [
  covered('ASB_REPORT', 'asb-reports'),
  covered('FIREARMS_DISCHARGE', 'firearms-discharges'),
  covered('RECORDED_CRIME', 'recorded-crime'),
];
const withPoliceUk = [...ownOnly, covered('RECORDED_CRIME', 'police.uk')];

/** As the server publishes it. */
function accessOf(persona: PersonaName): Access {
  return {
    incidents: INCIDENT_DATA.map((data) => {
      const access = INCIDENT_ACCESS[data][persona];
      return {
        data,
        form: access.form,
        finest: 'finest' in access ? access.finest : null,
        withPurpose: 'withPurpose' in access && access.withPurpose,
      };
    }),
    purposes: [],
    reference: true,
    attendanceForm: 'nothing',
    loading: 'nothing',
    composing: false,
    hotspotAreas: 'nothing',
    supportRequests: 'nothing',
    deployments: 'nothing',
    barriers: 'nothing',
    asbCases: 'nothing',
    youthAsks: 'nothing',
    indicators: 'nothing',
    profile: 'nothing',
    chapters: 'nothing',
    dataRequests: 'nothing',
    account: 'nothing',
    dues: 'nothing',
    multiAgency: 'nothing',
    reviews: 'nothing',
    meetings: 'nothing',
    keepsProvision: false,
    noiseTriage: 'nothing',
    estimates: 'nothing',
    audit: 'own',
    register: 'nothing',
  };
}

const holding = (persona: PersonaName, kind: IncidentKind, coverage = ownOnly) =>
  holdingsOf(accessOf(persona), coverage).find((one) => one.kind === kind);

describe('what a role has of a kind', () => {
  it('is nothing where the table says nothing', () => {
    for (const persona of ['outreach-worker', 'information-governance', 'administrator'] as const)
      expect(holdingsOf(accessOf(persona), withPoliceUk)).toEqual([]);
    expect(PERSONA_NAMES.filter((persona) => holdingsOf(accessOf(persona), ownOnly).length > 0)).toHaveLength(6);
  });

  it('takes the stricter limit over both sources of recorded crime', () => {
    expect(holding('partner', 'RECORDED_CRIME', withPoliceUk)).toMatchObject({
      counts: 'protected',
      finest: 'WARD',
      singles: null,
    });
    expect(holding('partner', 'RECORDED_CRIME', [covered('RECORDED_CRIME', 'police.uk')])).toMatchObject({ finest: 'LSOA' });
    expect(holding('council-analyst', 'RECORDED_CRIME', withPoliceUk)).toMatchObject({
      counts: 'protected',
      squares: 'any',
      singles: 'police.uk',
    });
  });

  it('names the sources that bands are of, and those of police.uk where they are published as points', () => {
    expect(holding('deployment-planner', 'RECORDED_CRIME')).toMatchObject({
      counts: null,
      squares: 'bands',
      sources: ['recorded-crime'],
    });
    expect(holding('deployment-planner', 'RECORDED_CRIME', withPoliceUk)).toMatchObject({
      counts: 'exact',
      squares: 'any',
      sources: ['police.uk'],
    });
    expect(holding('deployment-planner', 'FIREARMS_DISCHARGE')).toMatchObject({ squares: 'bands', withPurpose: true });
  });

  it('goes by what areas are made of', () => {
    expect(isCoarseEnough('MSOA', 'WARD')).toBe(false);
    expect(isCoarseEnough('COMPOSITE', 'LSOA')).toBe(true);
    expect(isCoarseEnough('FORCE', 'DISTRICT')).toBe(true);
  });
});
