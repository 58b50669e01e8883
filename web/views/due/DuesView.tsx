import { Link, useSearchParams } from 'react-router';
import { longDate } from '../../components/dates.js';
import { Details } from '../../components/Details.js';
import { Method } from '../../components/Method.js';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { DuesDocument, type DuesQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Done } from '../hotspot-areas/HotspotAreasView.js';
import { colourOf, stateInWords, termsInWords, type DueFeed, type DuePeriod } from './due-words.js';

/** The newest periods of a feed stand open; those before, unless overdue, fold away. */
const SHOWN = 4;

/** What each agency is to deliver, and what of it is overdue. */
export function DuesView() {
  const { viewer } = useSignedIn();
  if (viewer.access.dues === 'nothing')
    return <NotForRole view="What is due" why="It is for whoever waits for figures, and for the agencies that owe them." />;
  return <DuesPage keeps={viewer.access.dues === 'keeping'} own={viewer.access.dues === 'own'} />;
}

function DuesPage({ keeps, own }: { readonly keeps: boolean; readonly own: boolean }) {
  const [words] = useSearchParams();
  const { state, again } = useQuery(DuesDocument, { on: words.get('on') });
  const dues = state.status === 'ready' ? state.data.dues : undefined;
  return (
    <Page
      title="What is due"
      lead={dues && <Lead dues={dues} own={own} />}
      actions={
        keeps && (
          <Link className="govuk-button" to="/due/add">
            Add a feed
          </Link>
        )
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="what is due" />}
      {dues?.feeds.length === 0 && (
        <Empty title={own ? 'Your agency owes nothing here' : 'No feeds are registered yet'}>
          <p className="govuk-body-s">
            {keeps
              ? 'Add what agencies deliver by law or by agreement.'
              : 'The partnership manager registers what agencies deliver.'}
          </p>
        </Empty>
      )}
      {dues?.feeds.map((feed) => (
        <FeedCard key={feed.id} feed={feed} keeps={keeps} />
      ))}
      {dues && <Method summary="How this is worked out" lines={dues.method} />}
    </Page>
  );
}

function Lead({ dues: { on, feeds }, own }: { readonly dues: DuesQuery['dues']; readonly own: boolean }) {
  const overdue = feeds.flatMap(({ periods }) => periods).filter(({ state }) => state === 'overdue').length;
  return (
    <p className="lead">
      {own ? 'What your agency delivers' : 'What agencies deliver by law or by agreement'}, as it stands on {longDate(on)}.{' '}
      {overdue > 0 && <strong>{plural(overdue, 'period is', 'periods are')} overdue.</strong>}
    </p>
  );
}

function FeedCard({ feed, keeps }: { readonly feed: DueFeed; readonly keeps: boolean }) {
  const { id, what, agency, periods } = feed;
  const open = periods.filter(({ state }, place) => place < SHOWN || state === 'overdue');
  const before = periods.filter((period) => !open.includes(period));
  return (
    <article className="card due-feed">
      <h2 className="govuk-heading-s">
        {what}, {agency}
      </h2>
      <p className="govuk-body-s">{termsInWords(feed)}</p>
      {open.length > 0 ? <Periods feed={feed} periods={open} keeps={keeps} /> : <p className="govuk-body-s">It has not begun.</p>}
      {before.length > 0 && (
        <Details summary={`${plural(before.length, 'period', 'periods')} before`}>
          <Periods feed={feed} periods={before} keeps={keeps} />
        </Details>
      )}
      {keeps && (
        <p className="govuk-body-s">
          <Link className="govuk-link" to={`/due/${id}`}>
            Change<span className="govuk-visually-hidden"> {`${what}, ${agency}`}</span>
          </Link>
        </p>
      )}
    </article>
  );
}

interface PeriodsProps {
  readonly feed: DueFeed;
  readonly periods: readonly DuePeriod[];
  readonly keeps: boolean;
}

function Periods({ feed: { id, what, agency }, periods, keeps }: PeriodsProps) {
  return (
    <ScrollRegion label={`Periods of ${what}, ${agency}`}>
      <table className="govuk-table data-table due-periods">
        <caption className="govuk-visually-hidden">
          Periods of {what}, {agency}
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Period', 'How it stands', 'Due', 'How good it is', ...(keeps ? ['By hand'] : [])].map((head) => (
              <th key={head} scope="col" className="govuk-table__header">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {periods.map((period) => (
            <tr key={period.name} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {period.name}
              </th>
              <td className="govuk-table__cell">
                <Tag colour={colourOf(period.state)}>{stateInWords(period)}</Tag>
                {period.receivedOn !== null && <span className="due-periods__note">on {longDate(period.receivedOn)}</span>}
                {period.missingMonths.length > 0 && (
                  <span className="due-periods__note">lacks {period.missingMonths.join(', ')}</span>
                )}
              </td>
              <td className="govuk-table__cell due-periods__day">{longDate(period.dueOn)}</td>
              <td className="govuk-table__cell">{period.quality.length === 0 ? '–' : period.quality.join(' ')}</td>
              {keeps && (
                <td className="govuk-table__cell">
                  <Link className="govuk-link" to={`/due/${id}/receipt/${period.firstDay}`}>
                    {period.receivedOn === null ? 'Record' : 'Correct'}
                    <span className="govuk-visually-hidden"> {`${what}, ${period.name}`}</span>
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
