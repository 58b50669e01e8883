import { useState } from 'react';
import { formatCount } from '../../components/numbers.js';
import { SortableTable, type Column, type Sort } from '../../components/SortableTable.js';
import type { ReachInHourQuery } from '../../graphql.generated.js';

type Row = ReachInHourQuery['youthReach']['areas'][number];

const beyond = ({ children, open }: Row): number => children - open;

const columns: readonly Column<Row>[] = [
  { key: 'ward', title: 'Ward', sortBy: ({ area }) => area.name, cell: ({ area }) => area.name },
  { key: 'beyond', title: 'Nothing open near', numeric: true, sortBy: beyond, cell: (row) => formatCount(beyond(row)) },
  {
    key: 'perhaps',
    title: 'May be open near',
    numeric: true,
    sortBy: ({ notStated }) => notStated,
    cell: ({ notStated }) => formatCount(notStated),
  },
  { key: 'open', title: 'Within a walk', numeric: true, sortBy: ({ open }) => open, cell: ({ open }) => formatCount(open) },
  {
    key: 'children',
    title: 'Aged 10–17',
    numeric: true,
    sortBy: ({ children }) => children,
    cell: ({ children }) => formatCount(children),
  },
];

/** The other half of the map: the same wards, those with most children whom nothing open reaches first. */
export function ReachTable({ areas, when }: { readonly areas: readonly Row[]; readonly when: string }) {
  const [sort, setSort] = useState<Sort>({ column: 'beyond', direction: 'descending' });
  return (
    <SortableTable
      caption={`Children aged 10 to 17 by ward, ${when}`}
      columns={columns}
      rows={areas}
      rowKey={({ area }) => area.gssCode}
      sort={sort}
      onSort={setSort}
    />
  );
}
