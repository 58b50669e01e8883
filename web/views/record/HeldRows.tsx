import { intervalText } from '../../components/moments.js';
import { Tag } from '../../components/Tag.js';
import type { HeldRecordQuery } from '../../graphql.generated.js';
import { useShowsRecords } from '../../layout/Marking.js';

type Held = HeldRecordQuery['heldRecord'];

const heldWords = {
  IN_USE: ['In use', 'green'],
  REPLACED: ['Put aside by a newer load', 'grey'],
  RESTRICTED: ['Restricted', 'yellow'],
} as const;

/** Every row held under a reference, in the words of the file, and what was done to the record. */
export function HeldRows({ held: { rows, changes } }: { readonly held: Held }) {
  useShowsRecords(rows.length > 0);
  return (
    <>
      <section aria-labelledby="held-heading">
        <h2 className="data-page__heading" id="held-heading">
          What is held
        </h2>
        {rows.length === 0 && <p className="govuk-body">Nothing any more: it was taken out, or its load was taken back.</p>}
        {rows.map((row, place) => (
          <article className="held-row" key={place} aria-label={`${heldWords[row.held][0]}, load ${row.batch}`}>
            <p className="held-row__head">
              <Tag colour={heldWords[row.held][1]}>{heldWords[row.held][0]}</Tag> {row.fileName} (load {row.batch}),{' '}
              {intervalText(row.loadedAt, row.loadedAt)}
            </p>
            {row.fields ? (
              <dl className="report__fields">
                {row.fields.map(({ name, content }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{content}</dd>
                  </div>
                ))}
              </dl>
            ) : (
              <p className="govuk-body-s">
                Your agency loaded it, and your role does not see single records of this type: what it says is not shown.
              </p>
            )}
          </article>
        ))}
      </section>
      {changes.length > 0 && (
        <section aria-labelledby="changes-heading">
          <h2 className="data-page__heading" id="changes-heading">
            What was done to it
          </h2>
          <ol className="held-changes">
            {changes.map(({ change, fields, reason, changedBy, changedAt }, place) => (
              <li key={place}>
                <strong>{change.charAt(0).toUpperCase() + change.slice(1)}</strong>
                {fields.length > 0 && `: ${fields.join(', ')}`} by {changedBy}, {intervalText(changedAt, changedAt)}
                {reason && <span className="held-changes__reason">«{reason}»</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
