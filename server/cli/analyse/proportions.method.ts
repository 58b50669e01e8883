import { PROPORTION_VARIANT, wilsonInterval } from '../../statistics/proportions.js';
import { rowsHave, type AnalyseMethod } from './analysis.js';
import { WHOLE_COUNT } from './table.js';

export const proportions: AnalyseMethod = {
  name: 'proportions',
  summary: 'shares in per cent, with Wilson’s limits at 95 and 99.8 %',
  input: 'numerator,denominator',
  example: 'proportions outcomes.csv',
  addOptions: (command) => command,
  analyse(table) {
    const numerator = table.numbers('numerator', WHOLE_COUNT);
    const denominator = table.numbers('denominator', WHOLE_COUNT);
    for (const [row, part] of numerator.entries()) {
      if (part > denominator[row]!) table.problem(row, 'numerator', `${part} is more than the denominator, ${denominator[row]}`);
    }
    table.refuseProblems();
    const known = Array.from(numerator, (part, row) => {
      const whole = denominator[row]!;
      if (whole === 0) return null;
      const narrow = wilsonInterval(part, whole, { level: 0.95 });
      const wide = wilsonInterval(part, whole, { level: 0.998 });
      return [part / whole, narrow.lower, narrow.upper, wide.lower, wide.upper].map((share) => share * 100);
    });
    const without = known.filter((one) => one === null).length;
    return {
      variant: PROPORTION_VARIANT,
      parameters: {},
      warnings: without === 0 ? [] : [`${rowsHave(without, 'is', 'are')} a share of nothing, which is undefined and left empty.`],
      rowByRow: true,
      columns: ['percent', 'lower95', 'upper95', 'lower998', 'upper998'].map((name, index) => ({
        name,
        cells: known.map((one) => one?.[index] ?? null),
      })),
    };
  },
};
