import { useState } from 'react';
import { SortableTable, type Column, type Sort } from '../../components/SortableTable.js';
import { Withheld } from '../../components/States.js';
import type { AreaType } from '../../graphql.generated.js';
import { AreasMap } from './AreasMap.js';
import { countOf, groupNames, rangeOf, type Told, type ToldArea } from './estimate-words.js';

/** Smaller areas as table and map. With all of them withheld that is said, and no empty table stands there. */
export function SmallerAreas({ told: { areas, areasNote, areaGroups, area } }: { readonly told: Told }) {
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  if (areas.length === 0) return null;
  const kind = areas[0]!.kind;
  const words = `children expected by smaller area of ${area.name}`;
  const columns: readonly Column<ToldArea>[] = [
    { key: 'name', title: 'Area', sortBy: ({ name }) => name, cell: ({ name }) => name },
    ...areaGroups.flatMap((group, at): Column<ToldArea>[] => [
      {
        key: `${group}-central`,
        title: `${groupNames[group]}: expected`,
        numeric: true,
        sortBy: ({ figures }) => figures[at]?.range.central.count ?? null,
        cell: ({ figures }) => countOf(figures[at]?.range.central),
      },
      {
        key: `${group}-range`,
        title: 'Scenarios',
        numeric: true,
        cell: ({ figures }) => (figures[at] ? rangeOf(figures[at].range) : '–'),
      },
    ]),
  ];
  return (
    <section aria-labelledby="estimate-areas-told">
      <h2 className="data-page__heading" id="estimate-areas-told">
        Smaller areas
      </h2>
      {areas.every(({ withheld }) => withheld) ? (
        <Withheld title="No smaller area can be shown">
          <p className="govuk-body-s">{areasNote}</p>
        </Withheld>
      ) : (
        <>
          <p className="govuk-body-s">{areasNote}</p>
          <div className="estimate-areas">
            <SortableTable
              caption={`${words.charAt(0).toUpperCase()}${words.slice(1)}`}
              columns={columns}
              rows={areas}
              rowKey={({ gssCode, name }) => gssCode ?? name}
              sort={sort}
              onSort={setSort}
            />
            <AreasMap areas={areas} type={kind as AreaType} words={`${words}: ${groupNames[areaGroups[0]!].toLowerCase()}`} />
          </div>
        </>
      )}
    </section>
  );
}
