import { useMemo } from 'react';
import type { HotspotMethod } from '../../graphql.generated.js';
import { formatCount, formatRate } from '../../components/numbers.js';
import { classWords, isMarked, rankOf } from './classes.js';
import { HistoryStrip } from './HistoryStrip.js';
import type { HotspotRow } from './rows.js';

const shown = 8;

interface Bar {
  readonly row: HotspotRow;
  /** How long the bar is. */
  readonly figure: number;
  readonly text: string;
  readonly beside: string;
  /** Where a mark stands: what is expected. */
  readonly mark: number | null;
}

/**
 * The cells that the method marks most, as bars or as histories, each a way to select it. The selected one is among them, wherever it stands.
 */
export function MostMarked({
  method,
  title,
  rows,
  selected,
  onSelect,
}: {
  readonly method: HotspotMethod;
  readonly title: string;
  readonly rows: readonly HotspotRow[];
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}) {
  const bars = useMemo(() => {
    const most = mostOf(method, rows).slice(0, shown);
    const chosen = rows.find((row) => row.key === selected);
    return [...most, ...(chosen && !most.includes(chosen) ? [chosen] : [])].map((row) => barOf(method, row));
  }, [method, rows, selected]);
  if (bars.length === 0) return null;
  const largest = Math.max(1e-9, ...bars.map(({ figure, mark }) => Math.max(figure, mark ?? 0)));
  return (
    <section className="charts card" aria-labelledby="most-heading">
      <h2 className="charts__title" id="most-heading">
        {title}
      </h2>
      <ul className="bars over-bars">
        {bars.map(({ row, figure, text, beside, mark }) => (
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
              {text} <span className="over-bars__of">{beside}</span>
            </span>
            {row.slices !== null ? (
              <HistoryStrip row={row} tall />
            ) : (
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="bars__bar" aria-hidden="true" focusable="false">
                <rect width="100" height="10" className="bars__ground" />
                <rect width={(100 * figure) / largest} y="1" height="8" className="chart-bar chart-bar--highest" />
                {mark !== null && <rect x={(100 * mark) / largest - 0.4} width="1.2" height="10" className="over-bars__mark" />}
              </svg>
            )}
          </li>
        ))}
      </ul>
      <p className="note">{bars.some(({ row }) => row.harm !== null) ? 'Bar: harm. Mark: expected.' : keyWords[method]}</p>
    </section>
  );
}

const ofReports = 'Bar: reports. Mark: expected.';
const keyWords: Readonly<Record<HotspotMethod, string>> = {
  GI_STAR: ofReports,
  LOCAL_MORAN: ofReports,
  EMERGING: 'Slices from first to last, taller for more reports. Dark: more than expected. Dashed: fewer. Pale: neither.',
  KERNEL_DENSITY: 'Bar: reports per km² and year, at the middle of the cell.',
  DBSCAN: 'Bar: reports of the cluster. The cell holds most of them.',
};

function mostOf(method: HotspotMethod, rows: readonly HotspotRow[]): readonly HotspotRow[] {
  const marked = rows.filter((row) => isMarked(row.class));
  const by = (weight: (row: HotspotRow) => number) => [...marked].sort((one, other) => weight(other) - weight(one));
  switch (method) {
    case 'EMERGING':
      return by((row) => 1e6 * rankOf(row.class) + row.observed);
    case 'KERNEL_DENSITY':
      return by((row) => row.density ?? 0);
    case 'DBSCAN': {
      const first = new Map<number | null, HotspotRow>();
      for (const row of by(({ clustered }) => clustered ?? 0)) if (!first.has(row.cluster)) first.set(row.cluster, row);
      return [...first.values()].sort((one, other) => (other.clusterReports ?? 0) - (one.clusterReports ?? 0));
    }
    default:
      // A cell may stand out for its neighbours alone: a bar that ends before the mark is no bar over it.
      return by(excess).filter((row) => excess(row) > 0);
  }
}

/** Of reports, or of what they weigh. */
const excess = (row: HotspotRow): number =>
  row.harm === null ? row.observed - (row.expected ?? 0) : row.harm - (row.harmExpected ?? 0);

function barOf(method: HotspotMethod, row: HotspotRow): Bar {
  if (method === 'EMERGING') return { row, figure: row.observed, text: classWords(row.class), beside: '', mark: null };
  if (method === 'KERNEL_DENSITY')
    return {
      row,
      figure: row.density ?? 0,
      text: row.density === null ? '–' : formatRate(row.density),
      beside: 'per km²',
      mark: null,
    };
  if (method === 'DBSCAN') {
    const reports = row.clusterReports ?? 0;
    return {
      row,
      figure: reports,
      text: formatCount(reports),
      beside: row.cluster === null ? 'of no cluster' : `of cluster ${row.cluster}`,
      mark: null,
    };
  }
  if (row.harm !== null)
    return {
      row,
      figure: row.harm,
      text: formatRate(row.harm),
      beside: `of ${formatRate(row.harmExpected ?? 0)} expected`,
      mark: row.harmExpected,
    };
  const expected = row.expected === null ? 'not known' : formatRate(row.expected);
  return { row, figure: row.observed, text: formatCount(row.observed), beside: `of ${expected} expected`, mark: row.expected };
}
