import { Details } from '../../components/Details.js';
import { momentText } from '../../components/moments.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { rowsAs, rowsIn, type Answers, type Problems } from '../../forms/questions.js';
import { ChooseFromLongListDocument, type WholeRunFragment } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';

interface ShortlistProps {
  readonly run: WholeRunFragment;
  readonly chooses: boolean;
  readonly again: () => void;
}

/** What people chose from the long list, with the reason of each, in every version; and the form to choose. */
export function Shortlist({ run, chooses, again }: ShortlistProps) {
  const [newest, ...older] = run.choices;
  return (
    <section aria-labelledby="shortlist">
      <h2 className="govuk-heading-m" id="shortlist">
        Shortlist
      </h2>
      <p className="govuk-body">
        People choose it from the long list, each area with a reason: what is known of it that the figures do not tell. It stands
        in the order of names.
      </p>
      {newest ? <Chosen choice={newest} /> : <p className="govuk-body">Nobody has chosen yet.</p>}
      {older.length > 0 && (
        <Details summary={`Earlier versions (${older.length})`}>
          {older.map((choice) => (
            <Chosen key={choice.version} choice={choice} />
          ))}
        </Details>
      )}
      {chooses && (
        <Details summary={newest ? 'Choose anew' : 'Choose areas'}>
          <ChooseForm run={run} again={again} />
        </Details>
      )}
    </section>
  );
}

function Chosen({
  choice: { version, areas, note, decidedAt, decidedBy },
}: {
  readonly choice: WholeRunFragment['choices'][number];
}) {
  return (
    <div className="shortlist">
      <p className="govuk-body-s">
        Version {version}, {momentText(decidedAt)}, by {decidedBy}. {note}
      </p>
      <dl className="govuk-summary-list">
        {areas.map(({ key, name, reason }) => (
          <div key={key} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{name}</dt>
            <dd className="govuk-summary-list__value">{reason}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function ChooseForm({ run, again }: Pick<ShortlistProps, 'run' | 'again'>) {
  const announce = useAnnounce();
  const [newest] = run.choices;
  const choices = run.areas.filter((area) => area.long).map(({ key, name }) => ({ code: key, words: name }));
  const send = async (answers: Answers): Promise<Problems> => {
    const areas = rowsIn(answers['areas']).flatMap(({ key, reason }) => (key ? [{ key, reason: reason ?? '' }] : []));
    const asked = { id: run.id, version: newest?.version ?? 0, areas, note: answers['note'] ?? '' };
    const { problems } = (await request(ChooseFromLongListDocument, asked)).chooseFromLongList;
    return problems.map(({ field, problem }) => ({ field: field.replace(/^areas\..*/, 'areas'), problem }));
  };
  return (
    <QuestionsForm
      key={newest?.version ?? 0}
      questions={[
        {
          name: 'areas',
          label: 'Areas of the long list',
          kind: {
            each: 'area',
            columns: [
              { name: 'key', label: 'Area', kind: { none: 'Choose an area', choices } },
              { name: 'reason', label: 'Why', kind: 'long' },
            ],
          },
        },
        { name: 'note', label: 'What else to say', hint: 'May stay empty', kind: 'long' },
      ]}
      known={{ areas: rowsAs(newest ? newest.areas.map(({ key, reason }) => ({ key, reason })) : [{}]) }}
      button="Keep this choice"
      send={send}
      onDone={() => {
        announce('The choice is kept');
        again();
      }}
    />
  );
}
