import { longDate } from '../../components/dates.js';
import { formatCount, plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { AreaAttendanceDocument, type AreaAttendanceQuery, type AreaType } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { periodText, type Period } from '../../view-state/period.js';

type Counts = NonNullable<AreaAttendanceQuery['weeks']>;
type Row = Counts['rows'][number];

/** What the role may ask of an area of this type; null where it is nothing. By week a police analyst has wards, and no district. */
export function attendanceQuestions(
  form: string,
  type: AreaType,
): { readonly byWeek: boolean; readonly byPeriod: boolean } | null {
  if (type !== 'WARD' && type !== 'DISTRICT') return null;
  if (form === 'all' || form === 'own') return { byWeek: true, byPeriod: true };
  if (form === 'totals') return { byWeek: false, byPeriod: true };
  return form === 'by-ward-and-week' && type === 'WARD' ? { byWeek: true, byPeriod: false } : null;
}

/** Children counted at the youth sessions held in a ward or district. What nobody counted is called not known, and never 0. */
export function AttendanceSection({
  area,
  period,
  form,
}: {
  readonly area: { readonly gssCode: string; readonly name: string; readonly type: AreaType };
  readonly period: Period | null;
  readonly form: string;
}) {
  const asked = attendanceQuestions(form, area.type) ?? { byWeek: false, byPeriod: false };
  const { state, again } = useQuery(AreaAttendanceDocument, {
    gssCode: area.gssCode,
    areaType: area.type,
    from: period?.from ?? null,
    to: period?.to ?? null,
    ...asked,
  });
  const answers = state.status === 'ready' ? [state.data.weeks, state.data.periods].filter((one) => one != null) : [];
  // Head-counts as they are may be of a few children.
  useShowsRecords(answers.some(({ protection, rows }) => protection === null && rows.length > 0));
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="head-counts" />;
  const { weeks, periods } = state.data;
  const nothing = answers.length > 0 && answers.every(({ rows, withoutDay }) => rows.length === 0 && withoutDay === 0);
  return (
    <>
      {nothing ? (
        <Empty title="No head-count is known here">
          <p className="govuk-body-s">Which does not mean that nobody came.</p>
        </Empty>
      ) : (
        <>
          {weeks && <WeekTable weeks={weeks} name={area.name} period={period} />}
          {periods && periods.rows.length > 0 && <PeriodTable periods={periods} name={area.name} />}
        </>
      )}
      <p className="note">
        {[
          'A child counts at each session anew. Where nobody counted there is no row: that is not known, and not zero.',
          ...(answers[0]?.ownOnly ? ['Only sessions that your own agency runs.'] : []),
          ...(answers[0]?.incomplete
            ? [`${plural(answers[0].incomplete, 'head-count states', 'head-counts state')} one sex only and are left out.`]
            : []),
          ...(answers[0]?.protection ? [answers[0].protection] : []),
        ].join(' ')}
      </p>
    </>
  );
}

function WeekTable({ weeks, name, period }: { readonly weeks: Counts; readonly name: string; readonly period: Period | null }) {
  const { rows, withoutDay } = weeks;
  const others =
    withoutDay > 0
      ? ` ${plural(withoutDay, 'head-count is', 'head-counts are')} of longer periods, and not spread over their weeks.`
      : '';
  if (rows.length === 0) {
    return (
      <Empty title={`No head-count is known by week${period ? `, ${periodText(period)}` : ''}`}>
        <p className="govuk-body-s">Which does not mean that nobody came.{others}</p>
      </Empty>
    );
  }
  return (
    <>
      <CountTable
        caption={`Children counted at youth sessions in ${name}, by week`}
        head="Week from Monday"
        rows={[...rows].reverse()}
        labelOf={({ weekFrom }) => longDate(weekFrom ?? '')}
      />
      {others && <p className="note">{others.trim()}</p>}
    </>
  );
}

function PeriodTable({ periods, name }: { readonly periods: Counts; readonly name: string }) {
  return (
    <CountTable
      caption={`Children counted at youth sessions in ${name}, by financial year or period as listed`}
      head="Year or period"
      rows={periods.rows}
      labelOf={({ period }) => period}
    />
  );
}

function CountTable({
  caption,
  head,
  rows,
  labelOf,
}: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly Row[];
  readonly labelOf: (row: Row) => string;
}) {
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table attendance">
        <caption className="govuk-table__caption">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              {head}
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Children
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.period}>
              <th scope="row" className="govuk-table__header">
                {labelOf(row)}
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric">
                {row.count.suppressed ? (
                  <em>withheld</em>
                ) : row.count.count === null ? (
                  <em>not known</em>
                ) : (
                  formatCount(row.count.count)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
