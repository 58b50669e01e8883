/** How many classes indicators of yes or no tell apart: a model of k classes of J indicators has (k − 1) + k·J numbers, and 2^J patterns of answers give 2^J − 1. */
const MOST = 9;

const tellApart = (indicators: number): number => Math.max(1, Math.floor(2 ** indicators / (indicators + 1)));

export const mostClasses = (indicators: number): number => Math.min(MOST, tellApart(indicators));

/** Of seven and more it would be more than is offered. */
export const identifiableText = (indicators: number): string =>
  `${indicators} indicators of yes or no have ${2 ** indicators} patterns of answers, which tell ${tellApart(indicators)} classes apart${tellApart(indicators) > MOST ? `; here ${MOST} at most are worked out` : ' at most'}.`;
