/**
 * What may be told of models of latent classes. Nothing is of a child: a class is a share of all, and nobody is put into one.
 *
 * Sizes of classes are parts of the children in the model, whose number the attacker is taken to know (server/disclosure/parts-of-children.ts): under 10 withheld,
 * others with them where need be, the rest to the nearest 10. Of a class that is withheld or under 50 no indicator is told. Else an indicator's share is told in
 * steps of so many per cent that a step stands for ten children or more, and where fewer than ten of the class have it, or have it not, only that. Residuals of a
 * pair are told when each of its four cells has ten children or more. What no class can be read from is told to one decimal: log-likelihood, BIC, AIC, G².
 */
import { CHILDREN_RULE, divide, type ProtectedCount } from '../disclosure/disclosure.js';
import type { ClassModel } from '../statistics/latent-class-models.js';
import type { ItemShare, ProtectedClass, ProtectedModel } from './typology.js';

/** The same in words, for whoever reads them. */
export const TYPOLOGY_PROTECTION =
  'Classes of fewer than 10 children, and others that would give them away, are withheld; the rest is to the nearest 10. Of classes under 50 no indicator is told. Shares are in steps that stand for ten children or more; where fewer than ten of a class have an indicator, or have it not, only that is told. A residual is told when each of its four cells has ten children or more. No child is put into a class.';

/** A class with fewer is told by its size alone. */
const FEWEST_FOR_ITEMS = 50;
const { withheldBelow, roundTo } = CHILDREN_RULE;
const STEPS = [1, 2, 5, 10, 20] as const;

export function protectedModel(model: ClassModel, children: number): ProtectedModel {
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
    ...{ loglik: tenths(model.loglik), bic: tenths(model.bic), aic: tenths(model.aic), g2: tenths(model.g2) },
    p: Number.isFinite(g2P) ? Number(g2P.toFixed(3)) : null,
    entropy: Number.isFinite(relativeEntropy) ? Number(relativeEntropy.toFixed(2)) : null,
    smallest: found.at(-1)!.percent,
    residuals: model.residuals.map(({ one, other, residual, fewest }) => ({
      ...{ one, other },
      residual: fewest < withheldBelow ? null : Number(residual.toFixed(2)),
    })),
  };
}

const tenths = (figure: number): number => Number(figure.toFixed(1));

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
