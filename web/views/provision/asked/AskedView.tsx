import { Link } from 'react-router';
import { plural } from '../../../components/numbers.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { YouthAsksDocument, type YouthAsksQuery } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useShowsRecords } from '../../../layout/Marking.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { useAddressState, type ChangeState } from '../../../view-state/use-address-state.js';
import { NotForRole } from '../../access/NotForRole.js';
import { quarterText } from '../../noise/noise-words.js';
import { askedAddress, type Asks, type AskedState } from './asked-words.js';
import { AskedTable } from './AskedTable.js';
import { OpenThere } from './OpenThere.js';

/** What young people asked for in one area and quarter, beside what is open there. */
export function AskedView() {
  const { viewer } = useSignedIn();
  if (viewer.access.youthAsks === 'nothing')
    return <NotForRole view="What young people asked for" why="It is for those who plan provision, or write about it." />;
  return <AskedPage exact={viewer.access.youthAsks === 'all'} />;
}

function AskedPage({ exact }: { readonly exact: boolean }) {
  const { state, change } = useAddressState<AskedState>(askedAddress);
  const { state: answer, again } = useQuery(YouthAsksDocument, { quarter: state.quarter });
  useShowsRecords(exact);
  const shown = answer.status === 'ready' ? answer.data : answer.status === 'loading' ? answer.stale : undefined;
  return (
    <Page
      title="What young people asked for"
      wide
      before={
        <Link className="govuk-back-link" to="/provision">
          Youth provision
        </Link>
      }
      lead={
        <p className="lead">
          Counted by a closed list: by teams at their visits, and when schools, sessions and surveys consulted young people.
          Nobody is named, and nothing that was said is kept.
        </p>
      }
    >
      {answer.status === 'failed' && <Failed failure={answer.failure} again={again} />}
      {answer.status === 'loading' && !shown && <Loading what="what young people asked for" />}
      {shown && <Shown shown={shown} state={state} change={change} busy={answer.status === 'loading'} />}
    </Page>
  );
}

interface ShownProps {
  readonly shown: YouthAsksQuery;
  readonly state: AskedState;
  readonly change: ChangeState<AskedState>;
  readonly busy: boolean;
}

function Shown({ shown: { youthAsks: asks, youthAskDefinitions: definitions }, state, change, busy }: ShownProps) {
  const chosen = asks.areas.find(({ area }) => area.gssCode === state.area) ?? (state.area === null ? asks.areas[0] : undefined);
  return (
    <>
      {asks.quarters.length > 0 && <Choice asks={asks} area={chosen?.area.gssCode ?? ''} change={change} />}
      {chosen === undefined ? (
        <Empty title={asks.quarters.length === 0 ? 'Nothing was counted yet' : 'Nothing was counted there in this quarter'}>
          <p className="govuk-body-s">
            {asks.protection === null
              ? 'Teams count it at their visits; lists of consultations are loaded on the page «Data».'
              : 'A quarter is shown when it has been over for 28 days. Where nobody was asked there is no figure, which is not zero.'}
          </p>
        </Empty>
      ) : (
        <div className={busy ? 'provision provision--busy' : 'provision'} aria-busy={busy}>
          <section aria-labelledby="asked-for">
            <h2 className="govuk-heading-m" id="asked-for">
              {chosen.area.name}, {quarterText(asks.quarter ?? '')}
            </h2>
            <AskedTable asks={chosen.asks} definitions={definitions} name={chosen.area.name} />
            <p className="note">{noteOf(asks)}</p>
            <p className="toolbar">
              <a className="govuk-link" href={`/export/asked-for.csv?quarter=${asks.quarter}`}>
                Download all areas of the quarter as CSV
              </a>
            </p>
          </section>
          <OpenThere area={chosen.area} />
        </div>
      )}
    </>
  );
}

function Choice({
  asks,
  area,
  change,
}: {
  readonly asks: Asks;
  readonly area: string;
  readonly change: ChangeState<AskedState>;
}) {
  return (
    <div className="provision-choice">
      <div>
        <label className="govuk-label" htmlFor="asked-quarter">
          Quarter
        </label>
        <select
          className="govuk-select"
          id="asked-quarter"
          value={asks.quarter ?? ''}
          onChange={(event) => change({ quarter: event.target.value })}
        >
          {!asks.quarters.includes(asks.quarter ?? '') && <option value={asks.quarter ?? ''}>Not shown</option>}
          {asks.quarters.map((quarter) => (
            <option key={quarter} value={quarter}>
              {quarterText(quarter)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className="govuk-label" htmlFor="asked-area">
          Area
        </label>
        <select className="govuk-select" id="asked-area" value={area} onChange={(event) => change({ area: event.target.value })}>
          {area === '' && <option value="">Not asked in this quarter</option>}
          {asks.areas.map(({ area: { gssCode, name, type } }) => (
            <option key={gssCode} value={gssCode}>
              {name}
              {type === 'DISTRICT' ? ', all of it' : ''}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function noteOf({ protection, batches, withoutArea, areas }: Asks): string {
  const counting = 'Who asks for two things counts in both, so the figures have no sum.';
  if (protection !== null) return `${counting} ${protection}`;
  const atVisits = areas.some(({ asks }) => asks.some(({ parts }) => parts?.some(({ askedAt }) => askedAt === 'VISITS')));
  const lists = `${plural(batches.length, 'loaded list', 'loaded lists')} (${batches.map((id) => `load ${id}`).join(', ')})`;
  const from = [...(atVisits ? ['visits'] : []), ...(batches.length === 0 ? [] : [lists])].join(' and ');
  const lost = withoutArea
    ? ` ${plural(withoutArea, 'visit or row lies', 'visits and rows lie')} in no area that is loaded.`
    : '';
  return `${counting} They are as counted, from ${from}. Reading them is recorded.${lost}`;
}
