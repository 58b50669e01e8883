import { badUserInput } from '../../errors.js';
import {
  correlationsOf,
  FACTOR_VARIANT,
  factorModel,
  mostFactors,
  type Correlations,
  type FactorModel,
} from '../../statistics/factor-analysis.js';
import { factorScores, longList } from '../../statistics/factor-scores.js';
import { geomin, GEOMIN_VARIANT, type RotatedLoadings } from '../../statistics/geomin.js';
import { dependentColumns } from '../../statistics/symmetric-matrix.js';
import type { AnalyseMethod } from './analysis.js';
import { aboveZero, columnNames, wholeNumbers } from './option-numbers.js';
import { ANY_NUMBER } from './table.js';

interface Flags {
  readonly id: string;
  readonly indicators: string[];
  readonly factors: number[];
  readonly epsilon: number;
}

/** Indicators of which less than this share is their own are made of others. */
const MADE_OF_OTHERS = 1e-6;

export const factorsMethod: AnalyseMethod<Flags> = {
  name: 'factors',
  summary: 'what indicators of areas have in common: fit, loadings, scores, long list',
  input: 'those that --id and --indicators name; one row an area',
  example: 'factors areas.csv --id area --indicators assault,knives,missing,gangs,exclusions --factors 1,2 --json',
  addOptions: (command) =>
    command
      .requiredOption('--id <column>', 'the area')
      .requiredOption('--indicators <columns>', 'columns of rates or scores, one an indicator', columnNames)
      .requiredOption('--factors <numbers>', 'how many factors: 1,2', wholeNumbers(1, 10))
      .option('--epsilon <number>', 'of the geomin rotation', aboveZero, 0.0001),
  analyse(table, { id, indicators, factors, epsilon }) {
    const most = mostFactors(indicators.length);
    if (factors.at(-1)! > most)
      throw badUserInput(
        most === 0 ? '--indicators: name three or more.' : `--factors: ${indicators.length} indicators bear up to ${most}.`,
        most === 0 ? ['indicators'] : ['factors'],
      );
    const names = table.texts(id);
    for (const [row, name] of names.entries()) {
      if (name === '') table.problem(row, id, 'is empty; name the area');
      else if (names.indexOf(name) !== row) table.problem(row, id, `«${name}» stands twice`);
    }
    const columns = indicators.map((name) => table.numbers(name, ANY_NUMBER));
    table.refuseProblems();
    const data = correlated(columns, indicators);
    const models = factors.map((k) => factorModel(data, k));
    const largest = models.at(-1)!;
    const rotated = geomin(largest.loadings, largest.factors, epsilon);
    const rows = models.map(fitRow);
    const shown = ['factors', 'chisq', 'df', 'p', 'cfi', 'tli', 'rmsea', 'srmr', 'bic'] as const;
    return {
      variant: `${FACTOR_VARIANT}; ${GEOMIN_VARIANT}, ε = ${epsilon}`,
      parameters: { id, indicators, factors, epsilon, areas: data.areas },
      warnings: warningsOf(models, indicators, data),
      rowByRow: false,
      columns: shown.map((name) => ({ name, cells: rows.map((row) => row[name]) })),
      details: {
        fit: rows,
        ...(largest.heywood.length > 0 ? NOTHING_TO_READ : detailsOf({ columns, data, largest, rotated, indicators, names })),
      },
    };
  },
};

/** Of a model with a uniqueness of 0 nothing is to be read. */
const NOTHING_TO_READ = { loadings: null, uniquenesses: null, factorCorrelation: null, scores: null, shortlist: null };

function correlated(columns: readonly Float64Array[], indicators: readonly string[]): Correlations {
  const areas = columns[0]!.length;
  if (areas <= indicators.length)
    throw badUserInput(`There are ${areas} areas and ${indicators.length} indicators: more areas than indicators are needed.`, [
      'file',
    ]);
  let data: Correlations;
  try {
    data = correlationsOf(columns);
  } catch {
    const still = indicators.filter((_, at) => columns[at]!.every((one) => one === columns[at]![0]));
    throw badUserInput(
      `The column «${still[0] ?? indicators[0]}» is the same in every area: it tells none apart. Leave it out.`,
      ['indicators'],
    );
  }
  const [made] = dependentColumns(data.correlation, indicators.length, MADE_OF_OTHERS);
  if (made !== undefined)
    throw badUserInput(
      `The column «${indicators[made]}» is made of those before it (a sum, a share, or one of them in other units): leave one of them out.`,
      ['indicators'],
    );
  return data;
}

function fitRow({ factors, fit, heywood }: FactorModel) {
  const read = (figure: number): number => (heywood.length > 0 ? NaN : figure);
  return {
    factors,
    chisq: read(fit.chisq),
    df: fit.df,
    p: read(fit.p),
    cfi: read(fit.cfi),
    tli: read(fit.tli),
    rmsea: read(fit.rmsea),
    srmr: read(fit.srmrWithoutMeans),
    bic: read(fit.bicStandardised),
    baseline_chisq: fit.baselineChisq,
    baseline_df: fit.baselineDf,
    rmsea_ci90_lower: read(fit.rmseaLower),
    rmsea_ci90_upper: read(fit.rmseaUpper),
    srmr_no_mean: read(fit.srmrWithoutMeans),
    srmr_with_mean_count: read(fit.srmrWithMeans),
    bic_standardised: read(fit.bicStandardised),
    bic_raw: read(fit.bicRaw),
  };
}

function warningsOf(models: readonly FactorModel[], indicators: readonly string[], { areas }: Correlations): string[] {
  const few = areas < 10 * indicators.length;
  return [
    ...models.flatMap(({ factors, heywood }) =>
      heywood.length === 0
        ? []
        : [
            `With ${factors === 1 ? '1 factor' : `${factors} factors`} nothing is left of ${heywood.map((at) => `«${indicators[at]}»`).join(', ')} (a Heywood case): its figures are left empty. Take fewer factors or other indicators.`,
          ],
    ),
    ...(few
      ? [
          `There are ${areas} areas for ${indicators.length} indicators: with fewer than ten each, factors change from sample to sample.`,
        ]
      : []),
  ];
}

interface Parts {
  readonly columns: readonly Float64Array[];
  readonly data: Correlations;
  readonly largest: FactorModel;
  readonly rotated: RotatedLoadings;
  readonly indicators: readonly string[];
  readonly names: readonly string[];
}

function detailsOf({ columns, data, largest, rotated, indicators, names }: Parts): Record<string, unknown> {
  const { factors, uniquenesses } = largest;
  const scores = factorScores(columns, data, largest, rotated);
  const byFactor = (figures: Float64Array, row: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: factors }, (_, k) => [`factor${k + 1}`, figures[row * factors + k]!]));
  const matrix = Array.from({ length: factors }, (_, one) => [
    ...rotated.correlations.subarray(one * factors, (one + 1) * factors),
  ]);
  return {
    loadings: indicators.map((variable, row) => ({ variable, ...byFactor(rotated.loadings, row) })),
    uniquenesses: Object.fromEntries(indicators.map((name, at) => [name, uniquenesses[at]!])),
    factorCorrelation: factors === 1 ? null : factors === 2 ? rotated.correlations[1]! : matrix,
    scores: names.map((area, row) => ({ id: area, ...byFactor(scores, row) })),
    shortlist: longList(scores, factors).map((area) => names[area]!),
  };
}
