import { Details } from '../../components/Details.js';
import { momentText } from '../../components/moments.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { rowsAs, rowsIn, type Answers, type Problems } from '../../forms/questions.js';
import { ChooseClassesDocument, type WholeTypologyFragment } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';

interface ChosenClassesProps {
  readonly typology: WholeTypologyFragment;
  /** How many classes are looked at. */
  readonly classes: number;
  readonly chooses: boolean;
  readonly again: () => void;
}

/** How many classes people chose, with the reason, in every version; and the form to choose. */
export function ChosenClasses({ typology, classes, chooses, again }: ChosenClassesProps) {
  const [newest, ...older] = typology.choices;
  return (
    <section aria-labelledby="chosen-classes">
      <h2 className="govuk-heading-m" id="chosen-classes">
        Number of classes
      </h2>
      <p className="govuk-body">
        People choose it, with a reason: by the figures, and by whether the classes mean something to those who work with
        children.
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
        <Details summary={`Choose ${classes === 1 ? 'one class' : `${classes} classes`}`}>
          <ChooseForm key={`${classes} ${newest?.version ?? 0}`} typology={typology} classes={classes} again={again} />
        </Details>
      )}
    </section>
  );
}

function Chosen({
  choice: { version, classes, labels, reason, decidedAt, decidedBy },
}: {
  readonly choice: WholeTypologyFragment['choices'][number];
}) {
  return (
    <div className="shortlist">
      <p className="govuk-body-s">
        Version {version}, {momentText(decidedAt)}, by {decidedBy}: {classes === 1 ? 'one class' : `${classes} classes`}. {reason}
      </p>
      <ol className="govuk-list govuk-list--number">
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ol>
    </div>
  );
}

function ChooseForm({ typology, classes, again }: Pick<ChosenClassesProps, 'typology' | 'classes' | 'again'>) {
  const announce = useAnnounce();
  const [newest] = typology.choices;
  const send = async (answers: Answers): Promise<Problems> => {
    const labels = rowsIn(answers['labels']).map(({ label }) => label ?? '');
    const input = { version: newest?.version ?? 0, classes, labels, reason: answers['reason'] ?? '' };
    const { problems } = (await request(ChooseClassesDocument, { id: typology.id, input })).chooseClasses;
    return problems.map(({ field, problem }) => ({ field: field.replace(/^labels\..*/, 'labels'), problem }));
  };
  const before = newest?.classes === classes ? newest.labels : Array.from({ length: classes }, () => '');
  return (
    <QuestionsForm
      questions={[
        {
          name: 'labels',
          label: 'What each class is called',
          hint: 'The largest first, as in the profiles. No person may be in it',
          kind: { each: 'class', columns: [{ name: 'label', label: 'Called', kind: 'text' }] },
        },
        { name: 'reason', label: 'Why this number', kind: 'long' },
      ]}
      known={{ labels: rowsAs(before.map((label) => ({ label }))), reason: '' }}
      button="Keep this choice"
      send={send}
      onDone={() => {
        announce('The choice is kept');
        again();
      }}
    />
  );
}
