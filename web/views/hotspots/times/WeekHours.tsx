import { WeekHourChart } from '../../../charts/WeekHourChart.js';
import { formatCount } from '../../../components/numbers.js';
import { Failed, Loading } from '../../../components/States.js';
import { HotspotWeekHoursDocument, type IncidentFilter } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';

/** When in the week, by aoristic weights, for a cell, an area, or all that is shown: a report of a night counts in each of its hours by its part. */
export function WeekHours({ filter, place }: { readonly filter: IncidentFilter; readonly place: string }) {
  const { state, again } = useQuery(HotspotWeekHoursDocument, { filter });
  const title = 'Hours of the week, by weight';
  return (
    <section className="charts card" aria-label={`${title}: ${place}`} aria-busy={state.status === 'loading'}>
      {state.status === 'loading' && <Loading what="the hours of the week" />}
      {state.status === 'failed' &&
        (state.failure.code === 'BAD_USER_INPUT' ? (
          <>
            <h2 className="charts__title">{title}</h2>
            <p className="note">{state.failure.message}</p>
          </>
        ) : (
          <Failed failure={state.failure} again={again} />
        ))}
      {state.status === 'ready' && <Profile profile={state.data.weekHourProfile} title={title} place={place} />}
    </section>
  );
}

function Profile({
  profile,
  title,
  place,
}: {
  readonly profile: {
    weights: readonly number[];
    total: number;
    exact: number;
    sentence: string;
    variant: string;
    warnings: readonly string[];
  };
  readonly title: string;
  readonly place: string;
}) {
  const { weights, total, exact, sentence, variant, warnings } = profile;
  if (total === 0) return <p>{sentence}</p>;
  return (
    <>
      <h2 className="charts__title">{place}</h2>
      <WeekHourChart
        title={title}
        noun="weight"
        told={sentence}
        cells={weights.map((weight, at) => ({
          weekday: Math.floor(at / 24) + 1,
          hour: at % 24,
          count: { count: weight, suppressed: false, roundedTo: 1 },
        }))}
      />
      <p className="note">
        {formatCount(exact)} of {formatCount(total)} are known to the hour; the others count in each of their hours by their part
        ({variant}).
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="note">
          {warning}
        </p>
      ))}
    </>
  );
}
