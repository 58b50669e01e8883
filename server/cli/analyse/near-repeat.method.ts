import { badUserInput } from '../../errors.js';
import { nearRepeatInThreads } from '../../statistics/near-repeat-threads.js';
import { NEAR_REPEAT_VARIANTS, type DistanceMetric, type NearRepeatBand } from '../../statistics/near-repeat.js';
import { rowsHave, type AnalyseMethod } from './analysis.js';
import { oneOf, risingNumbers, wholeFrom } from './option-numbers.js';
import { ANY_NUMBER } from './table.js';

interface Flags {
  readonly distances: number[];
  readonly days: number[];
  readonly metric: DistanceMetric;
  readonly permutations: number;
  readonly seed: number;
}

export const nearRepeatMethod: AnalyseMethod<Flags> = {
  name: 'near-repeat',
  summary: 'pairs of events near in place and time, beside what chance has (Knox)',
  input: 'easting_m,northing_m,day',
  example: 'near-repeat events.csv --distances 100,200,400 --days 7,14,28 --permutations 999 --seed 1',
  addOptions: (command) =>
    command
      .requiredOption('--distances <metres>', 'upper limits of the distance bands, rising: 100,200,400', risingNumbers)
      .requiredOption('--days <days>', 'upper limits of the day bands, rising: 7,14,28', risingNumbers)
      .option('--metric <metric>', 'euclidean or manhattan', oneOf('euclidean', 'manhattan'), 'euclidean')
      .option('--permutations <number>', 'how often the days are dealt out anew', wholeFrom(1, 1_000_000), 999)
      .option('--seed <number>', 'the same seed gives the same p', wholeFrom(0), 1),
  async analyse(table, flags) {
    const { distances, days: dayBands, metric, permutations, seed } = flags;
    const x = table.numbers('easting_m', ANY_NUMBER);
    const y = table.numbers('northing_m', ANY_NUMBER);
    const days = table.numbers('day', ANY_NUMBER);
    table.refuseProblems();
    const bands = await nearRepeatInThreads(x, y, days, flags).catch((error: unknown) => {
      if (error instanceof RangeError) throw badUserInput(`--distances: ${error.message}.`, ['distances']);
      throw error;
    });
    const column = (name: string, of: keyof NearRepeatBand) => ({ name, cells: bands.map((band) => band[of]) });
    return {
      variant: NEAR_REPEAT_VARIANTS[metric],
      parameters: { distances, days: dayBands, metric, permutations, seed },
      warnings: warningsOf(x, y, days, bands),
      rowByRow: false,
      columns: [
        column('distance_over', 'distanceOver'),
        column('distance_to', 'distanceTo'),
        column('days_over', 'daysOver'),
        column('days_to', 'daysTo'),
        column('observed', 'observed'),
        column('expected', 'expected'),
        column('ratio', 'ratio'),
        column('p', 'p'),
      ],
    };
  },
};

/** One in ten events on the spot of another is more than coincidence: places were most likely moved there. */
const SHARED_PLACES_FROM = 0.1;

function warningsOf(x: Float64Array, y: Float64Array, days: Float64Array, bands: readonly NearRepeatBand[]): string[] {
  const warnings: string[] = [];
  const places = new Set(Array.from(x, (easting, row) => `${easting} ${y[row]}`)).size;
  if (x.length - places >= SHARED_PLACES_FROM * x.length) {
    warnings.push(
      `${rowsHave(x.length - places, 'has', 'have')} the place of an earlier row; where places were moved to map points, repeats mean nothing.`,
    );
  }
  if (days.every((day) => day === days[0])) warnings.push('All events have the same day, so dealing days out changes nothing.');
  const empty = bands.filter((band) => Number.isNaN(band.p)).length;
  if (empty > 0)
    warnings.push(`${empty} of ${bands.length} bands can hold no pair, so ratio and p are undefined and left empty.`);
  return warnings;
}
