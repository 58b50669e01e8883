import { Link } from 'react-router';
import { plural } from '../../../components/numbers.js';
import { Failed, Loading } from '../../../components/States.js';
import { MeetingActionsDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { meetingPath, standingWords } from './meeting-words.js';

/** Actions that are overdue today, whichever year is looked at, in the order in which they were due. */
export function OverdueActions() {
  const { state, again } = useQuery(MeetingActionsDocument, { on: null });
  const actions = state.status === 'ready' ? state.data.meetingActions.actions : undefined;
  const overdue = actions?.filter(({ daysOverdue }) => daysOverdue > 0) ?? [];
  const open = actions?.filter((action) => action.state === 'open').length ?? 0;
  return (
    <section aria-labelledby="overdue-actions" className="account-section">
      <h2 className="govuk-heading-m" id="overdue-actions">
        Actions that are overdue
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the actions" />}
      {actions && overdue.length === 0 && <p className="govuk-body">No action is overdue today.</p>}
      <ul className="govuk-list govuk-list--bullet">
        {overdue.map((action) => (
          <li key={action.id}>
            <Link className="govuk-link" to={meetingPath(action.meeting)}>
              {action.words}
            </Link>
            , {action.agency}: {standingWords(action).toLowerCase()}
          </li>
        ))}
      </ul>
      {actions && (
        <p className="govuk-body-s">
          {plural(open, 'action is', 'actions are')} open in all:{' '}
          <Link className="govuk-link" to="/partnership/meetings">
            meetings and actions
          </Link>
          .
        </p>
      )}
    </section>
  );
}
