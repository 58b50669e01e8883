import { useEffect, useMemo, useState } from 'react';
import type { HotspotBaseline, HotspotMethod, HotspotWeights } from '../../graphql.generated.js';
import { formatCount } from '../../components/numbers.js';
import { Pagination } from '../../components/Pagination.js';
import { SortableTable, sortRows, type Sort } from '../../components/SortableTable.js';
import type { AreaFeature } from '../../map/boundaries.js';
import { columnsOf } from './columns.js';
import { isListed } from './method-words.js';
import type { HotspotRow } from './rows.js';

interface HotspotTableProps {
  readonly method: HotspotMethod;
  readonly baseline: HotspotBaseline;
  readonly weights: HotspotWeights;
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
export function HotspotTable(props: HotspotTableProps) {
  const { method, baseline, weights, rows, unitTitle, around, caption, all, selected, onSelect } = props;
  const [sort, setSort] = useState(strongestFirst);
  const [page, setPage] = useState(0);
  const columns = useMemo(
    () => columnsOf({ method, baseline, weights, unitTitle, around, selected, onSelect }),
    [method, baseline, weights, unitTitle, around, selected, onSelect],
  );
  // What is selected on the map is in the table, whether it stands out or not.
  const listed = useMemo(() => (all ? rows : rows.filter((row) => isListed(row) || row.key === selected)), [rows, all, selected]);
  // Another method has other columns: what none of them bears is not sorted by.
  if (!columns.some(({ key }) => key === sort.column)) setSort(strongestFirst);
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
