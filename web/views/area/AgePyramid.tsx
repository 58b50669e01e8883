import { andOver, bandText, type BandBySex } from './age-bands.js';

interface AgePyramidProps {
  readonly bands: readonly BandBySex[];
  /** The same bands of the district, as lines; empty where they cannot be compared. */
  readonly district: readonly BandBySex[];
  readonly percent: (share: number) => string;
}

const rowHeight = 15;
const heading = 16;
const width = 420;
/** For the ages between both sides. */
const middle = 58;
/** For the figures beside the bars. */
const margin = 42;
const side = (width - middle) / 2;

/** Females to the left, males to the right, the oldest on top; both sides to one scale. */
export function AgePyramid({ bands, district, percent }: AgePyramidProps) {
  const largest = Math.max(0.5, ...[...bands, ...district].flatMap(({ females, males }) => [females, males]));
  const scale = (share: number): number => ((side - margin) * share) / largest;
  const height = heading + bands.length * rowHeight + 4;
  const left = (share: number): number => side - scale(share);
  const right = (share: number): number => side + middle + scale(share);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg age-chart" aria-hidden="true" focusable="false">
      <text x={side} y={11} textAnchor="end">
        Females
      </text>
      <text x={side + middle} y={11}>
        Males
      </text>
      {bands.map((band, index) => {
        const top = heading + (bands.length - 1 - index) * rowHeight + 2;
        const { females, males, ageFrom, ageTo } = band;
        const other = district[index];
        const look = ageFrom >= 10 && ageTo <= 19 ? 'chart-bar chart-bar--highest' : 'chart-bar';
        return (
          <g key={ageFrom}>
            <rect x={left(females)} y={top} width={scale(females)} height={rowHeight - 3} className={look} />
            <rect x={side + middle} y={top} width={scale(males)} height={rowHeight - 3} className={look} />
            {other !== undefined &&
              [left(other.females), right(other.males)].map((x) => (
                <line key={x} x1={x} x2={x} y1={top - 1} y2={top + rowHeight - 2} className="age-chart__district" />
              ))}
            <text x={left(Math.max(females, other?.females ?? 0)) - 5} y={top + 10} textAnchor="end">
              {percent(females)}
            </text>
            <text x={side + middle / 2} y={top + 10} textAnchor="middle">
              {ageTo >= andOver ? `${ageFrom}+` : bandText(band).replace(' to ', '–')}
            </text>
            <text x={right(Math.max(males, other?.males ?? 0)) + 5} y={top + 10}>
              {percent(males)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
