/** What several templates place. */
import type { FigureParameters, PlacedFigure } from '../figures/figure.js';

export const ASB = { incidents: 'ASB_REPORT' };
export const CRIME = { incidents: 'RECORDED_CRIME' };
export const DISCHARGES = { incidents: 'FIREARMS_DISCHARGE' };

export const childrenAndDeprivation: readonly PlacedFigure[] = [
  { key: 'children-by-ward', kind: 'children-by-ward', parameters: {} },
  { key: 'deprivation', kind: 'deprivation', parameters: {} },
];

/** What agencies counted together, and what followed of reviews. */
export const together: readonly PlacedFigure[] = [
  { key: 'multi-agency', kind: 'multi-agency', parameters: {} },
  { key: 'practice-reviews', kind: 'practice-reviews', parameters: {} },
];

/** By ward, month and category. */
const everyWay = (name: string, parameters: FigureParameters): readonly PlacedFigure[] => [
  { key: `${name}-by-ward`, kind: 'counts-by-ward', parameters },
  { key: `${name}-by-month`, kind: 'counts-by-month', parameters },
  { key: `${name}-by-category`, kind: 'counts-by-category', parameters },
];
export const asbEveryWay = everyWay('asb', ASB);
export const crimeEveryWay = everyWay('crime', CRIME);
