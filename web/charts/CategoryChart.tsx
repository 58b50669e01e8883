import { countText, formatCount } from '../components/numbers.js';
import { ChartFigure } from './ChartFigure.js';

export interface CategoryCount {
  readonly label: string;
  readonly count: { readonly count: number | null; readonly suppressed: boolean; readonly roundedTo: number };
}

const shown = 7;

/** Counts by category as bars with their figures, the largest first; what does not fit is in the figures below. */
export function CategoryChart({
  title,
  categories,
  noun,
}: {
  readonly title: string;
  readonly categories: readonly CategoryCount[];
  readonly noun: string;
}) {
  const sorted = [...categories].sort((one, other) => (other.count.count ?? -1) - (one.count.count ?? -1));
  const first = sorted[0];
  const largest = first?.count.count ?? 0;
  const total = sorted.reduce((sum, one) => sum + (one.count.count ?? 0), 0);
  const withheld = sorted.filter((one) => one.count.suppressed).length;
  // With some withheld there is no sum, and no saying that none of them is the largest.
  const summary =
    first && total > 0
      ? withheld > 0
        ? `${title}. ${sorted.length} categories, ${formatCount(withheld)} of them withheld; most of those shown: ${first.label}, ${countText(first.count)} ${noun}.`
        : `${title}. ${sorted.length} categories; most: ${first.label}, ${countText(first.count)} of ${formatCount(total)} ${noun}.`
      : `${title}. ${withheld > 0 ? 'All figures are withheld or none' : 'No figures'}.`;
  const rest = sorted.slice(shown);
  const restWithheld = rest.filter((one) => one.count.suppressed).length;
  const restWords = `${rest.length} more ${rest.length === 1 ? 'category' : 'categories'} under «Figures»`;
  return (
    <ChartFigure
      title={title}
      summary={summary}
      columns={['Category', noun.charAt(0).toUpperCase() + noun.slice(1)]}
      rows={sorted.map((one) => [one.label, countText(one.count)])}
      note={
        rest.length === 0
          ? undefined
          : restWithheld === 0
            ? `${restWords}.`
            : `${restWords}; ${restWithheld === rest.length ? 'all' : restWithheld} withheld, which may be large ones.`
      }
    >
      <ul className="bars" aria-hidden="true">
        {sorted.slice(0, shown).map((one) => (
          <li key={one.label} className="bars__row">
            <span className="bars__label">{one.label}</span>
            <span className="bars__figure">{countText(one.count)}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="bars__bar" focusable="false">
              <rect width="100" height="8" className={one.count.suppressed ? 'bars__withheld' : 'bars__ground'} />
              {one.count.count !== null && largest > 0 && (
                <rect width={(100 * one.count.count) / largest} height="8" className="chart-bar chart-bar--highest" />
              )}
            </svg>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
