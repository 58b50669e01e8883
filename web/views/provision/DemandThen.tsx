import { useMemo, useState } from 'react';
import { countText, formatCount } from '../../components/numbers.js';
import { SortableTable, type Column, type Sort } from '../../components/SortableTable.js';
import { Failed, Loading } from '../../components/States.js';
import {
  AsbWhereNothingIsOpenDocument,
  type AsbWhereNothingIsOpenQuery,
  type ReachInHourQuery,
} from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { asbAsked, asbFormOf } from './asb-asked.js';
import { hourWords, type ProvisionState } from './provision-state.js';

interface Row {
  readonly gssCode: string;
  readonly name: string;
  readonly reports: AsbWhereNothingIsOpenQuery['incidentCounts']['rows'][number]['count'];
  readonly children: number;
  readonly beyond: number;
}

const columns: readonly Column<Row>[] = [
  { key: 'ward', title: 'Ward', sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    key: 'reports',
    title: 'Reports',
    numeric: true,
    sortBy: ({ reports }) => reports.count,
    cell: ({ reports }) => countText(reports),
  },
  {
    key: 'beyond',
    title: 'Nothing open near',
    numeric: true,
    sortBy: ({ beyond }) => beyond,
    cell: ({ beyond }) => formatCount(beyond),
  },
  {
    key: 'share',
    title: 'Share of children',
    numeric: true,
    sortBy: shareOf,
    cell: (row) => `${Math.round(100 * shareOf(row))}%`,
  },
];

/** Wards where children have nothing open near, with what is reported there, in the form the role has it. */
export function DemandThen({
  areas,
  state,
}: {
  readonly areas: ReachInHourQuery['youthReach']['areas'];
  readonly state: ProvisionState;
}) {
  const { viewer, installation } = useSignedIn();
  const { weekday, hour } = state;
  const asked = useMemo(
    () => asbAsked(asbFormOf(viewer), installation.coverage, { weekday, hour }),
    [viewer, installation.coverage, weekday, hour],
  );
  const { state: answer, again } = useQuery(AsbWhereNothingIsOpenDocument, asked.filter && { filter: asked.filter });
  return (
    <section aria-labelledby="provision-demand" className="provision__whole">
      <h2 className="govuk-heading-m" id="provision-demand">
        Reported where nothing is open near
      </h2>
      <p className="govuk-body-s">{asked.words}</p>
      {asked.filter && answer.status === 'failed' && <Failed failure={answer.failure} again={again} />}
      {asked.filter && answer.status === 'loading' && <Loading what="reports by ward" />}
      {asked.filter && answer.status === 'ready' && (
        <Wards rows={rowsOf(areas, answer.data)} when={asked.byHour ? hourWords(weekday, hour) : 'at all hours'} />
      )}
    </section>
  );
}

function Wards({ rows, when }: { readonly rows: readonly Row[]; readonly when: string }) {
  const [sort, setSort] = useState<Sort>({ column: 'reports', direction: 'descending' });
  if (rows.length === 0) return <p className="govuk-body">In every ward most children live within a walk of something open.</p>;
  return (
    <SortableTable
      caption={`Reports ${when} in wards where most children have nothing open near`}
      columns={columns}
      rows={rows}
      rowKey={({ gssCode }) => gssCode}
      sort={sort}
      onSort={setSort}
    />
  );
}

/** Wards in which more than half of the children have nothing open near. */
function rowsOf(areas: ReachInHourQuery['youthReach']['areas'], { incidentCounts }: AsbWhereNothingIsOpenQuery): readonly Row[] {
  const reports = new Map(incidentCounts.rows.map(({ key, count }) => [key, count]));
  return areas
    .map(({ area, children, open }) => ({ ...area, children, beyond: children - open, reports: reports.get(area.gssCode) }))
    .filter((row): row is Row => row.reports !== undefined && shareOf(row) > 0.5);
}

function shareOf({ beyond, children }: Pick<Row, 'beyond' | 'children'>): number {
  return children === 0 ? 0 : beyond / children;
}
