import { Link } from 'react-router';
import { shortDate } from '../../../components/dates.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Tag } from '../../../components/Tag.js';
import { meetingPath, standingColour, standingWords, type Action } from './meeting-words.js';

interface ActionsTableProps {
  /** Of what: «Council». */
  readonly of: string;
  readonly actions: readonly Action[];
  /** Whether one may change what is asked and by when. */
  readonly keeps: boolean;
  /** Under an agency's own heading its name would only be said again. */
  readonly withAgency?: boolean;
  /** On a meeting's own page its name would only be said again. */
  readonly withMeeting?: boolean;
}

/** Actions with how each stands, and the newest word about it; that comes second, so that a phone shows it without scrolling. */
export function ActionsTable({ of, actions, keeps, withAgency = false, withMeeting = false }: ActionsTableProps) {
  return (
    <ScrollRegion label={`Actions of ${of}`}>
      <table className="govuk-table data-table meeting-actions">
        <caption className="govuk-visually-hidden">Actions of {of}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Action', 'How it stands', 'Due', ...(withAgency ? ['Agency'] : [])].map((head) => (
              <th key={head} scope="col" className="govuk-table__header">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {actions.map((action) => (
            <ActionRow key={action.id} action={action} keeps={keeps} withAgency={withAgency} withMeeting={withMeeting} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type ActionRowProps = { readonly action: Action } & Pick<ActionsTableProps, 'keeps' | 'withAgency' | 'withMeeting'>;

function ActionRow({ action, keeps, withAgency, withMeeting }: ActionRowProps) {
  const { id, meeting, words, agency, from, dueOn, steps, mayRecord } = action;
  const newest = steps.at(-1);
  const path = `${meetingPath(meeting)}/actions/${id}`;
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {words}
        {withMeeting && (
          <Link className="govuk-link account-quiet" to={meetingPath(meeting)}>
            {from}
          </Link>
        )}
      </th>
      <td className="govuk-table__cell">
        <Tag colour={standingColour(action)}>{standingWords(action)}</Tag>
        {newest && (
          <span className="account-quiet">
            {newest.words} ({shortDate(newest.onDay)})
          </span>
        )}
        {(mayRecord || keeps) && (
          <span className="meeting-actions__acts no-print">
            {mayRecord && (
              <Link className="govuk-link" to={`${path}/record`}>
                Record<span className="govuk-visually-hidden"> what was done: {words}</span>
              </Link>
            )}
            {keeps && (
              <Link className="govuk-link" to={`${path}/change`}>
                Change<span className="govuk-visually-hidden"> {words}</span>
              </Link>
            )}
          </span>
        )}
      </td>
      <td className="govuk-table__cell meeting-actions__day">{shortDate(dueOn)}</td>
      {withAgency && <td className="govuk-table__cell">{agency}</td>}
    </tr>
  );
}
