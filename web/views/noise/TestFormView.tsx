import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { Failed, Loading } from '../../components/States.js';
import { ChoiceField, TextField } from '../../forms/FormFields.js';
import type { Problems } from '../../forms/questions.js';
import { CurrentNoiseTestDocument, SetNoiseTestDocument } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers, useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import type { NoiseTest } from './noise-path.js';
import {
  draftOf,
  isEnd,
  questionsOf,
  replaced,
  undecided,
  withAnswer,
  withoutQuestion,
  withQuestion,
  type DraftAnswer,
  type DraftQuestion,
} from './test-draft.js';

/** Setting the questions of the threshold test for noise: a version each time, with why. */
export function TestFormView() {
  const { viewer } = useSignedIn();
  if (!['all', 'questions'].includes(viewer.access.noiseTriage))
    return <NotForRole view="The questions of the threshold test" why="Council analysts and the administrator set them." />;
  return <TestFormPage back={viewer.access.noiseTriage === 'all' ? '/noise' : '/'} />;
}

function TestFormPage({ back }: { readonly back: string }) {
  const { state, again } = useQuery(CurrentNoiseTestDocument, {});
  const test = state.status === 'ready' ? (state.data.noiseTest ?? null) : undefined;
  return (
    <Page
      title="Questions of the threshold test for noise"
      before={
        <Link className="govuk-back-link" to={back}>
          {back === '/noise' ? 'Noise' : 'Homeward'}
        </Link>
      }
      lead={
        <p className="lead">
          The same for every report. An answer leads to a later question, or ends below or above the threshold, with the reason
          that is recorded. Results keep the version they came of.
        </p>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the questions" />}
      {test !== undefined && <TestForm key={test?.version ?? 0} test={test} back={back} />}
    </Page>
  );
}

/** «questions.0.answers.1» is wrong at its own field. */
const idOf = (field: string): string =>
  field === '' || field === 'questions' ? 'noise-test' : `noise-${field.replaceAll('.', '-')}`;

function TestForm({ test, back }: { readonly test: NoiseTest | null; readonly back: string }) {
  const [questions, setQuestions] = useState<readonly DraftQuestion[]>(() => (test ? draftOf(test) : withQuestion([])));
  const [texts, setTexts] = useState({ guide: test?.guide ?? '', officers: test?.officers ?? '', reason: '' });
  const [problems, setProblems] = useState<Problems>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const problemAt = (field: string) => problems.find((one) => one.field === field)?.problem;

  const send = async () => {
    const missing = undecided(questions);
    setFailure(null);
    setProblems(missing);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      const input = { ...texts, questions: questionsOf(questions) };
      const outcome = (await request(SetNoiseTestDocument, { version: test?.version ?? null, input })).setNoiseTest;
      setProblems(outcome.problems);
      if (outcome.problems.length === 0) {
        forgetAnswers();
        void navigate(back, { state: { done: 'The questions are set: every report is put to them from now on.' } });
      }
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  const text = (name: keyof typeof texts) => ({
    id: idOf(name),
    text: texts[name],
    problem: problemAt(name),
    onChange: (words: string) => setTexts({ ...texts, [name]: words }),
  });
  return (
    <form className="form-page noise-form" id="noise-test" tabIndex={-1} onSubmit={submit} noValidate>
      <ErrorSummary errors={problems.map(({ field, problem }) => ({ text: problem, fieldId: idOf(field) }))} />
      {failure && <Failed failure={failure} />}
      {questions.map((question, place) => (
        <fieldset key={question.code} className="govuk-fieldset noise-form__question">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Question {place + 1}</legend>
          <TextField
            id={idOf(`questions.${place}`)}
            label="What is asked"
            text={question.words}
            problem={problemAt(`questions.${place}`)}
            onChange={(words) => setQuestions(replaced(questions, place, { words }))}
          />
          {question.answers.map((answer, at) => (
            <AnswerFields
              key={answer.code}
              name={`Question ${place + 1}, answer ${at + 1}`}
              id={idOf(`questions.${place}.answers.${at}`)}
              answer={answer}
              later={questions
                .slice(place + 1)
                .map(({ code, words }, after) => ({ code, words: laterText(place + after + 2, words) }))}
              problem={problemAt(`questions.${place}.answers.${at}`)}
              onChange={(part) => setQuestions(replaced(questions, place, { answers: replaced(question.answers, at, part) }))}
              onRemove={() =>
                setQuestions(replaced(questions, place, { answers: question.answers.filter((_, other) => other !== at) }))
              }
            />
          ))}
          <Button look="secondary" onClick={() => setQuestions(replaced(questions, place, withAnswer(question)))}>
            Add an answer<span className="govuk-visually-hidden"> to question {place + 1}</span>
          </Button>{' '}
          {questions.length > 1 && (
            <Button look="secondary" onClick={() => setQuestions(withoutQuestion(questions, place))}>
              Remove question {place + 1}
            </Button>
          )}
        </fieldset>
      ))}
      <Button look="secondary" onClick={() => setQuestions(withQuestion(questions))}>
        Add a question
      </Button>
      <TextField {...text('guide')} label="The guide that is sent below the threshold" />
      <TextField {...text('officers')} label="The officers who take what is above it" hint="A team, not its people" />
      <TextField {...text('reason')} label="Why the questions are set or changed" hint="Stands with this version" />
      <Button type="submit" aria-disabled={busy}>
        Set the questions
      </Button>
    </form>
  );
}

const laterText = (number: number, words: string): string => `Question ${number}${words === '' ? '' : `: ${words}`}`;

interface AnswerFieldsProps {
  readonly name: string;
  readonly id: string;
  readonly answer: DraftAnswer;
  readonly later: readonly { readonly code: string; readonly words: string }[];
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<DraftAnswer>) => void;
  readonly onRemove: () => void;
}

function AnswerFields({ name, id, answer, later, problem, onChange, onRemove }: AnswerFieldsProps) {
  return (
    <div className="noise-form__answer" role="group" aria-label={name}>
      <TextField id={`${id}-words`} label="Answer" text={answer.words} onChange={(words) => onChange({ words })} />
      <ChoiceField
        id={id}
        label="Then"
        none="Choose what follows"
        chosen={answer.then}
        problem={problem}
        choices={[
          { code: 'BELOW', words: 'It is below the threshold' },
          { code: 'ABOVE', words: 'It is above the threshold' },
          ...later,
        ]}
        onChange={(then) => onChange({ then })}
      />
      {isEnd(answer.then) && (
        <TextField id={`${id}-reason`} label="Because" text={answer.reason} onChange={(reason) => onChange({ reason })} />
      )}
      <Button look="secondary" onClick={onRemove}>
        Remove<span className="govuk-visually-hidden"> {name}</span>
      </Button>
    </div>
  );
}
