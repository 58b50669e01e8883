/** Every method of `homeward analyse`, in the order of its help: one file a method; add it here. */
import type { AnyMethod } from './analysis.js';
import { accuracy } from './accuracy.method.js';
import { answerMarginsMethod } from './answer-margins.method.js';
import { displacementMethod } from './displacement.method.js';
import { factorsMethod } from './factors.method.js';
import { giStar } from './gi-star.method.js';
import { kernelDensityMethod } from './kernel-density.method.js';
import { latentClassesMethod } from './latent-classes.method.js';
import { localMoranMethod } from './local-moran.method.js';
import { nearRepeatMethod } from './near-repeat.method.js';
import { pairedAnswersMethod } from './paired-answers.method.js';
import { proportions } from './proportions.method.js';
import { rates } from './rates.method.js';
import { riskRatiosMethod } from './risk-ratios.method.js';
import { standardisedRates } from './standardised-rates.method.js';

export const METHODS: readonly AnyMethod[] = [
  rates,
  proportions,
  standardisedRates,
  giStar,
  localMoranMethod,
  kernelDensityMethod,
  nearRepeatMethod,
  riskRatiosMethod,
  latentClassesMethod,
  factorsMethod,
  displacementMethod,
  accuracy,
  pairedAnswersMethod,
  answerMarginsMethod,
];
