import { CategoryChart } from '../../charts/CategoryChart.js';
import { MonthChart, type MonthCount } from '../../charts/MonthChart.js';
import { longMonth } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { ExploreBreakdownDocument, type IncidentKind } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { kindNames } from '../../view-state/kinds.js';
import type { Period } from '../../view-state/period.js';
import { joined, missingInWords, shortNoun } from '../../view-state/words.js';
import { kindFilter } from './area-address.js';

interface KindChartsProps {
  readonly kind: IncidentKind;
  readonly gssCode: string;
  readonly period: Period | null;
}

/** One kind in the area: by month, with months that have no data as gaps, and by category. */
export function KindCharts({ kind, gssCode, period }: KindChartsProps) {
  const filter = kindFilter(kind, period, gssCode);
  const byMonth = useQuery(ExploreBreakdownDocument, { filter, by: 'MONTH' });
  const byCategory = useQuery(ExploreBreakdownDocument, { filter, by: 'CATEGORY' });
  const [, noun] = shortNoun([kind]);
  const name = kindNames[kind].many;
  if (byMonth.state.status === 'failed') return <Failed failure={byMonth.state.failure} again={byMonth.again} />;
  if (byCategory.state.status === 'failed') return <Failed failure={byCategory.state.failure} again={byCategory.again} />;
  if (byMonth.state.status !== 'ready' || byCategory.state.status !== 'ready') return <Loading what={name.toLowerCase()} />;
  const months = byMonth.state.data.incidentCounts;
  const categories = byCategory.state.data.incidentCounts;
  const missing = months.missingMonths;
  if (months.rows.length === 0) return <Empty title={`${name}: none are loaded for this period`} />;
  if (months.total.count === 0) {
    return (
      <>
        <h3>{name}</h3>
        <p>None were recorded here in this period.</p>
        <Gaps missing={missing} />
      </>
    );
  }
  return (
    <>
      {months.rows.every(({ key }) => missing.includes(key)) ? (
        <Empty title={`${name} by month: no month can be shown`}>
          <p className="govuk-body-s">{missingInWords(months)}</p>
        </Empty>
      ) : (
        <>
          <MonthChart title={`${name} by month`} noun={noun} months={withGaps(months.rows, missing)} />
          <Gaps missing={missing} />
        </>
      )}
      <CategoryChart title={`${name} by category`} noun={noun} categories={categories.rows} />
    </>
  );
}

function Gaps({ missing }: { readonly missing: readonly string[] }) {
  if (missing.length === 0) return null;
  return (
    <p className="note">
      No data for{' '}
      {missing.length > 6 ? `${plural(missing.length, 'month', 'months')} of the period` : joined(missing.map(longMonth))}; that
      is not the same as none.
    </p>
  );
}

const nothing = { count: null, suppressed: false, roundedTo: 0 };

/** The months counted and those without data, in order. */
function withGaps(
  rows: readonly { readonly key: string; readonly count: MonthCount['count'] }[],
  missing: readonly string[],
): MonthCount[] {
  const counted = rows
    .filter((row) => !missing.includes(row.key))
    .map((row) => ({ month: row.key, count: row.count, missing: false }));
  const gaps = missing.map((month) => ({ month, count: nothing, missing: true }));
  return [...counted, ...gaps].sort((one, other) => one.month.localeCompare(other.month));
}
