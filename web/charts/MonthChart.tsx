import { longMonth, shortMonth } from '../components/dates.js';
import { countText, formatCount } from '../components/numbers.js';
import { ChartFigure } from './ChartFigure.js';
import { CountBars } from './CountBars.js';

export interface MonthCount {
  readonly month: string;
  readonly count: { readonly count: number | null; readonly suppressed: boolean; readonly roundedTo: number };
  /** No data were loaded for the month: a gap, not a zero. */
  readonly missing: boolean;
}

const size = { width: 320, height: 128, left: 40, bottom: 20, top: 6 };

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
  const known = months.filter((month) => !month.missing && month.count.count !== null);
  const highest = known.reduce<MonthCount | null>(
    (best, month) => (best === null || (month.count.count ?? 0) > (best.count.count ?? 0) ? month : best),
    null,
  );
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
      <CountBars
        size={size}
        fill={0.72}
        bars={months.map((month) => ({
          name: month.month,
          count: month.missing ? null : month.count.count,
          isWithheld: month.count.suppressed && !month.missing,
          isHighest: month === highest,
          tip: `${shortMonth(month.month)}: ${month.count.suppressed ? 'withheld' : formatCount(month.count.count ?? 0)}`,
        }))}
        label={(at, start, band) => {
          const { month } = months[at]!;
          if (at % every > 0) return null;
          return (
            <text x={start + band / 2} y={size.height - 6} textAnchor="middle">
              {every === 1 ? shortMonth(month).charAt(0) : `${shortMonth(month).slice(0, 3)} ${month.slice(2, 4)}`}
            </text>
          );
        }}
      />
    </ChartFigure>
  );
}

function text(month: MonthCount | undefined): string {
  if (!month) return 'no data';
  return month.missing ? 'no data' : countText(month.count);
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
