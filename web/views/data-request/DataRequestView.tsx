import { Link, useParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { longDate } from '../../components/dates.js';
import { Details } from '../../components/Details.js';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import {
  OneDataRequestDocument,
  type GroupDefinitionUsed,
  type OneDataRequestQuery,
  type WholeDataRequestFragment,
} from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { OwnAnswer } from './OwnAnswerForm.js';
import { RequestSteps } from './RequestSteps.js';
import { stateColours, stateNames } from './request-words.js';
import { ResponseTables } from './ResponseTables.js';

/** One request: what is asked, the own agency's answer, and what all answered. */
export function DataRequestView() {
  const { viewer } = useSignedIn();
  const access = viewer.access.dataRequests;
  if (access === 'nothing') return <NotForRole view="The data request" why="It is for the agencies that answer it." />;
  return <RequestPage runs={access === 'running'} />;
}

function RequestPage({ runs }: { readonly runs: boolean }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneDataRequestDocument, { id });
  const data = state.status === 'ready' ? state.data : state.status === 'loading' ? state.stale : undefined;
  const request = data?.dataRequest;
  return (
    <Page
      title={request?.title ?? 'Data request'}
      before={
        <Link className="govuk-back-link" to="/data-request">
          Data request
        </Link>
      }
      lead={request && <Lead request={request} />}
      actions={request?.state === 'COMPLETE' && <Exits id={request.id} />}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && !data && <Loading what="the request" />}
      {request === null && <Empty title="There is no such request, or your agency is not asked in it" />}
      {request && <Whole request={request} meanings={meaningsOf(data!)} runs={runs} again={again} />}
    </Page>
  );
}

interface WholeProps {
  readonly request: WholeDataRequestFragment;
  readonly meanings: Readonly<Record<GroupDefinitionUsed, string>>;
  readonly runs: boolean;
  readonly again: () => void;
}

function Whole({ request, meanings, runs, again }: WholeProps) {
  const { state, response, history } = request;
  const complete = state === 'COMPLETE';
  return (
    <div className="data-request">
      {runs && !complete && <RequestSteps request={request} again={again} />}
      {!complete && !runs && <OwnAnswer {...{ request, meanings, again }} />}
      {response && (
        <section aria-labelledby="response">
          <h2 className="govuk-heading-l data-request__heading" id="response">
            {complete ? 'What was handed in' : 'What agencies answered so far'}
          </h2>
          <ResponseTables response={response} />
        </section>
      )}
      {!runs && !complete && (
        <p className="govuk-body-s">What other agencies answered can be read once the request is complete.</p>
      )}
      {(complete || runs) && (
        <div className="no-print">
          <OwnAnswer {...{ request, meanings, again }} />
        </div>
      )}
      {history.length > 0 && (
        <div className="no-print">
          <Details summary="History">
            <ol className="govuk-list">
              {history.map(({ change, reason, changedAt, changedBy }) => (
                <li key={`${changedAt}${change}`} className="govuk-body-s">
                  {momentText(changedAt)}: {change}, by {changedBy}.{reason ? ` ${reason}` : ''}
                </li>
              ))}
            </ol>
          </Details>
        </div>
      )}
    </div>
  );
}

function Lead({ request }: { readonly request: WholeDataRequestFragment }) {
  const { areaLabel, asAt, dueOn, askedFor, askedAt, askedBy, note, state, overdue, response } = request;
  return (
    <>
      <p className="lead">
        {areaLabel}, children as at {longDate(asAt)}, for {askedFor}.{' '}
        {response?.completedAt
          ? `Handed in ${momentText(response.completedAt)} by ${response.completedBy ?? ''}.`
          : `Due ${longDate(dueOn)}; asked ${momentText(askedAt)} by ${askedBy}.`}{' '}
        <Tag colour={stateColours[state]}>{stateNames[state]}</Tag> {overdue && <Tag colour="red">Overdue</Tag>}
      </p>
      {note && <p className="govuk-body">{note}</p>}
    </>
  );
}

function Exits({ id }: { readonly id: string }) {
  return (
    <div className="toolbar">
      <a className="govuk-button govuk-button--secondary" href={`/export/data-request.csv?request=${id}`} download>
        Table as CSV
      </a>
      <Button look="secondary" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}

const meaningsOf = ({ groupDefinitions }: OneDataRequestQuery): Readonly<Record<GroupDefinitionUsed, string>> =>
  Object.fromEntries(groupDefinitions.map(({ definition, meaning }) => [definition, meaning])) as Record<
    GroupDefinitionUsed,
    string
  >;
