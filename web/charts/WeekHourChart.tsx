import { countText, formatCount } from '../components/numbers.js';
import { weekdayNames } from '../view-state/clock-words.js';
import { ChartFigure } from './ChartFigure.js';

export interface WeekHourCount {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly count: { readonly count: number | null; readonly suppressed: boolean; readonly roundedTo: number };
}

const cell = 11.4;
const rowHeight = 14;
const left = 34;
const width = left + 24 * cell + 2;
const height = 7 * rowHeight + 20;

/** Counts by weekday and hour: seven rows of 24 cells, darker for more; the busiest cell is boxed and named. */
export function WeekHourChart({
  title,
  cells,
  noun,
  told,
}: {
  readonly title: string;
  readonly cells: readonly WeekHourCount[];
  readonly noun: string;
  /** What is told of it, where that is not its busiest hour and the evenings of the weekend. */
  readonly told?: string;
}) {
  const largest = Math.max(0, ...cells.map((one) => one.count.count ?? 0));
  const busiest = cells.find((one) => largest > 0 && one.count.count === largest);
  const total = cells.reduce((sum, one) => sum + (one.count.count ?? 0), 0);
  const evenings = cells
    .filter((one) => one.weekday >= 5 && one.weekday <= 6 && one.hour >= 18)
    .reduce((sum, one) => sum + (one.count.count ?? 0), 0);
  const usual = busiest
    ? `Busiest hour: ${weekdayNames[busiest.weekday - 1]} ${clock(busiest.hour)} to ${clock((busiest.hour + 1) % 24)}. Friday and Saturday from 18:00: ${Math.round((100 * evenings) / total)} % of the week’s ${noun}.`
    : undefined;
  const note = told ?? usual;
  const byDay = weekdayNames.map((name, index) => {
    const day = cells.filter((one) => one.weekday === index + 1);
    const part = (from: number, to: number) => {
      const counts = day.filter((one) => one.hour >= from && one.hour < to).map((one) => one.count);
      return counts.some((count) => count.suppressed)
        ? 'withheld'
        : formatCount(counts.reduce((sum, count) => sum + (count.count ?? 0), 0));
    };
    return [name, part(0, 6), part(6, 12), part(12, 18), part(18, 24)];
  });
  return (
    <ChartFigure
      title={title}
      summary={`${title}. ${note ?? 'No figures.'}`}
      columns={['Day', '00 to 06', '06 to 12', '12 to 18', '18 to 24']}
      rows={byDay}
      note={note}
    >
      <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg" aria-hidden="true" focusable="false">
        {weekdayNames.map((name, index) => (
          <text key={name} x={left - 6} y={index * rowHeight + 10.5} textAnchor="end">
            {name.slice(0, 3)}
          </text>
        ))}
        {cells.map((one) => (
          <rect
            key={`${one.weekday}-${one.hour}`}
            x={left + one.hour * cell}
            y={(one.weekday - 1) * rowHeight}
            width={cell - 1}
            height={rowHeight - 1}
            className={`heat heat--${one.count.suppressed ? 'withheld' : shade(one.count.count ?? 0, largest)}`}
          >
            <title>{`${weekdayNames[one.weekday - 1]} ${clock(one.hour)}: ${countText(one.count)}`}</title>
          </rect>
        ))}
        {busiest && (
          <rect
            x={left + busiest.hour * cell - 1}
            y={(busiest.weekday - 1) * rowHeight - 0.5}
            width={cell + 1}
            height={rowHeight}
            className="heat-box"
          />
        )}
        {[0, 6, 12, 18, 23].map((hour) => (
          <text key={hour} x={left + (hour + 0.5) * cell} y={height - 6} textAnchor="middle">
            {String(hour).padStart(2, '0')}
          </text>
        ))}
      </svg>
      {largest > 0 && (
        <p className="heat-key" aria-hidden="true">
          <span>none</span>
          <svg viewBox="0 0 84 12" width="84" height="12" focusable="false">
            {[0, 1, 2, 3, 4, 5].map((step) => (
              <rect key={step} x={step * 14 + 0.5} y={0.5} width={13} height={11} className={`heat heat--${step}`} />
            ))}
          </svg>
          <span>{formatCount(largest)} in the busiest hour</span>
        </p>
      )}
    </ChartFigure>
  );
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** Five shades by share of the largest; 0 has a shade of its own. */
function shade(count: number, largest: number): number {
  return count === 0 || largest === 0 ? 0 : Math.min(5, 1 + Math.floor((5 * count) / (largest + 1)));
}
