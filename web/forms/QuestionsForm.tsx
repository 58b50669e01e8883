import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../components/Button.js';
import { ErrorSummary } from '../components/ErrorSummary.js';
import { Failed } from '../components/States.js';
import { asFailure, type RequestFailure } from '../graphql/client.js';
import { forgetAnswers } from '../graphql/use-query.js';
import { AskedQuestion } from './AskedQuestion.js';
import type { Answers, Problems, Question } from './questions.js';

interface QuestionsFormProps {
  readonly questions: readonly Question[];
  /** What the ids of its fields begin with, where a page has more than one form. */
  readonly id?: string;
  /** The answers that stand there already. */
  readonly known?: Answers;
  readonly button: string;
  /** What cannot be taken back. */
  readonly warning?: string | undefined;
  readonly send: (answers: Answers) => Promise<Problems>;
  /** Called when nothing was wrong; what pages remember of the server is forgotten by then. */
  readonly onDone: () => void;
  /** Said before the questions. */
  readonly children?: ReactNode;
  /** What goes on since the button was pressed; beside it, where whoever pressed it looks. */
  readonly underWay?: ReactNode;
}

/** Questions, one under the other, and one button. What is wrong stands above, each with a link to its field, and at the field. */
export function QuestionsForm({
  questions,
  id = 'act',
  known = {},
  button,
  warning,
  send,
  onDone,
  children,
  underWay,
}: QuestionsFormProps) {
  const [answers, setAnswers] = useState<Answers>(known);
  const [problems, setProblems] = useState<Problems>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);

  const carryOut = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const found = await send(answers);
      // «batches.1» is wrong in the field «batches».
      setProblems(found.map(({ field, problem }) => ({ field: field.replace(/\.\d+$/, ''), problem })));
      if (found.length === 0) {
        forgetAnswers();
        onDone();
      }
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void carryOut();
  };
  const errors = problems.map(({ field, problem }) => ({
    text: problem,
    fieldId: field === '' ? `${id}-form` : `${id}-${field}`,
  }));
  return (
    <form className="form-page" id={`${id}-form`} tabIndex={-1} onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      {failure && <Failed failure={failure} />}
      {children}
      {questions
        .filter(({ when }) => when?.(answers) ?? true)
        .map((question) => (
          <AskedQuestion
            key={question.name}
            id={`${id}-${question.name}`}
            question={question}
            answer={answers[question.name] ?? ''}
            problem={problems.find(({ field }) => field === question.name)?.problem}
            onChange={(answer) => setAnswers({ ...answers, [question.name]: answer })}
          />
        ))}
      {warning && <Warning>{warning}</Warning>}
      <Button type="submit" look={warning ? 'warning' : 'primary'} aria-disabled={busy}>
        {button}
      </Button>
      {underWay}
    </form>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <div className="govuk-warning-text form-page__warning">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">Warning</span>
        {children}
      </strong>
    </div>
  );
}
