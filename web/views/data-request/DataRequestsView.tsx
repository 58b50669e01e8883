import { Link } from 'react-router';
import { longDate } from '../../components/dates.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { DataRequestListDocument, type DataRequestListQuery, type DataRequestLineFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { RequestParts } from './RequestParts.js';
import { definitionNames, stateColours, stateNames } from './request-words.js';

/** Requests for numbers of children: how each stands, and what agencies mean by a gang. */
export function DataRequestsView() {
  const { viewer } = useSignedIn();
  const access = viewer.access.dataRequests;
  if (access === 'nothing') return <NotForRole view="The data request" why="It is for the agencies that answer it." />;
  return <RequestsPage runs={access === 'running'} />;
}

function RequestsPage({ runs }: { readonly runs: boolean }) {
  const { state, again } = useQuery(DataRequestListDocument, {});
  return (
    <Page
      title="Data request"
      lead={
        <p className="lead">
          How many children are in gangs, related to somebody who is, or at high risk of it: each agency answers for itself, and
          what is handed in never changes.
        </p>
      }
      actions={
        runs && (
          <Link className="govuk-button" to="/data-request/ask">
            Ask agencies
          </Link>
        )
      }
    >
      <RequestParts show="requests" />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the requests" />}
      {state.status === 'ready' && (
        <>
          {state.data.dataRequests.length === 0 && (
            <Empty title={runs ? 'Nothing has been asked yet' : 'Your agency is asked for nothing'}>
              <p className="govuk-body-s">
                {runs
                  ? 'Ask agencies for their numbers: each then answers here.'
                  : 'What is asked of it, and what is complete, stands here.'}
              </p>
            </Empty>
          )}
          {state.data.dataRequests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
          <Definitions definitions={state.data.groupDefinitions} />
        </>
      )}
    </Page>
  );
}

function RequestCard({ request }: { readonly request: DataRequestLineFragment }) {
  const { id, title, askedFor, areaLabel, asAt, dueOn, overdue, state, own } = request;
  return (
    <article className="chapter-line card">
      <h2 className="govuk-heading-s">
        <Link className="govuk-link" to={`/data-request/${id}`}>
          {title}
        </Link>{' '}
        <Tag colour={stateColours[state]}>{stateNames[state]}</Tag> {overdue && <Tag colour="red">Overdue</Tag>}
      </h2>
      <p className="govuk-body-s">
        {areaLabel}, as at {longDate(asAt)}, for {askedFor}. {state === 'COMPLETE' ? '' : `Due ${longDate(dueOn)}.`}
        {state !== 'COMPLETE' && own && ` ${own.agency}: ${own.open ? 'your answer is awaited.' : 'your answer is in.'}`}
      </p>
    </article>
  );
}

function Definitions({ definitions }: { readonly definitions: DataRequestListQuery['groupDefinitions'] }) {
  return (
    <section aria-labelledby="definitions">
      <h2 className="govuk-heading-m" id="definitions">
        What agencies mean by a gang
      </h2>
      <ScrollRegion label="Definitions">
        <table className="govuk-table data-table request-definitions">
          <caption className="govuk-visually-hidden">Definitions, and the words in which agencies use them</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Definition', 'Meaning', 'Used by, in their words'].map((head) => (
                <th key={head} scope="col" className="govuk-table__header">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {definitions.map(({ definition, meaning, words }) => (
              <tr key={definition} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {definitionNames[definition]}
                </th>
                <td className="govuk-table__cell">{meaning}</td>
                <td className="govuk-table__cell">
                  {words.length === 0
                    ? 'nobody yet'
                    : words.map((one) => (
                        <p key={`${one.agency} ${one.words}`} className="request-definitions__words">
                          <strong>{one.agency}</strong>: {one.words}
                        </p>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
