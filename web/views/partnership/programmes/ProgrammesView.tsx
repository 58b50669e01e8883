import { Link } from 'react-router';
import { Method } from '../../../components/Method.js';
import { formatCount } from '../../../components/numbers.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { AccountProgrammesDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { EvaluationTable } from './EvaluationTable.js';
import { SchoolsReached } from './SchoolsReached.js';
import { PROGRAMMES_PATH, told, type Programme } from './programme-words.js';

/** Programmes that are held with children: what was held, with how many, and what they said before and after. */
export function ProgrammesView() {
  const { viewer } = useSignedIn();
  const { account, reference } = viewer.access;
  if (account === 'nothing')
    return <NotForRole view="Programmes" why="They are for partners, and for whoever keeps the account." />;
  return <ProgrammesPage keeps={account === 'keeping'} seesSchools={reference} />;
}

function ProgrammesPage({ keeps, seesSchools }: { readonly keeps: boolean; readonly seesSchools: boolean }) {
  const { state, again } = useQuery(AccountProgrammesDocument, {});
  const read = state.status === 'ready' ? state.data.accountProgrammes : undefined;
  return (
    <Page
      wide
      title="Programmes"
      lead={<p className="lead">What was held with children, with how many, and what they said before and after.</p>}
      actions={
        <div className="toolbar">
          {keeps && (
            <Link className="govuk-button" to={`${PROGRAMMES_PATH}/add`}>
              Add a programme
            </Link>
          )}
          <a className="govuk-button govuk-button--secondary" href="/export/programmes.csv">
            Programmes as CSV
          </a>
        </div>
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="programmes" />}
      {read?.programmes.length === 0 && (
        <Empty title="No programme is described yet">
          <p className="govuk-body-s">{keeps ? 'Add one here.' : 'The partnership manager describes them.'}</p>
        </Empty>
      )}
      {read?.programmes.map((programme) => (
        <OneProgramme key={programme.id} programme={programme} keeps={keeps} />
      ))}
      {read !== undefined && read.others.length > 0 && (
        <section aria-labelledby="others" className="account-section">
          <h2 className="govuk-heading-m" id="others">
            Evaluations of programmes that nobody described
          </h2>
          {read.others.map((evaluation) => (
            <EvaluationTable key={evaluation.id} evaluation={evaluation} keeps={keeps} named />
          ))}
        </section>
      )}
      {read && <SchoolsReached schools={read.schools} />}
      {read && <Method summary="How these figures are made and protected" lines={read.method} />}
      {seesSchools && (
        <p className="govuk-body-s">
          Which schools had a programme and which had none:{' '}
          <Link className="govuk-link" to="/provision">
            Youth provision
          </Link>
          .
        </p>
      )}
    </Page>
  );
}

function OneProgramme({ programme, keeps }: { readonly programme: Programme; readonly keeps: boolean }) {
  const { id, title, provider, description, audience, activity, deliveries, evaluations } = programme;
  const path = `${PROGRAMMES_PATH}/${id}`;
  return (
    <section aria-labelledby={`programme-${id}`} className="account-section programme">
      <h2 className="govuk-heading-m" id={`programme-${id}`}>
        {title}
      </h2>
      <p className="govuk-body">{description}</p>
      <p className="govuk-body-s programme__facts">
        Held by {provider}. For: {audience}.{' '}
        {activity ? `Paid for under «${activity.title}».` : 'It belongs to no activity of the account.'}
      </p>
      {keeps && (
        <p className="govuk-body-s programme__links">
          <Link className="govuk-link" to={`${path}/change`}>
            Change {title}
          </Link>
          <Link className="govuk-link" to={`${path}/deliveries/add`}>
            Add a delivery<span className="govuk-visually-hidden"> of {title}</span>
          </Link>
          <Link className="govuk-link" to={`${path}/evaluations/add`}>
            Add an evaluation<span className="govuk-visually-hidden"> of {title}</span>
          </Link>
        </p>
      )}
      <h3 className="govuk-heading-s">What was held</h3>
      {deliveries.length === 0 ? (
        <p className="govuk-body-s account-missing">Nobody has said what was held.</p>
      ) : (
        <Deliveries programme={programme} keeps={keeps} />
      )}
      <h3 className="govuk-heading-s">Before and after</h3>
      {evaluations.length === 0 && <p className="govuk-body-s account-missing">It was not evaluated, or nobody has said so.</p>}
      {evaluations.map((evaluation) => (
        <EvaluationTable key={evaluation.id} evaluation={evaluation} keeps={keeps} />
      ))}
    </section>
  );
}

function Deliveries({ programme: { id, title, deliveries }, keeps }: { readonly programme: Programme; readonly keeps: boolean }) {
  return (
    <ScrollRegion label={`What was held of ${title}`}>
      <table className="govuk-table data-table programme-table">
        <caption className="govuk-visually-hidden">What was held of {title}, by period</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Period
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Sessions
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Participants
            </th>
            {keeps && (
              <th scope="col" className="govuk-table__header">
                Changes
              </th>
            )}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {deliveries.map((delivery) => (
            <tr key={delivery.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {delivery.period}
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(delivery.sessions)}</td>
              <td className="govuk-table__cell govuk-table__cell--numeric">
                {told(delivery.participants)}
                {delivery.participantsTyped !== null && (
                  <span className="account-quiet">typed {formatCount(delivery.participantsTyped)}; others do not see it</span>
                )}
              </td>
              {keeps && (
                <td className="govuk-table__cell programme__links">
                  <Link className="govuk-link" to={`${PROGRAMMES_PATH}/${id}/deliveries/${delivery.id}/change`}>
                    Change<span className="govuk-visually-hidden"> {delivery.period}</span>
                  </Link>
                  <Link className="govuk-link" to={`${PROGRAMMES_PATH}/${id}/deliveries/${delivery.id}/take-out`}>
                    Take out<span className="govuk-visually-hidden"> {delivery.period}</span>
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
