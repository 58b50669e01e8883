import { badUserInput } from '../../errors.js';
import {
  LATENT_CLASS_VARIANT,
  latentClasses,
  mostClasses,
  posteriorsOf,
  type LatentClasses,
} from '../../statistics/latent-classes.js';
import { responsePatterns, type ResponsePatterns } from '../../statistics/response-patterns.js';
import type { AnalyseMethod } from './analysis.js';
import { columnNames, wholeFrom, wholeNumbers } from './option-numbers.js';
import { ZERO_OR_ONE } from './table.js';

interface Flags {
  readonly indicators: string[];
  readonly classes: number[];
  readonly starts: number;
  readonly seed: number;
  readonly profile: string[];
}

/** Of more, likelihoods have so many maxima that twice the starts are made. */
const MANY_CLASSES_FROM = 5;
const MOST_INDICATORS = 20;

export const latentClassesMethod: AnalyseMethod<Flags> = {
  name: 'latent-classes',
  summary: 'who is alike by indicators of 0 and 1: classes, their fit and profiles',
  input: 'those that --indicators and --profile name; one row a child',
  example: 'latent-classes children.csv --indicators weapons,robbery,violence --classes 1-3 --seed 1 --profile female --json',
  addOptions: (command) =>
    command
      .requiredOption('--indicators <columns>', 'columns of 0 and 1 that make up the classes', columnNames)
      .requiredOption('--classes <numbers>', 'how many classes: 1-6, or 3', wholeNumbers(1, 30))
      .option(
        '--starts <number>',
        'random starts for each number of classes; twice as many from five on',
        wholeFrom(1, 10_000),
        60,
      )
      .option('--seed <number>', 'the same seed gives the same classes', wholeFrom(0), 1)
      .option('--profile <columns>', 'columns to describe the classes by, with --json', columnNames, []),
  analyse(table, { indicators, classes, starts, seed, profile }) {
    if (indicators.length < 2 || indicators.length > MOST_INDICATORS)
      throw badUserInput(`--indicators: name 2 to ${MOST_INDICATORS} columns.`, ['indicators']);
    const most = mostClasses(indicators.length);
    if (classes.at(-1)! > most)
      throw badUserInput(`--classes: ${indicators.length} indicators tell up to ${most} classes apart.`, ['classes']);
    const answers = indicators.map((name) => table.numbers(name, ZERO_OR_ONE));
    const variables = profile.map((name) => ({ name, texts: table.texts(name) }));
    table.refuseProblems();
    for (const [at, column] of answers.entries()) {
      if (column.every((one) => one === column[0]))
        throw badUserInput(
          `The column «${indicators[at]}» is ${column[0]} in every row: it tells no classes apart. Leave it out.`,
          ['indicators'],
        );
    }
    const patterns = responsePatterns(answers);
    const fits = classes.map((k) => latentClasses(patterns, k, { starts: k < MANY_CLASSES_FROM ? starts : 2 * starts, seed }));
    const selected = fits.reduce((best, one) => (one.bic < best.bic ? one : best)).k;
    const rows = fits.map(fitRow);
    return {
      variant: LATENT_CLASS_VARIANT,
      parameters: { indicators, classes, starts, seed, profile, children: patterns.children },
      warnings: warningsOf(fits, selected),
      rowByRow: false,
      columns: Object.keys(rows[0]!).map((name) => ({ name, cells: rows.map((row) => row[name as keyof FitRow]) })),
      details: {
        fit: rows,
        selected,
        classes: fits.flatMap(({ k, shares, probabilities }) =>
          probabilities.map((row, at) => ({
            k,
            class: at + 1,
            share: shares[at]!,
            probabilities: Object.fromEntries(indicators.map((name, j) => [name, row[j]!])),
          })),
        ),
        profiles: fits.flatMap((found) => profilesOf(patterns, found, variables)),
      },
    };
  },
};

type FitRow = ReturnType<typeof fitRow>;

const fitRow = (one: LatentClasses) => ({
  k: one.k,
  loglik: one.loglik,
  parameters: one.parameters,
  bic: one.bic,
  aic: one.aic,
  g2: one.g2,
  df: one.df,
  g2_p: one.g2P,
  relative_entropy: one.relativeEntropy,
  replicated: one.replicated,
});

function warningsOf(fits: readonly LatentClasses[], selected: number): string[] {
  const chosen = fits.find(({ k }) => k === selected)!;
  return [
    ...fits.flatMap(({ k, replicated, runs }) =>
      k > 1 && replicated < 2
        ? [
            `The best of ${k} classes was found by one of ${runs} runs taken to the end: try more --starts before it is relied on.`,
          ]
        : [],
    ),
    ...(chosen.atBoundary > 0
      ? [`${selected} classes have ${chosen.atBoundary} probabilities at 0 or 1, which rest on few children.`]
      : []),
    ...(fits.length > 1 && selected === fits.at(-1)!.k
      ? ['The largest number of classes asked has the smallest BIC: ask for more before one is chosen.']
      : []),
  ];
}

interface Profile {
  readonly k: number;
  readonly class: number;
  readonly variable: string;
  /** Null of a column of 0 and 1. */
  readonly level: string | null;
  readonly mean: number;
}

/** The posterior-weighted mean of each variable: of numbers 0 and 1 their share, of words the share of each. */
function profilesOf(
  patterns: ResponsePatterns,
  found: LatentClasses,
  variables: readonly { readonly name: string; readonly texts: readonly string[] }[],
): Profile[] {
  const posteriors = posteriorsOf(patterns, found);
  const { k } = found;
  const meanOf = (at: number, of: (child: number) => number): number => {
    let [sum, all] = [0, 0];
    for (const [child, pattern] of patterns.ofChild.entries()) {
      const weight = posteriors[pattern * k + at]!;
      sum += weight * of(child);
      all += weight;
    }
    return sum / all;
  };
  return variables.flatMap(({ name, texts }) => {
    const levels = [...new Set(texts)].sort((one, other) => (one < other ? -1 : 1));
    const isShare = levels.every((level) => level === '0' || level === '1');
    return Array.from({ length: k }, (_, at) => at).flatMap((at): Profile[] =>
      isShare
        ? [{ k, class: at + 1, variable: name, level: null, mean: meanOf(at, (child) => Number(texts[child])) }]
        : levels.map((level) => ({
            k,
            class: at + 1,
            variable: name,
            level,
            mean: meanOf(at, (child) => (texts[child] === level ? 1 : 0)),
          })),
    );
  });
}
