/**
 * Which incidents a viewer may have in the form asked: the table of docs/access.md applied to a question. A kind that is named but not
 * permitted is refused; of kinds not named, those not permitted are left out and said.
 */
import { INCIDENT_ACCESS, type FinestArea, type IncidentAccess, type IncidentData } from '../access/access-table.js';
import type { Viewer } from '../access/viewer.js';
import { forbidden, purposeRequired } from '../errors.js';
import type { IncidentFilter } from './incident-filter.js';
import { INCIDENT_KINDS, KIND_WORDS, POLICE_UK, type IncidentKind } from './incident-kind.js';
import { cutsOthers, tellsPlaces } from './small-place.js';

/** Points and lists; squares or hexagons; counts by areas no finer than `finest`, or over all of them (null). */
export type AskedForm =
  | { readonly form: 'points' }
  | { readonly form: 'grid'; readonly cellMetres: number; readonly isSquare: boolean }
  | { readonly form: 'counts'; readonly finest: FinestArea | null };

export interface Permission {
  /**
   * exact: as stored, read under the viewer's own role. Protected: counts that passed disclosure control. Bands: few, some, many by square.
   */
  readonly as: 'exact' | 'protected' | 'bands';
  /** The data sets the answer takes in. */
  readonly data: readonly IncidentData[];
  readonly kinds: readonly IncidentKind[];
  readonly notIncluded: readonly IncidentKind[];
  /** Some of what is read differs row by row, which the summaries do not know. */
  readonly rowsOnly: boolean;
  /** Rows come through a row policy or a view that guards them. */
  readonly guarded: boolean;
}

/** Width of a square in which planners see bands, metres. */
export const BAND_SQUARE = 500;

/** Who reads: a viewer, or null for the operator of the installation at its command line, who has the database itself. */
export type Reader = Pick<Viewer, 'persona' | 'role' | 'purpose' | 'agency'> | null;

/** Whether a kind is the reader's in any form, and whether as exact counts, whatever its source. */
export function holdingOf(reader: NonNullable<Reader>, kind: IncidentKind): 'exact' | 'protected' | 'nothing' {
  const forms = dataOf(kind, {}).map((data) => INCIDENT_ACCESS[data][reader.persona].form);
  if (forms.every((form) => form === 'points')) return 'exact';
  return forms.every((form) => form === 'nothing') ? 'nothing' : 'protected';
}

/** Whether the reader sees where incidents of a kind were, as points or by squares. */
export function seesPlaces(reader: NonNullable<Reader>, kind: IncidentKind): boolean {
  return dataOf(kind, {}).some((data) => ['points', 'own-points', 'bands'].includes(INCIDENT_ACCESS[data][reader.persona].form));
}

/** Whether what the reader may have depends on how small the areas are. */
export function hasLimitsByArea(reader: Reader): boolean {
  return reader !== null && Object.values(INCIDENT_ACCESS).some((by) => 'finest' in by[reader.persona]);
}

type Judgement = Permission['as'] | 'needs purpose' | 'no';

/** @throws CallerError FORBIDDEN or PURPOSE_REQUIRED where a kind is named that the viewer may not have so, or where nothing is left */
export function permit(reader: Reader, filter: IncidentFilter, asked: AskedForm): Permission {
  const named = filter.kinds != null;
  const kinds = [...new Set(filter.kinds ?? INCIDENT_KINDS)];
  if (reader === null) {
    return {
      as: 'exact',
      data: kinds.flatMap((kind) => dataOf(kind, filter)),
      kinds,
      notIncluded: [],
      rowsOnly: false,
      guarded: false,
    };
  }
  const judged = kinds.flatMap((kind) =>
    dataOf(kind, filter).map((data) => ({ kind, data, as: judge(reader, data, filter, asked) })),
  );
  const allowed = judged.filter((one): one is Allowed => one.as !== 'needs purpose' && one.as !== 'no');
  const missing = kinds.find((kind) => !allowed.some((one) => one.kind === kind));
  const wanting = judged.some(({ kind, as }) => as === 'needs purpose' && (kind === missing || !named));
  if (missing !== undefined && (named || allowed.length === 0)) {
    throw wanting ? purposeRequired(PURPOSE_SENTENCE) : forbidden(named ? refusal(missing, asked) : NOTHING_SENTENCE);
  }
  return decide(reader, named, kinds, allowed);
}

/** Whether the reader may see any single incident of a kind. @throws CallerError PURPOSE_REQUIRED where only a purpose is lacking */
export function maySeeSingle(reader: Reader, kind: IncidentKind): boolean {
  const judged =
    reader === null ? ['exact' as const] : dataOf(kind, {}).map((data) => judge(reader, data, {}, { form: 'points' }));
  if (judged.includes('exact')) return true;
  if (judged.includes('needs purpose')) throw purposeRequired(PURPOSE_SENTENCE);
  return false;
}

interface Allowed {
  readonly data: IncidentData;
  readonly kind: IncidentKind;
  readonly as: Permission['as'];
}

/** One form for the whole answer, the stricter; bands of several kinds would say more together than each does. */
function decide(
  reader: NonNullable<Reader>,
  named: boolean,
  kinds: readonly IncidentKind[],
  allowed: readonly Allowed[],
): Permission {
  const bands = allowed.filter(({ as }) => as === 'bands');
  let taken = allowed;
  if (bands.length > 0 && allowed.length > 1) {
    const exact = allowed.filter(({ as }) => as === 'exact');
    // Of recorded crime from two sources, what may be had as it is stands for the kind.
    const bandsByKind = bands.filter(({ kind }) => !exact.some((other) => other.kind === kind));
    if (named && bandsByKind.length > 0) {
      throw forbidden('You see these kinds as bands by square, which are given for one kind at a time. Name one kind.');
    }
    taken = exact.length > 0 ? exact : bands.slice(0, 1);
  }
  const included = new Set(taken.map(({ kind }) => kind));
  return {
    as: taken.some(({ as }) => as === 'bands') ? 'bands' : taken.some(({ as }) => as === 'protected') ? 'protected' : 'exact',
    data: taken.map(({ data }) => data),
    kinds: kinds.filter((kind) => included.has(kind)),
    notIncluded: kinds.filter((kind) => !included.has(kind)),
    rowsOnly: taken.some(({ data }) => INCIDENT_ACCESS[data][reader.persona].form === 'own-points'),
    guarded: Object.values(INCIDENT_ACCESS).some((by) => by[reader.persona].form !== 'points'),
  };
}

/** The data sets a kind is made of, as far as the sources named reach. */
function dataOf(kind: IncidentKind, { sources }: IncidentFilter): readonly IncidentData[] {
  if (kind === 'FIREARMS_DISCHARGE') return ['FIREARMS_DISCHARGES'];
  if (kind === 'ASB_REPORT') return ['ASB_REPORTS'];
  if (sources == null) return ['CRIME_OF_POLICE_UK', 'CRIME_OF_THE_FORCE'];
  return [
    ...(sources.includes(POLICE_UK) ? (['CRIME_OF_POLICE_UK'] as const) : []),
    ...(sources.some((source) => source !== POLICE_UK) || sources.length === 0 ? (['CRIME_OF_THE_FORCE'] as const) : []),
  ];
}

function judge(reader: NonNullable<Reader>, data: IncidentData, filter: IncidentFilter, asked: AskedForm): Judgement {
  const access: IncidentAccess = INCIDENT_ACCESS[data][reader.persona];
  const hasPurpose = reader.purpose !== undefined;
  switch (access.form) {
    case 'nothing':
      return 'no';
    case 'points':
      return access.withPurpose && !hasPurpose && locates(asked, filter) ? 'needs purpose' : 'exact';
    case 'own-points':
      if (asked.form === 'points') return 'exact';
      return asked.form === 'counts' && isCoarseEnough(asked.finest, access.finest) ? 'protected' : 'no';
    case 'counts':
      return asked.form === 'counts' && isCoarseEnough(asked.finest, access.finest) ? 'protected' : 'no';
    case 'bands':
      if (asked.form !== 'grid' || asked.cellMetres !== BAND_SQUARE || !asked.isSquare) return 'no';
      return access.withPurpose && !hasPurpose ? 'needs purpose' : 'bands';
  }
}

/** Whether the answer says where single incidents were: it has their points, or counts them by less than some streets. */
function locates(asked: AskedForm, filter: IncidentFilter): boolean {
  if (asked.form === 'points' || (asked.form === 'grid' && cutsOthers(asked))) return true;
  return tellsPlaces(filter);
}

const COARSENESS: Readonly<Record<FinestArea, number>> = { LSOA: 0, WARD: 1, DISTRICT: 2 };

function isCoarseEnough(asked: FinestArea | null, finest: FinestArea): boolean {
  return asked === null || COARSENESS[asked] >= COARSENESS[finest];
}

const PURPOSE_SENTENCE =
  'Say first what you need it for: the places of firearms discharges are shown for a stated purpose only, and looking is recorded.';

const NOTHING_SENTENCE = 'Your role does not see incidents in this form.';

function refusal(kind: IncidentKind, asked: AskedForm): string {
  const words = KIND_WORDS[kind];
  if (asked.form === 'points') return `Your role does not see single ${words}.`;
  if (asked.form === 'grid') return `Your role does not see ${words} by squares of this size.`;
  return asked.finest === null
    ? `Your role does not see counts of ${words}.`
    : `Your role does not see ${words} by areas this small. Ask by a larger type of area.`;
}
