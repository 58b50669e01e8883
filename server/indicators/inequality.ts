/** How an indicator lies over the area's small areas by deprivation: a figure a tenth of England, and the slope index of inequality. */
import type { Sql } from '../database/database.js';
import { FEWEST_GROUPS, SLOPE_INDEX_VARIANT, slopeIndex, type SlopeIndex } from '../statistics/slope-index.js';
import { wilsonInterval } from '../statistics/proportions.js';
import { rateWithLimits } from '../statistics/rates.js';
import type { Measure } from './indicator.js';
import { smallAreasByTenth, smallAreaPeriods, type TenthRow } from './inequality.sql.js';
import { comparePeriods } from './period.js';

export interface Tenth {
  /** 1 most deprived in England. */
  readonly tenth: number;
  readonly figure: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly count: number;
  readonly denominator: number;
  readonly areas: number;
  readonly withheld: number;
}

export interface Inequality {
  readonly period: string;
  readonly release: number;
  readonly tenths: readonly Tenth[];
  readonly slope: SlopeIndex;
  readonly withheld: number;
  readonly method: string;
}

/** What the small areas show, or why that is not worked out. */
export async function inequalityOf(
  sql: Sql,
  code: string,
  areaKey: string,
  measure: Measure,
): Promise<Inequality | { readonly why: string }> {
  if (measure.of !== 'rate' && measure.of !== 'proportion')
    return { why: 'Only rates and proportions have a slope by deprivation.' };
  const periods = (await smallAreaPeriods(sql, code, areaKey)).sort(comparePeriods);
  const period = periods.at(-1);
  if (period === undefined)
    return { why: 'No figures of small areas (LSOAs), with their deprivation, are loaded for this indicator and area.' };
  const rows = await smallAreasByTenth(sql, code, areaKey, period);
  const empty = rows.filter(({ denominator }) => denominator === null);
  if (empty.length > 0)
    return { why: 'All small areas of a tenth are withheld: without it, the ranks of the others would move.' };
  if (rows.length < FEWEST_GROUPS)
    return { why: `The area’s small areas lie in ${rows.length} tenths of England; ${FEWEST_GROUPS} are needed.` };
  if (measure.of === 'proportion' && rows.some(({ count, denominator }) => count! > Math.round(denominator!)))
    return { why: 'In a tenth more are counted than there are.' };
  const tenths = rows.map((row) => tenthOf(row, measure));
  const slope = slopeIndex(tenths.map((one) => ({ ...one, population: one.denominator })));
  const withheld = tenths.reduce((sum, one) => sum + one.withheld, 0);
  return { period, release: rows[0]!.release, tenths, slope, withheld, method: SLOPE_INDEX_VARIANT };
}

function tenthOf(row: TenthRow, { of, per }: Measure & { of: 'rate' | 'proportion' }): Tenth {
  const [count, denominator] = [row.count!, row.denominator!];
  const shares = of === 'rate' ? rateWithLimits(count, denominator, { per: 1 }) : wilsonInterval(count, Math.round(denominator));
  return {
    ...{ tenth: row.tenth, count, denominator, areas: row.areas, withheld: row.withheld },
    ...{ figure: (count * per) / denominator, lower95: shares.lower * per, upper95: shares.upper * per },
  };
}
