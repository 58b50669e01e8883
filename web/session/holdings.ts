/**
 * What the viewer's role has of each kind of incident, from `me.access` and what is loaded: so that pages offer what will be answered.
 * The rules are the server's (docs/access.md); it refuses whatever this lets through by mistake.
 */
import type { AreaType, IncidentKind } from '../graphql.generated.js';
import { allKinds } from '../view-state/kinds.js';
import type { Installation, Viewer } from './SessionContext.js';

export type Access = Viewer['access'];
type DataAccess = Access['incidents'][number];

/** Areas from fine to coarse, as limits name them. */
export type FinestArea = 'LSOA' | 'WARD' | 'DISTRICT';

export interface Holding {
  readonly kind: IncidentKind;
  /** Counts by area, time and category: as they are, protected, or none. */
  readonly counts: 'exact' | 'protected' | null;
  /** The finest areas there are counts by. */
  readonly finest: FinestArea;
  /** Squares of any size with their counts, squares of 500 m in bands, or none. */
  readonly squares: 'any' | 'bands' | null;
  /** Which may be seen one by one: all, those the own agency took, those police.uk has published, or none. */
  readonly singles: 'all' | 'own' | 'police.uk' | null;
  /** Places are shown for a stated purpose only. */
  readonly withPurpose: boolean;
  /** To be named in the question, since the kind's other sources are not had in this form; null: name none. */
  readonly sources: readonly string[] | null;
}

const POLICE_UK = 'police.uk';
const coarseness: Readonly<Record<FinestArea, number>> = { LSOA: 0, WARD: 1, DISTRICT: 2 };

/** What a type of area is as fine as: those that are made of LSOAs and of nothing coarser are as fine as they. */
const fineness: Readonly<Record<AreaType, FinestArea>> = {
  LSOA: 'LSOA',
  MSOA: 'LSOA',
  POSTCODE_DISTRICT: 'LSOA',
  COMPOSITE: 'LSOA',
  WARD: 'WARD',
  DISTRICT: 'DISTRICT',
  UPPER_TIER: 'DISTRICT',
  FORCE: 'DISTRICT',
};

export const isCoarseEnough = (type: AreaType, finest: FinestArea): boolean => coarseness[fineness[type]] >= coarseness[finest];

export const coarsestOf = (limits: readonly FinestArea[]): FinestArea =>
  limits.reduce((coarsest, one) => (coarseness[one] > coarseness[coarsest] ? one : coarsest), 'LSOA');

/** Of every kind the role has in any form. */
export function holdingsOf(access: Access, coverage: Installation['coverage']): readonly Holding[] {
  return allKinds.flatMap((kind) => {
    const sources = [...new Set(coverage.filter((row) => row.kind === kind).map(({ source }) => source))];
    return holdingOf(access, kind, sources) ?? [];
  });
}

/** The holdings of the kinds chosen; of all when none is. */
export function chosenOf(holdings: readonly Holding[], kinds: readonly IncidentKind[]): readonly Holding[] {
  const chosen = holdings.filter(({ kind }) => kinds.includes(kind));
  return chosen.length > 0 ? chosen : holdings;
}

function holdingOf(access: Access, kind: IncidentKind, sources: readonly string[]): Holding | null {
  const dataOf = (name: string) => access.incidents.find(({ data }) => data === name);
  const ofKind =
    kind === 'FIREARMS_DISCHARGE'
      ? [dataOf('FIREARMS_DISCHARGES')]
      : kind === 'ASB_REPORT'
        ? [dataOf('ASB_REPORTS')]
        : [
            sources.includes(POLICE_UK) || sources.length === 0 ? dataOf('CRIME_OF_POLICE_UK') : undefined,
            sources.some((source) => source !== POLICE_UK) || sources.length === 0 ? dataOf('CRIME_OF_THE_FORCE') : undefined,
          ];
  const had = ofKind.filter((data): data is DataAccess => data !== undefined && data.form !== 'nothing');
  if (had.length === 0) return null;
  const withPurpose = had.some((data) => data.withPurpose);
  const published = had.find(({ data, form }) => data === 'CRIME_OF_POLICE_UK' && form === 'points');
  const usual = {
    kind,
    withPurpose,
    sources: null,
    finest: coarsestOf(had.map(({ finest }) => (finest ?? 'LSOA') as FinestArea)),
  };
  if (had.every(({ form }) => form === 'points')) return { ...usual, counts: 'exact', squares: 'any', singles: 'all' };
  if (had.some(({ form }) => form === 'bands')) {
    return published
      ? { ...usual, counts: 'exact', squares: 'any', singles: POLICE_UK, sources: [POLICE_UK] }
      : {
          ...usual,
          counts: null,
          squares: 'bands',
          singles: null,
          sources: kind === 'RECORDED_CRIME' ? sources.filter((source) => source !== POLICE_UK) : null,
        };
  }
  const own = had.some(({ form }) => form === 'own-points');
  return {
    ...usual,
    counts: 'protected',
    squares: published ? 'any' : null,
    singles: own ? 'own' : published ? POLICE_UK : null,
  };
}

/** Whether the role has Explore: incidents in any form, and areas to show them by. */
export const hasExplore = (access: Access): boolean =>
  access.reference && access.incidents.some(({ form }) => form !== 'nothing');

/** Whether the role has counts that can be tested: bands are too coarse. */
export const hasHotspots = (access: Access): boolean =>
  access.reference && access.incidents.some(({ form }) => form !== 'nothing' && form !== 'bands');

/** Whether anything the role has is shown for a stated purpose only. */
export const needsPurpose = (access: Access): boolean => access.incidents.some(({ withPurpose }) => withPurpose);

/** Whether the role goes out with a team: its first page is the shift. */
export const worksShifts = (access: Access): boolean => access.attendanceForm === 'own-shift';

/** Where the role's work begins. */
export function homeOf(access: Access): string {
  if (worksShifts(access)) return '/my-shift';
  if (access.account === 'keeping') return '/partnership';
  if (hasExplore(access)) return '/explore';
  if (access.loading !== 'nothing') return '/data';
  return access.audit === 'all' ? '/audit' : '/access';
}

/** Whether the role makes estimates, or reads those that are published. */
export const makesEstimates = ({ estimates }: Access): boolean => estimates === 'making' || estimates === 'making-and-publishing';
