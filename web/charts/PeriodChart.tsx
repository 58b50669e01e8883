import { countText, formatCount } from '../components/numbers.js';
import { ChartFigure } from './ChartFigure.js';
import { CountBars } from './CountBars.js';

export interface PeriodCount {
  readonly period: string;
  /** Null: nobody counted it. */
  readonly count: { readonly count: number | null; readonly suppressed: boolean; readonly roundedTo: number } | null;
}

const size = { width: 420, height: 168, left: 44, bottom: 34, top: 8 };

/** Counts by period as bars from zero, in the order given; a withheld one is hatched, and what nobody counted is a gap. */
export function PeriodChart({
  title,
  periods,
  noun,
}: {
  readonly title: string;
  readonly periods: readonly PeriodCount[];
  readonly noun: string;
}) {
  const highest = Math.max(0, ...periods.map(({ count }) => count?.count ?? 0));
  const withheld = periods.filter(({ count }) => count?.suppressed === true).length;
  const most = periods.find(({ count }) => count?.count === highest && highest > 0);
  const last = periods.at(-1);
  const summary = `${title}. ${periods.length} periods${withheld > 0 ? `, ${withheld} of them withheld` : ''}${
    most ? `; most in ${most.period}, ${formatCount(highest)} ${noun}` : ''
  }${last ? `. Last, ${last.period}: ${text(last)}` : ''}.`;
  return (
    <ChartFigure
      title={title}
      summary={summary}
      columns={['Period', noun.charAt(0).toUpperCase() + noun.slice(1)]}
      rows={periods.map((one) => [one.period, text(one)])}
      note={withheld > 0 ? 'Hatched: withheld, whatever its height.' : undefined}
    >
      <CountBars
        size={size}
        fill={0.68}
        bars={periods.map(({ period, count }) => ({
          ...{ name: period, count: count?.count ?? null, isWithheld: count?.suppressed === true },
        }))}
        label={(at, start, band) => {
          const [first, second = ''] = periods[at]!.period.split(' ');
          return (
            <>
              <text x={start + band / 2} y={size.height - size.bottom + 14} textAnchor="middle">
                {second === '' ? first : second}
              </text>
              {second !== '' && (at === 0 || !periods[at - 1]!.period.startsWith(first!)) && (
                <text x={start + 2} y={size.height - 4} textAnchor="start">
                  {first}
                </text>
              )}
            </>
          );
        }}
      />
    </ChartFigure>
  );
}

const text = ({ count }: PeriodCount): string => (count === null ? 'not counted' : countText(count));
