import { useId, type ReactNode } from 'react';
import { formatCount } from '../components/numbers.js';
import { ticksUpTo } from './ticks.js';

export interface CountBar {
  readonly name: string;
  /** Null: not known, a gap and not a zero. */
  readonly count: number | null;
  readonly isWithheld: boolean;
  readonly isHighest?: boolean;
  /** Told where one points at it. */
  readonly tip?: string;
}

interface CountBarsProps {
  readonly bars: readonly CountBar[];
  readonly size: {
    readonly width: number;
    readonly height: number;
    readonly left: number;
    readonly bottom: number;
    readonly top: number;
  };
  /** How much of its place a bar fills, 0 to 1. */
  readonly fill: number;
  /** Under a bar, whose place begins at `start` and is `band` wide. */
  readonly label: (at: number, start: number, band: number) => ReactNode;
}

/** Counts as bars from zero, in the order given: a withheld one is hatched, whatever its height, and what is not known is a gap. */
export function CountBars({ bars, size, fill, label }: CountBarsProps) {
  const hatch = useId();
  const { width, height, left, bottom, top } = size;
  const ticks = ticksUpTo(Math.max(0, ...bars.map(({ count }) => count ?? 0)));
  const scale = (count: number) => ((height - top - bottom) * count) / (ticks.at(-1) ?? 1);
  const band = (width - left) / Math.max(1, bars.length);
  const bar = ({ count, isWithheld, isHighest = false, tip }: CountBar, x: number) => {
    const missing = height - bottom - 4;
    if (count === null && !isWithheld)
      return <line x1={x} x2={x + band * fill} y1={missing} y2={missing} className="chart-missing" />;
    const tall = isWithheld ? 8 : scale(count ?? 0);
    const look = isWithheld
      ? { fill: `url("#${hatch}")`, className: 'chart-withheld' }
      : { className: isHighest ? 'chart-bar chart-bar--highest' : 'chart-bar' };
    return (
      <rect x={x} width={band * fill} y={height - bottom - tall} height={tall} {...look}>
        {tip && <title>{tip}</title>}
      </rect>
    );
  };
  return (
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
      {bars.map((one, at) => {
        const start = left + at * band;
        return (
          <g key={one.name}>
            {bar(one, start + (band * (1 - fill)) / 2)}
            {label(at, start, band)}
          </g>
        );
      })}
    </svg>
  );
}
