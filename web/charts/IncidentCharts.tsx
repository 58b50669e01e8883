import { memo, type ReactNode } from 'react';
import { CategoryChart } from './CategoryChart.js';
import { MonthChart } from './MonthChart.js';
import { WeekHourChart } from './WeekHourChart.js';
import { longMonth } from '../components/dates.js';
import { Empty, Failed, Loading } from '../components/States.js';
import {
  ExploreBreakdownDocument,
  type CountBy,
  type ExploreBreakdownQuery,
  type IncidentFilter,
  type IncidentKind,
} from '../graphql.generated.js';
import { useQuery } from '../graphql/use-query.js';
import { capitalised, missingInWords, shortNoun } from '../view-state/words.js';

type Breakdown = ExploreBreakdownQuery['incidentCounts'];

/** Month, hour of the week and category for the selected area, or for all that is shown. Each stands or fails by itself. */
export const IncidentCharts = memo(function IncidentCharts({
  filter,
  kinds,
  place,
  byHour,
}: {
  readonly filter: IncidentFilter;
  readonly kinds: readonly IncidentKind[];
  readonly place: string;
  /** Protected counts are of whole months: by weekday and hour there are none. */
  readonly byHour: boolean;
}) {
  const [, noun] = shortNoun(kinds);
  const named = capitalised(noun);
  return (
    <section className="charts card" aria-label={`Charts for ${place}`}>
      <h2 className="charts__title">{place}</h2>
      <Chart filter={filter} by="MONTH" title={`${named} by month`}>
        {(counts) => (
          <MonthChart
            title={`${named} by month`}
            noun={noun}
            months={counts.rows.map((row) => ({
              month: row.key,
              count: row.count,
              missing: counts.missingMonths.includes(row.key),
            }))}
          />
        )}
      </Chart>
      {byHour && (
        <Chart filter={filter} by="WEEK_HOUR" title={`${named} by weekday and hour`}>
          {(counts) => (
            <WeekHourChart
              title={`${named} by weekday and hour`}
              noun={noun}
              cells={counts.rows.map((row) => {
                const [weekday, hour] = row.key.split('-').map(Number) as [number, number];
                return { weekday, hour, count: row.count };
              })}
            />
          )}
        </Chart>
      )}
      <Chart filter={filter} by="CATEGORY" title={`${named} by category`}>
        {(counts) => <CategoryChart title={`${named} by category`} noun={noun} categories={counts.rows} />}
      </Chart>
    </section>
  );
});

function Chart({
  filter,
  by,
  title,
  children,
}: {
  readonly filter: IncidentFilter;
  readonly by: CountBy;
  readonly title: string;
  readonly children: (counts: Breakdown) => ReactNode;
}) {
  const { state, again } = useQuery(ExploreBreakdownDocument, { filter, by });
  if (state.status === 'failed') {
    return (
      <div className="chart">
        <h3 className="chart__title">{title}</h3>
        {state.failure.code === 'BAD_USER_INPUT' || state.failure.code === 'SUPPRESSED' ? (
          <p className="note">{state.failure.message}</p>
        ) : (
          <Failed failure={state.failure} again={again} />
        )}
      </div>
    );
  }
  const data = state.status === 'ready' ? state.data : state.status === 'loading' ? state.stale : undefined;
  if (!data) return <Loading what={title.charAt(0).toLowerCase() + title.slice(1)} />;
  if (data.incidentCounts.rows.length === 0) return <Empty title={`${title}: nothing to show`} />;
  const missing = data.incidentCounts.missingMonths;
  if (by === 'MONTH' && data.incidentCounts.rows.every(({ key }) => missing.includes(key))) {
    return (
      <Empty title={`${title}: no month can be shown`}>
        <p className="govuk-body-s">{missingInWords(data.incidentCounts)}</p>
        <p className="govuk-body-s">
          A month stands here when every force asked has sent it. Choose a longer period, or one area.
        </p>
      </Empty>
    );
  }
  return (
    <div className={state.status === 'loading' ? 'is-stale' : undefined}>
      {children(data.incidentCounts)}
      {by === 'MONTH' && missing.length > 0 && (
        <p className="note">
          No data loaded for {missing.length > 3 ? `${missing.length} months` : missing.map(longMonth).join(', ')}.
        </p>
      )}
    </div>
  );
}
