import { GI_STAR_VARIANT, getisOrdGiStar } from '../../statistics/gi-star.js';
import type { AnalyseMethod } from './analysis.js';
import { readCells } from './cells.js';
import { aboveZero } from './option-numbers.js';

export const giStar: AnalyseMethod<{ within: number }> = {
  name: 'gi-star',
  summary: 'hot and cold spots by Getis–Ord Gi*, with corrected p',
  input: 'x,y,count',
  example: 'gi-star cells.csv --within 150',
  addOptions: (command) =>
    command.requiredOption('--within <distance>', 'how far neighbours lie, in the unit of x and y', aboveZero),
  analyse(table, { within }) {
    const { counts, weights, warnings } = readCells(table, within, true);
    const { z, p, pFdr, classes } = getisOrdGiStar(counts, weights);
    return {
      variant: GI_STAR_VARIANT,
      parameters: { within },
      warnings,
      rowByRow: true,
      columns: [
        { name: 'z', cells: z },
        { name: 'p', cells: p },
        { name: 'p_fdr', cells: pFdr },
        { name: 'class', cells: classes },
      ],
    };
  },
};
