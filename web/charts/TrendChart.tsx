import { ChartFigure } from './ChartFigure.js';

export interface TrendPoint {
  readonly period: string;
  readonly year?: number | null;
  readonly figure?: number | null;
  readonly limits95?: { readonly lower: number; readonly upper: number } | null;
  /** The point before is of the very period before. */
  readonly joined: boolean;
}

interface TrendChartProps {
  readonly title: string;
  readonly summary: string;
  readonly area: string;
  readonly points: readonly TrendPoint[];
  readonly benchmark: string | null;
  readonly benchmarkPoints: readonly TrendPoint[];
  readonly format: (figure: number) => string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly note: string;
}

const width = 560;
const height = 250;
const left = 58;
const right = 18;
const top = 10;
const bottom = 30;

/** A series with the 95% limits of each point beside a benchmark's. A line joins points of periods that follow each other, and no others. */
export function TrendChart(props: TrendChartProps) {
  const { title, summary, area, points, benchmark, benchmarkPoints, format, columns, rows, note } = props;
  const all = [...points, ...benchmarkPoints];
  const periods = [...new Map(all.map((point) => [point.period, point.year ?? null])).entries()];
  const dated = periods.every(([, year]) => year !== null);
  const order = dated ? [...periods].sort(([, one], [, other]) => one! - other!) : periods;
  const [first, last] = dated ? [order[0]?.[1] ?? 0, order.at(-1)?.[1] ?? 1] : [0, order.length - 1];
  const x = (period: string): number => {
    const index = order.findIndex(([one]) => one === period);
    const share = last === first ? 0.5 : ((dated ? order[index]![1]! : index) - first) / (last - first);
    return left + 20 + (width - left - right - 40) * share;
  };
  const figures = all.flatMap(({ figure, limits95 }) =>
    figure == null ? [] : [figure, limits95?.lower ?? figure, limits95?.upper ?? figure],
  );
  const ticks = ticksOver(figures);
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const y = (figure: number): number => height - bottom - ((height - top - bottom) * (figure - low)) / (high - low);
  return (
    <ChartFigure title={title} summary={summary} columns={columns} rows={rows} note={note}>
      <ul className="trend-key" aria-hidden="true">
        <li>
          <span className="trend-key__area" /> {area}, with 95% limits where there are any
        </li>
        {benchmark !== null && benchmarkPoints.length > 0 && (
          <li>
            <span className="trend-key__benchmark" /> {benchmark}
          </li>
        )}
      </ul>
      <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg trend" aria-hidden="true" focusable="false">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className={tick === low ? 'chart-axis' : 'chart-grid'} />
            <text x={left - 8} y={y(tick) + 4} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {order.map(([period], index) => (
          <text key={period} x={x(period)} y={height - 10} textAnchor="middle">
            {isLabelled(index, order) ? period : ''}
          </text>
        ))}
        <Series points={benchmarkPoints} x={x} y={y} kind="benchmark" />
        <Series points={points} x={x} y={y} kind="area" />
      </svg>
    </ChartFigure>
  );
}

interface SeriesProps {
  readonly points: readonly TrendPoint[];
  readonly x: (period: string) => number;
  readonly y: (figure: number) => number;
  readonly kind: 'area' | 'benchmark';
}

function Series({ points, x, y, kind }: SeriesProps) {
  return (
    <g className={`trend__series trend__series--${kind}`}>
      {points.map(({ period, figure, joined }, index) => {
        const before = points[index - 1];
        if (figure == null || !joined || before?.figure == null) return null;
        return <line key={period} x1={x(before.period)} y1={y(before.figure)} x2={x(period)} y2={y(figure)} />;
      })}
      {points.map(({ period, figure, limits95 }) =>
        figure == null ? null : (
          <g key={period}>
            {kind === 'area' && limits95 && (
              <path
                className="trend__limits"
                d={`M${x(period)} ${y(limits95.lower)}V${y(limits95.upper)}M${x(period) - 4} ${y(limits95.lower)}h8M${x(period) - 4} ${y(limits95.upper)}h8`}
              />
            )}
            {kind === 'area' ? (
              <circle cx={x(period)} cy={y(figure)} r="4.5" />
            ) : (
              <rect x={x(period) - 4} y={y(figure) - 4} width="8" height="8" />
            )}
          </g>
        ),
      )}
    </g>
  );
}

/** On a phone so many characters of labels stand beside each other. */
const MOST_CHARACTERS = 56;

/** Labels that would run into each other are left out; the last one never is. */
function isLabelled(index: number, order: readonly (readonly [period: string, year: number | null])[]): boolean {
  const fromLast = order.length - 1 - index;
  if (order.length > 8) return index % Math.ceil(order.length / 7) === 0 || fromLast === 0;
  const characters = order.reduce((sum, [period]) => sum + period.length, 0);
  return fromLast % Math.ceil(characters / MOST_CHARACTERS) === 0;
}

/** Round figures under and over all of them; from 0 where that is near. */
function ticksOver(figures: readonly number[]): number[] {
  const least = Math.min(...figures, Infinity);
  const most = Math.max(...figures, -Infinity);
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [0, 1];
  const from = least >= 0 && least < 0.6 * most ? 0 : least;
  const rough = (most - from || Math.abs(most) || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough)!;
  const ticks: number[] = [];
  for (let at = Math.floor(from / step); ticks.length < 2 || ticks.at(-1)! < most; at++)
    ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}
