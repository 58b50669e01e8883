/**
 * Adjusted risk ratios of an extract, one model an outcome (server/statistics/risk-ratios.ts), and which of them may be told.
 *
 * Children of whom the ethnic group is not recorded are in no model, whatever is adjusted for: no two models then differ by a few children. A level is told when at
 * least ten of its children have the outcome and ten do not, and so do those of the level it is compared with; the intercept never, which would give counts back.
 */
import {
  NotEstimable,
  riskRatios,
  type ClusterCorrection,
  type Factor,
  type RiskCells,
  type RiskRatio,
  type RiskRatios,
} from '../../statistics/risk-ratios.js';
import { AGE_BANDS, ASSOCIATIONS, ETHNICITIES, GENDERS } from '../assessment-factors.js';
import type { AssessmentCell } from './own-extracts.sql.js';

export const PROFILE_FACTORS = ['ASSOCIATION', 'AGE_BAND', 'GENDER', 'ETHNICITY'] as const;
export type ProfileFactor = (typeof PROFILE_FACTORS)[number];

export const LEVELS: Readonly<Record<ProfileFactor, readonly string[]>> = {
  ASSOCIATION: ASSOCIATIONS,
  AGE_BAND: AGE_BANDS,
  GENDER: GENDERS,
  ETHNICITY: ETHNICITIES,
};
/** What others are compared with unless something else is asked for. */
export const USUAL_REFERENCE: Readonly<Record<ProfileFactor, string>> = {
  ASSOCIATION: 'no',
  AGE_BAND: '10-12',
  GENDER: 'female',
  ETHNICITY: 'white',
};
const READ: Readonly<Record<ProfileFactor, (cell: AssessmentCell) => string | null>> = {
  ASSOCIATION: ({ association }) => association,
  AGE_BAND: ({ ageBand }) => ageBand,
  GENDER: ({ gender }) => gender,
  ETHNICITY: ({ ethnicity }) => ethnicity,
};

/** As in the report. */
export const SIGNIFICANT_UNDER = 0.0001;
const FEWEST_TOLD = 10;
/** Under this the errors of clusters are known to be too small. */
const FEW_CLUSTERS = 30;

export interface AskedRatios {
  readonly exposure: ProfileFactor;
  readonly adjustFor: readonly ProfileFactor[];
  readonly references: Readonly<Record<ProfileFactor, string>>;
  readonly correction: ClusterCorrection;
  /** Whether the cells name a team, school or authority. */
  readonly clustered: boolean;
}

export interface ToldRatio {
  readonly factor: ProfileFactor;
  readonly level: string;
  /** To two decimals, as the limits; null where nothing may or can be told. */
  readonly ratio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** To four decimals. */
  readonly p: number | null;
  /** Null where there are no errors to judge by. */
  readonly significant: boolean | null;
  /** Why there is no ratio, or no limits. */
  readonly note: string | null;
}

export interface OutcomeRatios {
  readonly outcome: string;
  readonly ratios: readonly ToldRatio[];
  /** Why there are none, or what stands against them. */
  readonly notes: readonly string[];
}

const WITHHELD = 'Withheld: fewer than 10 of these children have it, or fewer than 10 do not.';
const REFERENCE_WITHHELD = 'Withheld: of the children it is compared with fewer than 10 have it, or fewer than 10 do not.';
const ONE_CLUSTER = 'Limits are not estimable: there is one cluster.';
const NO_CLUSTERS = 'No limits: the extract names no teams, schools or authorities to cluster by.';
const SAYS_THE_SAME = 'Not estimable: other columns say the same of these children already, or none of them has it.';

/** @param cells of these outcomes, told apart by cluster where there are clusters */
export function adjustedRatios(
  cells: readonly AssessmentCell[],
  outcomes: readonly string[],
  asked: AskedRatios,
): OutcomeRatios[] {
  return outcomes.map((outcome) =>
    ratiosOf(
      outcome,
      cells.filter(({ factor, ethnicity, yes, no }) => factor === outcome && ethnicity !== null && yes + no > 0),
      asked,
    ),
  );
}

function ratiosOf(outcome: string, cells: readonly AssessmentCell[], asked: AskedRatios): OutcomeRatios {
  const factors = [asked.exposure, ...asked.adjustFor];
  const counts = new Map(factors.map((factor) => [factor, countsBy(cells, READ[factor])]));
  const isTold = (factor: ProfileFactor, level: string): boolean => {
    const { yes, no } = counts.get(factor)!.get(level) ?? { yes: 0, no: 0 };
    return yes >= FEWEST_TOLD && no >= FEWEST_TOLD;
  };
  const others = (factor: ProfileFactor): string[] => LEVELS[factor].filter((level) => level !== asked.references[factor]);
  const withNote = (note: string): ToldRatio[] =>
    factors.flatMap((factor) => others(factor).map((level) => nothing(factor, level, isTold(factor, level) ? note : WITHHELD)));
  if (!isTold(asked.exposure, asked.references[asked.exposure]))
    return { outcome, ratios: withNote(REFERENCE_WITHHELD), notes: [REFERENCE_WITHHELD] };
  if (!others(asked.exposure).some((level) => isTold(asked.exposure, level)))
    return { outcome, ratios: withNote(WITHHELD), notes: [WITHHELD] };
  const found = estimated(cells, factors, asked, counts);
  if (typeof found === 'string') return { outcome, ratios: withNote(found), notes: [found] };
  const clusterNote = !asked.clustered ? NO_CLUSTERS : found.clusters < 2 ? ONE_CLUSTER : null;
  const ratios = factors.flatMap((factor) =>
    others(factor).map((level) => {
      if (!isTold(factor, asked.references[factor])) return nothing(factor, level, REFERENCE_WITHHELD);
      if (!isTold(factor, level)) return nothing(factor, level, WITHHELD);
      const term = found.terms.find((one) => one.term === factor && one.level === level);
      return term?.estimable === true ? told(factor, level, term, clusterNote) : nothing(factor, level, SAYS_THE_SAME);
    }),
  );
  return { outcome, ratios, notes: [...(clusterNote === null ? [] : [clusterNote]), ...fitNotes(found)] };
}

type Counts = ReadonlyMap<string, { readonly yes: number; readonly no: number }>;

function countsBy(cells: readonly AssessmentCell[], read: (cell: AssessmentCell) => string | null): Counts {
  const counts = new Map<string, { yes: number; no: number }>();
  for (const cell of cells) {
    const level = read(cell)!;
    const { yes, no } = counts.get(level) ?? { yes: 0, no: 0 };
    counts.set(level, { yes: yes + cell.yes, no: no + cell.no });
  }
  return counts;
}

/** Or why not. A covariate of which the children have one level only is left out: there is nothing to hold equal. */
function estimated(
  cells: readonly AssessmentCell[],
  factors: readonly ProfileFactor[],
  { references, correction }: AskedRatios,
  counts: ReadonlyMap<ProfileFactor, Counts>,
): RiskRatios | string {
  const used = factors.filter((factor) => counts.get(factor)!.size > 1);
  const declared = used.map((factor): Factor => {
    const levels = LEVELS[factor].filter((level) => counts.get(factor)!.has(level));
    // Where nobody has the level that was asked for, the largest stands in; what is compared with it is not told then.
    const largest = levels.reduce((most, level) => (yesOf(counts, factor, level) > yesOf(counts, factor, most) ? level : most));
    const wanted = yesOf(counts, factor, references[factor]) > 0 ? references[factor] : largest;
    return { name: factor, levels, reference: levels.indexOf(wanted) };
  });
  try {
    return riskRatios(declared, riskCells(cells, used, declared), correction);
  } catch (error) {
    if (error instanceof NotEstimable) return `Not estimable: ${error.message}.`;
    throw error;
  }
}

const yesOf = (counts: ReadonlyMap<ProfileFactor, Counts>, factor: ProfileFactor, level: string): number =>
  counts.get(factor)!.get(level)?.yes ?? 0;

function riskCells(cells: readonly AssessmentCell[], factors: readonly ProfileFactor[], declared: readonly Factor[]): RiskCells {
  const clusters = new Map<string | null, number>();
  for (const { cluster } of cells) if (!clusters.has(cluster)) clusters.set(cluster, clusters.size);
  const places = declared.map(({ levels }) => new Map(levels.map((level, at) => [level, at])));
  return {
    cluster: Int32Array.from(cells, ({ cluster }) => clusters.get(cluster)!),
    levels: factors.map((factor, of) => Int32Array.from(cells, (cell) => places[of]!.get(READ[factor](cell)!)!)),
    children: Float64Array.from(cells, ({ yes, no }) => yes + no),
    events: Float64Array.from(cells, ({ yes }) => yes),
  };
}

function told(factor: ProfileFactor, level: string, term: RiskRatio, clusterNote: string | null): ToldRatio {
  const rounded = (figure: number, decimals: number): number => Number(figure.toFixed(decimals));
  const none = { lower: null, upper: null, p: null, significant: null };
  const limits =
    clusterNote !== null
      ? none
      : {
          lower: rounded(term.lower95, 2),
          upper: rounded(term.upper95, 2),
          p: rounded(term.p, 4),
          significant: term.p < SIGNIFICANT_UNDER,
        };
  return { factor, level, ratio: rounded(term.rr, 2), ...limits, note: clusterNote };
}

const nothing = (factor: ProfileFactor, level: string, note: string): ToldRatio => ({
  factor,
  level,
  ratio: null,
  lower: null,
  upper: null,
  p: null,
  significant: null,
  note,
});

function fitNotes({ clusters, largestRisk }: RiskRatios): string[] {
  return [
    ...(clusters > 1 && clusters < FEW_CLUSTERS
      ? [`There are ${clusters} clusters: with fewer than ${FEW_CLUSTERS}, limits are too narrow.`]
      : []),
    ...(largestRisk > 1 ? ['The model gives some children a risk over 1: it does not fit them.'] : []),
  ];
}
