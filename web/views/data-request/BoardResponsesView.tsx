import { Link } from 'react-router';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { BoardResponsesDocument, type BoardResponsesQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { RequestParts } from './RequestParts.js';
import { classNames } from './request-words.js';

type Boards = BoardResponsesQuery['boardResponses'];

/** What safeguarding boards answered when they were asked the same, in a report's order of risk. */
export function BoardResponsesView() {
  const { viewer } = useSignedIn();
  if (viewer.access.dataRequests === 'nothing')
    return <NotForRole view="What boards answered" why="It stands beside the data request, for the agencies that answer it." />;
  return <BoardsPage />;
}

function BoardsPage() {
  const { state, again } = useQuery(BoardResponsesDocument, {});
  return (
    <Page
      title="Data request"
      documentTitle="What boards answered elsewhere"
      lead={
        <p className="lead">
          What safeguarding boards answered when they were asked how many children are in gangs, as a report printed it.
        </p>
      }
    >
      <RequestParts show="areas" />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the boards’ answers" />}
      {state.status === 'ready' && <Answers boards={state.data.boardResponses} />}
    </Page>
  );
}

function Answers({ boards }: { readonly boards: Boards }) {
  const { viewer } = useSignedIn();
  if (boards.areas.length === 0)
    return (
      <Empty title="No boards’ answers are loaded">
        <p className="govuk-body-s">
          None are shipped with Homeward: the report that prints them states no licence. Once it is settled, a JSNA author loads a
          file with the columns of <code>published-board-responses</code> under «Data», or the operator on the command line:{' '}
          <code>homeward ingest published-board-responses FILE</code>.{' '}
          {viewer.access.loading !== 'nothing' && (
            <Link className="govuk-link" to="/data">
              Load it
            </Link>
          )}
        </p>
      </Empty>
    );
  const failed = boards.classes.find(({ responseClass }) => responseClass === 'FAILED_TO_RESPOND')?.areas ?? 0;
  return (
    <div className="board-responses">
      <p className="govuk-body">
        Of {boards.areas.length} areas {failed} failed to respond and {boards.areas.length - failed} answered, in one way or
        another.
      </p>
      <Table
        caption="Answers by class"
        heads={['Answer', 'Areas']}
        numeric={1}
        rows={boards.classes.map(({ responseClass, areas }) => [classNames[responseClass], areas])}
      />
      {boards.caveats.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {boards.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      <Table
        caption="Areas in the report’s order of risk, the highest first"
        heads={['Order', 'Area', 'Answer', 'As printed']}
        rows={boards.areas.map(({ riskOrder, area, responseClass, printed }) => [
          riskOrder,
          area,
          classNames[responseClass],
          printed,
        ])}
      />
      <p className="note">
        {[...new Set(boards.areas.map(({ document }) => document))].join('; ')}. Licence: {boards.licence}.
      </p>
    </div>
  );
}

interface TableProps {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Which column holds numbers. */
  readonly numeric?: number;
  readonly rows: readonly (readonly (string | number)[])[];
}

function Table({ caption, heads, numeric, rows }: TableProps) {
  const look = (at: number, kind: 'header' | 'cell'): string =>
    `govuk-table__${kind}${at === numeric ? ` govuk-table__${kind}--numeric` : ''}`;
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table">
        <caption className="govuk-table__caption govuk-table__caption--m">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {heads.map((head, at) => (
              <th key={head} scope="col" className={look(at, 'header')}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row) => (
            <tr key={row.join()} className="govuk-table__row">
              {row.map((cell, at) => (
                <td key={at} className={look(at, 'cell')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
