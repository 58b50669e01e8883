/** What several templates place. */
import type { PlacedFigure } from '../figures/figure.js';

export const ASB = { incidents: 'ASB_REPORT' };
export const CRIME = { incidents: 'RECORDED_CRIME' };
export const DISCHARGES = { incidents: 'FIREARMS_DISCHARGE' };

export const childrenAndDeprivation: readonly PlacedFigure[] = [
  { key: 'children-by-ward', kind: 'children-by-ward', parameters: {} },
  { key: 'deprivation', kind: 'deprivation', parameters: {} },
];
