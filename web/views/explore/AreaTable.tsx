import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount, formatRate } from '../../components/numbers.js';
import { SortableTable, type Column, type Sort } from '../../components/SortableTable.js';
import type { AreaType, IncidentKind } from '../../graphql.generated.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { Measure } from '../../view-state/explore-state.js';
import type { AreaRow } from './area-rows.js';
import { capitalised, shortNoun } from '../../view-state/words.js';

interface AreaTableProps {
  readonly rows: readonly AreaRow[];
  readonly level: AreaType;
  readonly kinds: readonly IncidentKind[];
  readonly measure: Measure;
  readonly caption: string;
  readonly selected: string | null;
  readonly onSelect: (gssCode: string | null) => void;
}

/** The same rows as the map: each name is the way to select an area by keyboard. */
export const AreaTable = memo(function AreaTable({ rows, level, kinds, measure, caption, selected, onSelect }: AreaTableProps) {
  const [{ sort, basis }, setOrder] = useState<{ sort: Sort; basis: Measure }>({
    sort: { column: measure, direction: 'descending' },
    basis: measure,
  });
  // Another measure sorts by itself, until someone sorts otherwise.
  if (basis !== measure) setOrder({ sort: { column: measure, direction: 'descending' }, basis: measure });
  const box = useRef<HTMLDivElement>(null);
  const [, many] = shortNoun(kinds);

  const columns = useMemo<readonly Column<AreaRow>[]>(() => {
    const known = (row: AreaRow) => (row.count.suppressed ? null : row.count.count);
    return [
      {
        key: 'area',
        title: capitalised(areaTypeNames[level].one),
        sortBy: (row) => row.label,
        cell: (row) => (
          <button
            type="button"
            className="link-button row-button"
            aria-pressed={row.key === selected}
            onClick={() => onSelect(row.key === selected ? null : row.key)}
          >
            {row.label}
          </button>
        ),
      },
      {
        key: 'count',
        title: capitalised(many),
        numeric: true,
        sortBy: known,
        cell: (row) => (known(row) === null ? <em>withheld</em> : formatCount(known(row) ?? 0)),
      },
      {
        key: 'rate',
        title: 'Per 1,000',
        numeric: true,
        sortBy: (row) => row.rate?.rate ?? null,
        cell: (row) => (row.count.suppressed ? <em>withheld</em> : row.rate ? formatRate(row.rate.rate) : <em>no population</em>),
      },
      {
        key: 'limits',
        title: '95 % limits',
        numeric: true,
        cell: (row) =>
          row.rate && !row.count.suppressed ? `${formatRate(row.rate.lower)} to\u00a0${formatRate(row.rate.upper)}` : '–',
      },
      {
        key: 'residents',
        title: 'Residents',
        numeric: true,
        sortBy: (row) => row.denominator,
        cell: (row) => (row.denominator === null ? '–' : formatCount(row.denominator)),
      },
    ];
  }, [level, many, selected, onSelect]);

  // Selected on the map: bring its row into the table's view, without moving the page.
  useEffect(() => {
    const region = box.current?.querySelector<HTMLElement>('.scroll-region');
    const row = selected === null ? null : box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(selected)}"]`);
    if (!region || !row) return;
    const above = row.offsetTop - region.scrollTop - 44;
    const below = row.offsetTop + row.offsetHeight - region.scrollTop - region.clientHeight;
    if (above < 0) region.scrollTop += above;
    else if (below > 0) region.scrollTop += below;
  }, [selected]);

  return (
    <div ref={box} className="area-table">
      <SortableTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        sort={sort}
        onSort={(next) => setOrder({ sort: next, basis: measure })}
        selectedKey={selected}
        onEscape={() => onSelect(null)}
        className="area-table__region"
      />
    </div>
  );
});
