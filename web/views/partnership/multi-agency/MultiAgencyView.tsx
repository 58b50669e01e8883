import { Link } from 'react-router';
import { PeriodChart } from '../../../charts/PeriodChart.js';
import { TrendChart } from '../../../charts/TrendChart.js';
import { Method } from '../../../components/Method.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { MultiAgencyCountsDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { byTitle, COUNTS_PATH, shareText, type Counts, type Kind, type OneCount } from './count-words.js';
import { CountTable } from './CountTable.js';

/** Meetings, cases, repeats and referrals that agencies count together, by period. */
export function MultiAgencyView() {
  const { viewer } = useSignedIn();
  const { multiAgency } = viewer.access;
  if (multiAgency === 'nothing')
    return <NotForRole view="Multi-agency" why="The counts are for partners, analysts, and whoever keeps the account." />;
  return <CountsPage adds={multiAgency !== 'read'} />;
}

function CountsPage({ adds }: { readonly adds: boolean }) {
  const { state, again } = useQuery(MultiAgencyCountsDocument, {});
  const read = state.status === 'ready' ? state.data.multiAgencyCounts : undefined;
  return (
    <Page
      wide
      title="Multi-agency"
      lead={
        <p className="lead">
          How often agencies met about people and referred them, and how many came again. More may be more harm, or more noticing.
        </p>
      }
      actions={
        <div className="toolbar">
          {adds && (
            <Link className="govuk-button" to={`${COUNTS_PATH}/add`}>
              Add a count
            </Link>
          )}
          <a className="govuk-button govuk-button--secondary" href="/export/multi-agency.csv">
            Counts as CSV
          </a>
        </div>
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="multi-agency counts" />}
      {read?.counts.length === 0 && (
        <Empty title="Nothing is counted yet">
          <p className="govuk-body-s">
            {adds
              ? 'Add a count here; the manager may load a file on the page «Data».'
              : 'The agencies that keep the counts enter them.'}
          </p>
        </Empty>
      )}
      {read && <Groups read={read} />}
      {read && <Method summary="How these figures are made and protected" lines={read.method} />}
    </Page>
  );
}

function Groups({ read }: { readonly read: Counts }) {
  return byTitle(read).map(({ title, kind, counts }) => (
    <OneKind key={`${kind.code} ${title}`} title={title} kind={kind} counts={counts} />
  ));
}

function OneKind({ title, kind, counts }: { readonly title: string; readonly kind: Kind; readonly counts: readonly OneCount[] }) {
  const id = `kind-${counts[0]!.id}`;
  const inTime = counts.toReversed();
  const noun = kind.is === 'form' ? 'referrals' : 'cases';
  const shares = inTime.filter(({ repeatShare }) => repeatShare !== null);
  const [newest] = counts;
  return (
    <section aria-labelledby={id} className="account-section counts-kind">
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      <p className="govuk-body-s counts-kind__definition">
        {kind.definition} {kind.repeat && `A repeat: ${lowerFirst(kind.repeat)}.`}
      </p>
      {counts.some(({ isExact }) => isExact) && (
        <p className="govuk-body-s">
          Counts marked «exact» are so for you; others see them to the nearest 10, and 0 to 9 withheld.
        </p>
      )}
      {newest?.change && (
        <p className="govuk-body">
          {newest.period}: {lowerFirst(newest.change)}
        </p>
      )}
      <div className="counts-kind__charts">
        <PeriodChart
          title={`${title}: ${noun} by period`}
          noun={noun}
          periods={inTime.map((one) => ({ period: one.period, count: one[noun] }))}
        />
        {shares.length > 1 && (
          <TrendChart
            title={`${title}: repeats of cases`}
            summary={`${title}: repeats in per cent of cases, ${shares[0]!.period} ${shareText(shares[0]!)} to ${shares.at(-1)!.period} ${shareText(shares.at(-1)!)}.`}
            area="Repeats of cases"
            points={inTime.map(({ period, repeatShare, change }) => ({
              ...{ period: shortPeriod(period), figure: repeatShare?.percent ?? null, joined: change !== null },
              limits95: repeatShare && { lower: repeatShare.lower, upper: repeatShare.upper },
            }))}
            benchmark={null}
            benchmarkPoints={[]}
            format={(figure) => `${figure}\u00a0%`}
            columns={['Period', 'Repeats of cases (95 % limits)']}
            rows={inTime.map((one) => [one.period, shareText(one)])}
            note="Limits that overlap do not say that anything moved."
          />
        )}
      </div>
      <CountTable title={title} kind={kind} counts={counts} />
    </section>
  );
}

/** Eight of them stand beside each other: «24/25 Q3». */
const shortPeriod = (period: string): string => period.replace(/^20/, '');

const lowerFirst = (text: string): string => (/^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
