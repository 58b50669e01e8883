import { Fragment, useState } from 'react';
import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { roleName } from '../../session/role-names.js';
import { actionName, agencyText, momentParts, whatText, type AuditedEvent } from './audit-words.js';
import { EventDetail } from './EventDetail.js';

/** Events, newest first; each opens to all that is told of it. */
export function EventTable({ caption, events }: { readonly caption: string; readonly events: readonly AuditedEvent[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ScrollRegion label={caption} className="events">
      <table className="govuk-table data-table events__table">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {['What', 'Who', 'When'].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Rows
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Fragment key={event.id}>
              <EventRow event={event} open={event.id === opened} onOpen={setOpened} />
              {event.id === opened && (
                <tr className="events__opened">
                  <td colSpan={4} id={`event-${event.id}`} className="govuk-table__cell">
                    <EventDetail event={event} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface EventRowProps {
  readonly event: AuditedEvent;
  readonly open: boolean;
  readonly onOpen: (id: string | null) => void;
}

function EventRow({ event, open, onOpen }: EventRowProps) {
  const { day, clock } = momentParts(event.at);
  const what = whatText(event);
  return (
    <tr
      data-event={event.id}
      className={open ? 'data-table__row--selected' : undefined}
      onKeyDown={(press) => {
        if (press.key === 'Escape' && open) onOpen(null);
      }}
    >
      <th scope="row" className="govuk-table__header">
        <button
          type="button"
          className="link-button row-button"
          aria-expanded={open}
          aria-controls={open ? `event-${event.id}` : undefined}
          onClick={() => onOpen(open ? null : event.id)}
        >
          {actionName(event.action)}
          <span className="govuk-visually-hidden">, event {event.id}</span>
        </button>
        {what !== '' && <span className="events__second">{what}</span>}
      </th>
      <td className="govuk-table__cell" data-title="Who">
        {event.name}
        <span className="events__second">
          {[roleName(event.role), agencyText(event)].filter((text) => text !== '').join(', ')}
        </span>
      </td>
      <td className="govuk-table__cell events__when" data-title="When">
        {day}
        <span className="events__second">{clock}</span>
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Rows">
        {event.rowCount === null ? '–' : formatCount(event.rowCount)}
      </td>
    </tr>
  );
}
