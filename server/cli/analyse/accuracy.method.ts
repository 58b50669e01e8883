import { ACCURACY_VARIANT, predictionAccuracy } from '../../statistics/prediction-accuracy.js';
import type { AnalyseMethod } from './analysis.js';
import { ABOVE_ZERO, NOT_NEGATIVE } from './table.js';

export const accuracy: AnalyseMethod = {
  name: 'accuracy',
  summary: 'hit rate, PAI, PEI and RRI of a map of where it would happen',
  input: 'observed,predicted,area',
  example: 'accuracy cells.csv',
  addOptions: (command) => command,
  analyse(table) {
    const observed = table.numbers('observed', NOT_NEGATIVE);
    const predicted = table.numbers('predicted', NOT_NEGATIVE);
    const areas = table.numbers('area', ABOVE_ZERO);
    table.refuseProblems();
    const { rank, hitRate, areaShare, pai, pei, rri } = predictionAccuracy(observed, predicted, areas);
    const warnings: string[] = [];
    if (observed.every((count) => count === 0))
      warnings.push('Nothing was observed, so every figure but the share of the area is undefined and left empty.');
    else if (rri.some(Number.isNaN))
      warnings.push('RRI is undefined and left empty up to the first area in which anything was observed.');
    return {
      variant: ACCURACY_VARIANT,
      parameters: {},
      warnings,
      rowByRow: true,
      columns: [
        { name: 'rank', cells: rank },
        { name: 'hit_rate', cells: hitRate },
        { name: 'area_share', cells: areaShare },
        { name: 'pai', cells: pai },
        { name: 'pei', cells: pei },
        { name: 'rri', cells: rri },
      ],
    };
  },
};
