import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { longDate } from '../../components/dates.js';
import { formatCount, plural } from '../../components/numbers.js';
import { SortableTable, type Column, type Sort } from '../../components/SortableTable.js';
import { Failed, Loading } from '../../components/States.js';
import { SessionAttendanceDocument, type SessionAttendanceQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { attendanceTrend, changeText, type AttendanceTrend, type Evening } from './attendance-trend.js';

interface Row extends AttendanceTrend {
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

/** Why a role has no attendance by session, and where it finds what it has. */
const otherForms: Readonly<Record<string, string>> = {
  'by-ward-and-week': 'Your role has attendance by ward and week, small numbers withheld: each ward’s page shows it.',
  totals: 'Your role has the totals of attendance by ward or district, small numbers withheld: each area’s page shows them.',
};

/** How attendance went, session by session, for whoever has it so. Head-counts are read when they are asked for. */
export function AttendanceTrends() {
  const { viewer } = useSignedIn();
  const form = viewer.access.attendanceForm;
  const bySession = form === 'all' || form === 'own';
  const [isAsked, setAsked] = useState(false);
  const { state, again } = useQuery(SessionAttendanceDocument, isAsked ? {} : null);
  return (
    <section aria-labelledby="provision-attendance" className="provision__whole">
      <h2 className="govuk-heading-m" id="provision-attendance">
        Attendance
      </h2>
      <p className="govuk-body-s">
        {bySession
          ? `Children counted evening by evening${form === 'own' ? ' at the sessions that your agency runs' : ''}: the newest four evenings beside the four before. Reading them is recorded.`
          : (otherForms[form] ?? 'Your role has no attendance.')}
      </p>
      {bySession && !isAsked && (
        <Button look="secondary" onClick={() => setAsked(true)}>
          Show attendance by session
        </Button>
      )}
      {isAsked && state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {isAsked && state.status === 'loading' && <Loading what="attendance" />}
      {isAsked && state.status === 'ready' && (
        <Trends rows={rowsOf(state.data)} more={state.data.youthProvision.pageInfo.hasNextPage} />
      )}
    </section>
  );
}

const mean = (known: number | null): string => (known === null ? '–' : formatCount(Math.round(known)));

const columns: readonly Column<Row>[] = [
  {
    key: 'session',
    title: 'Session',
    sortBy: ({ name, place }) => `${name} ${place}`,
    cell: ({ name, place }) => (
      <>
        {name}
        <span className="events__second">{place}</span>
      </>
    ),
  },
  {
    key: 'evenings',
    title: 'Evenings counted',
    numeric: true,
    sortBy: ({ evenings }) => evenings.length,
    cell: ({ evenings }) => <Evenings evenings={evenings} />,
  },
  { key: 'before', title: 'Four before', numeric: true, sortBy: ({ before }) => before, cell: ({ before }) => mean(before) },
  { key: 'newest', title: 'Newest four', numeric: true, sortBy: ({ newest }) => newest, cell: ({ newest }) => mean(newest) },
  {
    key: 'change',
    title: 'Children an evening',
    numeric: true,
    sortBy: ({ newest, before }) => (newest === null || before === null ? null : newest - before),
    cell: changeText,
  },
];

function Trends({ rows, more }: { readonly rows: readonly Row[]; readonly more: boolean }) {
  const [sort, setSort] = useState<Sort>({ column: 'change', direction: 'ascending' });
  const leftOut = rows.reduce((sum, row) => sum + row.leftOut, 0);
  if (rows.length === 0) return <p className="govuk-body">No list gives head-counts.</p>;
  const newest = rows.flatMap(({ evenings }) => evenings.at(-1)?.day ?? []).sort().at(-1); // prettier-ignore
  return (
    <>
      <SortableTable
        caption="Attendance by session"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sort={sort}
        onSort={setSort}
      />
      <p className="note">
        {newest !== undefined && `The newest evening is ${longDate(newest)}. `}
        {more && 'Sessions of the first 200 places by name are shown. '}
        {leftOut > 0 &&
          `${plural(leftOut, 'head-count is', 'head-counts are')} of a longer period, or state one sex and not the other, and in no evening.`}
      </p>
    </>
  );
}

const width = 96;
const height = 20;

/** Their number, and bars from zero that show how they went. */
function Evenings({ evenings }: { readonly evenings: readonly Evening[] }) {
  const highest = Math.max(1, ...evenings.map(({ children }) => children));
  const band = width / Math.max(1, evenings.length);
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
        {evenings.map(({ day, children }, at) => (
          <rect
            key={`${day} ${at}`}
            className="provision-evening"
            x={at * band}
            width={Math.max(0.5, band - 1)}
            y={height - (height * children) / highest}
            height={(height * children) / highest}
          />
        ))}
      </svg>{' '}
      {formatCount(evenings.length)}
    </>
  );
}

/** Sessions with a head-count. */
function rowsOf({ youthProvision }: SessionAttendanceQuery): readonly Row[] {
  return youthProvision.edges.flatMap(({ node: place }) =>
    place.sessions.flatMap(({ id, name, attendance }) =>
      attendance == null || attendance.length === 0 ? [] : [{ id, name, place: place.name, ...attendanceTrend(attendance) }],
    ),
  );
}
