import { memo, useMemo, useState } from 'react';
import { SortableTable, type Column, type Sort } from '../../components/SortableTable.js';
import { capitalised } from '../../view-state/words.js';

/** A square that is drawn: its reference on the National Grid, the area its middle lies in, its band's place from few to many. */
export interface BandRow {
  readonly key: string;
  readonly reference: string;
  readonly area: string | null;
  readonly band: number;
  readonly longitude: number;
  readonly latitude: number;
}

interface BandsTableProps {
  readonly rows: readonly BandRow[];
  readonly bands: readonly string[];
  readonly caption: string;
  /** The kind of area named beside each square: «Ward». */
  readonly areaTitle: string;
  readonly onShow: (row: BandRow) => void;
}

/** The same squares as the map: each reference is the way to it by keyboard. */
export const BandsTable = memo(function BandsTable({ rows, bands, caption, areaTitle, onShow }: BandsTableProps) {
  const [sort, setSort] = useState<Sort>({ column: 'band', direction: 'descending' });
  const columns = useMemo<readonly Column<BandRow>[]>(
    () => [
      {
        key: 'square',
        title: 'Square of 500 m',
        sortBy: (row) => row.reference,
        cell: (row) => (
          <button type="button" className="link-button row-button" onClick={() => onShow(row)}>
            {row.reference}
          </button>
        ),
      },
      { key: 'area', title: areaTitle, sortBy: (row) => row.area, cell: (row) => row.area ?? '–' },
      { key: 'band', title: 'How many', sortBy: (row) => row.band, cell: (row) => capitalised(bands[row.band] ?? '') },
    ],
    [areaTitle, bands, onShow],
  );
  return (
    <div className="area-table">
      <SortableTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        sort={sort}
        onSort={setSort}
        className="area-table__region"
      />
    </div>
  );
});
