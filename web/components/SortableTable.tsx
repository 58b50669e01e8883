import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { ScrollRegion } from './ScrollRegion.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly numeric?: boolean;
  /** What is sorted on; null goes last in both directions (withheld, no data). Missing: the column does not sort. */
  readonly sortBy?: (row: Row) => string | number | null;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

interface SortableTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selectedKey?: string | null;
  readonly onEscape?: () => void;
  readonly className?: string;
}

/** Rows in the order of a sort; equal rows keep their order. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort): readonly Row[] {
  const by = columns.find((column) => column.key === sort.column)?.sortBy;
  if (!by) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return [...rows].sort((first, second) => {
    const one = by(first);
    const other = by(second);
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    if (typeof one === 'string' || typeof other === 'string')
      return sign * String(one).localeCompare(String(other), 'en-GB', { numeric: true });
    return sign * (one - other);
  });
}

/** A table whose headings are sort buttons (MOJ's sortable table), in a scrolling region named after it. */
export function SortableTable<Row>(props: SortableTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, selectedKey, onEscape, className = '' } = props;
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && onEscape) onEscape();
  };
  return (
    <ScrollRegion label={caption} className={className}>
      {/* Escape is a shortcut; each row's own button does the same. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className="govuk-table data-table" onKeyDown={onKeyDown}>
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {sorted.map((row) => {
            const key = rowKey(row);
            const selected = key === selectedKey;
            return (
              <tr
                key={key}
                data-key={key}
                className={`govuk-table__row${selected ? ' data-table__row--selected' : ''}`}
                aria-current={selected ? 'true' : undefined}
              >
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row" className="govuk-table__header">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={`govuk-table__cell${column.numeric ? ' govuk-table__cell--numeric' : ''}`}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function ColumnHead<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}) {
  const sorted = sort.column === column.key;
  const className = `govuk-table__header${column.numeric ? ' govuk-table__header--numeric' : ''}`;
  if (!column.sortBy) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  }
  const next: Sort = {
    column: column.key,
    direction: sorted
      ? sort.direction === 'ascending'
        ? 'descending'
        : 'ascending'
      : column.numeric
        ? 'descending'
        : 'ascending',
  };
  return (
    <th scope="col" className={className} aria-sort={sorted ? sort.direction : 'none'}>
      <button type="button" className="sort-button" onClick={() => onSort(next)}>
        {column.title}
        <span aria-hidden="true" className="sort-button__arrow">
          {sorted ? (sort.direction === 'ascending' ? '▲' : '▼') : '↕'}
        </span>
      </button>
      <span className="sort-words">{column.title}</span>
    </th>
  );
}
