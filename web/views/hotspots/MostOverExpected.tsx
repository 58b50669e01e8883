import { useMemo } from 'react';
import { formatCount, formatRate } from '../../components/numbers.js';
import { isHot } from './classes.js';
import type { HotspotRow } from './rows.js';

const shown = 8;

/**
 * Where most over the expected was reported, as bars with a mark at what is expected: each a way to select it. The selected one is among them,
 * wherever it stands.
 */
export function MostOverExpected({
  rows,
  title,
  selected,
  onSelect,
}: {
  readonly rows: readonly HotspotRow[];
  readonly title: string;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}) {
  const bars = useMemo(() => {
    // A cell may stand out for its neighbours alone: a bar that ends before the mark is no bar over it.
    const hot = rows.filter((row) => isHot(row.class) && row.observed > row.expected);
    const most = [...hot].sort((one, other) => other.observed - other.expected - (one.observed - one.expected)).slice(0, shown);
    const chosen = rows.find((row) => row.key === selected);
    return chosen && !most.includes(chosen) ? [...most, chosen] : most;
  }, [rows, selected]);
  if (bars.length === 0) return null;
  const largest = Math.max(1, ...bars.map((row) => Math.max(row.observed, row.expected)));
  return (
    <section className="charts card" aria-labelledby="most-heading">
      <h2 className="charts__title" id="most-heading">
        {title}
      </h2>
      <ul className="bars over-bars">
        {bars.map((row) => (
          <li key={row.key} className={`bars__row${row.key === selected ? ' over-bars__row--selected' : ''}`}>
            <button
              type="button"
              className="link-button row-button bars__label"
              aria-pressed={row.key === selected}
              onClick={() => onSelect(row.key === selected ? null : row.key)}
            >
              {row.name}
            </button>
            <span className="bars__figure">
              {formatCount(row.observed)} <span className="over-bars__of">of {formatRate(row.expected)} expected</span>
            </span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="bars__bar" aria-hidden="true" focusable="false">
              <rect width="100" height="10" className="bars__ground" />
              <rect width={(100 * row.observed) / largest} y="1" height="8" className="chart-bar chart-bar--highest" />
              <rect x={(100 * row.expected) / largest - 0.4} width="1.2" height="10" className="over-bars__mark" />
            </svg>
          </li>
        ))}
      </ul>
      <p className="note">Bar: reports. Mark: expected.</p>
    </section>
  );
}
