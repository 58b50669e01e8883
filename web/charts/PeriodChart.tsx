import { useId } from 'react';
import { countText, formatCount } from '../components/numbers.js';
import { ChartFigure } from './ChartFigure.js';
import { ticksUpTo } from './ticks.js';

export interface PeriodCount {
  readonly period: string;
  /** Null: nobody counted it. */
  readonly count: { readonly count: number | null; readonly suppressed: boolean; readonly roundedTo: number } | null;
}

const width = 420;
const height = 168;
const left = 44;
const bottom = 34;
const top = 8;

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
  const hatch = useId();
  const highest = Math.max(0, ...periods.map(({ count }) => count?.count ?? 0));
  const ticks = ticksUpTo(highest);
  const scale = (count: number) => ((height - top - bottom) * count) / (ticks.at(-1) ?? 1);
  const band = (width - left) / Math.max(1, periods.length);
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
      <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg" aria-hidden="true" focusable="false">
        <defs>
          <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="4" height="4" fill="#e7e6e3" />
            <line x1="0" x2="0" y1="0" y2="4" stroke="#70757a" strokeWidth="1.6" />
          </pattern>
        </defs>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={left}
              x2={width}
              y1={height - bottom - scale(tick)}
              y2={height - bottom - scale(tick)}
              className={tick === 0 ? 'chart-axis' : 'chart-grid'}
            />
            <text x={left - 6} y={height - bottom - scale(tick) + 3.5} textAnchor="end">
              {formatCount(tick)}
            </text>
          </g>
        ))}
        {periods.map(({ period, count }, at) => {
          const start = left + at * band + band * 0.16;
          const [first, second = ''] = period.split(' ');
          const tall = count?.suppressed ? 8 : scale(count?.count ?? 0);
          return (
            <g key={period}>
              {count === null ? (
                <line
                  x1={start}
                  x2={start + band * 0.68}
                  y1={height - bottom - 4}
                  y2={height - bottom - 4}
                  className="chart-missing"
                />
              ) : (
                <rect
                  x={start}
                  width={band * 0.68}
                  y={height - bottom - tall}
                  height={tall}
                  {...(count.suppressed ? { fill: `url("#${hatch}")`, className: 'chart-withheld' } : { className: 'chart-bar' })}
                />
              )}
              <text x={left + (at + 0.5) * band} y={height - bottom + 14} textAnchor="middle">
                {second === '' ? first : second}
              </text>
              {second !== '' && (at === 0 || !periods[at - 1]!.period.startsWith(first!)) && (
                <text x={left + at * band + 2} y={height - 4} textAnchor="start">
                  {first}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </ChartFigure>
  );
}

const text = ({ count }: PeriodCount): string => (count === null ? 'not counted' : countText(count));
