import { andOver, bandText, type AgeCount } from './age-bands.js';

interface AgeBarsProps {
  readonly bands: readonly AgeCount[];
  /** Shares of the residents, in percent, band by band. */
  readonly own: readonly number[];
  /** Those of the district, as lines; empty where they cannot be compared. */
  readonly district: readonly number[];
  readonly percent: (share: number) => string;
}

const rowHeight = 15;
const left = 62;
const right = 44;
const width = 420;

/** Both sexes together, the oldest on top: where the figures do not tell them apart. */
export function AgeBars({ bands, own, district, percent }: AgeBarsProps) {
  const largest = Math.max(...own, ...district, 1);
  const scale = (share: number) => ((width - left - right) * share) / largest;
  const height = bands.length * rowHeight + 4;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg age-chart" aria-hidden="true" focusable="false">
      {bands.map((band, index) => {
        const top = (bands.length - 1 - index) * rowHeight + 2;
        const young = band.ageFrom >= 10 && band.ageTo <= 19;
        return (
          <g key={band.ageFrom}>
            <text x={left - 6} y={top + 10} textAnchor="end">
              {band.ageTo >= andOver ? `${band.ageFrom}+` : bandText(band).replace(' to ', '–')}
            </text>
            <rect
              x={left}
              y={top}
              width={scale(own[index] as number)}
              height={rowHeight - 3}
              className={young ? 'chart-bar chart-bar--highest' : 'chart-bar'}
            />
            {district.length > 0 && (
              <line
                x1={left + scale(district[index] as number)}
                x2={left + scale(district[index] as number)}
                y1={top - 1}
                y2={top + rowHeight - 2}
                className="age-chart__district"
              />
            )}
            <text x={left + scale(Math.max(own[index] as number, district[index] ?? 0)) + 5} y={top + 10}>
              {percent(own[index] as number)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
