/** Published statistics of the area: how they go, and how they stand beside England, the region and the statistical neighbours. */
import { notFound } from '../../errors.js';
import { measureOf } from '../../indicators/indicator.js';
import { cataloguedIndicators } from '../../indicators/indicators.sql.js';
import {
  compareIndicators,
  ENGLAND,
  type ComparedIndicator,
  type ComparedIndicators,
} from '../../indicators/indicators.service.js';
import { RECENT_TREND_VARIANT } from '../../statistics/recent-trend.js';
import { known, maybe, unknown, words } from './cells.js';
import type { FigureCell, FigureKind, FigureMaking, FigureRow, MadeFigure } from './figure.js';

/** More make a table that nobody reads; the page «Indicators» has all. */
const MOST_ROWS = 20;
const BENCHMARKS = [ENGLAND, 'Region', 'Statistical neighbours'];

const SHARED = {
  unit: 'each in its own, beside its name',
  numerator: 'As each indicator’s definition says (page «Indicators»)',
  denominator: 'As each indicator’s definition says; counts without one are left out',
  disclosureRule: 'Published statistics: what their publishers withhold stays withheld, and is never taken for 0.',
  chart: 'none',
  drawn: 0,
  rowTitle: 'Indicator',
} as const;

/** Rates and proportions of the area, those with limits first, by name. @throws CallerError NOT_FOUND where none are loaded */
async function chosenOf({ sql, area }: FigureMaking): Promise<{ codes: string[]; leftOut: number }> {
  const all = await cataloguedIndicators(sql, area.gssCode);
  const rates = all.filter(({ unit }) => measureOf(unit).of !== 'count');
  if (rates.length === 0)
    throw notFound(`No indicators are loaded for ${area.name}. Load published tables as source «indicators», then rebuild.`);
  const shown = rates.slice(0, MOST_ROWS);
  return { codes: shown.map(({ code }) => code), leftOut: all.length - shown.length };
}

const left = (leftOut: number): string[] =>
  leftOut === 0 ? [] : [`${leftOut} more are on the page «Indicators»: counts, and those after the first ${MOST_ROWS} by name.`];

const labelOf = ({ definition: { name, unit } }: ComparedIndicator): string => (unit === null ? name : `${name} (${unit})`);
const sourcesOf = ({ indicators }: ComparedIndicators): string =>
  [...new Set(indicators.map(({ definition }) => definition.source))].join('; ');
const periodsOf = ({ indicators }: ComparedIndicators): string =>
  [...new Set(indicators.flatMap(({ period }) => period ?? []))].sort().join(', ') || 'No figures';

function newest({ point, series }: ComparedIndicator): FigureCell {
  if (point !== null) return maybe(point.figure, 1);
  const missing = series.points.at(-1)?.missing ?? null;
  return missing === null ? unknown : words(missing);
}

export const indicatorTrends: FigureKind = {
  kind: 'indicator-trends',
  make: async (making): Promise<MadeFigure> => {
    const { codes, leftOut } = await chosenOf(making);
    const compared = await compareIndicators(making.sql, making.area.gssCode, codes);
    const moved = compared.indicators.filter(
      ({ trend }) => trend.direction !== null && trend.direction !== 'no significant change',
    );
    return {
      ...SHARED,
      title: `Recent trends of published indicators, ${making.area.name}`,
      period: periodsOf(compared),
      source: sourcesOf(compared),
      method: `Recent trend: ${RECENT_TREND_VARIANT}. It is worked out where five periods in a row are printed with count and denominator.`,
      alt: `A table of ${compared.indicators.length} indicators. ${moved.length === 0 ? 'None has a significant recent trend.' : `With a significant recent trend: ${moved.map(({ definition, trend }) => `${definition.name}, ${trend.direction}`).join('; ')}.`}`,
      notes: left(leftOut),
      columns: [
        { name: 'newest_period', title: 'Newest period', meaning: 'The newest period with a figure' },
        { name: 'figure', title: 'Figure', meaning: 'The figure of that period, as printed' },
        {
          name: 'earlier_period',
          title: 'Earlier period',
          meaning: 'The first of the five newest points, or the oldest there is',
        },
        { name: 'earlier_figure', title: 'Figure then', meaning: 'The figure of that period, as printed' },
        {
          name: 'recent_trend',
          title: 'Recent trend',
          meaning: 'Increasing, decreasing, no significant change, or why none is worked out',
        },
      ],
      rows: compared.indicators.map((one): FigureRow => {
        const earlier = one.series.points.slice(-5).find(({ figure }) => figure !== null) ?? null;
        return {
          key: one.definition.code,
          label: labelOf(one),
          cells: [
            words(one.period ?? 'none'),
            newest(one),
            words(earlier?.period ?? 'none'),
            maybe(earlier?.figure, 1),
            words(one.trend.words),
          ],
        };
      }),
    };
  },
};

export const indicatorComparison: FigureKind = {
  kind: 'indicator-comparison',
  make: async (making): Promise<MadeFigure> => {
    const { codes, leftOut } = await chosenOf(making);
    const beside: ComparedIndicators[] = [await compareIndicators(making.sql, making.area.gssCode, codes)];
    const { benchmarks } = beside[0]!;
    for (const benchmark of BENCHMARKS.slice(1))
      if (benchmarks.includes(benchmark)) beside.push(await compareIndicators(making.sql, making.area.gssCode, codes, benchmark));
    const missing = BENCHMARKS.filter((one) => !beside.some(({ benchmark }) => benchmark === one));
    const [first] = beside as [ComparedIndicators];
    const apart = first.indicators.filter(({ comparison }) =>
      ['worse', 'better', 'higher', 'lower'].includes(comparison.verdict),
    );
    return {
      ...SHARED,
      title: `Published indicators beside England, the region and statistical neighbours, ${making.area.name}`,
      period: periodsOf(first),
      source: sourcesOf(first),
      method:
        'Better, similar and worse, or higher and lower where neither is said to be better: the area’s 95% limits lie wholly above or below the benchmark’s figure, or hold it. Neighbours stand at all of them counted together, without counts at the mean of their printed figures.',
      alt: `A table of ${first.indicators.length} indicators. ${apart.length === 0 ? 'None differs from England by its limits.' : `Different from England: ${apart.map(({ definition, comparison }) => `${definition.name}, ${comparison.verdict}`).join('; ')}.`}`,
      notes: [...left(leftOut), ...missing.map((one) => `No group «${one}» is loaded for this area.`)],
      columns: [
        { name: 'period', title: 'Period', meaning: 'The newest period with a figure' },
        { name: 'figure', title: making.area.name, meaning: 'The area’s figure, as printed' },
        { name: 'lower_95', title: 'Lower 95%', meaning: 'Lower 95% limit of the area’s figure' },
        { name: 'upper_95', title: 'Upper 95%', meaning: 'Upper 95% limit of the area’s figure' },
        ...beside.flatMap(({ benchmark }) => [
          { name: nameOf(benchmark), title: benchmark, meaning: `The figure of ${benchmark} in the same period` },
          {
            name: `beside_${nameOf(benchmark)}`,
            title: `Beside ${benchmark}`,
            meaning: 'How the area stands to it, by its limits',
          },
        ]),
      ],
      rows: first.indicators.map((one, index): FigureRow => ({
        key: one.definition.code,
        label: labelOf(one),
        cells: [
          words(one.period ?? 'none'),
          newest(one),
          maybe(one.point?.limits95?.lower, 1),
          maybe(one.point?.limits95?.upper, 1),
          ...beside.flatMap(({ indicators }): FigureCell[] => {
            const { benchmark, comparison } = indicators[index]!;
            return [benchmark.figure === null ? unknown : known(benchmark.figure, 1), words(comparison.verdict)];
          }),
        ],
      })),
    };
  },
};

const nameOf = (benchmark: string): string => benchmark.toLowerCase().replaceAll(' ', '_');
