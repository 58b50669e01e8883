import { rateWithLimits, RATE_VARIANT } from '../../statistics/rates.js';
import { rowsHave, type AnalyseMethod } from './analysis.js';
import { aboveZero } from './option-numbers.js';
import { NOT_NEGATIVE, WHOLE_COUNT } from './table.js';

export const rates: AnalyseMethod<{ per: number }> = {
  name: 'rates',
  summary: 'events per 1,000 of a population, with limits at 95 and 99.8 %',
  input: 'events,population',
  example: 'rates wards.csv --per 1000',
  addOptions: (command) => command.option('--per <number>', 'per how many of the population', aboveZero, 1000),
  analyse(table, { per }) {
    const events = table.numbers('events', WHOLE_COUNT);
    const population = table.numbers('population', NOT_NEGATIVE);
    table.refuseProblems();
    const known = Array.from(events, (count, row) =>
      population[row]! > 0
        ? {
            narrow: rateWithLimits(count, population[row]!, { per, level: 0.95 }),
            wide: rateWithLimits(count, population[row]!, { per, level: 0.998 }),
          }
        : null,
    );
    const without = known.filter((one) => one === null).length;
    return {
      variant: RATE_VARIANT,
      parameters: { per },
      warnings:
        without === 0 ? [] : [`${rowsHave(without, 'has', 'have')} no population, so the rate is undefined and left empty.`],
      rowByRow: true,
      columns: [
        { name: 'rate', cells: known.map((one) => one?.narrow.rate ?? null) },
        { name: 'lower95', cells: known.map((one) => one?.narrow.lower ?? null) },
        { name: 'upper95', cells: known.map((one) => one?.narrow.upper ?? null) },
        { name: 'lower998', cells: known.map((one) => one?.wide.lower ?? null) },
        { name: 'upper998', cells: known.map((one) => one?.wide.upper ?? null) },
        { name: 'method', cells: known.map((one) => one?.narrow.method ?? null) },
      ],
    };
  },
};
