import { ChartFigure } from '../../charts/ChartFigure.js';
import type { DoseQuery } from '../../graphql.generated.js';

type Dose = NonNullable<DoseQuery['dose']>;

const width = 560;
const height = 200;
const foot = 24;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

const shares = (counts: readonly number[]): number[] => {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (whole === 0 ? 0 : count / whole));
};
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Each hour's share of the minutes beside its share of the reports. */
export function HoursChart({ dose }: { readonly dose: Dose }) {
  const { minutesByHour } = dose;
  const reportsByHour = dose.reportsByHour?.some((count) => count > 0) ? dose.reportsByHour : null;
  const minutes = shares(minutesByHour);
  const reports = reportsByHour === null ? null : shares(reportsByHour);
  const most = Math.max(0.01, ...minutes, ...(reports ?? []));
  const x = (hour: number): number => (hour * width) / 24;
  const y = (share: number): number => (height - foot) * (1 - share / most);
  const busiest = (of: readonly number[]): string => clock(of.indexOf(Math.max(...of)));
  return (
    <ChartFigure
      title={reports === null ? 'Minutes by hour of the day' : 'Minutes and reports by hour of the day'}
      summary={`Most minutes in the hour from ${busiest(minutes)}${reports !== null ? `, most reports in that from ${busiest(reports)}` : ''}.`}
      columns={['Hour from', 'Minutes', 'Share of minutes', ...(reports === null ? [] : ['Reports', 'Share of reports'])]}
      rows={hours.map((hour) => [
        ...[clock(hour), String(minutesByHour[hour]), percent(minutes[hour]!)],
        ...(reports === null ? [] : [String(reportsByHour![hour]), percent(reports[hour]!)]),
      ])}
      note={`Bars: share of the minutes.${reports === null ? '' : ' Dots: share of the reports.'} Hours of the day in London.`}
    >
      <svg className="dose-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {hours.map((hour) => (
          <rect
            key={hour}
            x={x(hour) + 2}
            width={width / 24 - 4}
            y={y(minutes[hour]!)}
            height={height - foot - y(minutes[hour]!)}
          />
        ))}
        {reports?.map((share, hour) => (
          <circle key={hour} cx={x(hour) + width / 48} cy={y(share)} r={4.5} />
        ))}
        <line x1={0} x2={width} y1={height - foot} y2={height - foot} />
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} x={x(hour) + 2} y={height - 6}>
            {clock(hour)}
          </text>
        ))}
      </svg>
    </ChartFigure>
  );
}
