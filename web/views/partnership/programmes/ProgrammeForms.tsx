import { useParams } from 'react-router';
import { rowsAs, rowsIn, type Answers, type Choice, type Problems, type Question } from '../../../forms/questions.js';
import {
  AccountProgrammesDocument,
  AddEvaluationBySharesDocument,
  KeepProgrammeDeliveryDocument,
  KeepProgrammeDocument,
  PartnershipAccountDocument,
  WithdrawEvaluationDocument,
  WithdrawProgrammeDeliveryDocument,
} from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { FormPage, type FormParts, type FormWords } from '../FormPage.js';
import { reasonQuestion } from '../reason-question.js';
import { PROGRAMMES_PATH, type Programmes } from './programme-words.js';

interface FormProps extends FormWords {
  readonly form: (programmes: Programmes) => FormParts | null;
}

/** A page on which something of the programmes is changed: for whoever keeps the account. */
function ProgrammeForm({ form, ...words }: FormProps) {
  const { viewer } = useSignedIn();
  if (viewer.access.account !== 'keeping')
    return <NotForRole view={words.title} why="The account is kept by the partnership manager." />;
  return (
    <FormPage
      {...words}
      back={{ to: PROGRAMMES_PATH, words: 'Programmes' }}
      document={AccountProgrammesDocument}
      what="programmes"
      form={({ accountProgrammes }) => form(accountProgrammes)}
    />
  );
}

const programmeQuestions = (activities: readonly Choice[]): readonly Question[] => [
  { name: 'title', label: 'What the programme is called', hint: 'As files of questionnaires name it', kind: 'text' },
  { name: 'provider', label: 'Which agency holds it', hint: 'No name of a person', kind: 'text' },
  { name: 'description', label: 'What it is', kind: 'long' },
  { name: 'audience', label: 'For whom it is', kind: 'text' },
  { name: 'activity', label: 'Which activity of the account it belongs to', kind: { none: 'None', choices: activities } },
];

/** A programme that is added, or one that is changed. */
export function ProgrammeFormView() {
  const { viewer } = useSignedIn();
  const { id = null } = useParams();
  return viewer.access.account === 'keeping' ? (
    <TermsForm id={id} />
  ) : (
    <NotForRole view="Programmes" why="The account is kept by the partnership manager." />
  );
}

function TermsForm({ id }: { readonly id: string | null }) {
  const account = useQuery(PartnershipAccountDocument, { year: null });
  const now =
    account.state.status === 'ready'
      ? account.state.data.partnershipAccount.outcomes.flatMap(({ activities }) =>
          activities.flatMap(({ activity }) => activity ?? []),
        )
      : [];
  return (
    <ProgrammeForm
      title={id === null ? 'Add a programme' : 'Change a programme'}
      lead="What is held with children, by which agency, and for whom."
      done={id === null ? 'The programme is added.' : 'The programme is changed.'}
      button={id === null ? 'Add the programme' : 'Save the change'}
      form={({ programmes }) => {
        const found = id === null ? null : programmes.find((one) => one.id === id);
        if (found === undefined) return null;
        // An activity of another year stays among the choices of what belongs to it.
        const own = found?.activity && !now.some((one) => one.id === found.activity?.id) ? [found.activity] : [];
        const questions = programmeQuestions([...now, ...own].map((one) => ({ code: one.id, words: one.title })));
        return {
          questions: found === null ? questions : [...questions, reasonQuestion],
          known: found === null ? {} : { ...termsOf(found), activity: found.activity?.id ?? '' },
          send: async (answers) => {
            const { activity = '', reason = '' } = answers;
            const input = { ...termsOf(answers), activity: activity === '' ? null : activity };
            return (await request(KeepProgrammeDocument, { input, id, version: found?.version ?? null, reason })).keepProgramme
              .problems;
          },
        };
      }}
    />
  );
}

const termsOf = ({
  title = '',
  provider = '',
  description = '',
  audience = '',
}: {
  readonly title?: string;
  readonly provider?: string;
  readonly description?: string;
  readonly audience?: string;
}) => ({ title, provider, description, audience });

const periodQuestion: Question = {
  ...{ name: 'period', label: 'Period', kind: 'text' },
  hint: 'A financial year, for example 2026/27, or a quarter of one, 2026/27 Q1, which is April to June',
};

const deliveryQuestions: readonly Question[] = [
  periodQuestion,
  { name: 'sessions', label: 'Sessions that were held', kind: 'number' },
  {
    name: 'participants',
    label: 'Children who took part',
    hint: 'Others see it to the nearest 10, and none under 10',
    kind: 'number',
  },
];

/** As it was typed: what is no whole number goes to the server as one that it refuses, with the field's own words. */
const wholeOf = (written = ''): number => (/^\d{1,9}$/.test(written.trim()) ? Number(written) : -1);

/** What was held in a period, added or changed. */
export function DeliveryFormView() {
  const { id = '', delivery = null } = useParams();
  return (
    <ProgrammeForm
      title={delivery === null ? 'Add a delivery' : 'Change a delivery'}
      lead="How many sessions were held in a period, and with how many children."
      done={delivery === null ? 'The delivery is added.' : 'The delivery is changed.'}
      button={delivery === null ? 'Add the delivery' : 'Save the change'}
      form={({ programmes }) => {
        const programme = programmes.find((one) => one.id === id);
        const found = delivery === null ? null : programme?.deliveries.find((one) => one.id === delivery);
        if (programme === undefined || found === undefined) return null;
        const known: Answers =
          found === null
            ? {}
            : { period: found.period, sessions: String(found.sessions), participants: String(found.participantsTyped ?? '') };
        return {
          questions: found === null ? deliveryQuestions : [...deliveryQuestions, reasonQuestion],
          known,
          about: <p className="govuk-body">Of «{programme.title}»</p>,
          send: async ({ period = '', sessions, participants, reason = '' }) => {
            const input = { period, sessions: wholeOf(sessions), participants: wholeOf(participants) };
            const variables = { programme: id, input, id: delivery, version: found?.version ?? null, reason };
            return (await request(KeepProgrammeDeliveryDocument, variables)).keepProgrammeDelivery.problems;
          },
        };
      }}
    />
  );
}

/** Taking a delivery out. The history keeps it. */
export function TakeDeliveryOutView() {
  const { id = '', delivery = '' } = useParams();
  return (
    <ProgrammeForm
      title="Take out a delivery"
      lead="Nobody sees it any more. The history keeps it."
      done="The delivery is taken out."
      button="Take it out"
      form={({ programmes }) => {
        const programme = programmes.find((one) => one.id === id);
        const found = programme?.deliveries.find((one) => one.id === delivery);
        if (found === undefined) return null;
        return {
          questions: [reasonQuestion],
          about: (
            <p className="govuk-body">
              «{programme!.title}», {found.period}
            </p>
          ),
          send: async ({ reason = '' }) =>
            (await request(WithdrawProgrammeDeliveryDocument, { id: delivery, version: found.version, reason }))
              .withdrawProgrammeDelivery.problems,
        };
      }}
    />
  );
}

const sharesQuestions: readonly Question[] = [
  periodQuestion,
  {
    ...{ name: 'questions', label: 'Its questions' },
    kind: {
      each: 'question',
      columns: [
        { name: 'question', label: 'What was asked', kind: 'text' },
        { name: 'improved', label: 'How many improved', kind: 'number' },
        { name: 'answered', label: 'Of how many', kind: 'number' },
      ],
    },
  },
  {
    ...{ name: 'statedOnAll', label: 'Share that is stated to have improved on all', kind: 'text' },
    hint: 'In per cent, for example 85. Leave it empty where none is stated. It is refused where a question cannot bear it',
  },
];

/** An evaluation of which the share of each question alone is known. */
export function EvaluationFormView() {
  const { id = '' } = useParams();
  return (
    <ProgrammeForm
      title="Add an evaluation"
      lead="What a document states of each question. Answers of each participant come with a file, on the page «Data»."
      done="The evaluation is added."
      button="Add the evaluation"
      form={({ programmes }) => {
        const programme = programmes.find((one) => one.id === id);
        if (programme === undefined) return null;
        return {
          questions: sharesQuestions,
          known: { questions: rowsAs([{}]) },
          about: <p className="govuk-body">Of «{programme.title}»</p>,
          send: async ({ period = '', questions: rows, statedOnAll = '' }) => {
            const questions = rowsIn(rows).map(({ question = '', improved, answered }) => ({
              ...{ question, improved: wholeOf(improved), answered: wholeOf(answered) },
            }));
            const sent = await request(AddEvaluationBySharesDocument, {
              programme: id,
              input: { period, questions, statedOnAll },
            });
            return sent.addEvaluationByShares.problems.map(ofRow);
          },
        };
      }}
    />
  );
}

/** «questions.1.improved» is told at the questions, with the number of the one that is wrong. */
function ofRow({ field, problem }: Problems[number]): Problems[number] {
  const [, row] = /^questions\.(\d+)\./.exec(field) ?? [];
  return row === undefined ? { field, problem } : { field: 'questions', problem: `Question ${Number(row) + 1}: ${problem}` };
}

/** Taking out an evaluation that was added by form. */
export function TakeEvaluationOutView() {
  const { evaluation = '' } = useParams();
  return (
    <ProgrammeForm
      title="Take out an evaluation"
      lead="Nobody sees it any more. The history keeps it."
      done="The evaluation is taken out."
      button="Take it out"
      form={({ programmes, others }) => {
        const found = [...programmes.flatMap(({ evaluations }) => evaluations), ...others].find(({ id }) => id === evaluation);
        if (found === undefined) return null;
        return {
          questions: [reasonQuestion],
          about: (
            <p className="govuk-body">
              «{found.programme}», {found.period}
            </p>
          ),
          send: async ({ reason = '' }) =>
            (await request(WithdrawEvaluationDocument, { id: evaluation, reason })).withdrawEvaluation.problems,
        };
      }}
    />
  );
}
