/** What the factors of chosen indicators are, in the words of whoever reads them: which areas are in, which lack what, and why something is refused. */
import { FACTOR_VARIANT } from '../statistics/factor-analysis.js';
import { GEOMIN_VARIANT } from '../statistics/geomin.js';
import type { AreaFactors } from '../statistics/area-factors.js';
import { badUserInput, type CallerError } from '../errors.js';
import type { AskedFactors, FoundFactors, FoundFit, UsedIndicator } from './area-factor-run.js';
import type { AuthorityFigure, UsableIndicator } from './area-factors.sql.js';

export const EPSILON = 0.0001;

/** Authorities with every indicator, in the order of their names, and those that lack one. */
export interface Complete {
  readonly indicators: readonly UsedIndicator[];
  readonly areas: readonly { readonly key: string; readonly name: string }[];
  readonly columns: readonly (readonly number[])[];
  readonly leftOut: FoundFactors['leftOut'];
}

export function completeAreas(
  asked: AskedFactors['indicators'],
  usable: readonly UsableIndicator[],
  figures: readonly AuthorityFigure[],
): Complete {
  const names = new Map(figures.map(({ key, name }) => [key, name]));
  const known = asked.map(
    ({ code }) => new Map(figures.flatMap((one) => (one.code === code && one.figure !== null ? [[one.key, one.figure]] : []))),
  );
  const indicators = asked.map(({ code, period }, at): UsedIndicator => {
    const { name, unit, source } = usable.find((one) => one.code === code)!;
    return { code, name, unit, period, source, areas: known[at]!.size };
  });
  const byName = [...names]
    .map(([key, name]) => ({ key, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  const isWhole = ({ key }: { readonly key: string }): boolean => known.every((column) => column.has(key));
  const areas = byName.filter(isWhole);
  return {
    ...{ indicators, areas, columns: known.map((column) => areas.map(({ key }) => column.get(key)!)) },
    leftOut: byName
      .filter((area) => !isWhole(area))
      .map(({ key, name }) => ({ name, missing: indicators.filter((_, at) => !known[at]!.has(key)).map((one) => one.name) })),
  };
}

/** @throws CallerError BAD_USER_INPUT saying what to change */
export function foundFactors({ indicators, areas, leftOut }: Complete, factors: AreaFactors): FoundFactors {
  const wrong = (problem: string): CallerError => badUserInput(problem, ['indicators']);
  if (factors.refused === 'too few indicators') throw wrong('Choose three indicators or more: fewer bear no factor.');
  if (factors.refused === 'too few areas')
    throw wrong(
      `Only ${areas.length} authorities have all ${indicators.length} indicators: more areas than indicators are needed. Leave out the indicator that most lack.`,
    );
  if (factors.refused === 'does not vary')
    throw wrong(`«${indicators[factors.at]!.name}» is the same in every area: it tells none apart. Leave it out.`);
  if (factors.refused === 'made of others')
    throw wrong(
      `«${indicators[factors.at]!.name}» is made of those before it (a sum, a share, or one of them in other units): leave one of them out.`,
    );
  const { models, read } = factors;
  const fits = models.map(({ factors: of, fit, heywood }): FoundFit => ({
    ...{ ...fit, factors: of, p: known(fit.p), tli: known(fit.tli), rmsea: known(fit.rmsea) },
    ...{
      rmseaLower: known(fit.rmseaLower),
      rmseaUpper: known(fit.rmseaUpper),
      heywood: heywood.map((at) => indicators[at]!.name),
    },
  }));
  const long = new Set(read?.longList);
  return {
    method: `${FACTOR_VARIANT}; ${GEOMIN_VARIANT}, ε = ${EPSILON}; scores by regression; long list: top quarter of a factor`,
    ...{ indicators, leftOut, fits, loadings: read?.loadings ?? null },
    correlation: read?.factors === 2 ? read.correlations[0]![1]! : null,
    residuals: read?.residuals ?? null,
    areas: read === null ? [] : areas.map((area, at) => ({ ...area, onFactors: read.scores[at]!, long: long.has(at) })),
    warnings: warningsOf(indicators, areas.length, fits),
  };
}

const known = (figure: number): number | null => (Number.isFinite(figure) ? figure : null);

function warningsOf(indicators: readonly UsedIndicator[], areas: number, fits: readonly FoundFit[]): string[] {
  const counts = indicators.filter(({ unit }) => unit !== null && /^(number|count|children|no\.?)\b/i.test(unit));
  return [
    ...fits
      .filter(({ heywood }) => heywood.length > 0)
      .map(
        ({ factors, heywood }) =>
          `With ${factors === 1 ? '1 factor' : `${factors} factors`} nothing is left of ${heywood.map((name) => `«${name}»`).join(', ')} (a Heywood case): that model is not to be read. Areas stand by what can be; other indicators may bear more.`,
      ),
    ...(areas < 10 * indicators.length
      ? [
          `There are ${areas} areas for ${indicators.length} indicators: with fewer than ten each, factors change from sample to sample.`,
        ]
      : []),
    ...(counts.length === 0
      ? []
      : [
          `${counts.map(({ name }) => `«${name}»`).join(', ')}: a number, no rate. What large authorities have in common is then their size.`,
        ]),
  ];
}
