/**
 * What may be told of models of latent classes. Nothing is of a child: a class is a share of all, and nobody is put into one.
 *
 * Sizes of classes are parts of the children in the model, whose number the attacker is taken to know (server/disclosure/parts-of-children.ts): under 10 withheld,
 * others with them where need be, the rest to the nearest 10. Of a class that is withheld or under 50 no indicator is told. Else an indicator's share is told in
 * steps of so many per cent that a step stands for ten children or more, and where fewer than ten of the class have it, or have it not, only that. Residuals of a
 * pair are told when each of its four cells has ten children or more, in steps that stand for ten children in a cell.
 *
 * Log-likelihood, BIC and AIC are sums over children: of one class they are those of the indicators alone, so that runs by some of the indicators and by others
 * give each indicator's count to the child, and runs before and after one child came give what is recorded of that child. So no log-likelihood is told; BIC and
 * AIC as what they lie above the least of their models, which takes the indicators' own part away, and these and G² to the nearest 10, from 100 on 50 and from
 * 1,000 on 100: a child of a rare pattern moves them by up to 2·ln n, the more the less a model fits. Of the p
 * of G² the range is told. Which model has the least is told from figures as they are.
 */
import { CHILDREN_RULE, divide, type ProtectedCount } from '../disclosure/disclosure.js';
import type { ClassModel } from '../statistics/latent-class-models.js';
import type { ClassFitP, FoundTypology, ItemShare, ProtectedClass, ProtectedModel } from './typology.js';

/** The same in words, for whoever reads them. */
export const TYPOLOGY_PROTECTION =
  'Classes of fewer than 10 children, and others that would give them away, are withheld; the rest is to the nearest 10. Of classes under 50 no indicator is told. Shares are in steps that stand for ten children or more; where fewer than ten of a class have an indicator, or have it not, only that is told. A residual is told when each of its four cells has ten children or more, in steps that stand for ten children. BIC and AIC are told as what they lie above the least, and these and G² to the nearest 10, from 100 on 50, and from 1,000 on 100. No child is put into a class.';

/** A class with fewer is told by its size alone. */
const FEWEST_FOR_ITEMS = 50;
const { withheldBelow, roundTo } = CHILDREN_RULE;
const STEPS = [1, 2, 5, 10, 20] as const;
const RESIDUAL_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2] as const;

const roundedTo = (step: number, figure: number): number => Number((step * Math.round(figure / step)).toFixed(2));

/** @param models of the same children, by their number of classes from one on */
export function protectedModels(models: readonly ClassModel[], children: number): ProtectedModel[] {
  const [bic, aic] = [Math.min(...models.map((one) => one.bic)), Math.min(...models.map((one) => one.aic))];
  return models.map((model) => ({
    ...protectedModel(model, children),
    ...{ bicAboveLeast: roundedFit(model.bic - bic), aicAboveLeast: roundedFit(model.aic - aic) },
  }));
}

/** As runs were kept before only what lies above the least was. */
interface KeptWhole {
  readonly loglik: number;
  readonly bic: number;
  readonly aic: number;
  readonly p: number | null;
}

/** What was kept, as it may be told now: figures of fit that were kept whole leave as the others do. */
export function keptAsTold(found: FoundTypology): FoundTypology {
  if (!found.models.every((model) => 'bic' in model)) return found;
  const whole = found.models as readonly (ProtectedModel & KeptWhole)[];
  const [bic, aic] = [Math.min(...whole.map((one) => one.bic)), Math.min(...whole.map((one) => one.aic))];
  const models = whole.map(({ bic: ownBic, aic: ownAic, loglik: _, ...model }) => ({
    ...{ ...model, p: rangeOfP(model.p ?? NaN), g2: roundedFit(model.g2) },
    ...{ bicAboveLeast: roundedFit(ownBic - bic), aicAboveLeast: roundedFit(ownAic - aic) },
    residuals: model.residuals.map((pair) => ({
      ...pair,
      residual: pair.residual === null ? null : roundedTo(0.05, pair.residual),
    })),
  }));
  return { ...found, models };
}

/** `roundedFit(64)`: 60; `roundedFit(427)`: 450; `roundedFit(2_643)`: 2,600. */
function roundedFit(figure: number): number {
  const step = Math.abs(figure) < 100 ? 10 : Math.abs(figure) < 1_000 ? 50 : 100;
  return step * Math.round(figure / step);
}

export function rangeOfP(p: number): ClassFitP | null {
  if (!Number.isFinite(p)) return null;
  return p < 0.01 ? 'under 0.01' : p < 0.05 ? '0.01 to 0.05' : '0.05 or more';
}

function protectedModel(model: ClassModel, children: number): Omit<ProtectedModel, 'bicAboveLeast' | 'aicAboveLeast'> {
  const { k, parameters, df, g2P, relativeEntropy, replicated, runs, atBoundary } = model;
  const sizes = Array.from(model.shares, (share) => Math.round(share * children));
  const { parts, percents } = divide(new Map(sizes.map((size, at) => [String(at), size])), null);
  const withheld: ProtectedCount = { withheld: true, count: null, roundedTo: roundTo };
  const found = sizes.map((size, at): ProtectedClass => {
    const told = parts?.get(String(at)) ?? withheld;
    return {
      children: told,
      percent: percents?.get(String(at)) ?? null,
      items: Array.from(model.probabilities[at]!, (probability) => itemShare(probability, told.withheld ? 0 : size)),
    };
  });
  return {
    ...{ classes: k, parameters, df, reachedBest: replicated, runs, atBoundary, found },
    ...{ g2: roundedFit(model.g2), p: rangeOfP(g2P) },
    entropy: Number.isFinite(relativeEntropy) ? Number(relativeEntropy.toFixed(2)) : null,
    smallest: found.at(-1)!.percent,
    residuals: model.residuals.map(({ one, other, residual, fewest }) => ({
      ...{ one, other },
      residual:
        fewest < withheldBelow ? null : residualInSteps(residual, children * spreadOf(model, one) * spreadOf(model, other)),
    })),
  };
}

/** Standard deviation of an indicator, whose share in the model is that of the children. */
function spreadOf({ shares, probabilities }: ClassModel, indicator: number): number {
  const share = shares.reduce((sum, one, k) => sum + one * probabilities[k]![indicator]!, 0);
  return Math.sqrt(Math.max(0, share * (1 - share)));
}

/**
 * `residualInSteps(0.132, 230)`: 0.15, in steps of 0.05, for a correlation of 0.05 is 11.5 children in each cell of the pair, and one of 0.02 under five.
 *
 * @param perCorrelation children in a cell that a correlation of 1 stands for
 */
export function residualInSteps(residual: number, perCorrelation: number): number | null {
  const step = RESIDUAL_STEPS.find((one) => one * perCorrelation >= roundTo);
  return step === undefined ? null : roundedTo(step, residual);
}

/**
 * `itemShare(0.412, 300)`: 40 per cent, in steps of 5, for 5 per cent of 300 are 15 children and 2 per cent 6.
 *
 * @param size children of the class; 0 where it is withheld
 */
export function itemShare(probability: number, size: number): ItemShare {
  const step = STEPS.find((one) => (one * size) / 100 >= roundTo);
  if (size < FEWEST_FOR_ITEMS || step === undefined) return { told: 'withheld' };
  if (probability * size < withheldBelow) return { told: 'under', percent: step };
  if ((1 - probability) * size < withheldBelow) return { told: 'over', percent: 100 - step };
  return { told: 'percent', percent: step * Math.round((100 * probability) / step) };
}
