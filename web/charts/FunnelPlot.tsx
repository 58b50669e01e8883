import { formatCount } from '../components/numbers.js';
import { ChartFigure } from './ChartFigure.js';

interface Area {
  readonly key: string;
  readonly name: string;
  readonly denominator: number;
  readonly figure: number;
  readonly standing: string;
}

interface Size {
  readonly denominator: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

interface FunnelPlotProps {
  readonly title: string;
  readonly summary: string;
  readonly own: string;
  readonly areas: readonly Area[];
  readonly sizes: readonly Size[];
  readonly benchmark: number;
  readonly format: (figure: number) => string;
  readonly note: string;
}

const width = 560;
const height = 270;
const left = 60;
const right = 14;
const top = 10;
const bottom = 34;

/** Each area's figure against its size, with 95% and 99.8% limits about the benchmark. */
export function FunnelPlot({ title, summary, own, areas, sizes, benchmark, format, note }: FunnelPlotProps) {
  const [least, most] = [sizes[0]!.denominator, sizes.at(-1)!.denominator];
  const figures = [
    ...areas.map(({ figure }) => figure),
    ...sizes.slice(2).flatMap(({ lower998, upper998 }) => [lower998, upper998]),
  ];
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const x = (denominator: number): number => left + ((width - left - right) * (denominator - least)) / (most - least || 1);
  const y = (figure: number): number =>
    Math.max(top, Math.min(height - bottom, height - bottom - ((height - top - bottom) * (figure - low)) / (high - low || 1)));
  const line = (of: (size: Size) => number): string =>
    sizes.map((size, index) => `${index === 0 ? 'M' : 'L'}${x(size.denominator).toFixed(1)} ${y(of(size)).toFixed(1)}`).join('');
  return (
    <ChartFigure
      title={title}
      summary={summary}
      columns={['Area', 'Of how many', 'Figure', 'Beside the limits']}
      rows={areas.map(({ name, denominator, figure, standing }) => [name, formatCount(denominator), format(figure), standing])}
      note={note}
    >
      <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg trend" aria-hidden="true" focusable="false">
        <line className="chart-axis" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
        {[low, high].map((figure) => (
          <text key={figure} x={left - 8} y={y(figure) + 4} textAnchor="end">
            {format(figure)}
          </text>
        ))}
        <text x={left} y={height - 10} textAnchor="start">
          {formatCount(least)}
        </text>
        <text x={width - right} y={height - 10} textAnchor="end">
          {`size: ${formatCount(most)}`}
        </text>
        <path className="funnel__far" d={line(({ lower998 }) => lower998)} />
        <path className="funnel__far" d={line(({ upper998 }) => upper998)} />
        <path className="funnel__near" d={line(({ lower95 }) => lower95)} />
        <path className="funnel__near" d={line(({ upper95 }) => upper95)} />
        <line className="funnel__benchmark" x1={left} x2={width - right} y1={y(benchmark)} y2={y(benchmark)} />
        {areas.map(({ key, denominator, figure, standing }) => (
          <circle
            key={key}
            className={`funnel__area${standing === 'within' ? '' : ' funnel__area--outside'}${key === own ? ' funnel__area--own' : ''}`}
            cx={x(denominator)}
            cy={y(figure)}
            r={key === own ? 7 : 4}
          />
        ))}
      </svg>
    </ChartFigure>
  );
}
