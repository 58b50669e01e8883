import { formatCount } from '../components/numbers.js';
import { ChartFigure } from './ChartFigure.js';

interface Tenth {
  readonly tenth: number;
  readonly figure: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly count: number;
  readonly denominator: number;
  readonly areas: number;
  readonly withheld: number;
}

interface InequalityChartProps {
  readonly title: string;
  readonly summary: string;
  readonly tenths: readonly Tenth[];
  readonly ranks: readonly number[];
  readonly mostDeprived: number;
  readonly leastDeprived: number;
  readonly format: (figure: number) => string;
  readonly note: string;
}

const width = 560;
const height = 240;
const left = 60;
const right = 14;
const top = 10;
const bottom = 34;

/** Figures of tenths of deprivation, each over its share of the people, with the line whose ends the slope index is the difference of. */
export function InequalityChart(props: InequalityChartProps) {
  const { title, summary, tenths, ranks, mostDeprived, leastDeprived, format, note } = props;
  const most = Math.max(mostDeprived, leastDeprived, ...tenths.map(({ upper95 }) => upper95));
  const people = tenths.reduce((sum, { denominator }) => sum + denominator, 0);
  const x = (rank: number): number => left + (width - left - right) * rank;
  const y = (figure: number): number => height - bottom - ((height - top - bottom) * Math.max(0, figure)) / (most || 1);
  return (
    <ChartFigure
      title={title}
      summary={summary}
      columns={['Tenth of England', 'Small areas', 'Withheld, left out', 'Count', 'Of', 'Figure', '95% limits']}
      rows={tenths.map((one) => [
        one.tenth === 1 ? '1, most deprived' : one.tenth === 10 ? '10, least deprived' : String(one.tenth),
        one.areas,
        one.withheld,
        formatCount(one.count),
        formatCount(one.denominator),
        format(one.figure),
        `${format(one.lower95)} to ${format(one.upper95)}`,
      ])}
      note={note}
    >
      <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg trend" aria-hidden="true" focusable="false">
        <line className="chart-axis" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
        {[0, most].map((figure) => (
          <text key={figure} x={left - 8} y={y(figure) + 6} textAnchor="end">
            {format(figure)}
          </text>
        ))}
        {tenths.map(({ tenth, figure, lower95, upper95, denominator }, index) => {
          const share = denominator / people;
          const middle = ranks[index]!;
          return (
            <g key={tenth}>
              <rect
                className="inequality__tenth"
                x={x(middle - share / 2) + 1}
                width={Math.max(1, (width - left - right) * share - 2)}
                y={y(figure)}
                height={y(0) - y(figure)}
              />
              <line className="inequality__limits" x1={x(middle)} x2={x(middle)} y1={y(lower95)} y2={y(upper95)} />
            </g>
          );
        })}
        <line className="inequality__line" x1={x(0)} x2={x(1)} y1={y(mostDeprived)} y2={y(leastDeprived)} />
        <text x={x(0)} y={height - 10} textAnchor="start">
          most deprived
        </text>
        <text x={x(1)} y={height - 10} textAnchor="end">
          least deprived
        </text>
      </svg>
    </ChartFigure>
  );
}
