import { Link } from 'react-router';
import { Details } from '../../components/Details.js';
import { momentText } from '../data/data-words.js';
import { areaAddress, assessments, handlingCodes, sourceEvaluations, wordsOfCode, type OneArea } from './hotspot-words.js';

type Note = NonNullable<OneArea['threatNotes']>[number];

/** What the police know of the threat: the newest note holds, earlier ones are its history. */
export function ThreatNotes({
  area,
  notes,
  mayWrite,
}: {
  readonly area: OneArea;
  readonly notes: readonly Note[];
  readonly mayWrite: boolean;
}) {
  const [current, ...earlier] = notes;
  return (
    <section className="threat-note" aria-labelledby="threat-heading">
      <h2 className="data-page__heading" id="threat-heading">
        Threat note
      </h2>
      <p className="note">For police analysts alone. Reading it is recorded.</p>
      {current ? <OneNote note={current} /> : <p className="govuk-body">None has been written.</p>}
      {mayWrite && area.status !== 'CLOSED' && (
        <p className="govuk-body no-print">
          <Link className="govuk-link" to={`${areaAddress(area.id)}/threat-note`}>
            {current ? 'Write another note' : 'Write a note'}
          </Link>
        </p>
      )}
      {earlier.length > 0 && (
        <Details summary={`Earlier notes: ${earlier.length}`} className="agreement__history">
          {earlier.map((note) => (
            <OneNote key={note.writtenAt} note={note} />
          ))}
        </Details>
      )}
    </section>
  );
}

function OneNote({
  note: { note, sourceEvaluation, assessment, handling, conditions, writtenAt, writtenBy },
}: {
  readonly note: Note;
}) {
  return (
    <div className="threat-note__one">
      <p className="govuk-body">{note}</p>
      <dl className="threat-note__grading">
        <dt>Source</dt>
        <dd>{wordsOfCode(sourceEvaluations, sourceEvaluation)}</dd>
        <dt>Information</dt>
        <dd>{wordsOfCode(assessments, assessment)}</dd>
        <dt>Handling</dt>
        <dd>
          {wordsOfCode(handlingCodes, handling)}
          {conditions && `: ${conditions}`}
        </dd>
      </dl>
      <p className="note">
        {momentText(writtenAt)}, {writtenBy}
      </p>
    </div>
  );
}
