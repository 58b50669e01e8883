import { LOCAL_MORAN_VARIANT, localMoran } from '../../statistics/local-moran.js';
import type { AnalyseMethod } from './analysis.js';
import { readCells } from './cells.js';
import { aboveZero } from './option-numbers.js';

export const localMoranMethod: AnalyseMethod<{ within: number }> = {
  name: 'local-moran',
  summary: 'clusters and outliers by local Moran’s I, with corrected p',
  input: 'x,y,count',
  example: 'local-moran cells.csv --within 150',
  addOptions: (command) =>
    command.requiredOption('--within <distance>', 'how far neighbours lie, in the unit of x and y', aboveZero),
  analyse(table, { within }) {
    const { counts, weights, warnings } = readCells(table, within, false);
    const { i, expectation, variance, z, p, pFdr, quadrants, classes } = localMoran(counts, weights);
    return {
      variant: LOCAL_MORAN_VARIANT,
      parameters: { within },
      warnings,
      rowByRow: true,
      columns: [
        { name: 'i', cells: i },
        { name: 'e', cells: expectation },
        { name: 'var', cells: variance },
        { name: 'z', cells: z },
        { name: 'p', cells: p },
        { name: 'p_fdr', cells: pFdr },
        { name: 'quadrant', cells: quadrants },
        { name: 'class', cells: classes },
      ],
    };
  },
};
