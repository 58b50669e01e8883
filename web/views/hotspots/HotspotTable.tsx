import { useEffect, useMemo, useState } from 'react';
import { formatCount, formatRate } from '../../components/numbers.js';
import { Pagination } from '../../components/Pagination.js';
import { SortableTable, sortRows, type Column, type Sort } from '../../components/SortableTable.js';
import { contains, type AreaFeature } from '../../map/boundaries.js';
import { classWords, isHot, rankOf } from './classes.js';
import { cornersOf, middleOf, timesExpected, type HotspotRow } from './rows.js';

interface HotspotTableProps {
  readonly rows: readonly HotspotRow[];
  /** «Cell» or «Ward». */
  readonly unitTitle: string;
  /** Areas that cells are named with; empty where areas are tested. */
  readonly around: { readonly title: string; readonly features: readonly AreaFeature[] } | null;
  readonly caption: string;
  readonly all: boolean;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

const onPage = 25;
const strongestFirst: Sort = { column: 'level', direction: 'descending' };

/** The same cells as the map's, page by page: each name is the way to select one by keyboard. */
export function HotspotTable({ rows, unitTitle, around, caption, all, selected, onSelect }: HotspotTableProps) {
  const [sort, setSort] = useState(strongestFirst);
  const [page, setPage] = useState(0);
  const columns = useMemo(() => columnsOf(unitTitle, around, selected, onSelect), [unitTitle, around, selected, onSelect]);
  // What is selected on the map is in the table, whether it stands out or not.
  const listed = useMemo(
    () => (all ? rows : rows.filter((row) => isHot(row.class) || row.key === selected)),
    [rows, all, selected],
  );
  const sorted = useMemo(() => sortRows(listed, columns, sort), [listed, columns, sort]);
  const pages = Math.max(1, Math.ceil(sorted.length / onPage));
  const shown = Math.min(page, pages - 1);

  useEffect(() => {
    const place = sorted.findIndex((row) => row.key === selected);
    if (place >= 0) setPage(Math.floor(place / onPage));
    // Only another selection turns the page: turning it by hand holds.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);

  const words = (at: number) => {
    const last = Math.min(sorted.length, (at + 1) * onPage);
    return `rows ${formatCount(at * onPage + 1)} to ${formatCount(last)} of ${formatCount(sorted.length)}`;
  };
  return (
    <div className="area-table cell-table">
      <SortableTable
        caption={caption}
        columns={columns}
        rows={sorted.slice(shown * onPage, (shown + 1) * onPage)}
        rowKey={(row) => row.key}
        sort={sort}
        onSort={(next) => {
          setSort(next);
          setPage(0);
        }}
        selectedKey={selected}
        onEscape={() => onSelect(null)}
        className="area-table__region"
      />
      <Pagination
        label="Pages of the table"
        previous={shown > 0 ? { text: words(shown - 1), go: () => setPage(shown - 1) } : undefined}
        next={shown < pages - 1 ? { text: words(shown + 1), go: () => setPage(shown + 1) } : undefined}
      />
    </div>
  );
}

function columnsOf(
  unitTitle: string,
  around: HotspotTableProps['around'],
  selected: string | null,
  onSelect: HotspotTableProps['onSelect'],
): readonly Column<HotspotRow>[] {
  return [
    {
      key: 'name',
      title: unitTitle,
      sortBy: (row) => row.name,
      cell: (row) => (
        <button
          type="button"
          className="link-button row-button"
          aria-pressed={row.key === selected}
          onClick={() => onSelect(row.key === selected ? null : row.key)}
        >
          {row.name}
        </button>
      ),
    },
    ...(around ? [{ key: 'around', title: around.title, cell: (row: HotspotRow) => aroundOf(row, around.features) }] : []),
    {
      key: 'level',
      title: 'Stands out',
      numeric: false,
      sortBy: (row) => rankOf(row.class),
      cell: (row) => (
        <span className={`level level--${row.class.toLowerCase().replaceAll('_', '-')}`}>{classWords(row.class)}</span>
      ),
    },
    {
      key: 'observed',
      title: 'Reports',
      numeric: true,
      sortBy: (row) => row.observed,
      cell: (row) => formatCount(row.observed),
    },
    {
      key: 'expected',
      title: 'Expected',
      numeric: true,
      sortBy: (row) => row.expected,
      cell: (row) => formatRate(row.expected),
    },
    {
      key: 'times',
      title: 'Times',
      numeric: true,
      sortBy: (row) => timesExpected(row.observed, row.expected),
      cell: (row) => timesText(row.observed, row.expected),
    },
    {
      key: 'neighbourhood',
      title: 'With neighbours',
      numeric: true,
      sortBy: (row) => timesExpected(row.neighbourhoodObserved, row.neighbourhoodExpected),
      cell: (row) => timesText(row.neighbourhoodObserved, row.neighbourhoodExpected),
    },
  ];
}

function timesText(observed: number, expected: number): string {
  const times = timesExpected(observed, expected);
  return times === null ? '–' : formatRate(times);
}

/** The name of the area that the middle lies in; of a cell on the coast, that a corner lies in. */
export function aroundOf(row: HotspotRow, features: readonly AreaFeature[]): string {
  const places = [middleOf(row), ...cornersOf(row)];
  for (const [longitude, latitude] of places) {
    const found = features.find((feature) => contains(feature, longitude, latitude));
    if (found) return found.properties.name;
  }
  return '–';
}
