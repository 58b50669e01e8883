import { useState } from 'react';
import { countText } from '../../../components/numbers.js';
import { SortableTable, type Column, type Sort } from '../../../components/SortableTable.js';
import type { YouthAsksQuery } from '../../../graphql.generated.js';
import { partsText, type AskFigure } from './asked-words.js';

type Definition = YouthAsksQuery['youthAskDefinitions'][number];

interface Row extends Definition {
  readonly figure: AskFigure;
  /** Of the most that is shown: how long its bar is. */
  readonly share: number;
}

const knownOf = ({ count: { count, suppressed } }: AskFigure): number | null => (suppressed ? null : (count ?? null));

const columns: readonly Column<Row>[] = [
  {
    key: 'ask',
    title: 'Asked for',
    sortBy: ({ words }) => words,
    cell: ({ words, definition, figure }) => (
      <>
        {words.charAt(0).toUpperCase() + words.slice(1)}
        <span className="events__second">{definition}</span>
        {figure.parts && figure.count.count! > 0 && <span className="events__second">Asked at: {partsText(figure.parts)}</span>}
      </>
    ),
  },
  {
    key: 'count',
    title: 'Young people',
    numeric: true,
    sortBy: ({ figure }) => knownOf(figure),
    cell: ({ figure, share }) => (
      <>
        <strong>{countText({ ...figure.count, count: figure.count.count ?? null })}</strong>
        <Bar share={share} />
      </>
    ),
  },
];

/** Everything on the list, what most asked for first. */
export function AskedTable({
  asks,
  definitions,
  name,
}: {
  readonly asks: readonly AskFigure[];
  readonly definitions: readonly Definition[];
  readonly name: string;
}) {
  const [sort, setSort] = useState<Sort>({ column: 'count', direction: 'descending' });
  const most = Math.max(1, ...asks.map((figure) => knownOf(figure) ?? 0));
  const rows = asks.flatMap((figure) => {
    const definition = definitions.find(({ ask }) => ask === figure.ask);
    return definition === undefined ? [] : [{ ...definition, figure, share: (knownOf(figure) ?? 0) / most }];
  });
  return (
    <SortableTable
      caption={`What young people asked for, ${name}`}
      className="asked-table"
      columns={columns}
      rows={rows}
      rowKey={({ ask }) => ask}
      sort={sort}
      onSort={setSort}
    />
  );
}

const width = 120;
const height = 8;

function Bar({ share }: { readonly share: number }) {
  return (
    <svg
      className="asked-bar"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <rect className="provision-evening" x={width * (1 - share)} width={width * share} height={height} />
    </svg>
  );
}
