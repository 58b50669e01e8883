import { useId } from 'react';
import { longMonth, shortMonth } from '../components/dates.js';
import { countText, formatCount } from '../components/numbers.js';
import { ChartFigure } from './ChartFigure.js';
import { ticksUpTo } from './ticks.js';

export interface MonthCount {
  readonly month: string;
  readonly count: { readonly count: number | null; readonly suppressed: boolean; readonly roundedTo: number };
  /** No data were loaded for the month: a gap, not a zero. */
  readonly missing: boolean;
}

const width = 320;
const height = 128;
const left = 40;
const bottom = 20;
const top = 6;

/** Counts by month as bars from zero; the highest is darkest, months without data are marked as such. */
export function MonthChart({
  title,
  months,
  noun,
}: {
  readonly title: string;
  readonly months: readonly MonthCount[];
  readonly noun: string;
}) {
  const hatch = useId();
  const known = months.filter((month) => !month.missing && month.count.count !== null);
  const highest = known.reduce<MonthCount | null>(
    (best, month) => (best === null || (month.count.count ?? 0) > (best.count.count ?? 0) ? month : best),
    null,
  );
  const ticks = ticksUpTo(highest?.count.count ?? 0);
  const scale = (count: number) => ((height - top - bottom) * count) / (ticks.at(-1) ?? 1);
  const band = (width - left) / Math.max(1, months.length);
  const every = months.length > 24 ? 6 : months.length > 14 ? 3 : 1;
  const withheld = months.filter((month) => month.count.suppressed).length;
  const kept = withheld > 0 ? ` ${formatCount(withheld)} withheld.` : '';
  const summary = highest
    ? `${title}. ${months.length} months;${kept ? kept.replace('.', ';') : ''} most in ${longMonth(highest.month)}, ${formatCount(highest.count.count ?? 0)} ${noun}. Last, ${longMonth(months.at(-1)?.month ?? highest.month)}: ${text(months.at(-1))}.`
    : `${title}. No figures.${kept}`;
  return (
    <ChartFigure
      title={title}
      summary={summary}
      columns={['Month', capital(noun)]}
      rows={months.map((month) => [shortMonth(month.month), text(month)])}
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
        {months.map((month, index) => {
          const start = left + index * band + band * 0.14;
          const count = month.count.count;
          return (
            <g key={month.month}>
              {month.count.suppressed && !month.missing ? (
                <rect
                  x={start}
                  width={band * 0.72}
                  y={height - bottom - 8}
                  height={8}
                  fill={`url("#${hatch}")`}
                  className="chart-withheld"
                >
                  <title>{`${shortMonth(month.month)}: withheld`}</title>
                </rect>
              ) : month.missing || count === null ? (
                <line
                  x1={start}
                  x2={start + band * 0.72}
                  y1={height - bottom - 4}
                  y2={height - bottom - 4}
                  className="chart-missing"
                />
              ) : (
                <rect
                  x={start}
                  width={band * 0.72}
                  y={height - bottom - scale(count)}
                  height={scale(count)}
                  className={month === highest ? 'chart-bar chart-bar--highest' : 'chart-bar'}
                >
                  <title>{`${shortMonth(month.month)}: ${formatCount(count)}`}</title>
                </rect>
              )}
              {index % every === 0 && (
                <text x={left + (index + 0.5) * band} y={height - 6} textAnchor="middle">
                  {every === 1
                    ? shortMonth(month.month).charAt(0)
                    : `${shortMonth(month.month).slice(0, 3)} ${month.month.slice(2, 4)}`}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </ChartFigure>
  );
}

function text(month: MonthCount | undefined): string {
  if (!month) return 'no data';
  return month.missing ? 'no data' : countText(month.count);
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
