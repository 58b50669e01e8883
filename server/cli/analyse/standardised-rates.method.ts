import { standardisedRate, STANDARDISED_RATE_VARIANT, type AgeBand } from '../../statistics/standardised-rates.js';
import type { AnalyseMethod } from './analysis.js';
import { aboveZero } from './option-numbers.js';
import { NOT_NEGATIVE, WHOLE_COUNT, type InputTable } from './table.js';

export const standardisedRates: AnalyseMethod<{ per: number }> = {
  name: 'standardised-rates',
  summary: 'rates as if every area had the same ages, one row an area',
  input: 'area,age_band,events,population,standard_population',
  example: 'standardised-rates wards-by-age.csv',
  addOptions: (command) => command.option('--per <number>', 'per how many of the population', aboveZero, 1000),
  analyse(table, { per }) {
    const areas = [...readAreas(table)];
    const results = areas.map(([area, bands]) => {
      const all = [...bands.values()];
      return {
        area,
        events: all.reduce((sum, band) => sum + band.events, 0),
        narrow: standardisedRate(all, { per, level: 0.95 }),
        wide: standardisedRate(all, { per, level: 0.998 }),
      };
    });
    const limit = (level: 'narrow' | 'wide', side: 'lower' | 'upper') =>
      results.map((one) => (one[level]?.publish === true ? one[level][side] : null));
    const without = results.filter((one) => one.narrow === null).map((one) => `«${one.area}»`);
    return {
      variant: STANDARDISED_RATE_VARIANT,
      parameters: { per },
      warnings:
        without.length === 0
          ? []
          : [`No standardised rate for ${without.join(', ')}: nobody lives there in an age band of the standard population.`],
      rowByRow: false,
      columns: [
        { name: 'area', cells: results.map((one) => one.area) },
        { name: 'events', cells: results.map((one) => one.events) },
        { name: 'rate', cells: results.map((one) => one.narrow?.rate ?? null) },
        { name: 'lower95', cells: limit('narrow', 'lower') },
        { name: 'upper95', cells: limit('narrow', 'upper') },
        { name: 'lower998', cells: limit('wide', 'lower') },
        { name: 'upper998', cells: limit('wide', 'upper') },
        { name: 'publish', cells: results.map((one) => one.narrow?.publish ?? false) },
      ],
    };
  },
};

/** Bands by area, in the order in which areas come. Every area must have every age band, once, with one standard population each. */
function readAreas(table: InputTable): Map<string, Map<string, AgeBand>> {
  const names = table.texts('area');
  const ages = table.texts('age_band');
  const events = table.numbers('events', WHOLE_COUNT);
  const population = table.numbers('population', NOT_NEGATIVE);
  const standard = table.numbers('standard_population', NOT_NEGATIVE);
  const areas = new Map<string, Map<string, AgeBand>>();
  const standardOf = new Map<string, number>();
  const firstRowOf = new Map<string, number>();
  for (const [row, name] of names.entries()) {
    const age = ages[row]!;
    const bands = areas.get(name) ?? new Map<string, AgeBand>();
    areas.set(name, bands);
    if (!firstRowOf.has(name)) firstRowOf.set(name, row);
    if (bands.has(age)) table.problem(row, 'age_band', `«${age}» stands twice for the area «${name}»`);
    const before = standardOf.get(age) ?? standard[row]!;
    standardOf.set(age, before);
    if (before !== standard[row])
      table.problem(row, 'standard_population', `is ${standard[row]} for «${age}», and ${before} in another row`);
    bands.set(age, { events: events[row]!, population: population[row]!, standardPopulation: standard[row]! });
  }
  for (const [name, bands] of areas) {
    for (const age of standardOf.keys()) {
      if (!bands.has(age)) table.problem(firstRowOf.get(name)!, 'age_band', `the area «${name}» has no row for «${age}»`);
    }
  }
  table.refuseProblems();
  return areas;
}
