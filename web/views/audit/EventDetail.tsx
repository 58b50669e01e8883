import { plural } from '../../components/numbers.js';
import { kindText, type AuditedEvent } from './audit-words.js';

/** All that is told of one event. */
export function EventDetail({ event }: { readonly event: AuditedEvent }) {
  const { id, at, actor, purpose, query, kinds, areas, records, details, requestId, hash } = event;
  return (
    <dl className="report__fields">
      <Field name="Event" text={id} />
      <Field name="Moment (UTC)" text={at} />
      <Field name="Known as" text={actor} />
      <Field name="Purpose" text={purpose ?? 'none stated'} />
      {query !== null && <Field name="Asked for" text={query} />}
      {kinds.length > 0 && <Field name="Kinds" text={kinds.map(kindText).join(', ')} />}
      {areas.length > 0 && <Field name="Areas" text={areas.join(', ')} />}
      {records > 0 && <Field name="Told one by one" text={plural(records, 'report', 'reports')} />}
      {details.map(({ name, text }) => (
        <Field key={name} name={name.replace(/^filter\./, 'Filter: ')} text={text} />
      ))}
      <Field name="Request" text={requestId} />
      <Field name="Hash" text={hash} />
    </dl>
  );
}

function Field({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="events__text">{text}</dd>
    </div>
  );
}
