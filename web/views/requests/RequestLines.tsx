import { Link } from 'react-router';
import { momentText } from '../../components/moments.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import { fromNames, kindNames, requestAddress, standingText, states, urgencyNames, type RequestLine } from './request-words.js';

interface RequestLinesProps {
  readonly requests: readonly RequestLine[];
  /** Of every agency, so that each is named. */
  readonly all: boolean;
}

/** Requests as a table; on a telephone each is a block with its cells named. */
export function RequestLines({ requests, all }: RequestLinesProps) {
  return (
    <ScrollRegion label="Requests">
      <table className="govuk-table data-table hotspot-table request-table">
        <caption className="govuk-visually-hidden">Requests, the newest first</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Place', 'Status', 'How soon', 'Asked', 'Why it stands so'].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {requests.map((request) => (
            <tr key={request.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <Link className="govuk-link" to={requestAddress(request.id)}>
                  {request.name}
                </Link>
                <span className="events__second">
                  {kindNames[request.kind]} · {fromNames[request.askedFrom].toLowerCase()}
                </span>
              </th>
              <td className="govuk-table__cell" data-title="Status">
                <Standing request={request} />
              </td>
              <td className="govuk-table__cell" data-title="How soon">
                {urgencyNames[request.urgency]}
              </td>
              <td className="govuk-table__cell" data-title="Asked">
                {momentText(request.askedAt).split(',')[0]}
                {all && <span className="events__second">{request.agency}</span>}
              </td>
              <td className="govuk-table__cell" data-title="Why it stands so">
                {request.stateReason ?? 'Nothing is decided yet'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Standing({ request }: { readonly request: RequestLine }) {
  const { text, colour } = states[request.state];
  const planned = request.state === 'PLANNED' && request.plannedOn;
  return (
    <>
      <Tag colour={colour}>{text}</Tag>
      {planned && <span className="events__second">{standingText(request).replace(/^Planned /, '')}</span>}
      {request.mergedInto && <span className="events__second">put together with {request.mergedInto}</span>}
    </>
  );
}
