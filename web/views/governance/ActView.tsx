import { useState, type FormEvent } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { longDate } from '../../components/dates.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { plural } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import { RegisterDocument } from '../../graphql.generated.js';
import { asFailure, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers, useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { NotFoundView } from '../static/NotFoundView.js';
import { acts, isAct, openDataAnswers, type Answers, type Question } from './acts.js';
import { refusalsOf, type Refusal } from './agreement-draft.js';
import { BackToGovernance } from './AgreementFormView.js';
import { ChoiceField, SetField, TextField } from './FormFields.js';
import { mayDecide, mayKeep, type Act, type Register } from './register-words.js';

/** Ending, reviewing, approving, deciding, disposing, assigning: one small form each. */
export function ActView() {
  const { act = '' } = useParams();
  const { viewer } = useSignedIn();
  if (!isAct(act)) return <NotFoundView />;
  const may = acts[act].decides ? mayDecide : mayKeep;
  if (!may(viewer.access.register)) return <NotForRole view="This" why="It is for those who answer for what is held." />;
  return <ActPage key={act} act={act} />;
}

function ActPage({ act }: { readonly act: Act }) {
  const [words] = useSearchParams();
  const id = words.get('id') ?? '';
  const { state, again } = useQuery(RegisterDocument, {});
  const register = state.status === 'ready' ? state.data.register : undefined;
  const known = register !== undefined && isKnown(act, id, register);
  return (
    <Page title={acts[act].title(id)} before={<BackToGovernance />} lead={<p className="lead">{acts[act].lead}</p>}>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status !== 'failed' && !register && <Loading what="the register" />}
      {register && !known && (
        <p className="govuk-body">
          There is no {act === 'open-data' ? 'open data' : 'agreement'} {id} in the register.
        </p>
      )}
      {register && known && <ActForm act={act} id={id} register={register} />}
    </Page>
  );
}

function isKnown(act: Act, id: string, { sources, agreements }: Register): boolean {
  if (act === 'open-data') return sources.some(({ name, openData }) => name === id && openData !== null);
  return act === 'loads' || agreements.some((agreement) => agreement.id === id);
}

function ActForm({ act, id, register }: { readonly act: Act; readonly id: string; readonly register: Register }) {
  const { questions, button, warning, done, send } = acts[act];
  const [answers, setAnswers] = useState<Answers>(
    act === 'loads'
      ? { batches: register.uncovered.map(({ batch }) => batch).join(', ') }
      : act === 'open-data'
        ? openDataAnswers(id, register)
        : {},
  );
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();

  const carryOut = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const problems = await send(id, answers, register);
      setRefusals(refusalsOf(problems, 'act'));
      if (problems.length === 0) {
        forgetAnswers();
        void navigate('/governance', { state: { done: done(id) } });
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
  return (
    <form className="form-page" id="act-form" tabIndex={-1} onSubmit={submit} noValidate>
      <ErrorSummary errors={refusals} />
      {failure && <Failed failure={failure} />}
      <WhatIsDue act={act} id={id} register={register} />
      {questions
        .filter(({ when }) => when?.(answers) ?? true)
        .map((question) => (
          <Asked
            key={question.name}
            question={question}
            register={register}
            answer={answers[question.name] ?? ''}
            problem={refusals.find(({ fieldId }) => fieldId === `act-${question.name}`)?.text}
            onChange={(answer) => setAnswers({ ...answers, [question.name]: answer })}
          />
        ))}
      {warning && (
        <div className="govuk-warning-text form-page__warning">
          <span className="govuk-warning-text__icon" aria-hidden="true">
            !
          </span>
          <strong className="govuk-warning-text__text">
            <span className="govuk-visually-hidden">Warning</span>
            {warning}
          </strong>
        </div>
      )}
      <Button type="submit" look={warning ? 'warning' : 'primary'} aria-disabled={busy}>
        {button}
      </Button>
    </form>
  );
}

/** Which rows a decision or a disposal is about. */
function WhatIsDue({ act, id, register }: { readonly act: Act; readonly id: string; readonly register: Register }) {
  if (act !== 'decision' && act !== 'disposal') return null;
  const due = register.due.filter(({ agreement }) => agreement === id);
  if (due.length === 0) return <p className="govuk-body">Nothing under {id} is due.</p>;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {due.map(({ source, before, oldest, rows }) => (
        <li key={source}>
          {register.sources.find(({ name }) => name === source)?.title ?? source}:{' '}
          {rows == null ? 'rows' : plural(rows, 'row', 'rows')} of before {longDate(before)}
          {oldest == null ? '' : `, the oldest of ${longDate(oldest)}`}
        </li>
      ))}
    </ul>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly register: Register;
  readonly answer: string;
  readonly problem: string | undefined;
  readonly onChange: (answer: string) => void;
}

const decisions = [
  { code: 'keep', words: 'Keep them until a day' },
  { code: 'coarsen', words: 'Coarsen them: month, category and area codes stay; place, time, reference and free text go' },
  { code: 'delete', words: 'Delete them' },
];

function Asked({ question: { name, label, hint, kind }, register, answer, problem, onChange }: AskedProps) {
  const field = { id: `act-${name}`, label, problem, ...(hint ? { hint } : {}) };
  if (kind === 'decision') {
    return (
      <SetField
        {...field}
        one
        chosen={answer === '' ? [] : [answer]}
        choices={decisions}
        onChange={([chosen = '']) => onChange(chosen)}
      />
    );
  }
  if (kind === 'agreement') {
    const choices = register.agreements.map(({ id, title }) => ({ code: id, words: `${id}: ${title}` }));
    return <ChoiceField {...field} none="Choose an agreement" chosen={answer} choices={choices} onChange={onChange} />;
  }
  return (
    <TextField
      {...field}
      type={kind}
      {...(kind === 'date' ? { width: 'date' as const } : {})}
      text={answer}
      onChange={onChange}
    />
  );
}
